#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/inspection/Comparison.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void differencesStandSideBySide();
    void statisticsOfBothAreThoseOfEach();
    void otherConfigurationsAreRefused();
};

namespace {

Prediction constant(const Frame& frame, double energy, double force) {
    Prediction prediction;
    prediction.energy = energy;
    prediction.forces = Positions::Zero(static_cast<Eigen::Index>(frame.atomCount()), 3);
    prediction.forces(2, 1) = force;
    return prediction;
}

}  // namespace

void ComparisonTest::differencesStandSideBySide() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 1);  // 8 atoms
    frame.labels.energy = 8;
    const Prediction a = constant(frame, 8.8, 1), b = constant(frame, 7.2, -2);
    const Table table = comparisonTable({frame}, {a}, {b}, 4);
    const auto at = [&](const char* name) { return table.numeric(name)[0]; };
    constexpr double kRounding = 1e-10;
    QCOMPARE(at("configuration"), 4.0);
    QVERIFY(std::abs(at("dE_a") - 100) < kRounding);
    QVERIFY(std::abs(at("dE_b") + 100) < kRounding);
    QVERIFY(std::abs(at("E_apart") + 200) < kRounding);
    QVERIFY(std::isnan(at("dF_a")));  // no label
    QVERIFY(std::abs(at("F_apart") - 3 / std::sqrt(24.0)) < kRounding);
    QVERIFY(std::abs(at("F_apart_max") - 3) < kRounding);
    QCOMPARE(at("F_apart_atom"), 2.0);
    QVERIFY(std::isnan(at("dP_a")));
    QCOMPARE(at("P_apart"), 0.0);
}

void ComparisonTest::statisticsOfBothAreThoseOfEach() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
    frame.labels.energy = 8;
    const ErrorReport a = errorReport({frame}, {constant(frame, 8.8, 0)});
    const ErrorReport b = errorReport({frame}, {constant(frame, 8.4, 0)});
    const Table table = comparisonStatistics(a, b);
    QCOMPARE(table.texts("quantity")[0], std::string("energy"));
    QVERIFY(std::abs(table.numbers("rmse_a")[0] - 100) < 1e-10);
    QVERIFY(std::abs(table.numbers("mae_b")[0] - 50) < 1e-10);
    QVERIFY(std::abs(table.numbers("rmse_ratio")[0] - 0.5) < 1e-10);
}

void ComparisonTest::otherConfigurationsAreRefused() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 1), other = test::jitteredGrid(2, 6.0, 2, 1);
    frame.labels.energy = other.labels.energy = 8;
    const Prediction p = constant(frame, 8.8, 0);
    QVERIFY_EXCEPTION_THROWN(
        comparisonStatistics(errorReport({frame}, {p}), errorReport({other}, {p})), InputError);
    QVERIFY_EXCEPTION_THROWN(comparisonTable({frame, other}, {p, p}, {p}), InputError);
}

QTEST_APPLESS_MAIN(ComparisonTest)
#include "ComparisonTest.moc"
