// Logs of CP2K on their own: how their electronic steps ended, and whether they are whole.
#include "core/io/cp2k/Cp2kLog.h"

#include <QTest>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"
#include "tests/core/io/cp2k/Cp2kInputs.h"

using namespace mtp;

class Cp2kLogTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<TextInput> m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& log) {
        return FormatRegistry::withBuiltinFormats().open(m_input->write("a.out", log));
    }
    static bool warns(const TrajectoryReader& reader, const char* part) {
        const auto& all = reader.info().warnings;
        return std::any_of(all.begin(), all.end(), [&](const std::string& warning) {
            return warning.find(part) != std::string::npos;
        });
    }

private slots:
    void init() { m_input = std::make_unique<TextInput>(); }

    void convergenceIsTakenFromWhatTheLogSays_data() {
        QTest::addColumn<QString>("loops");
        QTest::addColumn<int>("isConverged");  // 1, 0, or -1: not known
        const QString converged = "  *** SCF run converged in    12 steps ***\n";
        const QString left = "  Leaving inner SCF loop after reaching    20 steps.\n";
        const QString next = "  outer SCF iter =    1 RMS gradient =   0.35E-02 energy = -5.0\n";
        QTest::newRow("converged") << converged << 1;
        QTest::newRow("silent") << "" << -1;
        QTest::newRow("ran out") << left << 0;
        QTest::newRow("old words") << left + "  *** SCF run NOT converged ***\n" << 0;
        QTest::newRow("new words")
            << left + " *** WARNING in qs_scf.F:598 :: SCF run NOT converged. To continue ***\n"
            << 0;
        QTest::newRow("outer loop")
            << left + next + converged + next +
                   "  outer SCF loop converged in   2 iterations or  32 steps\n"
            << 1;
        QTest::newRow("outer loop failed")
            << converged + next + "  outer SCF loop FAILED to converge after   2 iterations\n"
            << 0;
        QTest::newRow("inner loop left, outer converged")
            << left + next + "  outer SCF loop converged in   1 iterations or  20 steps\n"
            << 1;
        QTest::newRow("out of time")
            << " *** SCF run terminated - exceeded requested execution time:  1.000 seconds.\n" +
                   converged
            << 0;
    }
    void convergenceIsTakenFromWhatTheLogSays() {
        QFETCH(QString, loops);
        QFETCH(int, isConverged);
        const auto reader =
            open(cp2k::head("ENERGY_FORCE") + cp2k::energy(-5, loops.toStdString()) + cp2k::kEnd);
        const auto found = reader->read(0).labels.isConverged;
        QCOMPARE(found ? int(*found) : -1, isConverged);
        QCOMPARE(warns(*reader, "does not tell whether"), isConverged < 0);
    }

    void aStepWithoutTheWordsOfTheOthersDidNotConverge() {
        const Cp2kLog log = readCp2kLog(
            m_input->write("a.out", cp2k::head("MD", "NVT") + cp2k::energy(-5) +
                                        cp2k::energy(-5.1, "") + cp2k::energy(-5.2) + cp2k::kEnd));
        QCOMPARE(log.evaluations.size(), 3u);
        QVERIFY(*log.evaluations[0].isConverged && *log.evaluations[2].isConverged);
        QCOMPARE(log.evaluations[1].isConverged, std::optional(false));
    }

    void aHalfWrittenLogIsIncomplete_data() {
        QTest::addColumn<QString>("text");
        const QString head = QString::fromStdString(cp2k::head("ENERGY_FORCE") + cp2k::energy(-5));
        const QString forces = QString::fromStdString(cp2k::forces(0.1));
        QTest::newRow("behind the energy") << head;
        QTest::newRow("in the forces") << head + forces.left(150);
        QTest::newRow("behind the forces") << head + forces;
        QTest::newRow("behind the stress")
            << head + forces + QString::fromStdString(cp2k::stress());
    }
    void aHalfWrittenLogIsIncomplete() {
        QFETCH(QString, text);
        try {
            open(text.toStdString());
            QFAIL("a poorer label was made of it");
        } catch (const ParseError& error) {
            const std::string said = error.what();
            QVERIFY2(said.find("incomplete") != std::string::npos, said.c_str());
            QCOMPARE(said.find("a.out"), said.rfind("a.out"));  // the path is told once
        }
        QVERIFY(open(text.toStdString() + "\n" + cp2k::kEnd)->read(0).labels.energy);
    }

    void theLogOfARelaxationAloneSaysWhatIsLeftOut() {
        std::string log = cp2k::head("GEO_OPT");
        for (int step = 0; step < 101; ++step)
            log += cp2k::energy(-5 - 0.001 * step);
        const auto reader = open(log + cp2k::kEnd);
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY(warns(*reader, "the first of its 101 energies only"));
    }

    void kindsOfOneElementInALogAreToldToBeOneSpecies() {
        std::string log = cp2k::head("ENERGY_FORCE") + cp2k::energy(-5) + cp2k::kEnd;
        log.replace(log.find("2 Cl   17"), 9, "2 Li    3");
        const auto reader = open(log);
        QVERIFY(warns(*reader, "kind 1 and kind 2 are taken as one species, Li"));
        QCOMPARE(reader->read(0).species, std::vector<std::string>{"Li"});
    }

    void onlyTheWholeOfAMixedCalculationCounts() {
        const std::string mixed =
            "\n ENERGY| Total FORCE_EVAL ( MIXED ) energy [a.u.]:    -5.500000000000000\n";
        const auto log = [&](const std::string& second) {
            return readCp2kLog(m_input->write("a.out", cp2k::head("MD", "NVT") + cp2k::energy(-5) +
                                                           second + mixed + cp2k::energy(-5) +
                                                           cp2k::energy(-6) + mixed + cp2k::kEnd));
        };
        const Cp2kLog sound = log(cp2k::energy(-6));
        QCOMPARE(sound.evaluations.size(), 2u);
        QCOMPARE(sound.evaluations[0].energy, -5.5 * units::kHartree);
        QVERIFY(*sound.evaluations[0].isConverged && *sound.evaluations[1].isConverged);
        const std::string left = "  Leaving inner SCF loop after reaching    20 steps.\n";
        QCOMPARE(log(cp2k::energy(-6, left)).evaluations[0].isConverged, std::optional(false));
    }

    void aDamagedEnergyHasNoForces() {
        const std::string damaged =
            " ENERGY| Total FORCE_EVAL ( QS ) energy [a.u.]:              ********************\n";
        const Cp2kLog log = readCp2kLog(
            m_input->write("a.out", cp2k::head("MD", "NVT") + cp2k::energy(-5) + damaged +
                                        cp2k::forces(0.1) + cp2k::energy(-5.2) + cp2k::kEnd));
        QCOMPARE(log.evaluations.size(), 2u);
        QVERIFY(!log.evaluations[0].forces && log.warnings.size() == 1);
    }

    void theChargeIsThatOfTheElectrons_data() {
        QTest::addColumn<QString>("electrons");
        QTest::addColumn<QString>("charge");
        const QString line = " Number of electrons:                                     %1\n";
        QTest::newRow("neutral") << line.arg(10) << "0";
        QTest::newRow("one less than the input asks for") << line.arg(9) << "1";
        QTest::newRow("of two spins") << line.arg(6) + line.arg(5) << "-1";
        QTest::newRow("not told") << ""
                                  << "0";  // that of the input
    }
    void theChargeIsThatOfTheElectrons() {
        QFETCH(QString, electrons);
        QFETCH(QString, charge);
        m_input->write(
            "a.inp",
            "&FORCE_EVAL\n &DFT\n  CHARGE 0\n  &XC\n   &XC_FUNCTIONAL PBE\n   &END\n  &END\n"
            " &END DFT\n &SUBSYS\n  &KIND Li\n   POTENTIAL GTH-PBE-q3\n  &END\n"
            "  &KIND Cl\n   POTENTIAL GTH-PBE-q7\n  &END\n &END\n&END\n");
        const auto reader =
            open(cp2k::head("ENERGY") + electrons.toStdString() + cp2k::energy(-5) + cp2k::kEnd);
        QCOMPARE(reader->info().provenance.settings.at("charge"), charge.toStdString());
    }

    void theDispersionCorrectionIsNamedAsInTheInput_data() {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("name");
        const QString kind = " vdW POTENTIAL|                          Pair Potential\n";
        QTest::newRow("none") << ""
                              << "none";
        QTest::newRow("D3") << kind +
                                   " vdW POTENTIAL|          DFT-D3 (Version 3.1)\n"
                                   " vdW POTENTIAL|          Zero Damping\n"
                            << "DFTD3";
        QTest::newRow("D3(BJ)") << kind +
                                       " vdW POTENTIAL|          DFT-D3 (Version 3.1)\n"
                                       " vdW POTENTIAL|          BJ Damping: S. Grimme et al\n"
                                << "DFTD3(BJ)";
        QTest::newRow("D2") << kind + " vdW POTENTIAL|          DFT-D2 (Version 1.0)\n"
                            << "DFTD2";
    }
    void theDispersionCorrectionIsNamedAsInTheInput() {
        QFETCH(QString, lines);
        QFETCH(QString, name);
        const auto reader = open(cp2k::head("ENERGY") + " FUNCTIONAL| PBE:\n" +
                                 lines.toStdString() + cp2k::energy(-5) + cp2k::kEnd);
        QCOMPARE(reader->info().provenance.settings.at("dispersion"), name.toStdString());
    }
};

QTEST_APPLESS_MAIN(Cp2kLogTest)
#include "Cp2kLogTest.moc"
