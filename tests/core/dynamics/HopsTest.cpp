#include "core/dynamics/Hops.h"

#include <QTest>
#include <algorithm>

#include "core/dynamics/Dynamics.h"
#include "core/dynamics/RadialDistribution.h"
#include "core/dynamics/RunFrames.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

struct Jump {
    std::size_t ion, frame;
    double length;  // Å, along x
};

constexpr double kVibration = 0.1;  // Å
constexpr std::size_t kWindow = 10, kFrames = 400;
constexpr double kEdge = 30;  // Å, of the cell

// Ions on a line along x, 4 Å apart, that vibrate and jump; 1 ps a frame.
Displacements ionsThatJump(std::size_t ions, const std::vector<Jump>& jumps) {
    Random random(3);
    Displacements all =
        ionsThatMove(ions, kFrames, [](std::size_t, std::size_t, std::size_t) { return 0.0; });
    all.meanCell = Cell::fromRows(kEdge * Eigen::Matrix3d::Identity());
    for (std::size_t ion = 0; ion < ions; ++ion) {
        float* x = all.values.data() + 3 * ion * kFrames;
        for (std::size_t k = 0; k < kFrames; ++k)
            x[k] += 4 * static_cast<float>(ion);
        for (const Jump& jump : jumps)
            if (jump.ion == ion)
                std::for_each(x + jump.frame, x + kFrames,
                              [&](float& v) { v += static_cast<float>(jump.length); });
    }
    for (float& value : all.values)
        value += static_cast<float>(kVibration * random.normal());
    return all;
}

Cascades cascadesIn(const Displacements& all, CascadeOptions options) {
    return cascadesOf(all, hopsOf(all, {.window = kWindow}), options);
}

}  // namespace

class HopsTest : public QObject {
    Q_OBJECT

private slots:
    void hopIsAtTheFirstFrameOfTheNewPlace();
    void hopThatIsUndoneIsMarked();
    void excursionShorterThanTheWindowIsNoHop();
    void hopsAreNotSeenAcrossAGap();
    void resultsDoNotDependOnThreads();
    void shortRunSaysWhyThereAreNoHops();
    void hopIntoThePlaceOfAnotherIsARefill();
    void hopThroughTheFaceOfTheCellHasNeighbours();
    void hopsInOneFrameFollowOnlyIfAsked();
    void chanceGrowsWithTheRateAlone();
    void survivalSeparatesVibrationsFromHops();
    void peaksGiveTheHopsOfAnyThreshold();
    void draggedThresholdGivesWhatAFreshAnalysisGives();
    void ionsInARowAreAString();
    void staysThatTheRunCutsOffCount();
    void meanStayIsThatOfTheRate();
    void cagedShareCountsDisplacements();
    void ionThatMovesFarWithinTheTimeIsHopping();
    void pathIsSeenFromThePresentPlace();
    void latticeHasItsCoordinationNumbers();
    void pairsBeyondHalfTheCellAreCounted();
    void pairsThatAreSeldomCloseAreNoShell();
};

void HopsTest::hopIsAtTheFirstFrameOfTheNewPlace() {
    const Displacements all = ionsThatJump(3, {{1, 100, 3}, {2, 250, -3}});
    const Hops hops = hopsOf(all, {.window = kWindow});
    QCOMPARE(hops.all.size(), 2u);
    QCOMPARE(hops.all[0].ion, 1u);
    QCOMPARE(hops.all[0].frame, 100u);
    QCOMPARE(hops.all[1].frame, 250u);
    // Means of 10 frames with 0.1 Å of vibration: 0.045 Å each, of which 4 standard errors.
    QVERIFY(std::abs(hops.all[0].length - 3) < 0.18);
    // d² + 3 sigma² (1 + 1/w), by the spread of the same means.
    QVERIFY(std::abs(hops.all[0].strength - 9.03) < 1.1);
    QCOMPARE(hops.all[0].duration, 1.0);
    QCOMPARE(*hops.rate(3), 2 / (3 * 381.0) * 1000);  // seen in frames 10 to 390
}

void HopsTest::hopThatIsUndoneIsMarked() {
    const Hops hops = hopsOf(ionsThatJump(2, {{0, 100, 3}, {0, 130, -3}, {1, 100, 3}, {1, 130, 3}}),
                             {.window = kWindow});
    QCOMPARE(hops.all.size(), 4u);
    QVERIFY(hops.all[0].isUndone && !hops.all[1].isUndone);
    QCOMPARE(*hops.undoneShare(), 0.25);
}

void HopsTest::excursionShorterThanTheWindowIsNoHop() {
    const Displacements all = ionsThatJump(1, {{0, 100, 2.5}, {0, 102, -2.5}});
    QVERIFY(hopsOf(all, {.window = kWindow}).all.empty());
}

void HopsTest::hopsAreNotSeenAcrossAGap() {
    Displacements all = ionsThatJump(1, {{0, 200, 3}});
    all.stretches = {{0, 200}, {200, 200}};
    const Hops hops = hopsOf(all, {.window = kWindow});
    QVERIFY(hops.all.empty());
    QCOMPARE(hops.observed, 2 * 181.0);
}

void HopsTest::resultsDoNotDependOnThreads() {
    const Displacements all = ionsThatJump(5, {{1, 100, 3}, {4, 100, 3}, {2, 250, -3}});
    const Hops one = hopsOf(all, {.window = kWindow, .threads = 1});
    const Hops eight = hopsOf(all, {.window = kWindow, .threads = 8});
    QCOMPARE(one.all.size(), 3u);
    for (std::size_t i = 0; i < one.all.size(); ++i)
        QVERIFY(one.all[i].ion == eight.all[i].ion && one.all[i].length == eight.all[i].length &&
                one.all[i].strength == eight.all[i].strength);
}

void HopsTest::shortRunSaysWhyThereAreNoHops() {
    const Hops hops = hopsOf(ionsThatJump(1, {}), {.window = kFrames});
    QVERIFY(!hops.rate(1));
    QVERIFY2(hops.reason.find("800 frames") != std::string::npos, hops.reason.c_str());
    QVERIFY_EXCEPTION_THROWN(hopsOf(ionsThatJump(1, {}), {.window = 0}), InputError);
    QVERIFY_EXCEPTION_THROWN(hopsOf(ionsThatJump(1, {}), {.threshold = 0}), InputError);
}

void HopsTest::hopIntoThePlaceOfAnotherIsARefill() {
    // Ion 2 leaves for the right; ion 1 takes its place; ion 0, far from both in time, moves too.
    const Displacements all = ionsThatJump(3, {{2, 100, 4}, {1, 105, 4}, {0, 300, 4}});
    CascadeOptions options{.rule = CascadeRule::Refill, .window = 10, .neighbourRadius = 4.5};
    const Cascades cascades = cascadesIn(all, options);
    QCOMPARE(cascades.refill.counted, 3u);
    QCOMPARE(cascades.refill.following, 1u);
    QCOMPARE(*cascades.refill.value, 1.0 / 3);
    QCOMPARE(*cascades.neighbour.value, 1.0 / 3);
    QCOMPARE(cascades.all.size(), 1u);
    QCOMPARE(cascades.all[0].hops, (std::vector<std::size_t>{0, 1}));
    QCOMPARE(cascades.all[0].duration, 5.0);
    options.window = 4;  // too late
    QCOMPARE(*cascadesIn(all, options).refill.value, 0.0);
}

void HopsTest::hopThroughTheFaceOfTheCellHasNeighbours() {
    // Ions 0 and 7 are 28 Å apart, and 2 Å through the face of a cell of 30 Å.
    const Displacements all = ionsThatJump(8, {{0, 100, 3}, {7, 105, 3}});
    const Cascades cascades = cascadesIn(all, {.window = 10, .neighbourRadius = 2.5});
    QCOMPARE(cascades.neighbour.following, 1u);
    QCOMPARE(cascadesIn(all, {.window = 10, .neighbourRadius = 1.5}).neighbour.following, 0u);
}

void HopsTest::hopsInOneFrameFollowOnlyIfAsked() {
    const Displacements all = ionsThatJump(2, {{0, 100, 3}, {1, 100, 3}});
    CascadeOptions options{.window = 10, .neighbourRadius = 5};
    QCOMPARE(cascadesIn(all, options).neighbour.following, 0u);
    options.isSameFrameIncluded = true;
    QCOMPARE(cascadesIn(all, options).neighbour.following, 1u);
}

void HopsTest::chanceGrowsWithTheRateAlone() {
    // Two ions side by side, each with a hop every 40 frames: with a window of 20 frames, a hop of
    // one lies in the 20 frames before one of the other in half of the cases.
    std::vector<Jump> jumps;
    for (std::size_t k = 0; k < 9; ++k) {
        const double length = k % 2 == 0 ? 3 : -3;
        jumps.push_back({0, 20 + 40 * k, length});
        jumps.push_back({1, 25 + 40 * k, length});
    }
    const Displacements all = ionsThatJump(2, jumps);
    const Hops hops = hopsOf(all, {.window = kWindow});
    const CascadeOptions options{.window = 20, .neighbourRadius = 8};
    Cascades cascades = cascadesOf(all, hops, options);
    addChance(all, hops, options, cascades);
    QVERIFY(*cascades.neighbour.value >= 0.5);  // the second ion always follows
    // 100 shifts of two series: about 0.05, and the shift round the end spoils one hop in ten.
    QVERIFY(std::abs(*cascades.neighbour.chance - 0.5) < 0.15);
}

// The rule by itself, on the hop function of every frame.
void HopsTest::peaksGiveTheHopsOfAnyThreshold() {
    Random random(11);
    Displacements all = ionsThatMove(
        4, 600, [&](std::size_t, std::size_t, std::size_t) { return 0.5 * random.normal(); });
    all.stretches = {{0, 250}, {250, 350}};
    const HopPeaks peaks = hopPeaksOf(all, {.window = kWindow, .lowest = 0.5});
    std::size_t compared = 0;
    for (const double threshold : {0.5, 1.0, 2.0, 3.5, 6.0})
        for (std::size_t ion = 0; ion < all.ionCount(); ++ion) {
            const std::vector<double> values =
                hopFunction(all, ion, kWindow, HopFunction::Candelier);
            std::vector<std::size_t> runs, wanted;
            for (std::size_t k = 0; k < values.size(); ++k) {
                if (!(values[k] >= threshold))
                    continue;
                const bool isInside = k > 0 && values[k - 1] >= threshold;
                if (!isInside)
                    runs.push_back(k);
                else if (values[k] > values[runs.back()])
                    runs.back() = k;
            }
            for (const std::size_t peak : runs)
                if (wanted.empty() || peak - wanted.back() >= kWindow)
                    wanted.push_back(peak);
                else if (values[peak] > values[wanted.back()])
                    wanted.back() = peak;
            const std::vector<HopPeak> found = peaks.hopsOf(ion, threshold);
            QCOMPARE(found.size(), wanted.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                QCOMPARE(found[i].frame, wanted[i]);
                QCOMPARE(found[i].height, values[wanted[i]]);
            }
            compared += found.size();
        }
    QVERIFY(compared > 100);
    QVERIFY_EXCEPTION_THROWN(hopsOf(all, peaks, 0.4), InputError);
}

void HopsTest::draggedThresholdGivesWhatAFreshAnalysisGives() {
    const Displacements all =
        ionsThatJump(6, {{0, 60, 2}, {1, 64, 3}, {4, 200, 1.6}, {1, 300, -3}});
    DynamicsOptions options;
    options.hops.window = kWindow;
    Dynamics dragged;
    findHops(all, options, dragged);
    const HopPeaks* peaks = dragged.hopPeaks.get();
    options.hops.threshold = 2;
    findHops(all, options, dragged);
    QCOMPARE(dragged.hopPeaks.get(), peaks);  // the hop function was not worked out again
    Dynamics fresh;
    findHops(all, options, fresh);
    QCOMPARE(dragged.hops.all.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(dragged.hops.all[i].frame == fresh.hops.all[i].frame &&
                dragged.hops.all[i].strength == fresh.hops.all[i].strength);
    QCOMPARE(*dragged.cascades.neighbour.value, *fresh.cascades.neighbour.value);
    QCOMPARE(*dragged.cascades.neighbour.chance, *fresh.cascades.neighbour.chance);
    options.hops.threshold = 0.5;  // below the peaks that are kept
    findHops(all, options, dragged);
    QVERIFY(dragged.hopPeaks.get() != peaks);
    QCOMPARE(dragged.hops.threshold, 0.5);
}

// Ions 0 to 2 each move into the place of the next; ion 5 moves on its own.
void HopsTest::ionsInARowAreAString() {
    const Displacements all =
        ionsThatJump(7, {{0, 200, 4}, {1, 200, 4}, {2, 200, 4}, {5, 200, -2}});
    StringOptions options{20, 1.5, 1.0};
    options.origins = kFrames;
    const Strings strings = stringsOf(all, options);
    QCOMPARE(strings.origins, kFrames - 20);
    // The 20 origins before the jumps see both.
    QCOMPARE(strings.counts, (std::vector<std::uint64_t>{20, 0, 20}));
    QCOMPARE(*strings.mean, 2.0);
    QCOMPARE(*strings.memberShare, 0.75);
    QCOMPARE(*strings.mobileShare, 4 * 20.0 / (7 * (kFrames - 20.0)));
    const Table table = stringTable(strings);
    QCOMPARE(table[columns::kStringShare][2], 0.5);
    QVERIFY(!stringsOf(ionsThatJump(7, {}), options).mean);
    QVERIFY_EXCEPTION_THROWN(stringsOf(all, {20, 0, 1}), InputError);
}

void HopsTest::staysThatTheRunCutsOffCount() {
    const Displacements all = ionsThatJump(2, {});
    Hops hops;
    hops.window = kWindow;
    for (const std::size_t frame : {100, 130, 190}) {
        hops.all.push_back({});
        hops.all.back().frame = frame;
    }
    const HopResidence found = hopResidenceOf(all, hops);
    // Stays of 30 and 60 ps, and one of at least 200: hops can be seen up to frame 390.
    QCOMPARE(found.ended, 2u);
    QCOMPARE(found.cut, 1u);
    QCOMPARE(*found.mean, 145.0);
    QCOMPARE(*found.meanEnded, 45.0);
    QCOMPARE(found.times, (std::vector<double>{30, 60}));
    QVERIFY(std::abs(found.shares[0] - 2.0 / 3) < 1e-12);
    QVERIFY(std::abs(found.shares[1] - 1.0 / 3) < 1e-12);
    hops.all.resize(1);
    QVERIFY(!hopResidenceOf(all, hops).mean);
}

// Ions that hop at random, on average every 150 ps, in a run of 400 ps.
void HopsTest::meanStayIsThatOfTheRate() {
    constexpr double kMean = 150;
    Random random(7);
    Displacements all = ionsThatJump(1, {});
    all.atoms.resize(3000);
    Hops hops;
    hops.window = kWindow;
    for (std::size_t ion = 0; ion < all.ionCount(); ++ion)
        for (double time = kWindow; (time -= kMean * std::log(1 - random.uniform())) < 391;) {
            hops.all.push_back({});
            hops.all.back().ion = ion;
            hops.all.back().frame = static_cast<std::size_t>(time);
        }
    const HopResidence found = hopResidenceOf(all, hops);
    QVERIFY(std::abs(*found.mean - kMean) < 4 * *found.error);  // standard errors
    QVERIFY(*found.meanEnded < 0.8 * kMean);                    // long stays are not seen to end
    for (std::size_t i = 0; i < found.times.size(); ++i)
        if (found.times[i] < 250)  // 4 standard errors of 3000 stays
            QVERIFY(std::abs(found.shares[i] - std::exp(-found.times[i] / kMean)) < 0.04);
    QVERIFY(found.fit && std::abs(found.fit->exponent - 1) < 0.1);
}

void HopsTest::survivalSeparatesVibrationsFromHops() {
    std::vector<Jump> jumps;
    for (std::size_t ion = 0; ion < 20; ++ion)
        for (std::size_t k = 1; k < 8; ++k)
            jumps.push_back({ion, 45 * k, 3});
    const Table table = survivalTable(hopPeaksOf(ionsThatJump(20, jumps), {.window = kWindow}));
    const std::vector<double>& survival = table[columns::kSurvival];
    QVERIFY(std::is_sorted(survival.rbegin(), survival.rend()));
    const std::optional<double> threshold = proposedThreshold(table);
    QVERIFY(threshold);
    // Vibrations reach 0.03 Å², hops 9 Å².
    QVERIFY2(*threshold > 0.05 && *threshold < 8, qPrintable(QString::number(*threshold)));
    QVERIFY(
        !proposedThreshold(survivalTable(hopPeaksOf(ionsThatJump(20, {}), {.window = kWindow}))));
}

void HopsTest::cagedShareCountsDisplacements() {
    // One of two ions jumps in the middle: of 300 origins at a lag of 100 frames, 100 hop.
    const Displacements all = ionsThatJump(2, {{0, 200, 3}});
    const CagedShare share = cagedShareOf(all, std::nullopt, {.time = 100.0});
    QCOMPARE(*share.value, 1 - 100.0 / 600);
    QCOMPARE(*share.time, 100.0);
    const CagedShare late = cagedShareOf(all, std::nullopt, {.time = 1000.0});
    QVERIFY(!late.value && !late.reason.empty());
    const CagedShare minimum =
        cagedShareOf(all, std::nullopt, {.time = 100.0, .rule = CageRule::Minimum});
    QVERIFY(minimum.radius && *minimum.radius > 0.5 && *minimum.radius < 2.9);
    QCOMPARE(*minimum.value, *share.value);
}

namespace {

// A simple cubic lattice of 4 x 4 x 4 sites 3 Å apart, Li and Cl by turns.
PositionSeries rockSalt() {
    PositionSeries series;
    series.species = {"Li", "Cl"};
    std::vector<double> fractional;
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j)
            for (int k = 0; k < 4; ++k) {
                series.types.push_back((i + j + k) % 2);
                for (const int n : {i, j, k})
                    fractional.push_back(n / 4.0);
            }
    series.append(Cell::fromRows(12 * Eigen::Matrix3d::Identity()), 0, fractional);
    series.positions.flush();
    return series;
}

}  // namespace

void HopsTest::ionThatMovesFarWithinTheTimeIsHopping() {
    const Displacements all = ionsThatJump(2, {{1, 100, 3}});
    CagedShare caged;
    QVERIFY(hoppingIons(all, caged, 90).empty());  // no distance is known
    caged.time = 20;
    caged.radius = 1.5;
    QCOMPARE(hoppingIons(all, caged, 90), (std::vector<bool>{false, true}));
    QCOMPARE(hoppingIons(all, caged, 100), (std::vector<bool>{false, false}));
    // What follows the end of the run is not known: its last 20 ps count.
    QCOMPARE(hoppingIons(all, caged, kFrames - 1), (std::vector<bool>{false, false}));
    const Displacements late = ionsThatJump(2, {{0, kFrames - 10, 3}});
    QCOMPARE(hoppingIons(late, caged, kFrames - 1), (std::vector<bool>{true, false}));
}

void HopsTest::pathIsSeenFromThePresentPlace() {
    const Displacements all = ionsThatJump(1, {{0, 100, 3}});
    const IonPath path = pathAround(all, 0, 102, 5);
    QCOMPARE(path.places.size(), std::size_t{11});
    QCOMPARE(path.present, std::size_t{5});
    QCOMPARE(path.places[5].norm(), 0.0);
    // Four standard deviations of a difference of two vibrations.
    QVERIFY(std::abs(path.places[0].x() + 3) < 0.57);
    QVERIFY(std::abs(path.places[10].x()) < 0.57);
    const IonPath atStart = pathAround(all, 0, 2, 5);
    QCOMPARE(atStart.present, std::size_t{2});
    QCOMPARE(atStart.places.size(), std::size_t{8});
}

void HopsTest::latticeHasItsCoordinationNumbers() {
    const RadialDistributions found =
        radialDistributionsOf(rockSalt(), "Li", {.longest = 6.5, .width = 0.1});
    QCOMPARE(found.ofPairs.size(), 2u);
    QCOMPARE(*found.find("Cl")->shell, 6.0);
    QCOMPARE(*found.find("Li")->shell, 12.0);
    QVERIFY(!found.find("Na"));
}

void HopsTest::pairsBeyondHalfTheCellAreCounted() {
    const RadialDistributions found =
        radialDistributionsOf(rockSalt(), "Li", {.longest = 9.1, .width = 0.1});
    // Sites of a simple cubic lattice within three edges: 6, 12, 8, 6, 24, 24, 12, 30 of the
    // distances sqrt(1), sqrt(2), ... up to 9; those with an odd sum of indices are Cl.
    QCOMPARE(found.find("Cl")->coordination.back(), 6.0 + 8 + 24 + 30);
    QCOMPARE(found.find("Li")->coordination.back(), 12.0 + 6 + 24 + 12);
}

// Two ions in one place now and then, which a small shell around zero makes high; then two shells.
void HopsTest::pairsThatAreSeldomCloseAreNoShell() {
    RadialDistribution g;
    std::vector<double> edges{0};
    for (int bin = 0; bin < 80; ++bin) {
        edges.push_back(0.1 * (bin + 1));
        const double r = edges.back() - 0.05;
        const auto peak = [&](double at) { return 3 * std::exp(-20 * (r - at) * (r - at)); };
        g.values.push_back((bin < 3 ? 15 : 0) + peak(3) + peak(5));
        const double before = g.coordination.empty() ? 0 : g.coordination.back();
        g.coordination.push_back(before + (bin < 3 ? 0.01 : 0.05 * g.values.back()));
    }
    QVERIFY(std::abs(*firstPeak(edges, g) - 3) < 0.1);  // a bin
    QVERIFY(std::abs(*firstMinimum(edges, g) - 4) < 0.11);
    g.values.resize(40);  // up to the valley
    QVERIFY(!firstMinimum(edges, g));
}

QTEST_GUILESS_MAIN(HopsTest)
#include "HopsTest.moc"
