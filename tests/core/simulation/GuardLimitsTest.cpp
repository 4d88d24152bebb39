#include "core/simulation/GuardLimits.h"

#include <QTest>

#include "SimulationSystems.h"
#include "core/mtp/TrainedRange.h"

using namespace mtp;
using namespace mtp::test;

class GuardLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void rangeIsThatOfTheFrames();
    void limitsFollowTheTrainedRange();
    void pairThatNeverMetIsKeptApartToo();
    void potentialOfUnknownTrainingHasMinDist();
    void closestApproachIsRelativeToThePair();
};

void GuardLimitsTest::rangeIsThatOfTheFrames() {
    Frame frame = saltCell();
    frame.labels.forces = Positions::Zero(64, 3);
    frame.labels.forces->row(5) << 0.3, 0, 0.4;
    TrainedRange range;
    widen(range, {frame}, 2, 5.0);
    // Unlike atoms are neighbours, like ones across the face.
    QVERIFY(std::abs(range.shortest[pairIndex(0, 1, 2)] - 2.8) < 1e-12);
    QVERIFY(std::abs(range.shortest[pairIndex(0, 0, 2)] - 2.8 * std::sqrt(2.0)) < 1e-12);
    QVERIFY(std::abs(range.largestForce - 0.5) < 1e-15);
    QVERIFY(range.densities && range.densities->first == range.densities->second);
    Frame denser = frame;
    denser.cell.vectors *= 0.9;
    denser.positions *= 0.9;
    widen(range, {denser}, 2, 5.0);
    QVERIFY(std::abs(range.shortest[pairIndex(0, 1, 2)] - 2.52) < 1e-12);
    QVERIFY(std::abs(range.densities->second / range.densities->first - std::pow(0.9, -3)) < 1e-12);
}

void GuardLimitsTest::limitsFollowTheTrainedRange() {
    Potential potential = trainedPotential();
    potential.trained->shortest[pairIndex(0, 1, 3)] = 1.8;
    GuardOptions options;
    options.closest = 0.5;
    options.force = 2;
    const GuardLimits limits = guardLimits(potential, 1000, options);
    QCOMPARE(limits.pairs.size(), std::size_t{6});
    QCOMPARE(limits.pairs[1].first, 0);
    QCOMPARE(limits.pairs[1].second, 1);
    QCOMPARE(limits.pairs[1].trained, 1.8);
    QCOMPARE(limits.pairs[1].stop, 0.9);
    QCOMPARE(limits.force, std::optional(10.0));
    QCOMPARE(limits.temperature, 3000.0);
    QCOMPARE(guardLimits(potential, 3000, options).temperature, 6000.0);
    QCOMPARE(limits.densities->first, 1.3 * 0.9);
    QVERIFY(limits.note.empty());
}

void GuardLimitsTest::pairThatNeverMetIsKeptApartToo() {
    Potential potential = trainedPotential();
    potential.trained->shortest = {2.5, 1.9, 0, 3.0, 2.2, 0};
    const GuardLimits limits = guardLimits(potential, 300);
    QCOMPARE(limits.pairs[2].trained, 1.9);
    QCOMPARE(limits.pairs[5].trained, 1.9);
}

void GuardLimitsTest::potentialOfUnknownTrainingHasMinDist() {
    Potential potential = trainedPotential();
    potential.trained.reset();
    const GuardLimits limits = guardLimits(potential, 300);
    for (const PairLimit& pair : limits.pairs)
        QCOMPARE(pair.trained, potential.radial.minDist);
    QVERIFY(!limits.force && !limits.densities);
    QVERIFY(QString::fromStdString(limits.note).contains("min_dist"));
}

void GuardLimitsTest::closestApproachIsRelativeToThePair() {
    Frame frame = saltCell();
    GuardLimits limits;
    limits.pairs = {{0, 0, 5.0, 4.0}, {0, 1, 2.0, 1.0}, {1, 1, 2.0, 1.0}};
    // Li-Li at 3.96 Å is nearer to its 5 Å than Li-Cl at 2.8 Å to its 2 Å.
    const std::optional<ClosestApproach> closest = closestApproach(frame, limits, 5.0);
    QVERIFY(closest);
    QCOMPARE(closest->first, 0);
    QCOMPARE(closest->second, 0);
    QVERIFY(std::abs(closest->distance - 2.8 * std::sqrt(2.0)) < 1e-12);
    QVERIFY(std::abs(closest->ratio - closest->distance / 5) < 1e-12);
    QVERIFY(std::abs(closest->stopRatio - closest->distance / 4) < 1e-12);
    QVERIFY(!closestApproach(frame, limits, 1.0));
    // Nor does it matter that Li-Cl is well within the longest trained distance and Li-Li is not.
    limits.pairs = {{0, 0, 3.0, 2.0}, {0, 1, 2.0, 1.0}, {1, 1, 2.0, 1.0}};
    const std::optional<ClosestApproach> distant = closestApproach(frame, limits, 5.0);
    QVERIFY(distant);
    QCOMPARE(distant->first, 0);
    QCOMPARE(distant->second, 0);
}

QTEST_APPLESS_MAIN(GuardLimitsTest)
#include "GuardLimitsTest.moc"
