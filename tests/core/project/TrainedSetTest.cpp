// Whether a run is stale, and what a list of projects says of one.
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/project/ProjectStore.h"
#include "core/project/ProjectSummary.h"
#include "core/project/file/TrainedSet.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

Configuration labelled(unsigned seed) {
    Frame frame = test::jitteredGrid(2, 6.0, 2, seed);
    frame.labels.energy = -1.0 * seed;
    return {recordOf(frame, 1), frame};
}

// Six labelled configurations, two of them for validation, and a run that was trained on them.
void fill(ProjectStore& store) {
    ProjectEdit edit = store.edit({.name = "Make 6 configurations"});
    std::vector<Configuration> configurations;
    for (unsigned i = 0; i < 6; ++i) {
        configurations.push_back(labelled(i + 1));
        configurations.back().record.part = i < 2 ? Part::Validation : Part::Training;
    }
    edit.addConfigurations(configurations);
    edit.commit();
    RunRecord run;
    run.name = "Run 1";
    run.trainedOn = trainedSet(store.configurations());
    ProjectEdit training = store.edit({.name = "Train Run 1"});
    training.addRun(run);
    training.commit();
}

void update(ProjectStore& store, const ConfigurationRecord& record) {
    ProjectEdit edit = store.edit({.name = "Change a configuration"});
    edit.updateConfigurations({record});
    edit.commit();
}

}  // namespace

class TrainedSetTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aRunKnowsWhatItUsed();
    void everyChangeThatMattersMakesARunStale_data();
    void everyChangeThatMattersMakesARunStale();
    void newLabelsMakeARunStale();
    void testConfigurationsDoNotMatter();
    void aRunFromAFileIsNeverStale();
    void validationSetsAreCompared();
    void aProjectIsSummedUp();
    void nothingElseIsSummedUp();

private:
    bool isRunStale() const { return isStale(m_store->runs().at(0), m_store->configurations()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<ProjectStore> m_store;
};

void TrainedSetTest::init() {
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store.emplace(ProjectStore::create(m_folder->filePath("p.mtpw").toStdString()));
    fill(*m_store);
}

void TrainedSetTest::aRunKnowsWhatItUsed() {
    const std::string path = m_store->path().string();
    m_store.reset();
    m_store.emplace(ProjectStore::open(path));
    const RunRecord run = m_store->runs().at(0);
    QVERIFY(run.trainedOn);
    QCOMPARE(run.trainedOn->trainingIds, (std::vector<std::int64_t>{3, 4, 5, 6}));
    QCOMPARE(run.trainedOn->validationIds, (std::vector<std::int64_t>{1, 2}));
    QVERIFY(!isRunStale());
}

void TrainedSetTest::everyChangeThatMattersMakesARunStale_data() {
    QTest::addColumn<int>("change");
    QTest::newRow("excluded") << 0;
    QTest::newRow("weight") << 1;
    QTest::newRow("part") << 2;
}

void TrainedSetTest::everyChangeThatMattersMakesARunStale() {
    QFETCH(int, change);
    ConfigurationRecord record = m_store->configurations().at(4);
    if (change == 0)
        record.isExcluded = true;
    else if (change == 1)
        record.weight = 2;
    else
        record.part = Part::Validation;
    update(*m_store, record);
    QVERIFY(isRunStale());
    m_store->undo();
    QVERIFY(!isRunStale());
    m_store->redo();
    QVERIFY(isRunStale());
}

void TrainedSetTest::newLabelsMakeARunStale() {
    Configuration changed = labelled(9);
    changed.record.id = m_store->configurations().at(4).id;
    ProjectEdit edit = m_store->edit({.name = "Label 1 configuration"});
    edit.setLabels({changed});
    edit.commit();
    QVERIFY(isRunStale());
}

void TrainedSetTest::testConfigurationsDoNotMatter() {
    Configuration more = labelled(7);
    more.record.part = Part::Test;
    ProjectEdit edit = m_store->edit({.name = "Make 1 configuration"});
    edit.addConfigurations({more});
    edit.commit();
    QVERIFY(!isRunStale());
}

void TrainedSetTest::aRunFromAFileIsNeverStale() {
    RunRecord run;
    QVERIFY(!isStale(run, m_store->configurations()));
    QVERIFY(!isStale(run, {}));
}

void TrainedSetTest::validationSetsAreCompared() {
    RunRecord a, b;
    a.trainedOn = TrainedSet{{1}, {2, 3}, "x"};
    QVERIFY(haveSameValidation(a, b));
    b.trainedOn = TrainedSet{{4}, {3, 2}, "y"};
    QVERIFY(haveSameValidation(a, b));
    b.trainedOn->validationIds = {3};
    QVERIFY(!haveSameValidation(a, b));
}

void TrainedSetTest::aProjectIsSummedUp() {
    TrainingRecord training;
    training.name = "Run 2";
    m_store->startTraining(training);
    // While it is open for writing, too.
    const auto summary = summarise(m_store->path());
    QVERIFY(summary);
    QCOMPARE(summary->configurations, std::size_t(6));
    QCOMPARE(summary->labelled, std::size_t(6));
    QCOMPARE(summary->runs, std::size_t(1));
    QCOMPARE(summary->interrupted, std::size_t(1));
    QVERIFY(!summary->isEmpty());
    const auto path = m_folder->filePath("empty.mtpw").toStdString();
    ProjectStore::create(path);
    QVERIFY(summarise(path) && summarise(path)->isEmpty());
}

void TrainedSetTest::nothingElseIsSummedUp() {
    QVERIFY(!summarise(m_folder->filePath("missing.mtpw").toStdString()));
    const auto path = m_folder->filePath("other.mtpw").toStdString();
    std::ofstream(path) << "no project";
    QVERIFY(!summarise(path));
}

QTEST_GUILESS_MAIN(TrainedSetTest)
#include "TrainedSetTest.moc"
