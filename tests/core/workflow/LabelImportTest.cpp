#include "core/workflow/LabelImport.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/project/ProjectStore.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class LabelImportTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void singlePointsLabelTheirConfigurations();
    void framesWithoutAnEnergyAreNoSinglePoints();
    void anInputWithoutEnergiesIsRefused();

private:
    LabelImport bringIn(const std::vector<Frame>& points);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<ProjectStore> m_store;
};

namespace {

Frame calculated(unsigned seed, double energy) {
    Frame frame = test::jitteredGrid(2, 6, 2, seed);
    frame.labels.energy = energy;
    return frame;
}

}  // namespace

// Three configurations without labels.
void LabelImportTest::init() {
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store.emplace(ProjectStore::create(m_folder->filePath("p.mtpw").toStdString()));
    std::vector<Configuration> configurations;
    for (unsigned i = 1; i <= 3; ++i) {
        const Frame frame = test::jitteredGrid(2, 6, 2, i);
        configurations.push_back({recordOf(frame, 1), frame});
    }
    ProjectEdit edit = m_store->edit({.name = "Make 3 configurations"});
    edit.addConfigurations(configurations);
    edit.commit();
}

LabelImport LabelImportTest::bringIn(const std::vector<Frame>& points) {
    const std::string path = m_folder->filePath("points.extxyz").toStdString();
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    writeFrames(registry, path, points);
    FrameLoader loader(m_store->path());
    Progress progress;
    return importLabels(*registry.open(path), m_store->configurations(), loader, progress);
}

void LabelImportTest::singlePointsLabelTheirConfigurations() {
    const LabelImport labels = bringIn({calculated(3, -3), calculated(1, -1), calculated(9, -9)});
    QCOMPARE(labels.singlePoints, std::size_t(3));
    QCOMPARE(labels.outcome.labelled.size(), std::size_t(2));
    QCOMPARE(labels.outcome.labelled[0].record.id, std::int64_t(1));
    QCOMPARE(*labels.outcome.labelled[0].frame.labels.energy, -1.0);
    QCOMPARE(*labels.outcome.labelled[1].frame.labels.energy, -3.0);
    QCOMPARE(labels.outcome.unmatched.size(), std::size_t(1));
    QCOMPARE(*labels.outcome.unmatched[0].labels.energy, -9.0);
}

void LabelImportTest::framesWithoutAnEnergyAreNoSinglePoints() {
    const LabelImport labels = bringIn({test::jitteredGrid(2, 6, 2, 1), calculated(2, -2)});
    QCOMPARE(labels.singlePoints, std::size_t(1));
    QCOMPARE(labels.outcome.labelled.size(), std::size_t(1));
    QCOMPARE(labels.outcome.labelled[0].record.id, std::int64_t(2));
}

void LabelImportTest::anInputWithoutEnergiesIsRefused() {
    try {
        bringIn({test::jitteredGrid(2, 6, 2, 1)});
        QFAIL("an input without energies is accepted");
    } catch (const InputError& error) {
        QVERIFY(
            QString(error.what()).endsWith("points.extxyz: no configuration in it has an energy"));
    }
}

QTEST_APPLESS_MAIN(LabelImportTest)
#include "LabelImportTest.moc"
