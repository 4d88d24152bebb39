// Runs of CP2K whose files are incomplete, damaged or no dynamics.
#include "core/io/cp2k/Cp2kMd.h"

#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"
#include "tests/core/io/cp2k/Cp2kInputs.h"

using namespace mtp;

namespace {

// Å; logs print nine digits.
constexpr double kPrinted = 1e-7;

std::string cellLines(const char* word, double a, double b, double c, const std::string& angles) {
    const double bohr = units::kBohr;
    std::string out = fmt::format(
        " {0}| Cell lengths [bohr]      {1:.8E}  {2:.8E}  {3:.8E}\n"
        " {0}| Cell lengths [ang]       {4:.8E}  {5:.8E}  {6:.8E}\n"
        " {0}| Average cell lengths [ang]   1.0E+00  1.0E+00  1.0E+00\n",
        word, a / bohr, b / bohr, c / bohr, a, b, c);
    if (!angles.empty())
        out += fmt::format(
            " {0}| Cell angles [deg]        {1}\n"
            " {0}| Average cell angles [deg]    1.0E+01  1.0E+01  1.0E+01\n",
            word, angles);
    return out;
}

}  // namespace

class Cp2kMdTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<TextInput> m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& name = "") {
        return FormatRegistry::withBuiltinFormats().open(m_input->path(name));
    }
    static std::string warnings(const TrajectoryReader& reader) {
        std::string all;
        for (const std::string& warning : reader.info().warnings)
            all += warning + "\n";
        return all;
    }
    static bool warns(const TrajectoryReader& reader, const char* part) {
        return warnings(reader).find(part) != std::string::npos;
    }
    void writeFrames(int count) {
        std::string text;
        for (int step = 0; step < count; ++step)
            text += cp2k::frame(step, -5 - 0.1 * step, 1.5 + 0.01 * step, step);
        m_input->write("a-pos-1.xyz", text);
    }

private slots:
    void init() { m_input = std::make_unique<TextInput>(); }

    // Only the first angles are printed if the cell keeps its shape (NPT_I).
    void theCellOfEachStepComesFromTheLog() {
        writeFrames(3);
        m_input->write(
            "a.out",
            cp2k::head("MD", "NPT_I") + cp2k::energy(-5) + cp2k::stress() +
                cellLines("MD_INI", 9, 9, 9, "9.00000000E+01  9.00000000E+01  9.00000000E+01") +
                cp2k::energy(-5.1) + " MD| Step number          1\n" + cp2k::stress() +
                cellLines("MD", 9.1, 9.2, 9.3, "") + cp2k::energy(-5.2) +
                " MD| Step number          2\n" + cp2k::stress() +
                cellLines("MD", 9.4, 9.5, 9.6, "") + cp2k::kEnd);
        const auto reader = open();
        QCOMPARE(reader->frameCount(), 3u);
        const Eigen::Vector3d second(9.1, 9.2, 9.3), third(9.4, 9.5, 9.6);
        const Frame frame = reader->read(2);
        QVERIFY((reader->read(1).cell.vectors.diagonal() - second).norm() < kPrinted);
        QVERIFY((frame.cell.vectors.diagonal() - third).norm() < kPrinted);
        QVERIFY(frame.cell.periodic[0] && frame.cell.periodic[1] && frame.cell.periodic[2]);
        // 1 GPa in the step's own volume.
        QVERIFY(std::abs((*frame.labels.virial)(0, 0) - third.prod() / units::kGPaPerEvPerA3) <
                1e-5);
    }

    void theAnglesOfEachStepComeFromTheLog() {
        writeFrames(2);
        m_input->write(
            "a.out",
            cp2k::head("MD", "NPT_F") + cp2k::energy(-5) +
                cellLines("MD_INI", 9, 9, 9, "9.00000000E+01  9.00000000E+01  9.00000000E+01") +
                cp2k::energy(-5.1) +
                cellLines("MD", 9, 8, 7, "8.00000000E+01  8.50000000E+01  9.50000000E+01") +
                cp2k::kEnd);
        const Cell expected = Cell::fromLengths({9, 8, 7}, {80, 85, 95});
        const auto reader = open();
        QVERIFY((reader->read(1).cell.vectors - expected.vectors).norm() < 1e-6);
        QCOMPARE(reader->read(0).cell.volume(), 729.0);
    }

    void aTurnedCellStaysTurned() {
        writeFrames(2);
        m_input->write(
            "a.inp",
            "&GLOBAL\nRUN_TYPE MD\n&END\n&FORCE_EVAL\n&SUBSYS\n&CELL\nA 0 9 0\nB -9 0 0\n"
            "C 0 0 9\n&END\n&END\n&END\n&MOTION\n&MD\nENSEMBLE NPT_I\n&END\n&END\n");
        m_input->write("a.out", cp2k::head("MD", "NPT_I") + cp2k::energy(-5) +
                                    cellLines("MD_INI", 9, 9, 9, "9.0E+01  9.0E+01  9.0E+01") +
                                    cp2k::energy(-5.1) + cellLines("MD", 10, 11, 12, "") +
                                    cp2k::kEnd);
        Eigen::Matrix3d expected;
        expected << 0, 10, 0, -11, 0, 0, 0, 0, 12;
        QVERIFY((open()->read(1).cell.vectors - expected).norm() < 1e-6);
    }

    void aFrameWithoutItsCellHasNoLabels() {
        writeFrames(3);
        m_input->write("a.out", cp2k::head("MD", "NPT_F") + cp2k::energy(-5) + cp2k::forces(0.1) +
                                    cp2k::stress() +
                                    cellLines("MD_INI", 9, 9, 9, "9.0E+01  9.0E+01  9.0E+01") +
                                    cp2k::energy(-5.1) + cp2k::forces(0.1) + cp2k::stress() +
                                    cp2k::energy(-5.2) + cp2k::forces(0.1) + cp2k::stress() +
                                    cellLines("MD", 9, 8, 7, "9.0E+01  ********  9.0E+01") +
                                    cp2k::kEnd);
        const auto reader = open();
        for (std::size_t i : {1, 2}) {
            const Frame frame = reader->read(i);
            QVERIFY(!frame.labels.energy && !frame.labels.forces && !frame.labels.virial);
            QVERIFY(!frame.cell.isPeriodic());
        }
        QVERIFY(reader->read(0).labels.virial);
        QVERIFY2(warns(*reader, "2 of 3 frames have no cell"), warnings(*reader).c_str());
    }

    void velocitiesBesideThePositionsAreRead() {
        writeFrames(3);
        // Of step 1 in bohr per atomic unit of time; step 2 is that of another run.
        m_input->write("a-vel-1.xyz", cp2k::frame(1, -5.1, 0.001, 1) + cp2k::frame(2, -7, 0.1, 2));
        const auto reader = open();
        QVERIFY(!reader->read(0).velocities && !reader->read(2).velocities);
        const Positions velocities = reader->read(1).velocities.value();
        const double unit = units::kBohr / units::kAtomicTimeFs;
        QCOMPARE(velocities(1, 0), 0.001 * unit);
        QCOMPARE(velocities(1, 1), 0.25 * unit);
        QVERIFY(warns(*reader, "positions and velocities disagree: at 1 equal steps"));
    }

    void theUnitOfVelocitiesIsThatOfTheInput() {
        const auto input = [](const char* unit) {
            return fmt::format(
                "&GLOBAL\nRUN_TYPE MD\n&END\n&MOTION\n&PRINT\n&VELOCITIES\nUNIT {}\n"
                "&END\n&END\n&END\n",
                unit);
        };
        writeFrames(2);
        m_input->write("a-vel-1.xyz", cp2k::frame(1, -5.1, 0.001, 1));
        m_input->write("a.inp", input("angstrom*fs^-1"));
        QCOMPARE(open()->read(1).velocities.value()(1, 0), 0.001);
        m_input->write("a.inp", input("km*hour^-1"));
        const auto reader = open();
        QVERIFY(!reader->read(1).velocities);
        QVERIFY(warns(*reader, "velocities in km*hour^-1 are left out"));
    }

    void unitsOfPositionsAndForcesAreThoseOfTheInput() {
        const auto writeInput = [this](const char* positions, const char* forces) {
            m_input->write("a.inp",
                           fmt::format("&GLOBAL\nRUN_TYPE MD\n&END\n&MOTION\n&PRINT\n"
                                       "&TRAJECTORY\nUNIT {}\n&END\n&FORCES\n  unit {}\n&END\n"
                                       "&END\n&END\n",
                                       positions, forces));
        };
        writeFrames(2);
        m_input->write("a-frc-1.xyz", cp2k::frame(1, -5.1, 0.001, 1));
        const Positions angstrom = open()->read(1).positions;
        const double atomic = units::kHartree / units::kBohr;
        QCOMPARE(open()->read(1).labels.forces.value()(1, 0), 0.001 * atomic);
        writeInput("BOHR", "eV*angstrom^-1");
        QCOMPARE(open()->read(1).positions(1, 0), angstrom(1, 0) * units::kBohr);
        QCOMPARE(open()->read(1).labels.forces.value()(1, 0), 0.001);
        writeInput("angstrom", "newton");
        const auto reader = open();
        QCOMPARE(reader->read(1).positions(1, 0), angstrom(1, 0));
        QVERIFY(!reader->read(1).labels.forces);
        QVERIFY(warns(*reader, "forces in newton are left out"));
        writeInput("mile", "hartree*bohr^-1");
        QVERIFY_EXCEPTION_THROWN(open(), ParseError);
    }

    void velocitiesOfOtherAtomsAreLeftOut() {
        writeFrames(2);
        std::string other = cp2k::frame(1, -5.1, 0.001, 1);
        other.replace(other.find("Cl"), 2, "Br");
        m_input->write("a-vel-1.xyz", other);
        const auto reader = open();
        QVERIFY(!reader->read(1).velocities);
        QVERIFY(warns(*reader, "atom 2 is Br here and Cl in the positions"));
    }

    void kindsOfOneElementAreToldToBeOneSpecies() {
        std::string text = cp2k::frame(0, -5, 1.5, 0);
        text.replace(text.find("Li"), 2, "Cl1");
        m_input->write("a-pos-1.xyz", text);
        const auto reader = open();
        QVERIFY2(warns(*reader, "Cl and Cl1 are taken as one species, Cl"),
                 warnings(*reader).c_str());
        QCOMPARE(reader->read(0).species.size(), 1u);
    }

    // Each is told by the input, by the log, or by both, in the same words.
    void whatDecidesOnTheAccuracyIsProvenance() {
        const std::string log =
            cp2k::head("MD", "NVT") +
            " QS| Density cutoff [a.u.]:                                                 200.0\n"
            " QS| Relative density cutoff [a.u.]:                                         20.0\n"
            "                        eps_scf:                                        1.00E-05\n"
            " vdW POTENTIAL|          Cutoff Radius [Bohr]:                             20.00\n" +
            cp2k::energy(-5) + cp2k::kEnd;
        const std::map<std::string, std::string> expected{{"cutoff_eV", "5442.28"},
                                                          {"relative_cutoff_eV", "544.228"},
                                                          {"eps_scf", "1e-05"},
                                                          {"dispersion_cutoff_A", "10.5835"}};
        const auto expect = [&] {
            const auto settings = open()->info().provenance.settings;
            for (const auto& [key, value] : expected)
                QVERIFY2(settings.contains(key) && settings.at(key) == value, key.c_str());
        };
        writeFrames(1);
        m_input->write("a.out", log);
        expect();
        std::filesystem::remove(m_input->path("a.out"));
        m_input->write(
            "a.inp",
            "&FORCE_EVAL\n&DFT\n&MGRID\nCUTOFF [eV] 5442.277\nREL_CUTOFF 40\n&END\n&QS\n"
            "EPS_DEFAULT 1.0E-10\n&END\n&SCF\nEPS_SCF 1.0E-5\n&OUTER_SCF\nEPS_SCF 1.0E-4\n"
            "&END\n&END\n&XC\n&VDW_POTENTIAL\n&PAIR_POTENTIAL\nTYPE DFTD3\n"
            "R_CUTOFF [bohr] 20\n&END\n&END\n&END\n&END\n&END\n");
        expect();
        QCOMPARE(open()->info().provenance.settings.at("eps_default"), std::string("1e-10"));
    }

    // A relaxation of the cell is no ensemble, but its cell varies too.
    void theFirstCellIsNotThatOfACellRelaxation() {
        m_input->write("a-pos-1.xyz", cp2k::frame(1, -5) + cp2k::frame(2, -5.1));
        m_input->write("a.inp",
                       "&GLOBAL\nRUN_TYPE CELL_OPT\n&END\n&FORCE_EVAL\n&SUBSYS\n&CELL\n"
                       "ABC 9 9 9\n&END\n&END\n&END\n");
        QVERIFY(!open()->read(1).cell.isPeriodic());
    }

    void aRunWithoutACellSaysSo() {
        writeFrames(2);
        QVERIFY2(warns(*open(), "no file of this run tells its cell"), warnings(*open()).c_str());
        m_input->write("a.inp",
                       "&GLOBAL\n&END\n&FORCE_EVAL\n&SUBSYS\n&CELL\nA 9 0 0\nB 9 0 0\n"
                       "C 0 0 9\n&END\n&END\n&END\n");
        QVERIFY2(warns(*open(), "span no volume"), warnings(*open()).c_str());
    }

    void forcesAndVelocitiesAloneAreNoTrajectory_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"own-frc-1.xyz", "own-vel-1.xyz", "renamed.xyz"})
            QTest::newRow(name) << name;
    }
    void forcesAndVelocitiesAloneAreNoTrajectory() {
        QFETCH(QString, name);
        const std::string rows =
            "     2\n i =        0, time =        0.000, E =       -20.5\n"
            "  Li 0.01 -0.02 0.03\n  Cl -0.01 0.02 -0.03\n";
        m_input->write(name.toStdString(), rows);
        try {
            open(name.toStdString());
            QFAIL("forces were read as positions");
        } catch (const ParseError& error) {
            QVERIFY2(std::string(error.what()).find("no positions") != std::string::npos,
                     error.what());
        }
        // Beside the positions each of them stands for the run.
        m_input->write("own-pos-1.xyz", cp2k::frame(0, -20.5, 1.5, 0));
        if (name.startsWith("own"))
            QCOMPARE(open(name.toStdString())->read(0).positions(1, 0), 1.5);
    }

    void starsInTheForcesOfOneFrameCostThatFrameOnly() {
        writeFrames(4);
        std::string forces;
        for (int step = 0; step < 4; ++step)
            forces += cp2k::frame(step, -5 - 0.1 * step, 0.02, step);
        const std::string row = "  Cl 0.0200000000";
        const std::size_t second = forces.find(row, forces.find(row) + 1);
        forces.replace(second, row.size(), "  Cl ************");
        m_input->write("a-frc-1.xyz", forces);
        const auto reader = open();
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(reader->read(i).labels.forces.has_value(), i != 1);
        QVERIFY2(warns(*reader, "1 of 4 frames have no forces (step 1)"),
                 warnings(*reader).c_str());
        QVERIFY2(warns(*reader, "a-frc-1.xyz:8:"), warnings(*reader).c_str());
    }

    void starsInTheForcesOfTheLogCostThatFrameOnly() {
        writeFrames(3);
        std::string damaged = cp2k::forces(0.1);
        damaged.replace(damaged.find("-0.10000000"), 11, "***********");
        m_input->write("a.out", cp2k::head("MD", "NVT") + cp2k::energy(-5) + cp2k::forces(0.1) +
                                    cp2k::energy(-5.1) + damaged + cp2k::energy(-5.2) +
                                    cp2k::forces(0.2) + cp2k::kEnd);
        const auto reader = open();
        QVERIFY(reader->read(0).labels.forces && reader->read(2).labels.forces);
        QVERIFY(!reader->read(1).labels.forces && reader->read(1).labels.energy);
        QVERIFY2(warns(*reader, "(step 1)"), warnings(*reader).c_str());
    }

    void aDamagedFrameOfThePositionsIsLeftOut() {
        std::string text = cp2k::frame(0, -5, 1.5, 0) + cp2k::frame(1, -5.1, 1.5, 1) +
                           cp2k::frame(2, -5.2, 1.5, 2);
        text.replace(text.find("  Li 0.0", text.find("i =        1")), 8, "  Li nan");
        m_input->write("a-pos-1.xyz", text);
        const auto reader = open();
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(1).step.value(), 2);
    }

    void aRelaxationIsNoTrajectoryInTime() {
        m_input->write("a-pos-1.xyz", cp2k::frame(1, -5) + cp2k::frame(2, -5.1));
        m_input->write("a-1.ener", "# Step Time Kin Temp\n 1 0.5 0.1 300.0\n 2 1.0 0.1 310.0\n");
        const auto reader = open();
        QVERIFY(reader->info().kind == RunKind::Relaxation);
        QVERIFY(!reader->read(1).timeFs && !reader->read(1).temperature);
        writeFrames(2);
        QVERIFY(open()->info().kind == RunKind::MolecularDynamics);
    }

    // Near the minimum the points of a line search differ by less than 1e-9 hartree.
    void forcesOfNeighbouringPointsOfARelaxationAreNotTaken() {
        m_input->write("a-pos-1.xyz", cp2k::frame(1, -5.0) + cp2k::frame(2, -5.0000000010));
        const auto log = [](const std::string& last) {
            return cp2k::head("GEO_OPT") + cp2k::energy(-5.0) + cp2k::forces(0.1) +
                   " --------  Informations at step =     1 ------------\n" +
                   cp2k::energy(-5.0000000008) + cp2k::forces(0.2) + last + cp2k::kEnd;
        };
        const auto forceOf = [](TrajectoryReader& reader, std::size_t index) {
            const auto forces = reader.read(index).labels.forces;
            return forces ? (*forces)(0, 0) * units::kBohr / units::kHartree : 0;
        };
        m_input->write("a.out", log(cp2k::energy(-5.0000000010) + cp2k::forces(0.3)));
        // One rounding each way.
        QVERIFY(std::abs(forceOf(*open(), 1) - 0.3) < 1e-12);
        // Two points of the same energy: the one that ends the step, or none.
        const std::string twice = cp2k::energy(-5.0000000010) + cp2k::forces(0.3) +
                                  cp2k::energy(-5.0000000010) + cp2k::forces(0.4);
        m_input->write("a.out", log(twice));
        QVERIFY(!open()->read(1).labels.forces);
        QVERIFY2(warns(*open(), "1 of 2 frames have no forces (step 2)"),
                 warnings(*open()).c_str());
        m_input->write("a.out", log(twice + " OPT| Step number                     2\n"));
        QVERIFY(std::abs(forceOf(*open(), 1) - 0.4) < 1e-12);
    }

    void aRunThatDidNotEndSaysSo() {
        writeFrames(2);
        m_input->write("a.out",
                       cp2k::head("MD", "NVT") + cp2k::energy(-5) + cp2k::energy(-5.1) +
                           "  SCF WAVEFUNCTION OPTIMIZATION\n     1 OT DIIS     0.15E+00\n");
        QVERIFY2(warns(*open(), "PROGRAM ENDED"), warnings(*open()).c_str());
    }
};

QTEST_APPLESS_MAIN(Cp2kMdTest)
#include "Cp2kMdTest.moc"
