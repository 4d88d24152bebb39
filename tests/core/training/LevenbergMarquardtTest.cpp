// Steps of the search, and the directions that they must not follow.
#include "core/training/LevenbergMarquardt.h"

#include <QTest>

#include "core/training/RadialCoefficients.h"
#include "core/training/TrainingSet.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

class LevenbergMarquardtTest : public QObject {
    Q_OBJECT

private slots:
    void directionsOfTheGaugeChangeNoPotential();
    void functionsThatDependOnEachOtherHaveFewerDirections();
    void aSearchThatHoldsTheGaugeNeedsLittleDamping();
};

namespace {

PreparedSets preparedFrames(const TrainingOptions& options) {
    return prepareSets(labelledFrames(randomPotential(8, 2, 81), 12, 82), {}, 2, options);
}

}  // namespace

void LevenbergMarquardtTest::directionsOfTheGaugeChangeNoPotential() {
    TrainingOptions options = quickOptions();
    options.level = 8;
    const PreparedSets sets = preparedFrames(options);
    Fit fit(makeBasis(options.level), sets, 2, {1, 0, options.memory}, oneProcess());
    const Eigen::VectorXd radial = randomRadial(fit.columns(), fit.plan(), 83);
    const Eigen::MatrixXd gauge = gaugeDirections(radial, fit.columns(), fit.plan());
    // Each function has one direction for its multiples and one for every lower function.
    const auto functions = static_cast<Eigen::Index>(fit.plan().radialCount);
    QVERIFY(functions > 1);
    QCOMPARE(gauge.cols(), functions * (functions + 1) / 2);
    QVERIFY((gauge.transpose() * gauge).isIdentity(1e-12));
    const double objective = fit.solve(radial).training.objective;
    for (Eigen::Index k = 0; k < gauge.cols(); ++k) {
        const double moved = fit.solve(radial + 0.1 * gauge.col(k)).training.objective;
        QVERIFY2(std::abs(moved / objective - 1) < 1e-6, qPrintable(QString::number(moved)));
    }
    // Any other direction changes something.
    Eigen::VectorXd other = Eigen::VectorXd::LinSpaced(radial.size(), -1, 1);
    other -= gauge * (gauge.transpose() * other);
    const double moved = fit.solve(radial + 0.1 * other.normalized()).training.objective;
    QVERIFY(std::abs(moved / objective - 1) > 1e-3);
}

void LevenbergMarquardtTest::functionsThatDependOnEachOtherHaveFewerDirections() {
    TrainingOptions options = quickOptions();
    options.level = 8;
    const PreparedSets sets = preparedFrames(options);
    const Fit fit(makeBasis(options.level), sets, 2, {1, 0, options.memory}, oneProcess());
    Eigen::VectorXd radial = randomRadial(fit.columns(), fit.plan(), 84);
    const Eigen::Index before = gaugeDirections(radial, fit.columns(), fit.plan()).cols();
    // f_1 of each pair becomes f_0.
    const auto size = static_cast<Eigen::Index>(options.radialSize);
    const auto block = static_cast<Eigen::Index>(fit.plan().radialCount) * size;
    for (Eigen::Index at = 0; at < radial.size(); at += block)
        radial.segment(at + size, size) = radial.segment(at, size);
    const Eigen::MatrixXd gauge = gaugeDirections(radial, fit.columns(), fit.plan());
    QCOMPARE(gauge.cols(), before - static_cast<Eigen::Index>(fit.plan().radialCount) + 1);
    QVERIFY((gauge.transpose() * gauge).isIdentity(1e-12));
}

// The gradient of the ridge has a part along the gauge, although such steps gain nothing. Only
// damping makes them short.
void LevenbergMarquardtTest::aSearchThatHoldsTheGaugeNeedsLittleDamping() {
    TrainingOptions options = quickOptions();
    options.level = 8;
    options.regularisation = 1e-4;
    const PreparedSets sets = preparedFrames(options);
    Fit fit(makeBasis(options.level), sets, 2, {1, options.regularisation, options.memory},
            oneProcess());
    const auto note = [](const std::string&) {};
    const auto searchFrom = [&](bool holdsGauge) {
        LevenbergMarquardt search(fit, {randomRadial(fit.columns(), fit.plan(), 85)});
        if (holdsGauge)
            search.holdGauge();
        for (int step = 0; step < 20 && search.iterate(note); ++step)
            ;
        return search;
    };
    const LevenbergMarquardt held = searchFrom(true), free = searchFrom(false);
    const double ofHeld = held.point().training.objective;
    const double ofFree = free.point().training.objective;
    QVERIFY(ofHeld < ofFree);
    QVERIFY(held.damping() < free.damping());
}

QTEST_APPLESS_MAIN(LevenbergMarquardtTest)
#include "LevenbergMarquardtTest.moc"
