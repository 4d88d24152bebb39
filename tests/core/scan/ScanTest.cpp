#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <set>

#include "core/base/TextFile.h"
#include "core/mtp/PotentialFile.h"
#include "core/scan/ScanRun.h"
#include "core/scan/ScanText.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

// Asks to stop after some calls of isCancelled().
class ScanStopAfter : public Progress {
public:
    explicit ScanStopAfter(int questions) : m_left(questions) {}
    bool isCancelled() const override { return --m_left < 0; }

private:
    mutable int m_left;
};

ScanPlan quickScan() {
    ScanPlan plan;
    plan.levels = {4, 6};
    plan.cutoffs = {4.5};
    plan.radialSizes = {5};
    plan.seeds = {1, 2};
    plan.sizes = {6};
    plan.training = quickOptions();
    plan.training.maxIterations = 4;
    return plan;
}

std::vector<Frame> copiesOf(int parents, int each) {
    std::vector<Frame> frames;
    for (int parent = 0; parent < parents; ++parent)
        for (int copy = 0; copy < each; ++copy) {
            frames.push_back(jitteredGrid(2, 5.2 + 0.1 * copy, 2, static_cast<unsigned>(parent)));
            frames.back().lineage.parent = ParentKey{"run", parent};
        }
    return frames;
}

}  // namespace

class ScanTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        Potential teacher = randomPotential(8, 2, 3);
        teacher.species = kSpecies;
        m_sets = {labelledFrames(teacher, 10, 5), labelledFrames(teacher, 4, 105), kSpecies};
    }

    void pointsAreThePlanOnce() {
        ScanPlan plan = quickScan();
        plan.levels = {6, 4, 6};
        const std::vector<ScanSettings> points = settingsOf(plan, 10);
        QCOMPARE(points.size(), std::size_t(2 * 2 * 2));
        QCOMPARE(points.front().basis.level, 4);
        QCOMPARE(points.front().configurations, std::size_t(6));
        QCOMPARE(points.back().configurations, std::size_t(10));
        plan.sizes = {11};
        QVERIFY_EXCEPTION_THROWN(settingsOf(plan, 10), InputError);
        plan = quickScan();
        plan.seeds.clear();
        QVERIFY_EXCEPTION_THROWN(settingsOf(plan, 10), InputError);
        plan = quickScan();
        plan.levels = {7};
        QVERIFY_EXCEPTION_THROWN(settingsOf(plan, 10), InputError);
    }

    void smallerSetsArePartsOfLargerOnes() {
        const ScanSets sets{copiesOf(6, 3), {}, kSpecies};
        const auto parentsOf = [&sets](std::size_t size, std::uint64_t seed) {
            std::set<std::int64_t> parents;
            for (const Frame& frame : trainingFrames(sets, {{}, size, seed}))
                parents.insert(*frame.lineage.parent->frame);
            return parents;
        };
        // Copies of one parent stay together: six configurations are two parents.
        const std::set<std::int64_t> few = parentsOf(6, 1), more = parentsOf(12, 1);
        QCOMPARE(few.size(), std::size_t(2));
        QCOMPARE(more.size(), std::size_t(4));
        QVERIFY(std::includes(more.begin(), more.end(), few.begin(), few.end()));
        bool isOther = false;
        for (std::uint64_t seed = 2; seed < 6; ++seed)
            isOther = isOther || parentsOf(6, seed) != few;
        QVERIFY(isOther);
        QCOMPARE(trainingFrames(sets, {{}, 18, 1}).size(), std::size_t(18));
    }

    void pointsAreThoseOfTheTrainer() {
        QTemporaryDir folder;
        Progress progress;
        const ScanPlan plan = quickScan();
        int ended = 0;
        const ScanResult result =
            runScan(plan, m_sets, in(folder), progress, [&ended](const ScanPoint&) { ++ended; });
        QVERIFY(result.isComplete);
        QCOMPARE(result.planned, std::size_t(8));
        QCOMPARE(result.points.size(), std::size_t(8));
        QCOMPARE(ended, 8);
        const ScanPoint& last = result.points.back();
        QVERIFY(last.isTrained() && last.cpuSeconds > 0 && last.microseconds > 0);
        // The whole set, no validation: what `mtp train` does with these options.
        Recorder recorder;
        const TrainingSummary summary =
            Trainer(m_sets.training, {}, kSpecies, optionsOf(plan, last.settings)).run(recorder);
        QVERIFY(std::abs(last.objective - summary.best.objective) < 1e-9 * last.objective);
        const Potential kept = readPotential(in(folder) / last.file);
        QCOMPARE(kept.momentCoefficients.size(), std::size_t(last.functions));
        // Held-back errors, written out.
        double squares = 0, components = 0;
        const Evaluator evaluator(kept);
        for (const Frame& frame : m_sets.validation) {
            squares += (evaluator.evaluate(frame).forces - *frame.labels.forces).squaredNorm();
            components += 3.0 * static_cast<double>(frame.atomCount());
        }
        // The file has 16 digits.
        QVERIFY(std::abs(*last.validation.force - std::sqrt(squares / components)) <
                1e-6 * *last.validation.force);
    }

    void stoppedScanGoesOnAndTrainsNothingTwice() {
        QTemporaryDir whole, parts;
        Progress progress;
        const ScanPlan plan = quickScan();
        const ScanResult once = runScan(plan, m_sets, in(whole), progress);
        std::size_t found = 0;
        int runs = 0;
        std::set<ScanSettings> trained;
        // Each run is stopped a little later; what it has trained stays.
        for (int questions = 20;; questions = questions * 5 / 4, ++runs) {
            ScanStopAfter stop(questions);
            const ScanResult some =
                runScan(plan, m_sets, in(parts), stop, [&trained](const ScanPoint& point) {
                    QVERIFY(trained.insert(point.settings).second);
                });
            QVERIFY(some.points.size() >= found);
            found = some.points.size();
            QCOMPARE(trained.size(), found);
            if (some.isComplete)
                break;
            QVERIFY(runs < 100);
        }
        QVERIFY(runs > 2);
        QCOMPARE(found, once.points.size());
        for (std::size_t k = 0; k < found; ++k)
            QCOMPARE(readTextFile(in(parts) / once.points[k].file),
                     readTextFile(in(whole) / once.points[k].file));
    }

    void folderMayGrowByMorePoints() {
        QTemporaryDir folder;
        Progress progress;
        ScanPlan plan = quickScan();
        plan.levels = {4};
        runScan(plan, m_sets, in(folder), progress);
        plan.levels = {4, 6};
        int ended = 0;
        const ScanResult result =
            runScan(plan, m_sets, in(folder), progress, [&ended](const ScanPoint& point) {
                ++ended;
                QCOMPARE(point.settings.basis.level, 6);
            });
        QCOMPARE(ended, 4);
        QCOMPARE(result.points.size(), std::size_t(8));
        const ScanFolder read(in(folder));
        QCOMPARE(estimateScan(
                     plan, m_sets,
                     [&read](const ScanSettings& one) { return read.find(one).has_value(); }, false)
                     .trained,
                 std::size_t(8));
    }

    void folderOfOtherDataIsRefused() {
        QTemporaryDir folder;
        Progress progress;
        ScanPlan plan = quickScan();
        plan.levels = {4};
        runScan(plan, m_sets, in(folder), progress);
        ScanSets others = m_sets;
        others.training.pop_back();
        QVERIFY_EXCEPTION_THROWN(runScan(plan, others, in(folder), progress), InputError);
        plan.training.forceWeight *= 2;
        QVERIFY_EXCEPTION_THROWN(runScan(plan, m_sets, in(folder), progress), InputError);
        plan = quickScan();
        ScanFolder held(in(folder));
        held.open(plan, m_sets);
        QVERIFY_EXCEPTION_THROWN(runScan(plan, m_sets, in(folder), progress), InputError);
    }

    void damagedLineIsTrainedAgain() {
        QTemporaryDir folder;
        Progress progress;
        ScanPlan plan = quickScan();
        plan.levels = {4};
        const ScanResult first = runScan(plan, m_sets, in(folder), progress);
        std::filesystem::path line = in(folder) / first.points[1].file;
        line.replace_extension(".json");
        std::ofstream(line) << "{\"level\": 4";
        int ended = 0;
        const ScanResult again =
            runScan(plan, m_sets, in(folder), progress, [&ended](const ScanPoint&) { ++ended; });
        QCOMPARE(ended, 1);
        QCOMPARE(again.points[1].objective, first.points[1].objective);
    }

    void pointThatCannotBeTrainedDoesNotEndTheScan() {
        QTemporaryDir folder;
        Progress progress;
        ScanPlan plan = quickScan();
        plan.levels = {4};
        plan.sizes = {1};
        ScanSets sets = m_sets;
        for (std::size_t k = 0; k + 1 < sets.training.size(); ++k)
            sets.training[k].labels.energy.reset();  // no energy: nothing to fit
        const ScanResult result = runScan(plan, sets, in(folder), progress);
        QVERIFY(result.isComplete);
        QCOMPARE(result.points.size(), std::size_t(4));
        QVERIFY(!result.points[0].isTrained() || !result.points[1].isTrained());
        QVERIFY(result.points[3].isTrained());
        const Table table = scanTable(settingsOf(plan, 10), result.points);
        QCOMPARE(table.rowCount(), std::size_t(4));
    }

    void setsWithoutValidationAreRefused() {
        QTemporaryDir folder;
        Progress progress;
        ScanSets sets = m_sets;
        sets.validation.clear();
        QVERIFY_EXCEPTION_THROWN(runScan(quickScan(), sets, in(folder), progress), InputError);
    }

    void estimateCountsWhatIsLeft() {
        const ScanPlan plan = quickScan();
        const auto none = [](const ScanSettings&) { return false; };
        const ScanEstimate all = estimateScan(plan, m_sets, none, false);
        QCOMPARE(all.points, std::size_t(8));
        QVERIFY(all.seconds > 0 && all.secondsToLimit >= all.seconds && all.memory > 0);
        const ScanEstimate less = estimateScan(
            plan, m_sets, [](const ScanSettings& one) { return one.basis.level == 6; }, false);
        QCOMPARE(less.trained, std::size_t(4));
        QVERIFY(less.seconds < all.seconds / 2);
    }

private:
    static std::filesystem::path in(const QTemporaryDir& folder) {
        return std::filesystem::path(folder.path().toStdString()) / "scan";
    }

    ScanSets m_sets;
};

QTEST_APPLESS_MAIN(ScanTest)
#include "ScanTest.moc"
