#include <QTest>
#include <cmath>
#include <utility>

#include "core/base/Error.h"
#include "core/inspection/Errors.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class ErrorsTest : public QObject {
    Q_OBJECT

private slots:
    void statisticsEqualNumbersWorkedOutByHand();
    void emptyAndConstantReferencesGiveNoNaN();
    void mergedSumsEqualThoseOfAllValues();
    void variationSurvivesALargeMean();
    void parityTablesLeaveOutMissingLabels();
    void reportGroupsByDensityAndElement();
};

void ErrorsTest::statisticsEqualNumbersWorkedOutByHand() {
    // Errors 1, -1, 2, 0 about references of mean 2.5 and variation 5.
    const ErrorStatistics s = errorStatistics({1, 2, 3, 4}, {2, 1, 5, 4});
    QCOMPARE(s.count, std::size_t(4));
    QCOMPARE(s.mae, 1.0);
    QCOMPARE(s.rmse, std::sqrt(1.5));
    QCOMPARE(s.max, 2.0);
    QCOMPARE(s.bias, 0.5);
    QVERIFY(std::abs(s.r2 - (1 - 6.0 / 5.0)) < 1e-15);
    QVERIFY_EXCEPTION_THROWN(errorStatistics({1}, {}), InputError);
}

void ErrorsTest::emptyAndConstantReferencesGiveNoNaN() {
    const ErrorStatistics none = errorStatistics({}, {});
    QCOMPARE(none.count, std::size_t(0));
    QCOMPARE(none.rmse, 0.0);
    QCOMPARE(errorStatistics({2, 2}, {1, 3}).r2, 0.0);
}

void ErrorsTest::mergedSumsEqualThoseOfAllValues() {
    ErrorSums all, merged, part;
    for (int i = 0; i < 300; ++i) {
        const double reference = std::sin(i) + 0.01 * i,
                     predicted = reference + 0.1 * std::cos(7 * i);
        all.add(reference, predicted);
        part.add(reference, predicted);
        if (i % 70 == 0)
            merged.merge(std::exchange(part, {}));
    }
    merged.merge(part);
    merged.merge({});
    const ErrorStatistics a = all.statistics(), b = merged.statistics();
    QCOMPARE(a.count, std::size_t(300));
    QCOMPARE(b.count, a.count);
    QCOMPARE(b.max, a.max);
    for (const auto& [one, other] :
         {std::pair{a.mae, b.mae}, {a.rmse, b.rmse}, {a.bias, b.bias}, {a.r2, b.r2}})
        QVERIFY(std::abs(one - other) < 1e-14);  // 300 roundings of numbers below 1
}

void ErrorsTest::variationSurvivesALargeMean() {
    ErrorSums sums, more;
    for (int i = 0; i < 1000; ++i)
        (i < 400 ? sums : more).add(1e6 + (i % 2), 1e6 + (i % 2) + 0.25);
    sums.merge(more);
    // Errors 1/4 about references of variance 1/4: 1 - (1/16) / (1/4). The mean, 1e6, is rounded to
    // 1e-10; sum(y²) - sum(y)²/n would be wrong by 1e-3.
    QVERIFY(std::abs(sums.statistics().r2 - 0.75) < 1e-9);
}

void ErrorsTest::parityTablesLeaveOutMissingLabels() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
    Prediction prediction;
    prediction.energy = 16;
    prediction.forces = Positions::Ones(8, 3);
    frame.labels.energy = 8;
    Frame bare = frame;
    bare.labels = {};
    bare.labels.forces = Positions::Zero(8, 3);
    const std::vector<Prediction> predictions{prediction, prediction};
    const Table energy = energyParity({frame, bare}, predictions);
    QCOMPARE(energy.rowCount(), std::size_t(1));
    QCOMPARE(energy.numbers("predicted")[0], 2.0);
    const Table force = forceParity({frame, bare}, predictions);
    QCOMPARE(force.rowCount(), std::size_t(24));
    QCOMPARE(force.integers("configuration")[0], 1);
    QCOMPARE(force.texts("element")[3], std::string("Cl"));
    QCOMPARE(virialParity({frame, bare}, predictions).rowCount(), std::size_t(0));
    QCOMPARE(forceParity({frame, bare}, predictions, 7).integers("configuration")[0], 8);
}

void ErrorsTest::reportGroupsByDensityAndElement() {
    std::vector<Frame> frames;
    std::vector<Prediction> predictions;
    for (double edge : {5.0, 5.01, 6.0}) {  // the first two differ by 0.6 % in density
        Frame frame = test::jitteredGrid(2, edge, 2, 1);
        frame.labels.energy = 0;
        frame.labels.forces = Positions::Zero(8, 3);
        Prediction prediction;
        prediction.energy = edge > 5.5 ? 0.8 : 0.4;
        prediction.forces = Positions::Zero(8, 3);
        for (int atom = 1; atom < 8; atom += 2)
            prediction.forces.row(atom).setConstant(0.5);  // errors of Cl only
        frames.push_back(std::move(frame));
        predictions.push_back(std::move(prediction));
    }
    const ErrorReport report = errorReport(frames, predictions);
    QCOMPARE(report.atoms, std::size_t(24));
    QCOMPARE(report.byDensity.size(), std::size_t(2));
    QVERIFY(report.byDensity[0].value < report.byDensity[1].value);
    QVERIFY(std::abs(report.byDensity[0].energyPerAtom.rmse - 0.1) < 1e-15);
    QVERIFY(std::abs(report.byDensity[1].energyPerAtom.rmse - 0.05) < 1e-15);
    QCOMPARE(report.byElement.size(), std::size_t(2));
    QCOMPARE(report.byElement[0].group, std::string("Cl"));
    QCOMPARE(report.byElement[0].forceComponent.mae, 0.5);
    QCOMPARE(report.byElement[1].forceComponent.mae, 0.0);
    QCOMPARE(densityGroups(frames), (std::vector<int>{1, 1, 0}));
}

QTEST_APPLESS_MAIN(ErrorsTest)
#include "ErrorsTest.moc"
