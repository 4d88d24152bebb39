// Units and dialects that XYZ files state in their comment lines.
#include <QTest>
#include <filesystem>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"
#include "core/io/xyz/ExtendedXyz.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const std::filesystem::path kField = std::filesystem::path(MTP_SHARED_DATA) / "field/extxyz";
const std::string kLattice = "Lattice=\"5 0 0 0 5 0 0 0 5\" ";
const std::string kColumns = "Properties=species:S:1:pos:R:3:force:R:3 ";

// Products of two constants with twelve digits, rounded.
bool isClose(double found, double expected) {
    return std::abs(found - expected) < 1e-12 * std::max(1.0, std::abs(expected));
}

}  // namespace

class StatedUnitsTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& text) {
        return extendedXyzFormat().open(m_input.write("in.xyz", text), {});
    }
    // Two atoms with this comment line; the force of the first is (1, 2, 3).
    Frame withComment(const std::string& comment) {
        return open("2\n" + comment + "\nLi 0 0 0 1 2 3\nCl 2.5 0 0 -1 -2 -3\n")->read(0);
    }
    static std::string messageOf(const std::function<void()>& call) {
        try {
            call();
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

private slots:
    void energiesAndForcesComeInTheUnitThatIsStated_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<double>("energy");
        QTest::addColumn<double>("force");
        const double hartree = units::kHartree, perBohr = units::kHartree / units::kBohr;
        const double kcal = 1e3 * units::kCalorie / units::kAvogadro;
        QTest::newRow("dash") << "energy-unit=hartree force-unit=hartree/bohr" << hartree
                              << perBohr;
        QTest::newRow("underscore, plural")
            << "energy_units=Ha forces_units=Ha/Bohr" << hartree << perBohr;
        QTest::newRow("quoted") << "energy_unit=\"kcal/mol\" force_unit=\"kcal/mol/Å\"" << kcal
                                << kcal;
        QTest::newRow("camel case") << "energyUnit=au forceUnit=au" << hartree << perBohr;
        QTest::newRow("one for all") << "units=atomic" << hartree << perBohr;
        QTest::newRow("ours") << "units=eV" << 1.0 << 1.0;
        QTest::newRow("energy alone") << "energy-unit=Ry" << hartree / 2 << 1.0;
        QTest::newRow("by atom") << "energy_unit=meV/atom" << 2e-3 << 1.0;
    }
    void energiesAndForcesComeInTheUnitThatIsStated() {
        QFETCH(QString, keys);
        QFETCH(double, energy);
        QFETCH(double, force);
        const Frame frame = withComment(kColumns + "energy=-3 pbc=\"F F F\" " + keys.toStdString());
        QVERIFY(isClose(*frame.labels.energy, -3 * energy));
        QVERIFY(isClose((*frame.labels.forces)(0, 1), 2 * force));
        // The unit belongs to the numbers of the file and is not handed on.
        QVERIFY(frame.features.empty());
    }

    void stressesAreTensionPositiveInAnyUnit() {
        const std::string one = kLattice + kColumns + "stress=\"1 0 0 0 1 0 0 0 1\" ";
        QVERIFY(isClose((*withComment(one + "stress-unit=GPa").labels.virial)(0, 0),
                        -125 / 160.2176634));
        QVERIFY(isClose((*withComment(one + "stress_unit=kbar").labels.virial)(2, 2),
                        -125 / 1602.176634));
        const std::string virial = kLattice + kColumns + "virial=\"2 0 0 0 2 0 0 0 2\" ";
        QVERIFY(isClose((*withComment(virial + "virial_unit=hartree").labels.virial)(1, 1),
                        2 * units::kHartree));
        // Given as a pressure, it is one: compressed is positive.
        QVERIFY(isClose((*withComment(virial + "virial_unit=GPa").labels.virial)(1, 1),
                        2 * 125 / 160.2176634));
    }

    void lengthsOfCellAndPositionsAreConverted() {
        const Frame frame = withComment(kLattice + kColumns + "length_unit=bohr");
        QVERIFY(isClose(frame.positions(1, 0), 2.5 * units::kBohr));
        QVERIFY(isClose(frame.cell.vectors(2, 2), 5 * units::kBohr));
        const Frame cellOnly = withComment(kLattice + kColumns + "cell_unit=nm");
        QCOMPARE(cellOnly.positions(1, 0), 2.5);
        QVERIFY(isClose(cellOnly.cell.vectors(0, 0), 50));
    }

    void aUnitWithAPrefixBelongsToTheLabelWithIt() {
        const Frame frame =
            withComment(kColumns + "energy=1 energy_unit=eV REF_energy=2 REF_energy_unit=hartree");
        QVERIFY(isClose(*frame.labels.energy, 2 * units::kHartree));
    }

    void anUnknownUnitIsAnErrorThatNamesIt() {
        for (const char* keys : {"energy-unit=nonsense", "force_unit=nonsense", "units=nonsense"}) {
            const std::string message =
                messageOf([&] { withComment(kColumns + "energy=1 " + keys); });
            QVERIFY2(message.find("in.xyz:2: frame 1: the unit \"nonsense\"") != message.npos,
                     message.c_str());
        }
        // Units of what is not read are only passed on.
        QVERIFY(withComment(kColumns + "dipole_unit=debye").features.at("dipole_unit") == "debye");
    }

    void twoSetsOfLabelsSayWhichIsTaken() {
        const auto reader = open("1\nenergy=1 REF_energy=2 " +
                                 std::string("Properties=species:S:1:pos:R:3:force:R:3:"
                                             "REF_forces:R:3\nLi 0 0 0 1 1 1 2 2 2\n"));
        const auto& warnings = reader->info().warnings;
        QCOMPARE(warnings.size(), 2u);
        QVERIFY(warnings[0].find("energy and REF_energy are both given: REF_energy is taken") !=
                std::string::npos);
        QVERIFY(warnings[1].find("force and REF_forces are both given: REF_forces is taken") !=
                std::string::npos);
        QCOMPARE(reader->read(0).features.at("energy"), std::string("1"));
        // Energy and free energy of one calculation are no two sets.
        QVERIFY(open("1\nenergy=1 free_energy=1\nLi 0 0 0\n")->info().warnings.empty());
    }

    void virialAndStressOfOtherSignsAreNoted() {
        const std::string both =
            kLattice + kColumns + "virial=\"1 0 0 0 1 0 0 0 1\" stress=\"0.008 0 0 0 0.008 0 0 0 ";
        const std::string rows = "\nLi 0 0 0 1 2 3\nCl 2.5 0 0 -1 -2 -3\n";
        const auto reader = open("2\n" + both + "0.008\"" + rows);
        QCOMPARE(reader->info().warnings.size(), 1u);
        QVERIFY(reader->info().warnings[0].find("contradict") != std::string::npos);
        QCOMPARE((*reader->read(0).labels.virial)(0, 0), 1.0);
    }

    void cellsOfIpiAreReadInTheirForms_data() {
        QTest::addColumn<QString>("cell");
        QTest::newRow("abcABC") << "CELL(abcABC): 2 4 6 90 90 60";
        QTest::newRow("brackets") << "CELL[abcABC]: 2 4 6 90 90 60";
        QTest::newRow("braces") << "CELL{abcABC}: 2.0 4.0e0 6 90.0 90.0 60.0";
        // Vectors in the columns.
        QTest::newRow("H") << "CELL(H): 2 2 0 0 3.4641016151377544 0 0 0 6";
        // Vectors in the rows.
        QTest::newRow("GENH") << "CELL(GENH): 2 0 0 2 3.4641016151377544 0 0 0 6";
    }
    void cellsOfIpiAreReadInTheirForms() {
        QFETCH(QString, cell);
        const std::string text = "1\n# " + cell.toStdString() +
                                 "  Step:          12  Bead:       3 positions{angstrom}  "
                                 "cell{angstrom}\n Li 1 2 3\n";
        const auto reader = open(text);
        QVERIFY(reader->info().warnings.empty());
        const Frame frame = reader->read(0);
        Eigen::Matrix3d expected;
        expected << 2, 0, 0, 2, 2 * std::sqrt(3.0), 0, 0, 0, 6;
        // Sines and cosines of the angles.
        QVERIFY((frame.cell.vectors - expected).cwiseAbs().maxCoeff() < 1e-14);
        QVERIFY(frame.cell.periodic == (std::array<bool, 3>{true, true, true}));
        QCOMPARE(*frame.step, std::int64_t(12));
        QCOMPARE(frame.features.at("bead"), std::string("3"));
        QVERIFY(frame.positions.row(0) == Eigen::RowVector3d(1, 2, 3));
    }

    void unitsOfIpiAreThoseItStates() {
        const std::string comment =
            "1\n# CELL(abcABC): 10 10 10 90 90 90 Traj: positions{angstrom} Step: 0 Bead: 0 "
            "cell{atomic_unit}\nLi 2 0 0\n";
        const Frame frame = open(comment)->read(0);
        QCOMPARE(frame.positions(0, 0), 2.0);
        QVERIFY(isClose(frame.cell.vectors(0, 0), 10 * units::kBohr));
        const Frame before = open(
                                 "1\n# positions{angstrom} cell{angstrom} CELL{abcABC}: 10 10 10 "
                                 "90 90 90\nLi 2 0 0\n")
                                 ->read(0);
        QCOMPARE(before.positions(0, 0), 2.0);
        const auto bare = open("1\n# bead: 0 CELL(abcABC): 10 10 10 90 90 90\nLi 2 0 0\n");
        QVERIFY(isClose(bare->read(0).positions(0, 0), 2 * units::kBohr));
        QCOMPARE(bare->info().warnings.size(), 1u);
        QVERIFY(bare->info().warnings[0].find("atomic units") != std::string::npos);
    }

    void rowsOfIpiThatAreNoPositionsAreRefused() {
        for (const char* property :
             {"forces{ev/ang}", "velocities{atomic_unit}", "f_centroid{au}"}) {
            const std::string message = messageOf([&] {
                open("1\n# CELL(abcABC): 9 9 9 90 90 90 Step: 0 Bead: 0 " + std::string(property) +
                     " cell{angstrom}\nLi 1 2 3\n");
            });
            QVERIFY2(message.find(property) != message.npos &&
                         message.find("not positions") != message.npos,
                     message.c_str());
        }
        const std::string unit = messageOf([&] {
            open("1\n# CELL(abcABC): 9 9 9 90 90 90 positions{furlong} cell{angstrom}\nLi 1 2 3\n");
        });
        QVERIFY2(unit.find("furlong") != unit.npos, unit.c_str());
    }

    void filesOfTheFieldGiveTheirNumbers() {
        if (!std::filesystem::is_directory(kField))
            QSKIP("the files of the field are not here (MTP_SHARED_DATA)");
        const auto registry = FormatRegistry::withBuiltinFormats();
        const auto first = [&](const char* name) { return registry.open(kField / name)->read(0); };
        // The numbers of the table in ../shared/data/field, to all their digits.
        const Frame hartree = first("units_hartree.xyz");
        QVERIFY(std::abs(*hartree.labels.energy + 13.60569) < 1e-5);
        QVERIFY(std::abs((*hartree.labels.forces)(0, 0) - 0.514221) < 1e-6);
        QVERIFY(std::abs(*first("energy_kcal_mol.xyz").labels.energy + 0.433641) < 1e-6);
        for (const char* name : {"units_gpa.xyz", "stress_gpa.xyz"})
            QVERIFY(std::abs((*first(name).labels.virial)(0, 0) + 0.780189) < 1e-6);
        const Frame ipi = first("ipi_bohr.xyz");
        QVERIFY(std::abs(ipi.cell.vectors(0, 0) - 5.291772) < 1e-6);
        QVERIFY(std::abs(ipi.positions(1, 0) - 2.645886) < 1e-6);
        for (const char* name : {"units_nonsense.xyz", "ipi_forces.xyz"})
            QVERIFY(!messageOf([&] { registry.open(kField / name); }).empty());
    }
};

QTEST_APPLESS_MAIN(StatedUnitsTest)
#include "StatedUnitsTest.moc"
