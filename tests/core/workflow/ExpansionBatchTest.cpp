#include "core/workflow/ExpansionBatch.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

const std::vector<ParentKey> kKeys{{"run", 0}, {"run", 10}, {"run", 20}, {"run", 30}, {"run", 40}};

// parent: number of a frame.
ConfigurationRecord made(std::int64_t id, std::int64_t parent, double ratio) {
    ConfigurationRecord record;
    record.id = id;
    record.parent = ParentKey{"run", parent};
    record.densityRatio = ratio;
    return record;
}

}  // namespace

class ExpansionBatchTest : public QObject {
    Q_OBJECT

private slots:
    void everyFrameIsMadeAtEveryDensity();
    void fewerFramesAreSpreadOverTheSelection();
    void whatExistsIsNotMissing();
    void aRungKnowsHowFarItIs();
    void unconvergedLabelsDoNotTrain();
    void coverageCountsAllRatios();
    void onlyAPlaneWaveCutoffCounts();
};

void ExpansionBatchTest::everyFrameIsMadeAtEveryDensity() {
    ExpansionOptions options;
    options.ratios = {0.5, 1, 2};
    const ExpansionBatch batch = planExpansion({0, 2, 4}, 0, kKeys, options, {});
    QCOMPARE(batch.frames, (std::vector<std::size_t>{0, 2, 4}));
    QCOMPARE(batch.densities, std::size_t(3));
    QCOMPARE(batch.missing, std::size_t(9));
    // By volume: twice, once and half that of ratio 1, for three frames.
    QCOMPARE(batch.cost, 3 * (2 + 1 + 0.5));
    QCOMPARE(planExpansion({}, 0, {}, options, {}).missing, std::size_t(0));
}

void ExpansionBatchTest::fewerFramesAreSpreadOverTheSelection() {
    ExpansionOptions options;
    options.ratios = {1};
    const ExpansionBatch batch = planExpansion({0, 1, 2, 3, 4}, 3, kKeys, options, {});
    QCOMPARE(batch.frames, (std::vector<std::size_t>{0, 2, 4}));
    QCOMPARE(planExpansion({1, 2}, 9, kKeys, options, {}).frames.size(), std::size_t(2));
}

void ExpansionBatchTest::whatExistsIsNotMissing() {
    ExpansionOptions options;
    options.ratios = {0.5, 1};
    const std::vector<ConfigurationRecord> existing{
        made(1, 0, 0.5), made(2, 0, 1.5),  // another density
        made(3, 99, 1)};                   // of a frame that is not selected
    QCOMPARE(planExpansion({0, 1}, 0, kKeys, options, existing).missing, std::size_t(3));
    // Made in another way, it does not count.
    options.rattle = 0.1;
    QCOMPARE(planExpansion({0, 1}, 0, kKeys, options, existing).missing, std::size_t(4));
}

void ExpansionBatchTest::aRungKnowsHowFarItIs() {
    ExpansionOptions options;
    options.ratios = {0.5, 1};
    Strain stretch = Strain::Zero();
    stretch[0] = 0.1;
    options.shapes = {{0.5, stretch}};
    std::vector<ConfigurationRecord> records{made(1, 0, 1), made(2, 1, 1), made(3, 2, 1),
                                             made(4, 3, 1)};
    records[0].energy = -1;
    records[1].energy = -1;
    records[1].part = Part::Test;
    const std::vector<RungState> states = rungStates(options, records, {2, 3});
    QCOMPARE(states.size(), std::size_t(2));
    QVERIFY(states[0].isStretched && states[0].configurations == 0);
    QVERIFY(!states[1].isStretched);
    QCOMPARE(states[1].configurations, 4);
    QCOMPARE(states[1].labelled, 2);
    QCOMPARE(states[1].exported, 1);  // the second came back with labels
    QCOMPARE(states[1].training, 1);
    QCOMPARE(unlabelled(records).size(), std::size_t(2));
    QCOMPARE(unlabelled(records).front().id, std::int64_t(3));
}

void ExpansionBatchTest::unconvergedLabelsDoNotTrain() {
    ExpansionOptions options;
    options.ratios = {1};
    std::vector<ConfigurationRecord> records{made(1, 0, 1)};
    records[0].energy = -1;
    records[0].isConverged = false;
    const std::vector<RungState> states = rungStates(options, records, {});
    QCOMPARE(states[0].labelled, 1);
    QCOMPARE(states[0].training, 0);
}

void ExpansionBatchTest::coverageCountsAllRatios() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("run.extxyz").toStdString();
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    writeFrames(registry, path, {test::jitteredGrid(2, 6, 2, 1), test::jitteredGrid(2, 6, 2, 2)});
    SourceRecord record;
    record.path = path;
    Progress progress;
    const LoadedTrajectory trajectory = loadTrajectory(registry, record, progress);
    ExpansionOptions options;
    options.ratios = {0.8, 1.2};
    const Table coverage = batchCoverage(*trajectory.reader, {0, 1}, options, {}, progress);
    QCOMPARE(ratiosOf(coverage), options.ratios);
    QCOMPARE(pairsOf(coverage).size(), std::size_t(3));
}

void ExpansionBatchTest::onlyAPlaneWaveCutoffCounts() {
    Provenance provenance;
    provenance.code = "VASP";
    QVERIFY(!planeWaveCutoff(&provenance) && !planeWaveCutoff(nullptr));
    provenance.settings["cutoff_eV"] = "520";
    QCOMPARE(planeWaveCutoff(&provenance).value(), 520.0);
    provenance.code = "CP2K";
    QVERIFY(!planeWaveCutoff(&provenance));
}

QTEST_APPLESS_MAIN(ExpansionBatchTest)
#include "ExpansionBatchTest.moc"
