#include <QTest>

#include "core/density/BondedGroups.h"
#include "core/density/Expansion.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/density/IonicSystems.h"

using namespace mtp;

namespace {

Frame atoms(const std::vector<std::string>& species, const std::vector<int>& types,
            const std::vector<Eigen::RowVector3d>& places, double edge) {
    Frame frame;
    frame.species = species;
    frame.types = types;
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * edge);
    frame.positions.resize(static_cast<Eigen::Index>(places.size()), 3);
    for (std::size_t i = 0; i < places.size(); ++i)
        frame.positions.row(static_cast<Eigen::Index>(i)) = places[i];
    return frame;
}

// Al at both ends, each with three Cl of its own, and one Cl between them.
Frame chain() {
    std::vector<Eigen::RowVector3d> places{{0, 0, 0}, {4.2, 0, 0}, {2.1, 0.6, 0}};
    for (const double x : {-0.7, 4.9})
        for (int k = 0; k < 3; ++k)
            places.emplace_back(x, 2.0 * std::cos(2.1 * k), 2.0 * std::sin(2.1 * k));
    return atoms({"Al", "Cl"}, {0, 0, 1, 1, 1, 1, 1, 1, 1}, places, 20);
}

}  // namespace

class BondedGroupsTest : public QObject {
    Q_OBJECT

private slots:
    void tetrahedraCutByTheBoundaryAreWhole();
    void cationsStayFree();
    void chainsSharingAChlorineAreOneGroup();
    void moleculesAreNamedByTheirFormula();
    void crystalIsEndlessAndScalesAsAWhole();
    void overlapsAreCountedByPairsOfUnits();
    void exampleMeltIsMadeOfAluminates();
};

void BondedGroupsTest::tetrahedraCutByTheBoundaryAreWhole() {
    const Frame frame = test::tetrachloroaluminates(2, 14.0, 1);
    const BondedGroups found = findBondedGroups(frame);
    QCOMPARE(countByName(found), (std::map<std::string, int>{{"AlCl4", 8}, {"Li", 8}}));
    int cut = 0;
    for (const BondedGroup& group : found.groups) {
        const int centre = group.atoms.front();  // Al comes first
        for (int atom : group.atoms) {
            const double whole = (found.unwrapped.row(atom) - found.unwrapped.row(centre)).norm();
            QVERIFY(atom == centre || std::abs(whole - 2.13) < 1e-10);
            const double asInFile =
                (frame.positions.row(atom) - frame.positions.row(centre)).norm();
            cut += atom != centre && std::abs(asInFile - 2.13) > 1 ? 1 : 0;
            QCOMPARE(found.groupOf[static_cast<std::size_t>(atom)],
                     found.groupOf[static_cast<std::size_t>(centre)]);
        }
    }
    QVERIFY(cut > 4);  // Al sits on the corners of the cell: it was not whole before
    // Unwrapping moves by lattice vectors only.
    const Positions images = frame.cell.toFractional(found.unwrapped - frame.positions);
    QVERIFY((images.array() - images.array().round()).abs().maxCoeff() < 1e-10);
}

void BondedGroupsTest::cationsStayFree() {
    // Li touches Cl at 2.3 Å, within the tolerance of their radii.
    const Frame pair = atoms({"Li", "Cl"}, {0, 1}, {{0, 0, 0}, {2.3, 0, 0}}, 12);
    QCOMPARE(findBondedGroups(pair).groups.size(), std::size_t(2));
    QCOMPARE(findBondedGroups(pair, {.tolerance = 1.25, .freeElements = {}}).groups.size(),
             std::size_t(1));
}

void BondedGroupsTest::chainsSharingAChlorineAreOneGroup() {
    const BondedGroups found = findBondedGroups(chain());
    QCOMPARE(countByName(found), (std::map<std::string, int>{{"Al2Cl7", 1}}));
}

void BondedGroupsTest::moleculesAreNamedByTheirFormula() {
    QCOMPARE(formula({{"Cl", 4}, {"Al", 1}}), std::string("AlCl4"));
    QCOMPARE(formula({{"O", 1}, {"H", 2}}), std::string("H2O"));
    QCOMPARE(formula({{"H", 4}, {"N", 1}}), std::string("NH4"));
    QCOMPARE(formula({{"O", 4}, {"S", 1}}), std::string("SO4"));
    QCOMPARE(formula({{"F", 6}, {"P", 1}}), std::string("PF6"));
    QCOMPARE(formula({{"Cl", 4}, {"Zn", 1}}), std::string("ZnCl4"));
    QCOMPARE(formula({{"Cl", 6}, {"La", 1}}), std::string("LaCl6"));
    QCOMPARE(formula({{"H", 11}, {"N", 2}, {"C", 6}}), std::string("C6H11N2"));
    const Frame water = atoms(
        {"O", "H"}, {0, 1, 1, 0, 1, 1},
        {{0.1, 0, 0}, {0.1, 0.96, 0}, {11.2, -0.2, 0}, {5, 5, 5}, {5, 5.96, 5}, {5, 4.8, 5.9}}, 12);
    QCOMPARE(countByName(findBondedGroups(water)), (std::map<std::string, int>{{"H2O", 2}}));
}

void BondedGroupsTest::crystalIsEndlessAndScalesAsAWhole() {
    const Frame chainOfCarbon = atoms({"C"}, {0, 0}, {{0, 0, 0}, {1.4, 0, 0}}, 2.8);
    const BondedGroups found = findBondedGroups(chainOfCarbon);
    QCOMPARE(found.groups.size(), std::size_t(1));
    QVERIFY(found.groups[0].isEndless);
    QCOMPARE(countByName(found).begin()->first, std::string("C2 (endless)"));
    const Frame scaled = deformed(chainOfCarbon, Eigen::Matrix3d::Identity() * 1.5, &found);
    QVERIFY(std::abs(scaled.positions(1, 0) - 2.1) < 1e-12);
}

void BondedGroupsTest::overlapsAreCountedByPairsOfUnits() {
    const Frame frame = test::tetrachloroaluminates(2, 14.0, 2);
    ExpansionOptions options;
    options.mode = ExpansionMode::RigidUnits;
    const Expanded wide = expandOne(frame, 0.5, options);
    QCOMPARE(findOverlaps(wide.frame, wide.groups, 0.7).pairs, 0);
    const Expanded dense = expandOne(frame, 2.5, options);
    const Overlaps overlaps = findOverlaps(dense.frame, dense.groups, 0.7);
    // Counted again without neighbour lists or sets.
    int pairs = 0;
    const auto& groups = dense.groups.groups;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            bool isOverlap = false;
            for (int i : groups[a].atoms)
                for (int j : groups[b].atoms) {
                    constexpr double kRadii[] = {1.28, 1.02, 1.21};
                    const double sum = kRadii[dense.frame.types[static_cast<std::size_t>(i)]] +
                                       kRadii[dense.frame.types[static_cast<std::size_t>(j)]];
                    const Eigen::Vector3d difference =
                        (dense.frame.positions.row(j) - dense.frame.positions.row(i)).transpose();
                    isOverlap =
                        isOverlap || dense.frame.cell.minimumImage(difference).norm() < 0.7 * sum;
                }
            pairs += isOverlap ? 1 : 0;
        }
    QVERIFY(pairs > 0);
    QCOMPARE(overlaps.pairs, pairs);
    QVERIFY(overlaps.worst < 0.7);
}

void BondedGroupsTest::exampleMeltIsMadeOfAluminates() {
    const auto reader = FormatRegistry::withBuiltinFormats().open(
        std::string(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4/aimd", {});
    const auto counts = countByName(findBondedGroups(reader->read(0)));
    QCOMPARE(counts.at("Li"), 8);
    QVERIFY(counts.at("AlCl4") >= 4);
}

QTEST_APPLESS_MAIN(BondedGroupsTest)
#include "BondedGroupsTest.moc"
