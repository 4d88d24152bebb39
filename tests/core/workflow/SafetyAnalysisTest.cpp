#include "core/workflow/SafetyAnalysis.h"

#include <QTest>
#include <algorithm>

#include "core/inspection/ErrorColumns.h"
#include "core/workflow/GradeAnalysis.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;

namespace {

// Five labelled configurations of falling density; the last, the least dense, is for the test.
FitResult fiveConfigurations() {
    FitResult result;
    for (unsigned i = 0; i < 5; ++i) {
        Frame frame = test::jitteredGrid(2, 5.5 + 0.2 * i, 2, i + 1);
        frame.labels.energy = -1;
        ConfigurationRecord record;
        record.id = i + 1;
        record.energy = -1;
        record.density = density(frame);
        record.part = i == 4 ? Part::Test : Part::Training;
        result.frames.push_back(frame);
        result.records.push_back(record);
        result.numbers.push_back(static_cast<int>(10 + i));
    }
    return result;
}

}  // namespace

class SafetyAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void typicalConfigurationsAreNearTheMedianDensity();
    void configurationsWithoutADensityAreNotTypical();
    void scaledConfigurationsKeepTheirNumbers();
    void onlyTheTrainingSetIsCompared();
    void errorsAtOtherDensitiesAreNamed();
    void aPotentialOfAFileIsComparedWithAll();
    void gradesTellWhatTheActiveSetDoesNotReach();
};

void SafetyAnalysisTest::typicalConfigurationsAreNearTheMedianDensity() {
    std::vector<std::size_t> typical = typicalConfigurations(fiveConfigurations());
    QCOMPARE(typical.front(), std::size_t(2));
    std::sort(typical.begin(), typical.end());
    QCOMPARE(typical, (std::vector<std::size_t>{1, 2, 3}));
}

void SafetyAnalysisTest::configurationsWithoutADensityAreNotTypical() {
    FitResult result = fiveConfigurations();
    for (std::size_t i = 0; i < 4; ++i)
        result.records[i].density.reset();
    QCOMPARE(typicalConfigurations(result), std::vector<std::size_t>{4});
    result.records[4].density.reset();
    QVERIFY(typicalConfigurations(result).empty());
}

void SafetyAnalysisTest::scaledConfigurationsKeepTheirNumbers() {
    Progress progress;
    const auto analysis =
        analyseSafety(fiveConfigurations(), test::randomPotential(4, 2, 1), {1, 3}, progress);
    QCOMPARE(analysis->numbers, (std::vector<int>{11, 13}));
    const std::vector<int>& scaled = analysis->curves.integers("configuration");
    QCOMPARE(*std::max_element(scaled.begin(), scaled.end()), 1.0);
    QVERIFY(analysis->dimers.rowCount() > 0);
}

void SafetyAnalysisTest::onlyTheTrainingSetIsCompared() {
    const FitResult result = fiveConfigurations();
    Progress progress;
    const auto analysis = analyseSafety(result, test::randomPotential(4, 2, 1), {}, progress);
    QVERIFY(analysis->knowsTraining);
    QCOMPARE(analysis->trained->first, *result.records[3].density);
    QCOMPARE(analysis->trained->second, *result.records[0].density);
}

// The least dense configuration is not trained on, and its forces are far off.
void SafetyAnalysisTest::errorsAtOtherDensitiesAreNamed() {
    Progress progress;
    FitResult result = fiveConfigurations();
    for (std::size_t i = 0; i < 5; ++i) {
        Frame& frame = result.frames[i];
        frame.labels.forces = Positions::Zero(static_cast<Eigen::Index>(frame.atomCount()), 3);
        Prediction prediction;
        prediction.forces = Positions::Constant(frame.labels.forces->rows(), 3, i == 4 ? 2.0 : 0.1);
        result.predictions.push_back(prediction);
    }
    const auto analysis = analyseSafety(result, test::randomPotential(6, 2, 3), {}, progress);
    QCOMPARE(analysis->densityWarnings.size(), std::size_t{1});
    QVERIFY(QString::fromStdString(analysis->densityWarnings[0]).contains("20 times"));
}

void SafetyAnalysisTest::aPotentialOfAFileIsComparedWithAll() {
    FitResult result = fiveConfigurations();
    result.hasParts = false;
    result.records[0].isExcluded = true;
    Progress progress;
    const auto analysis = analyseSafety(result, test::randomPotential(4, 2, 1), {}, progress);
    QVERIFY(!analysis->knowsTraining);
    QCOMPARE(analysis->trained->first, *result.records[4].density);
    QCOMPARE(analysis->trained->second, *result.records[1].density);
}

void SafetyAnalysisTest::gradesTellWhatTheActiveSetDoesNotReach() {
    // Of all but the last, which is then a cell two thirds as wide.
    FitResult result = fiveConfigurations();
    const Potential potential = test::randomPotential(2, 2, 1);
    const auto set = std::make_shared<const ActiveSet>(
        test::activeSetFrom(potential, {result.frames.begin(), result.frames.end() - 1}));
    result.frames[4] = test::jitteredGrid(2, 4, 2, 9);
    std::swap(result.frames[4].species[0], result.frames[4].species[1]);  // found by their names
    Progress progress;
    const auto analysis = analyseGrades(result, potential, set, progress);
    const std::vector<double>& grades = analysis->configurations[columns::kGrade];
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(grades[i] < 1.001 + 1e-6);  // exchanges end there
    QVERIFY(grades[4] > kTooFar);
    QCOMPARE(analysis->highest, grades[4]);
    QCOMPARE(analysis->worthLabels, std::size_t{1});
    QCOMPARE(analysis->tooFar, std::size_t{1});
    const auto worst = static_cast<std::size_t>(analysis->configurations[columns::kAtom][4]);
    QCOMPARE(analysis->grades[4].atomGrades[worst], grades[4]);
    // Each atom is in one bin, also one beyond all of them.
    const Table bins = gradeHistogram(analysis->atoms);
    double counted = 0;
    for (const double count : bins[columns::kCount])
        counted += count;
    QCOMPARE(counted, 40.0);
    QVERIFY(bins[columns::kGrade].back() < 1.2 * kTooFar);
}

QTEST_APPLESS_MAIN(SafetyAnalysisTest)
#include "SafetyAnalysisTest.moc"
