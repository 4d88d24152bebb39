#include <QTemporaryDir>
#include <QTest>

#include "core/base/Error.h"
#include "core/learning/LearningLoop.h"
#include "core/mtp/Evaluator.h"
#include "tests/core/labelling/FakeCode.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

class LabelSourcesTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        std::filesystem::create_directories(folder().round(1));
    }

    void campaignGivesLabelsOfItsSinglePoints() {
        const FakeCode code;
        code.exportAll();  // tells the keys, by which the code finds its outputs
        const std::vector<Frame> configurations = FakeCode::configurations();
        const auto labels = labelsOfCampaign(FakeCode::recipe(), code.options(), 2)
                                ->label(configurations, folder(), 1, m_quiet);
        QVERIFY(labels);
        QCOMPARE(labels->size(), configurations.size());
        for (std::size_t k = 0; k < labels->size(); ++k) {
            QVERIFY((*labels)[k].labels.energy && (*labels)[k].labels.forces);
            QVERIFY(!(*labels)[k].labels.isPredicted);
            QCOMPARE((*labels)[k].positions, configurations[k].positions);
        }
        QVERIFY(isCampaign(folder().campaign(1)));
        // Asked again, nothing is calculated twice.
        const qsizetype starts = code.starts().size();
        labelsOfCampaign(FakeCode::recipe(), code.options(), 2)
            ->label(configurations, folder(), 1, m_quiet);
        QCOMPARE(code.starts().size(), starts);
    }

    void whatDoesNotConvergeIsLeftOut() {
        const FakeCode code;
        const ExportReport report = code.exportAll();
        code.print(report.keys[1], "si2-unconverged.out", 2);
        const auto labels = labelsOfCampaign(FakeCode::recipe(), code.options(), 1)
                                ->label(FakeCode::configurations(), folder(), 1, m_quiet);
        QCOMPARE(labels->size(), std::size_t(2));
    }

    void campaignWithoutAnyLabelIsAnError() {
        const FakeCode code;
        for (const std::string& key : code.exportAll().keys)
            code.print(key, "si2-unconverged.out", 2);
        try {
            labelsOfCampaign(FakeCode::recipe(), code.options(), 1)
                ->label(FakeCode::configurations(), folder(), 1, m_quiet);
            QFAIL("single points that did not converge gave labels");
        } catch (const InputError& error) {
            QVERIFY2(QString(error.what()).contains("mtp label status"), error.what());
        }
    }

    void potentialGivesPredictedLabels() {
        const Potential potential = randomPotential(6, 2, 1);
        const std::vector<Frame> frames{jitteredGrid(3, 7.0, 2, 1)};
        const auto labels = labelsOfPotential(potential)->label(frames, folder(), 1, m_quiet);
        QCOMPARE(*labels->front().labels.energy, Evaluator(potential).evaluate(frames[0]).energy);
        QVERIFY(labels->front().labels.isPredicted);
        Potential unnamed = potential;
        unnamed.species.clear();
        QVERIFY_THROWS_EXCEPTION(InputError, labelsOfPotential(unnamed));
    }

    void nobodyHasLabelsByHandYet() { QVERIFY(!labelsByHand()->label({}, folder(), 1, m_quiet)); }

private:
    LearningFolder folder() const { return LearningFolder(m_temporary->path().toStdString()); }

    std::unique_ptr<QTemporaryDir> m_temporary;
    Progress m_quiet;
};

QTEST_GUILESS_MAIN(LabelSourcesTest)
#include "LabelSourcesTest.moc"
