#include <QTest>
#include <cmath>
#include <filesystem>
#include <limits>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const std::string kHead =
    "     Program PWSCF v.7.2 starts on  1Jan2024 at 12: 0: 0\n"
    "     lattice parameter (alat)  =      10.0000  a.u.\n"
    "     number of atoms/cell      =            2\n"
    "     kinetic-energy cutoff     =      30.0000  Ry\n"
    "     Exchange-correlation= SLA  PW   PBX  PBC\n"
    "     celldm(1)=  10.000000  celldm(2)=   0.000000  celldm(3)=   0.000000\n"
    "     crystal axes: (cart. coord. in units of alat)\n"
    "               a(1) = (   1.000000   0.000000   0.000000 )\n"
    "               a(2) = (   0.000000   1.000000   0.000000 )\n"
    "               a(3) = (   0.000000   0.000000   1.000000 )\n"
    "     PseudoPot. # 1 for Li read from file:\n     /home/x/Li.pbe.UPF\n"
    "     site n.     atom                  positions (alat units)\n"
    "         1           Li  tau(   1) = (   0.0000000   0.0000000   0.0000000  )\n"
    "         2           Cl1 tau(   2) = (   0.5000000  -0.1000000   0.2500000  )\n"
    "     number of k points=     4  gaussian smearing, width (Ry)=  0.0100\n";

std::string energy(double ry) {
    return "!    total energy              =  " + std::to_string(ry) + " Ry\n\n";
}

const std::string kForces =
    "     Forces acting on atoms (cartesian axes, Ry/au):\n\n"
    "     atom    1 type  1   force =    -0.10000000    0.02000000    0.00000000\n"
    "     atom    2 type  2   force =     0.10000000   -0.02000000    0.00000000\n"
    "     The non-local contrib.  to forces\n"
    "     atom    1 type  1   force =     9.00000000    9.00000000    9.00000000\n";

const std::string kStress =
    "          total   stress  (Ry/bohr**3)                   (kbar)     P=      217.49\n"
    "   0.00100000  -0.00020000   0.00000000          147.11      -29.42       0.00\n"
    "  -0.00020000   0.00200000   0.00000000          -29.42      294.21       0.00\n"
    "   0.00000000   0.00000000   0.00300000            0.00        0.00      441.31\n";

std::string dynamics(int iteration) {
    return "     Entering Dynamics:    iteration =     " + std::to_string(iteration) +
           "\n                           time      =   0.0010 pico-seconds\n\n"
           "ATOMIC_POSITIONS (crystal)\nLi  0.0 0.0 0.0" +
           std::to_string(iteration) +
           "\nCl1 0.5 0.5 0.5   0 0 1\n\n     temperature           =   " +
           std::to_string(300 + iteration) + ".0 K\n";
}

const std::string kEnd = "   JOB DONE.\n";
constexpr const char* kNext = "     EXX: now go back to refine exchange calculation\n";
constexpr const char* kSmearing = "     smearing contrib. (-TS)   =      -1.00000000 Ry\n";

}  // namespace

class QuantumEspressoTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

    static std::string warnings(const TrajectoryReader& reader) {
        std::string all;
        for (const std::string& warning : reader.info().warnings)
            all += warning + "\n";
        return all;
    }
    // What stands behind a cycle of exact exchange.
    static QString exchange(double ry, const char* error, const char* mark = "  ") {
        return QString(
                   "\n%1   total energy              =  %2 Ry\n"
                   "     est. exchange err (dexx)  =       %3 Ry\n")
            .arg(mark)
            .arg(ry, 0, 'f', 8)
            .arg(error);
    }

    std::unique_ptr<TrajectoryReader> open(const std::string& text) {
        return m_registry.open(m_input.write("pw.out", text));
    }

private slots:
    void kindsOfOneElementAreToldToBeOneSpecies() {
        std::string head = kHead;
        head.replace(head.find(" Li  tau"), 4, " Cl2 ");
        const auto reader = open(head + energy(-20) + kForces + kEnd);
        QVERIFY2(
            warnings(*reader).find("Cl1 and Cl2 are taken as one species, Cl") != std::string::npos,
            warnings(*reader).c_str());
        QCOMPARE(reader->read(0).species, std::vector<std::string>{"Cl"});
    }

    void aSinglePointHasItsLabelsInOurUnits() {
        const auto reader = open(kHead + energy(-20) + kForces + kStress + kEnd);
        QVERIFY(reader->info().warnings.empty());
        const Frame frame = reader->read(0);
        QCOMPARE(frame.species, (std::vector<std::string>{"Li", "Cl"}));
        QVERIFY(frame.cell.vectors.diagonal() == Eigen::Vector3d::Constant(10 * units::kBohr));
        // Products in another order: one rounding.
        QVERIFY(std::abs(frame.positions(1, 1) + units::kBohr) < 1e-15);
        QVERIFY(std::abs(*frame.labels.energy + 20 * units::kRydberg) < 1e-12);
        QVERIFY(std::abs((*frame.labels.forces)(0, 0) + 0.1 * 25.7110) < 1e-5);  // Ry/bohr in eV/Å
        // Compressed: printed with the sign of a pressure. 0.001 Ry/bohr³ times 1000 bohr³ is 1 Ry.
        QVERIFY(std::abs((*frame.labels.virial)(0, 0) - units::kRydberg) < 1e-12);
        QVERIFY(std::abs((*frame.labels.virial)(0, 1) + 0.2 * units::kRydberg) < 1e-12);
        const Provenance& origin = *frame.provenance;
        QCOMPARE(origin.code + origin.version, std::string("Quantum ESPRESSO7.2"));
        QCOMPARE(origin.settings.at("functional"), std::string("PBE"));
        QCOMPARE(origin.settings.at("pseudopotentials"), std::string("Li Li.pbe.UPF"));
        QVERIFY(origin.settings.at("smearing").starts_with("gaussian"));
        QVERIFY(!origin.checksum.empty());
    }

    void chargeAndChecksumsOfPseudopotentialsAreProvenance() {
        std::string head = kHead;
        const std::string file = "     /home/x/Li.pbe.UPF\n";
        head.replace(head.find(file), file.size(),
                     file +
                         "     MD5 check sum: d9b6c6bd3de7960db36278c46cbe2595\n"
                         "     PseudoPot. # 2 for Cl read from file:\n     ./Cl.pbe.UPF\n"
                         "     MD5 check sum: 6b6095ae77970cfc4256e4c23db15e5f\n"
                         "     atomic species   valence    mass     pseudopotential\n"
                         "        Li             3.00     6.94000     Li( 1.00)\n"
                         "        Cl1            7.00    35.45000     Cl( 1.00)\n\n");
        head = "     number of electrons       =         9.00\n" + head;
        const std::string begin = "     Program PWSCF v.7.2 starts on  1Jan2024 at 12: 0: 0\n";
        head.replace(head.find(begin), begin.size(), "");
        const auto settings = open(begin + head + energy(-20) + kForces + kStress + kEnd)
                                  ->read(0)
                                  .provenance->settings;
        QCOMPARE(settings.at("charge"), std::string("1"));
        QCOMPARE(settings.at("pseudopotential_md5"),
                 std::string("Li d9b6c6bd3de7960db36278c46cbe2595, "
                             "Cl 6b6095ae77970cfc4256e4c23db15e5f"));
    }

    // Positions printed behind the forces are those of the next step.
    void theEnergyAtZeroWidthFollowsFromTheSmearing_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("expected");  // Ry; NaN: not known
        const double unknown = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("gaussian") << "gaussian smearing, width (Ry)=  0.0100" << -19.5;
        QTest::newRow("Fermi-Dirac") << "Fermi-Dirac smearing, width (Ry)=  0.0100" << -19.5;
        QTest::newRow("first order")
            << "Methfessel-Paxton smearing, width (Ry)=  0.01" << -20 + 1.0 / 3;
        QTest::newRow("cold") << "Marzari-Vanderbilt smearing, width (Ry)=  0.0100" << -20.0;
        QTest::newRow("old gaussian") << "gaussian broad. (Ry)=  0.0100     ngauss =   0" << -19.5;
        QTest::newRow("old cold") << "gaussian broad. (Ry)=  0.0100     ngauss =  -1" << -20.0;
        QTest::newRow("other") << "some smearing, width (Ry)=  0.0100" << unknown;
        QTest::newRow("none") << "" << unknown;
    }
    void theEnergyAtZeroWidthFollowsFromTheSmearing() {
        QFETCH(QString, kind);
        QFETCH(double, expected);
        const std::string smearing = "     smearing contrib. (-TS)   =      -1.00000000 Ry\n";
        const std::string head = QString::fromStdString(kHead)
                                     .replace("gaussian smearing, width (Ry)=  0.0100", kind)
                                     .toStdString();
        const Frame frame =
            open(head + energy(-20) + smearing + kForces + smearing + kEnd)->read(0);
        QCOMPARE(*frame.labels.energy, -20 * units::kRydberg);
        QCOMPARE(frame.labels.energySigma0.has_value(), !std::isnan(expected));
        if (frame.labels.energySigma0)  // one rounding
            QVERIFY(std::abs(*frame.labels.energySigma0 - expected * units::kRydberg) < 1e-12);
    }

    void positionsBelongToTheStepThatFollows() {
        const auto reader =
            open(kHead + "     Time step             =    20.00 a.u.,  0.9676 femto-seconds\n" +
                 energy(-20) + kForces + dynamics(1) + energy(-21) + kForces + dynamics(2) + kEnd);
        QCOMPARE(reader->frameCount(), 2u);
        const Frame first = reader->read(0), second = reader->read(1);
        QVERIFY(first.positions(1, 2) == 0.25 * 10 * units::kBohr);
        QVERIFY(std::abs(second.positions(0, 2) - 0.01 * 10 * units::kBohr) < 1e-15);
        QCOMPARE(*first.temperature, 301.0);
        QVERIFY(*first.step == 0 && *second.step == 1 && *first.timeFs == 0);
        QVERIFY(std::abs(*second.timeFs - 0.967553732) < 1e-8);  // 20 Rydberg units of time
    }

    void aChangedCellIsThatOfTheNextStep() {
        const std::string change =
            "CELL_PARAMETERS (alat= 10.00000000)\n 1.1 0 0\n 0 1.1 0\n 0 0 1.1\n\n"
            "ATOMIC_POSITIONS (crystal)\nLi 0 0 0\nCl1 0.5 0.5 0.5\n";
        const auto reader = open(kHead + energy(-20) + kForces + kStress + change + energy(-21) +
                                 kForces + kStress + kEnd);
        QVERIFY(std::abs(reader->read(1).cell.vectors(0, 0) - 11 * units::kBohr) < 1e-14);
        QVERIFY(reader->read(0).cell.vectors(0, 0) == 10 * units::kBohr);
    }

    void positionsAreOfAsManyAtomsAsWereToldBefore() {
        // Another run that was cut behind the number of its atoms.
        const auto reader = open(kHead + energy(-20) + kForces + dynamics(1) +
                                 "     number of atoms/cell      =            5\n" + energy(-21));
        QCOMPARE(reader->frameCount(), 1u);
        QCOMPARE(reader->read(0).atomCount(), 2u);
    }

    void energiesWithoutForcesAreKept() {
        const auto reader = open(kHead + energy(-20) + kEnd);
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY(reader->read(0).labels.energy && !reader->read(0).labels.forces);
    }

    void exactExchangePrintsSeveralEnergiesOfOneStep() {
        const auto reader = open(kHead + energy(-20) + energy(-20.5) + kForces + kEnd);
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY(std::abs(*reader->read(0).labels.energy + 20.5 * units::kRydberg) < 1e-12);
    }

    void whatDidNotConvergeIsMarked() {
        const std::string failed =
            "     total energy              =     -20.25 Ry\n"
            "     convergence NOT achieved after 100 iterations\n";
        const auto reader = open(kHead + failed + kForces + dynamics(1) + energy(-21) + kForces +
                                 dynamics(2) + kEnd);
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(0).labels.isConverged, std::optional(false));
        QCOMPARE(reader->read(1).labels.isConverged, std::optional(true));
        QVERIFY(std::abs(*reader->read(0).labels.energy + 20.25 * units::kRydberg) < 1e-12);
        QVERIFY_EXCEPTION_THROWN(open(kHead + failed + kEnd), ParseError);
    }

    void aHybridRunThatStoppedWithinItsCyclesHasNoEnergy_data() {
        QTest::addColumn<QString>("text");
        const QString end = QString::fromStdString(kEnd);
        // The first cycle is without exact exchange.
        const QString cycle = QString::fromStdString(energy(-20)) + kSmearing;
        const QString next =
            cycle + kNext + QString::fromStdString(energy(-20.4)) + exchange(-20.5, "0.00010000");
        const QString told = "     EXX-fraction              =        0.25\n";
        QTest::newRow("told in the header") << told + cycle + end;
        QTest::newRow("killed there") << told + cycle;
        QTest::newRow("told by what follows") << cycle + kNext + end;
        QTest::newRow("with other words") << "     EXX: grid of k+q points\n" + cycle + end;
        QTest::newRow("in its second cycle") << next + kNext + end;
        QTest::newRow("killed in its second cycle") << next;
    }
    void aHybridRunThatStoppedWithinItsCyclesHasNoEnergy() {
        QFETCH(QString, text);
        try {
            open(kHead + text.toStdString());
            QFAIL("an energy without exact exchange was taken");
        } catch (const ParseError& error) {
            QVERIFY2(std::string(error.what()).find("exact exchange") != std::string::npos,
                     error.what());
        }
    }

    void theEnergyOfAHybridRunIsThatBehindItsCycles() {
        const QString text = QString::fromStdString(energy(-20)) + kSmearing + kNext +
                             QString::fromStdString(energy(-20.4)) + kSmearing +
                             exchange(-20.5, "5.5E-09", "!!") +
                             "     EXX self-consistency reached\n";
        const auto reader = open(kHead + text.toStdString() + kForces + kStress + dynamics(1) +
                                 energy(-20.6) + "     EXX: now go back to refine\n");
        QCOMPARE(reader->frameCount(), 1u);
        const Labels labels = reader->read(0).labels;
        QVERIFY(std::abs(*labels.energy + 20.5 * units::kRydberg) < 1e-12);
        // Half of -TS, which stands behind the energy of the cycle only.
        QVERIFY(std::abs(*labels.energySigma0 + 20.0 * units::kRydberg) < 1e-12);
        QVERIFY(*labels.isConverged && labels.forces && labels.virial);
        QVERIFY(warnings(*reader).find("step 2: the cycles of exact exchange") !=
                std::string::npos);
    }

    void aHybridRunThatRanOutOfCyclesIsUnconverged() {
        const QString text = QString::fromStdString(energy(-20)) + kNext +
                             QString::fromStdString(energy(-20.4)) + exchange(-20.5, "0.00010000") +
                             kNext + "     Calculation (EXX) stopped after iteration #     2\n";
        const auto reader = open(kHead + text.toStdString() + kForces + kEnd);
        QCOMPARE(reader->frameCount(), 1u);
        QCOMPARE(reader->read(0).labels.isConverged, std::optional(false));
        QVERIFY(std::abs(*reader->read(0).labels.energy + 20.5 * units::kRydberg) < 1e-12);
    }

    void stepsThatAreOnlyCalledConvergedAreNot() {
        // With scf_must_converge = .false. the last iteration counts as convergence.
        const std::string head = kHead + "     scf convergence threshold =      1.0E-06\n";
        const std::string accuracy = "     estimated scf accuracy    <       ";
        const auto reader =
            open(head + energy(-20) + accuracy + "0.00002500 Ry\n" + kForces + dynamics(1) +
                 energy(-21) + accuracy + "0.00000100 Ry\n" + kForces + kEnd);
        QCOMPARE(reader->read(0).labels.isConverged, std::optional(false));
        QCOMPARE(reader->read(1).labels.isConverged, std::optional(true));
    }

    void messagesAreNotTakenForCards() {
        const std::string message =
            "     Message from routine read_cards :\n     ATOMIC_POSITIONS: units set to alat\n"
            "     CELL_PARAMETERS: units set to alat\n";
        std::string head = kHead;
        head.insert(head.find("     lattice parameter"), message);
        const auto reader = open(head + energy(-20) + message + kForces + kEnd);
        QVERIFY2(reader->info().warnings.empty(), warnings(*reader).c_str());
        QVERIFY(reader->read(0).labels.forces && reader->read(0).positions(1, 0) > 2);
    }

    void messagesBetweenHeadingAndForcesArePassedOver() {
        std::string forces = kForces;
        forces.insert(forces.find("     atom    1"),
                      "     negative rho (up, down):  3.837E-04 0.000E+00\n");
        forces.insert(forces.find("     atom    2"), "     negative rho (up, down):  1.0 2.0\n");
        const auto reader = open(kHead + energy(-20) + forces + kEnd);
        QVERIFY2(reader->info().warnings.empty(), warnings(*reader).c_str());
        QVERIFY((*reader->read(0).labels.forces)(1, 0) > 2);
    }

    void aDamagedLineCostsItsStepAlone_data() {
        QTest::addColumn<QString>("cell");
        QTest::newRow("of no volume") << " 1.1 0 0\n 0 1.1 0\n 0 1.1 0\n";
        QTest::newRow("stars") << " 1.1 0 0\n 0 **** 0\n 0 0 1.1\n";
        QTest::newRow("one row less") << " 1.1 0 0\n 0 1.1 0\n";
    }
    void aDamagedLineCostsItsStepAlone() {
        QFETCH(QString, cell);
        const auto step = [](const std::string& rows, double ry) {
            return "CELL_PARAMETERS (alat= 10.00000000)\n" + rows +
                   "\nATOMIC_POSITIONS (crystal)\nLi 0 0 0\nCl1 0.5 0.5 0.5\n" + energy(ry) +
                   kForces + kStress;
        };
        const auto reader =
            open(kHead + energy(-20) + kForces + kStress + step(cell.toStdString(), -21) +
                 step(" 1.2 0 0\n 0 1.2 0\n 0 0 1.2\n", -22) + kEnd);
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(std::abs(*reader->read(1).labels.energy + 22 * units::kRydberg) < 1e-12);
        QVERIFY(std::abs(reader->read(1).cell.vectors(0, 0) - 12 * units::kBohr) < 1e-12);
        QVERIFY(warnings(*reader).find("step 2: ") != std::string::npos);
    }

    void whatIsHalfWrittenIsIncomplete_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("frames");
        const QString head = QString::fromStdString(kHead),
                      first = QString::fromStdString(energy(-20) + kForces + kStress + dynamics(1));
        const QString last = QString::fromStdString(energy(-21));
        const QString forces = QString::fromStdString(kForces);
        const QString stress = QString::fromStdString(kStress);
        QTest::newRow("behind the energy") << head + last << 0;
        QTest::newRow("in the forces") << head + last + forces.left(140) << 0;
        QTest::newRow("behind the forces") << head + last + forces << 0;
        QTest::newRow("in the stress") << head + last + forces + stress.left(150) << 0;
        QTest::newRow("behind the stress") << head + last + forces + stress << 0;
        QTest::newRow("in its second step") << head + first + last + forces << 1;
        QTest::newRow("when it had gone on")
            << head + last + forces + stress + "     Writing output data file pwscf.save\n"
            << 1;
    }
    void whatIsHalfWrittenIsIncomplete() {
        QFETCH(QString, text);
        QFETCH(int, frames);
        if (frames == 0) {
            QVERIFY_EXCEPTION_THROWN(open(text.toStdString()), ParseError);
            return;
        }
        const auto reader = open(text.toStdString());
        QCOMPARE(static_cast<int>(reader->frameCount()), frames);
        QVERIFY(reader->read(0).labels.virial &&
                warnings(*reader).find("JOB DONE") != std::string::npos);
    }

    void aRelaxationHasNoTimes() {
        const std::string bfgs =
            "     BFGS Geometry Optimization\n\n     number of scf cycles    =   1\n";
        const std::string positions = "ATOMIC_POSITIONS (crystal)\nLi 0 0 0\nCl1 0.5 0.5 0.5\n";
        const auto reader =
            open(kHead + energy(-20) + kForces + bfgs + positions + energy(-21) + kForces + kEnd);
        QVERIFY(reader->info().kind == RunKind::Relaxation);
        QVERIFY(!reader->read(0).timeFs && !reader->read(1).temperature);
        const auto damped = open(kHead + "     Damped Dynamics Calculation\n" +
                                 "     Time step             =    20.00 a.u.\n" + energy(-20) +
                                 kForces + dynamics(1) + energy(-21) + kForces + kEnd);
        QVERIFY(damped->info().kind == RunKind::Relaxation && !damped->read(1).timeFs);
        const auto moving = open(kHead + energy(-20) + kForces + dynamics(1) + kEnd);
        QVERIFY(moving->info().kind == RunKind::MolecularDynamics);
        QVERIFY(open(kHead + energy(-20) + kForces + kEnd)->info().kind == RunKind::SinglePoints);
    }

    void thePlaneWavesOfAFinalCalculationAreOthers() {
        const std::string final = "     A final scf calculation at the relaxed structure.\n" +
                                  kHead.substr(kHead.find('\n') + 1);
        const auto reader =
            open(kHead + energy(-20) + kForces + final + energy(-21) + kForces + kEnd);
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(warnings(*reader).find("plane waves of the last calculation") != std::string::npos);
    }

    void aFolderIsReadByWhatItsFilesHold() {
        const auto write = [&](const std::string& name, const std::string& text) {
            std::filesystem::create_directories(m_input.path(name).parent_path());
            m_input.write(name, text);
        };
        write("points/1/out", kHead + energy(-20) + kForces + kStress + kEnd);
        write("points/2/any name", kHead + energy(-21) + kForces + kStress + kEnd);
        write("points/3/out", kHead + energy(-22) + kForces);
        write("points/1/pw.in", "&control\n/\n");
        QCOMPARE(m_registry.open(m_input.path("points/1"))->frameCount(), 1u);
        const auto reader = m_registry.open(m_input.path("points"));
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(std::abs(*reader->read(1).labels.energy + 21 * units::kRydberg) < 1e-12);
        QVERIFY2(warnings(*reader).find("points/3/out") != std::string::npos,
                 warnings(*reader).c_str());
    }

    void aRealHybridRunThatStoppedIsRefused() {
        const auto path =
            std::filesystem::path(MTP_SHARED_DATA) / "field/qe/qe_uspp-k-restart-1.in.args_1.out";
        if (!std::filesystem::exists(path))
            QSKIP("the files of others are not here (MTP_SHARED_DATA)");
        QVERIFY_EXCEPTION_THROWN(m_registry.open(path), ParseError);
    }

    void damageIsNamedAndTheRestKept_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("frames");
        QTest::newRow("nan force") << "-0.10000000    0.02"
                                   << "nan    0.02" << 1;
        QTest::newRow("stars in a force") << "-0.10000000    0.02"
                                          << "***********    0.02" << 1;
        QTest::newRow("stars in an energy") << "=  -20.0"
                                            << "=  ****" << 1;
        QTest::newRow("stars in a stress") << "   0.00100000"
                                           << "   **********" << 2;
        QTest::newRow("text as position") << "0.5000000  -0.1"
                                          << "0.5000000  O.1" << 1;
    }
    void damageIsNamedAndTheRestKept() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, frames);
        QString text = QString::fromStdString(kHead + energy(-20) + kForces + kStress +
                                              dynamics(1) + energy(-21) + kForces + kStress + kEnd);
        QVERIFY(text.contains(from));
        text.replace(text.indexOf(from), from.size(), to);
        const auto reader = open(text.toStdString());
        QCOMPARE(static_cast<int>(reader->frameCount()), frames);
        QCOMPARE(reader->info().warnings.size(), 1u);
        QVERIFY(reader->info().warnings[0].find("pw.out:") != std::string::npos);
        QVERIFY(reader->info().warnings[0].find("step 1: ") != std::string::npos);
        QVERIFY(reader->read(reader->frameCount() - 1).labels.virial);
    }

    void aCutRunKeepsItsCompleteSteps() {
        const std::string text =
            kHead + energy(-20) + kForces + dynamics(1) + energy(-21) + kForces;
        const std::size_t end = text.rfind("0.10000000   -0.02");
        const auto reader = open(text.substr(0, end + 5));
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY(!reader->info().warnings.empty());
        QVERIFY_EXCEPTION_THROWN(open(kHead), ParseError);
    }

    void aHugeNumberOfAtomsIsRefused() {
        std::string text = kHead + energy(-20) + kEnd;
        text.replace(text.find("           2\n"), 13, " 99999999999\n");
        QVERIFY_EXCEPTION_THROWN(open(text), ParseError);
    }
};

QTEST_APPLESS_MAIN(QuantumEspressoTest)
#include "QuantumEspressoTest.moc"
