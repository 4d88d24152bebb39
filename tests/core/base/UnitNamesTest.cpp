#include "core/base/UnitNames.h"

#include <QTest>
#include <cmath>

#include "core/base/Units.h"

using namespace mtp;

namespace {

double factorOf(const char* name, Quantity quantity) {
    const auto unit = findUnit(name, quantity);
    return unit ? unit->factor : std::nan("");
}

}  // namespace

class UnitNamesTest : public QObject {
    Q_OBJECT

private slots:
    void spellingsOfAUnitAreOneUnit_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<double>("factor");
        const auto add = [](const char* name, Quantity quantity, double factor) {
            QTest::newRow(name) << QString(name) << static_cast<int>(quantity) << factor;
        };
        // CODATA 2018; 1 kcal = 4184 J.
        for (const char* name : {"hartree", "Hartree", "Ha", "Eh", "au", "a.u.", "atomic_unit"})
            add(name, Quantity::Energy, 27.211386245988);
        for (const char* name : {"kcal/mol", "kcal mol^-1", "kcal mol-1", "kcal*mol**-1"})
            add(name, Quantity::Energy, 0.0433641042);
        add("kJ/mol", Quantity::Energy, 0.010364269656);
        add("Ry", Quantity::Energy, 13.605693122994);
        add("meV", Quantity::Energy, 1e-3);
        for (const char* name : {"hartree/bohr", "Ha/Bohr", "Ha Bohr^-1", "atomic", "Eh/a0"})
            add(name, Quantity::Force, 51.4220674763);
        for (const char* name : {"eV/A", "eV/Å", "eV/ang", "ev angstrom^-1", "eV·Å⁻¹", "eV.A-1"})
            add(name, Quantity::Force, 1);
        add("kcal/mol/angstrom", Quantity::Force, 0.0433641042);
        add("kcal/(mol*Å)", Quantity::Force, 0.0433641042);
        add("kJ/mol/nm", Quantity::Force, 0.0010364269656);
        add("GPa", Quantity::Stress, 1 / 160.2176634);
        add("kbar", Quantity::Stress, 1 / 1602.176634);
        add("kB", Quantity::Stress, 1 / 1602.176634);
        add("bar", Quantity::Stress, 1 / 1602176.634);
        add("Mbar", Quantity::Stress, 1 / 1.602176634);
        add("Pa", Quantity::Stress, 1 / 160.2176634e9);
        for (const char* name : {"eV/A^3", "eV/Å³", "eV/A3", "eV/angstrom**3"})
            add(name, Quantity::Stress, 1);
        add("hartree/bohr^3", Quantity::Stress, 183.63153645);
        add("angstrom", Quantity::Length, 1);
        add("nm", Quantity::Length, 10);
        add("Bohr", Quantity::Length, 0.529177210903);
        add("angstrom/ps", Quantity::Velocity, 1e-3);
    }
    void spellingsOfAUnitAreOneUnit() {
        QFETCH(QString, name);
        QFETCH(int, quantity);
        QFETCH(double, factor);
        const double found = factorOf(name.toUtf8().constData(), static_cast<Quantity>(quantity));
        // The factors above have nine digits and more.
        QVERIFY2(std::abs(found / factor - 1) < 2e-9, qPrintable(QString::number(found, 'g', 15)));
    }

    void unitsOfAnotherQuantityAndUnknownOnesAreAbsent() {
        for (const char* name : {"nonsense", "", "eV/", "eV^", "eV^x", "(eV", "eV)", "mol", "/eV",
                                 "hartree/bohr", "eV/A^99"})
            QVERIFY2(!findUnit(name, Quantity::Energy), name);
        QVERIFY(!findUnit("GPa", Quantity::Force));
        QVERIFY(!findUnit("eV", Quantity::Stress));
        QVERIFY(!findUnit("eV/atom", Quantity::Force));
    }

    void energiesByAtomAndVirialsByVolumeAreMarked() {
        QVERIFY(findUnit("meV/atom", Quantity::Energy)->isPerAtom);
        QVERIFY(!findUnit("eV", Quantity::Energy)->isPerAtom);
        QVERIFY(findUnit("GPa", Quantity::Virial)->isPerVolume);
        QVERIFY(!findUnit("eV", Quantity::Virial)->isPerVolume);
    }
};

QTEST_APPLESS_MAIN(UnitNamesTest)
#include "UnitNamesTest.moc"
