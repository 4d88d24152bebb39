// Bonds by distance and by element, over periodic images.
#include <QTest>
#include <algorithm>

#include "core/base/Error.h"
#include "core/density/Bonds.h"
#include "core/density/PairDistances.h"
#include "core/model/PeriodicTable.h"
#include "tests/core/density/IonicSystems.h"

using namespace mtp;

namespace {

Frame frameOf(const std::vector<std::string>& species, const std::vector<int>& types,
              const Positions& positions, double edge) {
    Frame frame;
    frame.cell = Cell::fromRows(edge * Eigen::Matrix3d::Identity());
    frame.species = species;
    frame.types = types;
    frame.positions = positions;
    return frame;
}

}  // namespace

class BondsTest : public QObject {
    Q_OBJECT

private slots:
    void elementsStandInTheirGroups();
    void cationsAreNotBondedToEachOther();
    void bondsCrossTheBoundaryOnce();
    void tetrahedraAreWholeWhereverTheyAreCut();
    void chosenCutoffReplacesTheFactor();
    void atomsAtTheSamePlaceAreNotBonded();
    void framesWithoutBondsHaveNone();
};

void BondsTest::elementsStandInTheirGroups() {
    const auto place = [](const char* symbol) { return periodicPlace(*findElement(symbol)); };
    QCOMPARE(place("H").group, 1);
    QCOMPARE(place("He").group, 18);
    QCOMPARE(place("Al").group, 13);
    QCOMPARE(place("Al").period, 3);
    QCOMPARE(place("Fe").group, 8);
    QCOMPARE(place("Gd").group, 3);
    QCOMPARE(place("Tl").group, 13);
    QCOMPARE(place("U").period, 7);
    for (const char* metal : {"Li", "Mg", "Al", "Ti", "Zn", "Sn", "La", "Bi", "U"})
        QVERIFY2(isMetal(*findElement(metal)), metal);
    for (const char* other : {"H", "B", "C", "Si", "Ge", "P", "Sb", "S", "Te", "Cl", "Ar"})
        QVERIFY2(!isMetal(*findElement(other)), other);
}

void BondsTest::cationsAreNotBondedToEachOther() {
    QVERIFY(!canBond("Li", "P", {"Li", "P", "S"}));
    QVERIFY(!canBond("P", "Li", {"Li", "P", "S", "Cl"}));
    QVERIFY(canBond("Li", "S", {"Li", "P", "S", "Cl"}));
    QVERIFY(canBond("P", "S", {"Li", "P", "S"}));
    QVERIFY(canBond("Li", "P", {"Li", "P"}));
    QVERIFY(!canBond("Li", "Al", {"Li", "Al", "Cl"}));
    QVERIFY(!canBond("Al", "Al", {"Li", "Al", "Cl"}));
    QVERIFY(canBond("Al", "Al", {"Al"}));
    QVERIFY(canBond("Li", "Al", {"Li", "Al"}));
    QVERIFY(!canBond("Li", "Li", {"Li", "Si"}));
    // Molecules keep their bonds beside cations.
    const std::vector<std::string> electrolyte{"Li", "C", "H", "N", "O", "F", "P"};
    for (const auto& [a, b] : {std::pair{"C", "H"}, {"C", "C"}, {"C", "O"}, {"P", "F"}})
        QVERIFY2(canBond(a, b, electrolyte), a);
    QVERIFY(!canBond("Li", "H", electrolyte));
    QVERIFY(canBond("1", "2", {"1", "2"}));  // not named: nothing is known of them
}

void BondsTest::bondsCrossTheBoundaryOnce() {
    Positions positions(2, 3);
    positions << 0.5, 5, 5, 9.0, 5, 5;
    const auto bonds = findBonds(frameOf({"Al", "Cl"}, {0, 1}, positions, 10));
    QCOMPARE(bonds.size(), std::size_t(1));
    QCOMPARE(bonds[0].first, 0);
    QVERIFY((bonds[0].vector - Eigen::Vector3d(-1.5, 0, 0)).norm() < 1e-12);  // rounding
    // Its own image, once for each axis.
    Positions one(1, 3);
    one << 0, 0, 0;
    const auto chain = findBonds(frameOf({"Al"}, {0}, one, 2.5));
    QCOMPARE(chain.size(), std::size_t(3));
    QCOMPARE(coordinationNumbers(1, chain), std::vector<int>{6});
}

void BondsTest::tetrahedraAreWholeWhereverTheyAreCut() {
    const Frame frame = test::tetrachloroaluminates(2, 14.0, 1);
    const auto bonds = findBonds(frame);
    const std::vector<int> counts = coordinationNumbers(frame.atomCount(), bonds);
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        if (frame.types[i] == 2)
            QCOMPARE(counts[i], 4);
    for (const Bond& bond : bonds) {
        const int a = frame.types[static_cast<std::size_t>(bond.first)];
        const int b = frame.types[static_cast<std::size_t>(bond.second)];
        QVERIFY(a == 1 || b == 1);  // chlorine is the only anion
    }
}

void BondsTest::chosenCutoffReplacesTheFactor() {
    Positions positions(3, 3);
    positions << 5, 5, 5, 7.2, 5, 5, 5, 8.0, 5;
    const Frame frame = frameOf({"Al", "Cl"}, {0, 1, 1}, positions, 20);
    QCOMPARE(findBonds(frame).size(), std::size_t(1));
    BondCutoffs cutoffs;
    cutoffs.byPair[elementPair("Cl", "Al")] = 3.1;
    QCOMPARE(findBonds(frame, cutoffs).size(), std::size_t(2));
    cutoffs.byPair[elementPair("Al", "Cl")] = 0;
    QVERIFY(findBonds(frame, cutoffs).empty());
    cutoffs.byPair.clear();
    cutoffs.factor = 1.35;  // 3.01 Å for Al-Cl
    QCOMPARE(findBonds(frame, cutoffs).size(), std::size_t(2));
    QCOMPARE(bondCutoff("Cl", "Al", {"Al", "Cl"}, {}), kBondFactor * covalentSum("Al", "Cl"));
}

void BondsTest::atomsAtTheSamePlaceAreNotBonded() {
    Positions positions(2, 3);
    positions << 5, 5, 5, 5, 5, 5;
    QVERIFY(findBonds(frameOf({"Cl"}, {0, 0}, positions, 10)).empty());
    positions(1, 0) = std::numeric_limits<double>::quiet_NaN();
    QVERIFY_EXCEPTION_THROWN(findBonds(frameOf({"Cl"}, {0, 0}, positions, 10)), InputError);
}

void BondsTest::framesWithoutBondsHaveNone() {
    QVERIFY(findBonds({}).empty());
    Positions positions(2, 3);
    positions << 1, 1, 1, 2, 1, 1;
    QVERIFY(findBonds(frameOf({"", ""}, {0, 1}, positions, 10)).empty());
}

QTEST_APPLESS_MAIN(BondsTest)
#include "BondsTest.moc"
