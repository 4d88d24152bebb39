#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/inspection/PairCurves.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class PairCurvesTest : public QObject {
    Q_OBJECT

private slots:
    void forceOfADimerIsItsSlope();
    void rangesOfPairsCountEachOnce();
    void closerPairsAreExtrapolation();
    void holeOfAPairLiesBelowItsOwnShortestDistance();
    void holeBehindAWallIsNone();
};

void PairCurvesTest::forceOfADimerIsItsSlope() {
    const Potential potential = test::randomPotential(8, 2, 4);
    const Table curves = dimerCurves(potential, 1.0, 4001);
    QCOMPARE(curves.rowCount(), std::size_t(3 * 4001));
    QCOMPARE(curves.texts("pair")[0], std::string("Li-Li"));
    QCOMPARE(curves.texts("pair")[4001], std::string("Li-Cl"));
    QCOMPARE(curves.texts("pair")[8002], std::string("Cl-Cl"));
    const auto& r = curves.numbers("r");
    const auto& energy = curves.numbers("energy");
    const auto& force = curves.numbers("force");
    QCOMPARE(r[4000], potential.radial.maxDist);
    QVERIFY(std::abs(energy[4000]) < 1e-12);  // nothing at the cutoff
    double largest = 0;
    for (const double f : force)
        largest = std::max(largest, std::abs(f));
    for (std::size_t i = 1; i < 4000; i += 131) {
        const double slope = -(energy[i + 1] - energy[i - 1]) / (r[i + 1] - r[i - 1]);
        // Central differences over steps of 1e-3 Å leave their square.
        QVERIFY(std::abs(slope - force[i]) < 1e-4 * largest);
    }
    QVERIFY_EXCEPTION_THROWN(dimerCurves(potential, 9), InputError);
}

void PairCurvesTest::rangesOfPairsCountEachOnce() {
    // Simple cubic, one atom in a cell of 3 Å, types 0; and a pair of types 0 and 1 far from
    // images.
    Frame cubic;
    cubic.cell = Cell::fromRows(3 * Eigen::Matrix3d::Identity());
    cubic.species = {"Li", "Cl"};
    cubic.types = {0};
    cubic.positions = Positions::Zero(1, 3);
    Frame pair;
    pair.species = cubic.species;
    pair.types = {1, 0};
    pair.positions = Positions::Zero(2, 3);
    pair.positions(1, 2) = 1.5;
    const Table ranges = pairRanges({cubic, pair}, {"Li", "Cl"}, 4.5);
    QCOMPARE(ranges.texts("pair"), (Categories{"Li-Li", "Li-Cl"}));
    QCOMPARE(ranges.numbers("shortest"), (std::vector<double>{3, 1.5}));
    QVERIFY(std::abs(ranges.numbers("longest")[0] - std::sqrt(18.0)) < 1e-12);
    // 6 neighbours at 3 Å and 12 at 3 sqrt(2) Å, each pair counted once.
    QCOMPARE(ranges.numbers("count"), (std::vector<double>{9, 1}));
}

// Li-Li falls by 3 eV inside a barrier at 2.0 Å, Li-Cl rises inwards but for a ripple, Cl-Cl falls
// too, but at distances that the set holds.
void PairCurvesTest::holeOfAPairLiesBelowItsOwnShortestDistance() {
    Table dimers;
    dimers.add("pair",
               std::vector<std::string>{"Li-Li", "Li-Li", "Li-Li", "Li-Li", "Li-Li", "Li-Cl",
                                        "Li-Cl", "Li-Cl", "Li-Cl", "Cl-Cl", "Cl-Cl", "Cl-Cl"});
    dimers.add("r", "Å", {1.0, 1.5, 2.0, 2.5, 3.0, 1.0, 1.5, 2.0, 2.5, 1.5, 2.0, 2.5});
    dimers.add("energy", "eV", {0.0, -1.0, 2.0, 1.0, 0.5, 5, 1.999, 2, 1, 9, 1, 4});
    Table ranges;
    ranges.add("pair", std::vector<std::string>{"Li-Li", "Li-Cl", "Cl-Cl"});
    ranges.add("shortest", "Å", {2.6, 2.2, 1.9});
    const Table holes = dimerHoles(dimers, ranges);
    QCOMPARE(holes.texts("pair"), Categories{"Li-Li"});
    QCOMPARE(holes.numbers("r")[0], 1.5);
    QCOMPARE(holes.numbers("depth")[0], 3.0);
    QCOMPARE(holes.numbers("barrier")[0], 2.0);
    QCOMPARE(holes.numbers("trained_shortest")[0], 2.6);
    // A pair that the set does not hold: nothing is known of its distances.
    QCOMPARE(dimerHoles(dimers, pairRanges({}, {"Li", "Cl"}, 5)).rowCount(), std::size_t(0));
}

// Deeper ones behind a wall are never reached, and would hide the one that is.
void PairCurvesTest::holeBehindAWallIsNone() {
    Table dimers;
    dimers.add("pair", std::vector<std::string>(5, "Al-Al"));
    dimers.add("r", "Å", {1.0, 1.5, 2.0, 2.5, 3.0});
    dimers.add("energy", "eV", {-1000, 50, -1, 1, 0.5});
    Table ranges;
    ranges.add("pair", std::vector<std::string>{"Al-Al"});
    ranges.add("shortest", "Å", {3.1});
    const Table holes = dimerHoles(dimers, ranges);
    QCOMPARE(holes.numbers("r"), std::vector<double>{2.0});
    QCOMPARE(holes.numbers("depth"), std::vector<double>{2.0});
}

void PairCurvesTest::closerPairsAreExtrapolation() {
    Table ranges;
    ranges.add("pair", {"Li-Cl"});
    ranges.add("shortest", "Å", {2.0});
    Frame frame;
    frame.species = {"Li", "Cl"};
    frame.types = {0, 1, 1};
    frame.positions = Positions::Zero(3, 3);
    frame.positions(1, 0) = 1.8;   // Li-Cl nearer than any seen
    frame.positions(2, 0) = -2.5;  // inside the range; Cl-Cl, 4.3 Å, never met
    const Table outside = pairExtrapolation({frame, frame}, frame.species, ranges, 5);
    QCOMPARE(outside.rowCount(), std::size_t(4));
    QCOMPARE(outside.texts("pair"), (Categories{"Li-Cl", "Cl-Cl", "Li-Cl", "Cl-Cl"}));
    QCOMPARE(outside.numbers("shortest")[0], 1.8);
    QCOMPARE(outside.numbers("trained_shortest")[0], 2.0);
    QVERIFY(std::isnan(outside.numbers("trained_shortest")[1]));
    QCOMPARE(outside.numbers("count")[0], 1.0);
    QCOMPARE(outside.integers("neighbour")[0], 1);
    QCOMPARE(outside.integers("configuration")[2], 1);
    QCOMPARE(pairExtrapolation({frame}, frame.species, pairRanges({frame}, frame.species, 5), 5)
                 .rowCount(),
             std::size_t(0));
}

QTEST_APPLESS_MAIN(PairCurvesTest)
#include "PairCurvesTest.moc"
