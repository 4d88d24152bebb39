#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/density/Expansion.h"
#include "core/inspection/CurveColumns.h"
#include "core/inspection/EquationOfState.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class EquationOfStateTest : public QObject {
    Q_OBJECT

private slots:
    void pressureIsTheSlopeOfTheEnergy();
    void ratiosReferToOneDensity();
    void trainedDensitiesAreMarked();
    void labelsOfScaledCopiesAreFound();
    void marksOfACurveWrittenByHand();
    void badOptionsAreRefused();
};

void EquationOfStateTest::pressureIsTheSlopeOfTheEnergy() {
    const Evaluator evaluator(test::randomPotential(8, 2, 3));
    const Frame frame = test::jitteredGrid(2, 5.2, 2, 1);
    EquationOfStateOptions options;
    options.leastRatio = 0.9;
    options.mostRatio = 1.1;
    options.points = 2001;
    const Table curve = equationOfState(evaluator, {frame}, options);
    QCOMPARE(curve.rowCount(), std::size_t(2001));
    const auto& volume = curve.numbers("volume");
    const auto& energy = curve.numbers("energy");
    const auto& pressure = curve.numbers("pressure");
    double largest = 0;
    for (const double p : pressure)
        largest = std::max(largest, std::abs(p));
    for (std::size_t i = 1; i + 1 < volume.size(); i += 97) {
        // -dE/dV of both per atom, 1 eV/Å³ = 160.2176634 GPa.
        const double slope =
            -(energy[i + 1] - energy[i - 1]) / (volume[i + 1] - volume[i - 1]) * 160.2176634;
        // Differences over steps of 1e-4: their square, and an uneven grid, leave 1e-4 of the
        // whole.
        QVERIFY2(std::abs(slope - pressure[i]) < 1e-4 * largest,
                 qPrintable(QString("%1 %2").arg(slope).arg(pressure[i])));
    }
}

void EquationOfStateTest::ratiosReferToOneDensity() {
    const Evaluator evaluator(test::randomPotential(6, 2, 3));
    const Frame frame = test::jitteredGrid(2, 5.2, 2, 1);
    const double own = *density(frame);
    EquationOfStateOptions options;
    options.leastRatio = 0.5;
    options.mostRatio = 1.5;
    options.points = 3;
    options.referenceDensity = 2 * own;
    const Table curve = equationOfState(evaluator, {frame, scaledToRatio(frame, 0.7)}, options);
    QCOMPARE(curve.rowCount(), std::size_t(6));
    for (std::size_t i = 0; i < 6; ++i)
        QVERIFY(std::abs(curve.numbers("density")[i] / own - (1.0 + static_cast<double>(i % 3))) <
                1e-12);
    // The two are copies of each other: the same curve, by the same arithmetic up to rounding.
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(curve.numbers("energy")[i] - curve.numbers("energy")[i + 3]) < 1e-9);
    const Prediction direct = evaluator.evaluate(frame);
    QVERIFY(std::abs(curve.numbers("energy")[0] - direct.energy / 8) < 1e-9);
    QCOMPARE(curve.integers("configuration")[3], 1);
}

void EquationOfStateTest::trainedDensitiesAreMarked() {
    const Evaluator evaluator(test::randomPotential(6, 2, 3));
    const Frame frame = test::jitteredGrid(2, 5.2, 2, 1);
    const double own = *density(frame);
    EquationOfStateOptions options;
    options.leastRatio = 0.5;
    options.mostRatio = 1.5;
    options.points = 3;
    QVERIFY(std::isnan(equationOfState(evaluator, {frame}, options).numbers("is_trained")[0]));
    options.trainedDensities = densityRange({frame, scaledToRatio(frame, 1.2)});
    QVERIFY(std::abs(options.trainedDensities->first - own) < 1e-12 * own);
    options.trainedDensities->first *= 1 - 1e-9;  // the scaled frame is rounded
    const Table curve = equationOfState(evaluator, {frame}, options);
    QCOMPARE(curve.numbers("is_trained"), (std::vector<double>{0, 1, 0}));
    QVERIFY(!densityRange({}));
}

void EquationOfStateTest::labelsOfScaledCopiesAreFound() {
    Frame frame = test::jitteredGrid(2, 5.2, 2, 1);
    Frame denser = scaledToRatio(frame, 1.3);
    denser.labels.energy = -16;
    denser.labels.virial = 3 * Eigen::Matrix3d::Identity();
    Frame other = test::jitteredGrid(2, 5.2, 2, 2);
    other.labels.energy = -1;
    const Table labels = equationOfStateLabels({frame}, {other, denser});
    QCOMPARE(labels.rowCount(), std::size_t(1));
    QCOMPARE(labels.integers("index")[0], 1);
    QCOMPARE(labels.numbers("energy")[0], -2.0);
    const double volume = denser.cell.volume();
    QVERIFY(std::abs(labels.numbers("pressure")[0] - 3 / volume * 160.2176634) < 1e-10);
    QVERIFY(std::abs(labels.numbers("volume")[0] - volume / 8) < 1e-10);
}

void EquationOfStateTest::marksOfACurveWrittenByHand() {
    Table curves;
    curves.add(columns::kConfiguration, {3, 3, 3, 3, 3});
    curves.add("ratio", "", {1, 2, 3, 4, 5});
    curves.add("density", "g/cm³", {2, 4, 6, 8, 10});
    curves.add("volume", "Å³/atom", {60, 30, 20, 15, 12});
    // (ratio - 2.25)² - 1: a parabola with its minimum of -1 at 2.25.
    curves.add("energy", "eV/atom", {0.5625, -0.9375, -0.4375, 2.0625, 6.5625});
    curves.add("pressure", "GPa", {-1, -3, 1, 3, -1});
    const Table marks = equationOfStateMarks(curves);
    QCOMPARE(marks.texts("kind"), (Categories{"minimum of the energy", "pressure turns positive",
                                              "pressure turns negative"}));
    const auto at = [&](const char* name, std::size_t i) { return marks.numbers(name)[i]; };
    QVERIFY(std::abs(at("ratio", 0) - 2.25) < 1e-12);
    QVERIFY(std::abs(at("value", 0) + 1) < 1e-12);
    QVERIFY(std::abs(at("density", 0) - 4.5) < 1e-12);
    QVERIFY(std::abs(at("volume", 0) - 60 / 2.25) < 1e-12);
    QVERIFY(std::abs(at("ratio", 1) - 2.75) < 1e-12);  // -3 -> 1
    QVERIFY(std::abs(at("ratio", 2) - 4.75) < 1e-12);  // 3 -> -1
    QCOMPARE(marks.integers("configuration")[2], 3);
}

void EquationOfStateTest::badOptionsAreRefused() {
    const Evaluator evaluator(test::randomPotential(6, 2, 3));
    const Frame frame = test::jitteredGrid(2, 5.2, 2, 1);
    EquationOfStateOptions options;
    options.leastRatio = 2;
    options.mostRatio = 1;
    QVERIFY_EXCEPTION_THROWN(equationOfState(evaluator, {frame}, options), InputError);
    options.leastRatio = 0.5;
    options.points = 1;
    QVERIFY_EXCEPTION_THROWN(equationOfState(evaluator, {frame}, options), InputError);
    options.points = 2;
    Frame open = frame;
    open.cell = {};
    QVERIFY_EXCEPTION_THROWN(equationOfState(evaluator, {open}, options), InputError);
}

QTEST_APPLESS_MAIN(EquationOfStateTest)
#include "EquationOfStateTest.moc"
