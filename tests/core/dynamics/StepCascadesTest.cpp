// Cascades as a published program counts them, and what caged and hopping ions give to alpha2.
#include <QTest>
#include <cmath>

#include "core/dynamics/Dynamics.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

constexpr std::size_t kFrames = 400;

struct Jump {
    std::size_t ion, frame;
    double length;  // Å, along y
};

// Ions on a line along x, 4 Å apart, in a wide cell; each jump is done in one frame.
Displacements ionsOnALine(std::size_t ions, const std::vector<Jump>& jumps) {
    Displacements all =
        ionsThatMove(ions, kFrames, [&](std::size_t ion, std::size_t k, std::size_t axis) {
            double step = 0;
            for (const Jump& jump : jumps)
                step += jump.ion == ion && jump.frame == k && axis == 1 ? jump.length : 0;
            return step;
        });
    for (std::size_t ion = 0; ion < ions; ++ion)
        all.starts.emplace_back(4.0 * double(ion), 0, 0);
    all.meanCell = Cell::fromRows(100 * Eigen::Matrix3d::Identity());
    return all;
}

Cascades bySource(const Displacements& all) {
    return cascadesOf(all, hopsOf(all, {.window = 10}),
                      {.rule = CascadeRule::Source, .window = 50});
}

// Pairs of jumps of neighbours, 5 frames apart, at places and times of their own.
Displacements pairsOfJumps(std::size_t pairs) {
    std::vector<Jump> jumps;
    for (std::size_t i = 0; i < pairs; ++i)
        for (const std::size_t second : {0, 1})
            jumps.push_back({4 * i + second, 30 + 340 * i / pairs + 5 * second, 3});
    Displacements all = ionsOnALine(4 * pairs, jumps);
    all.meanCell = Cell::fromRows(1000 * Eigen::Matrix3d::Identity());
    return all;
}

}  // namespace

class StepCascadesTest : public QObject {
    Q_OBJECT

private slots:
    void hopFollowsANeighbourThatHasJustHopped();
    void hopFollowsNobodyFarInTimeOrPlace();
    void chanceIsBelowTheShareOfHopsThatFollow();
    void chosenShareIsThatOfTheRule();
    void kindsAddUpToAlpha2();
    void ionsAtRestHaveNoAlpha2();
};

void StepCascadesTest::hopFollowsANeighbourThatHasJustHopped() {
    const Displacements all = ionsOnALine(3, {{0, 100, 3}, {1, 108, 3}});
    const Cascades cascades = bySource(all);
    QCOMPARE(cascades.edges, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}}));
    QCOMPARE(cascades.all.size(), std::size_t(1));
    QCOMPARE(cascades.all[0].hops, (std::vector<std::size_t>{0, 1}));
    const StepCascades steps = stepCascadesOf(all);
    QCOMPARE(steps.hops, std::size_t(2));
    QCOMPARE(steps.followingOthers, std::size_t(1));
}

void StepCascadesTest::hopFollowsNobodyFarInTimeOrPlace() {
    // 12 frames later; two places away; back again within the 10 frames.
    QVERIFY(bySource(ionsOnALine(3, {{0, 100, 3}, {1, 112, 3}})).edges.empty());
    QVERIFY(bySource(ionsOnALine(3, {{0, 100, 3}, {2, 105, 3}})).edges.empty());
    Displacements all = ionsOnALine(3, {{0, 100, 3}, {1, 105, 3}});
    QCOMPARE(bySource(all).edges.size(), std::size_t(1));
    all.stretches = {{0, 103}, {103, kFrames - 103}};  // a gap between them
    QVERIFY(bySource(all).edges.empty());
}

void StepCascadesTest::chanceIsBelowTheShareOfHopsThatFollow() {
    const Displacements all = pairsOfJumps(30);
    StepCascades steps = stepCascadesOf(all);
    QCOMPARE(steps.hops, std::size_t(60));
    QCOMPARE(*steps.value(), 0.5);
    QVERIFY(!steps.chance);
    addStepChance(all, {.threads = 1}, steps);
    // A neighbour that hops once hops in one of 10 frames of 389 before, on either side.
    QVERIFY2(std::abs(*steps.chance - 10.0 / 389) < 0.01,
             qPrintable(QString::number(*steps.chance)));
    StepCascades again = stepCascadesOf(all, 8);
    addStepChance(all, {.threads = 8}, again);
    QCOMPARE(*again.chance, *steps.chance);
    QCOMPARE(*again.error, *steps.error);
    QVERIFY(*steps.error >= std::sqrt(0.25 / 60));  // that of counting, or more
}

void StepCascadesTest::chosenShareIsThatOfTheRule() {
    const Displacements all = pairsOfJumps(30);
    Dynamics dynamics;
    dynamics.hops = hopsOf(all, {.window = 10});
    dynamics.stepCascades = stepCascadesOf(all);
    for (const CascadeRule rule :
         {CascadeRule::Neighbour, CascadeRule::Refill, CascadeRule::Source}) {
        dynamics.cascades = cascadesOf(all, dynamics.hops, {.rule = rule, .window = 10});
        const CascadeShare share = dynamics.cascadeShare();
        const double wanted = rule == CascadeRule::Neighbour ? *dynamics.cascades.neighbour.value
                              : rule == CascadeRule::Refill  ? *dynamics.cascades.refill.value
                                                             : *dynamics.stepCascades.value();
        QCOMPARE(*share.value, wanted);
        QVERIFY(dynamics.areHopsEnough());
        QCOMPARE(dynamics.cascades.all.size(), std::size_t(rule == CascadeRule::Refill ? 0 : 30));
    }
    QCOMPARE(findCascadeRule(cascadeRuleKey(CascadeRule::Source)), CascadeRule::Source);
}

void StepCascadesTest::kindsAddUpToAlpha2() {
    const Displacements all = hoppingIons(20, 2000, 0.01, 3, 5);
    const CagedShare share = cagedShareOf(all, std::nullopt, {.time = 20.0});
    const Moments moments = momentsOf(all, all.stretches, {20}, 0);
    const double msd = moments.msd(0), alpha2 = 0.6 * moments.meanFourth(0) / (msd * msd) - 1;
    QVERIFY(std::abs(*share.alpha2Caged + *share.alpha2Hopping - alpha2) < 1e-9);
    // Ions hop by 3 Å or do not move at all.
    QVERIFY(std::abs(*share.alpha2Caged + *share.value) < 1e-12);
    QCOMPARE(*share.squareOfHopping, 1.0);
    QVERIFY(*share.alpha2HoppingError > 0 && *share.alpha2HoppingError < *share.alpha2Hopping);
}

void StepCascadesTest::ionsAtRestHaveNoAlpha2() {
    const CagedShare share = cagedShareOf(ionsOnALine(3, {}), std::nullopt, {.time = 20.0});
    QCOMPARE(*share.value, 1.0);
    QVERIFY(!share.alpha2Caged && !share.alpha2Hopping && !share.squareOfHopping);
}

QTEST_GUILESS_MAIN(StepCascadesTest)
#include "StepCascadesTest.moc"
