#include <QTest>

#include "app/lammps/Release.h"
#include "app/lammps/TypeMap.h"
#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/mtp/SiteEvaluator.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::lammps;
using namespace mtp::test;

namespace {

Potential unnamed() {
    Potential potential = randomPotential(2, 3, 1);
    potential.species.clear();
    return potential;
}

template <class Function>
QByteArray errorOf(Function function) {
    try {
        function();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

class TypeMapTest : public QObject {
    Q_OBJECT

private slots:
    void typesAreFoundByName();
    void unnamedPotentialTakesNumbersOrItsOrder();
    void whatDoesNotFitIsSaid();
    void untrainedPotentialIsRefused();
    void otherReleaseIsRefused();
};

void TypeMapTest::typesAreFoundByName() {
    const Potential potential = randomPotential(2, 3, 1);
    QCOMPARE(speciesByNames(potential, "p.mtp", {"Al", "NULL", "Li", "Al"}, 4),
             (std::vector<int>{kIgnoredSpecies, 2, kIgnoredSpecies, 0, 2}));
}

void TypeMapTest::unnamedPotentialTakesNumbersOrItsOrder() {
    QCOMPARE(speciesByNames(unnamed(), "p.mtp", {"2", "0"}, 2),
             (std::vector<int>{kIgnoredSpecies, 2, 0}));
    QCOMPARE(speciesByOrder(unnamed(), "p.mtp", 3), (std::vector<int>{kIgnoredSpecies, 0, 1, 2}));
    QCOMPARE(describeOrder("p.mtp", 3),
             std::string("p.mtp does not name its elements. Atom types are taken in its order: 1 "
                         "is its type 0, 2 is its type 1, 3 is its type 2\n"));
}

void TypeMapTest::whatDoesNotFitIsSaid() {
    const Potential named = randomPotential(2, 3, 1);
    const auto byNames = [](const Potential& potential, std::vector<std::string> names, int count) {
        return errorOf([&] { speciesByNames(potential, "p.mtp", names, count); });
    };
    QCOMPARE(byNames(named, {"Li", "Cl", "Xe"}, 3),
             QByteArray("p.mtp has no species Xe; it has Li, Cl, Al"));
    // Numbers would silently be the order of the file, which is what names are for.
    QCOMPARE(byNames(named, {"0", "1", "2"}, 3),
             QByteArray("p.mtp has no species 0; it has Li, Cl, Al"));
    QVERIFY(byNames(named, {"Li", "Cl"}, 3).startsWith("2 elements are named for 3 atom types"));
    QVERIFY(byNames(named, {"NULL", "NULL"}, 2).startsWith("no atom type is left to p.mtp"));
    QVERIFY(byNames(unnamed(), {"Li", "Cl", "Al"}, 3).contains("potential_tag"));
    QVERIFY(errorOf([&] {
                speciesByOrder(named, "p.mtp", 3);
            }).startsWith("nothing says which atom type is which element of p.mtp (Li, Cl, Al)"));
    QVERIFY(errorOf([&] {
                speciesByOrder(unnamed(), "p.mtp", 2);
            }).startsWith("p.mtp has 3 types without names, and there are 2 atom types"));
}

void TypeMapTest::untrainedPotentialIsRefused() {
    const std::string text = formatPotential(makePotential(2, {"Li", "Cl", "Al"}, {}));
    QVERIFY(errorOf([&] {
                parseTrainedPotential(text, "p.mtp");
            }).startsWith("p.mtp: the potential is not trained"));
}

void TypeMapTest::otherReleaseIsRefused() {
    QVERIFY(!refusalOf(20210929, 20210929));
    const std::optional<std::string> refusal = refusalOf(20250204, 20210929);
    QVERIFY(refusal && refusal->find("of 29 Sep 2021") != std::string::npos &&
            refusal->find("of 4 Feb 2025") != std::string::npos);
}

QTEST_GUILESS_MAIN(TypeMapTest)
#include "TypeMapTest.moc"
