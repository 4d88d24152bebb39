// OUTCAR text made here, with the peculiarities of VASP's versions.
#include "core/io/vasp/Outcar.h"

#include <fmt/format.h>

#include <QTest>
#include <algorithm>
#include <filesystem>

#include "core/base/Error.h"
#include "core/io/bytes/ByteSource.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

struct Step {
    std::string number = "     1";
    int iterations = 2;
    double energy = -7.5;
    std::string extra{};  // behind the electronic steps
    std::string secondRow = "  2.80000  2.80000  2.80000   -0.100000  0.000000 -0.200000";
    bool isEnergyFirst = false;  // VASP 5.2.2 and before
    bool isMachineLearned = false;
};

std::string header(const std::string& more = "") {
    return " vasp.6.3.0 20Jan22 (build Mar 01 2022) complex\n\n executed on LinuxIFC\n INCAR:\n"
           "   TITEL  = PAW_PBE Na 08Apr2002   \n   LEXCH  = PE\n   TITEL  = PAW_PBE Cl 06Sep2000\n"
           " generate k-points for:    2    2    1\n"
           "   number of dos      NEDOS =    301   number of ions     NIONS =      2\n"
           "   ions per type =               1   1\n   ISPIN  =      2    spin polarized\n"
           "   ENCUT  =  520.0 eV  38.22 Ry\n   NELM   =      5;   NELMIN=  2\n"
           "   IBRION =      0    ionic relax: 0-MD\n   POTIM  = 0.5000    time-step\n"
           "   ISMEAR =     0;   SIGMA  =   0.05  broadening in eV\n   GGA     =    --    GGA "
           "type\n" +
           more;
}

std::string text(const Step& step) {
    std::string out;
    for (int k = 1; k <= step.iterations && !step.isMachineLearned; ++k)
        out += fmt::format(
            "--------------------------------------- Iteration {}({:4})  ------------------\n"
            "  free energy    TOTEN  =        -99.00000000 eV\n",
            step.number, k);
    out += step.extra;
    const std::string ml = step.isMachineLearned ? "ML " : "";
    const std::string energy = fmt::format(
        "  free  energy {0}{3}TOTEN  =  {1:.8f} eV\n\n  {0}energy  without entropy=  {2:.8f}  "
        "{0}energy(sigma->0) =  {2:.8f}\n",
        ml, step.energy, step.energy + 0.25, step.isMachineLearned ? "" : "  ");
    const std::string rows = fmt::format(
        "  {}FORCE on cell =-STRESS in cart. coord.  units (eV):\n"
        "  Kinetic 9.0 9.0 9.0 9.0 9.0 9.0\n"
        "  Total   1.20000  1.30000  1.40000  0.10000 -0.20000  0.30000\n"
        "      direct lattice vectors                 reciprocal lattice vectors\n"
        " 5.600000000 0.000000000 0.000000000 0.1 0.0 0.0\n"
        " 0.000000000 5.600000000 0.000000000 0.0 0.1 0.0\n"
        " 0.000000000 0.000000000 5.600000000 0.0 0.0 0.1\n"
        " POSITION                        TOTAL-FORCE (eV/Angst){}\n ---------\n"
        "  0.00000  0.00000  0.10000    0.100000  0.000000  0.200000\n{}\n ---------\n",
        ml, step.isMachineLearned ? " (ML)" : "", step.secondRow);
    out += step.isEnergyFirst ? energy + rows : rows + energy;
    out += "  kin. lattice  EKIN_LAT=         0.000000  (temperature  300.50 K)\n";
    return out;
}

}  // namespace

class OutcarTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& content,
                                           const ReadOptions& options = {}) {
        return outcarFormat().open(m_input.write("OUTCAR", content), options);
    }
    static std::string warningsOf(const TrajectoryReader& reader) {
        std::string all;
        for (const std::string& warning : reader.info().warnings)
            all += warning + "\n";
        return all;
    }

private slots:
    void aStepIsReadWhole() {
        const auto reader = open(header() + text({}) + text({.number = "     2", .energy = -7.25}));
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(reader->info().warnings.empty());
        const Frame frame = reader->read(1);
        QCOMPARE(frame.labels.energy.value(), -7.25);
        QCOMPARE(frame.labels.energySigma0.value(), -7.0);
        QCOMPARE(frame.labels.forces.value()(1, 2), -0.2);
        QCOMPARE(frame.positions(0, 2), 0.1);
        QCOMPARE(frame.cell.volume(), 5.6 * 5.6 * 5.6);
        const Eigen::Matrix3d virial = frame.labels.virial.value();  // xx yy zz xy yz zx
        QCOMPARE(virial(0, 1), 0.1);
        QCOMPARE(virial(1, 2), -0.2);
        QCOMPARE(virial(2, 0), 0.3);
        QVERIFY(frame.labels.isConverged.value() && !frame.labels.isPredicted);
        QVERIFY(frame.species == (std::vector<std::string>{"Na", "Cl"}));
        QCOMPARE(frame.temperature.value(), 300.5);
    }

    void timeIsStepTimesTimeStep() {
        const auto reader = open(header() + text({.number = "     7"}));
        QCOMPARE(reader->read(0).step.value(), 7);
        QCOMPARE(reader->read(0).timeFs.value(), 3.5);
        QCOMPARE(reader->head(0).timeFs.value(), 3.5);
        // POTIM is no time in a relaxation.
        const auto relaxed = open(header("   IBRION =      2\n") + text({}));
        QVERIFY(!relaxed->read(0).timeFs);
    }

    void settingsAreTheProvenance() {
        const auto path = m_input.write("OUTCAR", header() + text({}));
        const auto reader = outcarFormat().open(path, {});
        const Provenance& provenance = *reader->read(0).provenance;
        QCOMPARE(provenance.version, std::string("6.3.0"));
        QCOMPARE(provenance.source, path.string());
        QCOMPARE(provenance.checksum, checksumOf(path));
        const std::map<std::string, std::string> expected{
            {"functional", "PBE"},
            {"dispersion", "none"},
            {"pseudopotentials", "PAW_PBE Na 08Apr2002, PAW_PBE Cl 06Sep2000"},
            {"cutoff_eV", "520"},
            {"k_mesh", "2 2 1"},
            {"smearing", "Gaussian, 0.05 eV"},
            {"hubbard", "none"},
            {"spin", "polarised"}};
        QVERIFY(provenance.settings == expected);
        QVERIFY(reader->info().provenance.settings == expected);
    }

    void whatDecidesOnTheAccuracyIsProvenance() {
        const std::string parameters =
            "   PREC   = accura    normal or accurate (medium, high low for compatibility)\n"
            "   EDIFF  = 0.1E-05   stopping-criterion for ELM\n"
            "   LREAL  =      T    real-space projection\n"
            "   LASPH  =      F    aspherical Exc in radial PAW\n"
            "   ISYM   =      0    0-nonsym 1-usesym 2-fastsym\n";
        const auto reader = open(header(parameters) + text({}));
        const auto settings = reader->info().provenance.settings;
        QCOMPARE(settings.at("precision"), std::string("accurate"));
        QCOMPARE(settings.at("ediff_eV"), std::string("1e-06"));
        QCOMPARE(settings.at("projection"), std::string("real space"));
        QCOMPARE(settings.at("aspherical"), std::string("no"));
        QCOMPARE(settings.at("symmetry"), std::string("ISYM 0"));
    }

    // NaCl: an electron of sodium and seven of chlorine.
    void theChargeFollowsFromTheElectrons_data() {
        QTest::addColumn<QString>("electrons");
        QTest::addColumn<QString>("charge");
        QTest::newRow("neutral") << "8.0000"
                                 << "0";
        QTest::newRow("positive") << "7.0000"
                                  << "1";
        QTest::newRow("negative") << "8.5000"
                                  << "-0.5";
    }
    void theChargeFollowsFromTheElectrons() {
        QFETCH(QString, electrons);
        QFETCH(QString, charge);
        const std::string parameters =
            "   POMASS =   22.990; ZVAL   =    1.000    mass and valenz\n"
            "   POMASS =   35.453; ZVAL   =    7.000    mass and valenz\n"
            "   NELECT =       " +
            electrons.toStdString() + "    total number of electrons\n";
        QCOMPARE(open(header(parameters) + text({}))->info().provenance.settings.at("charge"),
                 charge.toStdString());
    }

    void hubbardParametersAreSettings() {
        const std::string parameters =
            "   LDA+U is selected, type is set to LDAUTYPE =  2\n"
            "   angular momentum for each species LDAUL =     2    -1\n"
            "   U (eV)           for each species LDAUU =   3.9   0.0\n"
            "   J (eV)           for each species LDAUJ =   0.0   0.0\n";
        QCOMPARE(open(header(parameters) + text({}))->info().provenance.settings.at("hubbard"),
                 std::string("DFT+U type 2, L 2 -1, U 3.9 0, J 0 0"));
    }

    void aDispersionCorrectionIsNamedBehindTheHeader() {
        const auto reader = open(header() + text({.extra = "  IVDW = 12\n"}));
        QCOMPARE(reader->info().provenance.settings.at("dispersion"), std::string("D3(BJ)"));
    }

    void electronicStepsThatRanOutAreUnconverged() {
        // VASP 5 says "EDIFF is reached" all the same; VASP 6 says what happened.
        const auto reader =
            open(header() +
                 text({.iterations = 5,
                       .extra = "--- aborting loop because EDIFF is "
                                "reached ---\n"}) +
                 text({.number = "     2",
                       .extra = "--- aborting loop EDIFF was not reached (unconverged) ---\n"}) +
                 text({.number = "     3",
                       .extra = "--- aborting loop because EDIFF is reached ---\n"}));
        QCOMPARE(reader->read(0).labels.isConverged.value(), false);
        QCOMPARE(reader->read(1).labels.isConverged.value(), false);
        QCOMPARE(reader->read(2).labels.isConverged.value(), true);
    }

    void electronicStepsThatWereStoppedAreUnconverged() {
        const std::string reached = "--- aborting loop because EDIFF is reached ---\n";
        const auto reader =
            open(header() + text({.extra = reached}) +
                 text({.number = "     2",
                       .extra = "--- aborting loop because hard stop was set ---\n"}) +
                 text({.number = "     3"}) + text({.number = "     4", .extra = reached}));
        const std::vector<bool> expected{true, false, false, true};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(reader->read(i).labels.isConverged.value(), bool(expected[i]));
    }

    void aStepCutInItsElectronicStepsIsNamed() {
        const std::string cut =
            "--------------------------------------- Iteration      2(   3)  ------------------\n"
            "  free energy    TOTEN  =        -99.00000000 eV\n";
        const auto reader = open(header() + text({}) + cut);
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY2(warningsOf(*reader).find("electronic step 3 of step 2") != std::string::npos,
                 warningsOf(*reader).c_str());
        const auto whole = open(header() + text({}) +
                                " General timing and accounting informations for this job:\n");
        QVERIFY(whole->info().warnings.empty());
    }

    void forcesWithoutDispersionBehindTheOthersAreNotTaken() {
        std::string content = header() + text({}) + text({.number = "     2"});
        const auto replaceAll = [&](const std::string& from, const std::string& to) {
            for (std::size_t at = content.find(from); at != std::string::npos;
                 at = content.find(from, at + to.size()))
                content.replace(at, from.size(), to);
        };
        replaceAll("TOTAL-FORCE (eV/Angst)",
                   "TOTAL-FORCE (eV/Angst)                  FORCE-w/o vdW (eV/Angst)");
        replaceAll("0.100000  0.000000  0.200000\n", "0.100000  0.000000  0.200000  9.0 9.0 9.0\n");
        replaceAll("-0.200000\n", "-0.200000  9.0-99.0 ****\n");
        const auto reader = open(content);
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(1).labels.forces.value()(0, 2), 0.2);
        QCOMPARE(reader->read(1).labels.forces.value()(1, 2), -0.2);
        QCOMPARE(reader->read(1).labels.energy.value(), -7.5);
    }

    void ofMoreThanTenSpeciesThePoscarTellsTheCounts_data() {
        QTest::addColumn<QString>("counts");
        QTest::addColumn<int>("titles");
        QTest::addColumn<QString>("poscar");
        QTest::addColumn<bool>("isRead");
        const QString ten = "1 1 1 1 1 1 1 1 1 1";
        const QString names = "Li Na K Rb Cs Mg Ca Sr Ba Al F Cl\n";
        QTest::newRow("by the POSCAR") << ten << 12 << names + "1 1 1 1 1 1 1 1 1 1 2 3\n" << true;
        QTest::newRow("without names") << ten << 12 << "1 1 1 1 1 1 1 1 1 1 2 3\n" << true;
        QTest::newRow("without titles") << ten << 0 << names + "1 1 1 1 1 1 1 1 1 1 2 3\n" << true;
        QTest::newRow("without a POSCAR") << ten << 12 << "" << false;
        QTest::newRow("of another run") << ten << 12 << names + "1 1 1 1 1 1 1 1 1 2 1 3\n"
                                        << false;
        QTest::newRow("in the next line") << ten + "\n    2   3" << 12 << "" << true;
        QTest::newRow("under the same words")
            << ten + "\n   ions per type =               2   3" << 12 << "" << true;
        QTest::newRow("one is missing") << "1 1 1 1 1 1 1 1 1 1" << 11 << "" << true;
    }
    void ofMoreThanTenSpeciesThePoscarTellsTheCounts() {
        QFETCH(QString, counts);
        QFETCH(int, titles);
        QFETCH(QString, poscar);
        QFETCH(bool, isRead);
        const QStringList names{"Li", "Na", "K",  "Rb", "Cs", "Mg",
                                "Ca", "Sr", "Ba", "Al", "F",  "Cl"};
        std::string content = " vasp.6.3.0 (build own) complex\n INCAR:\n";
        for (int i = 0; i < titles; ++i)
            content += "   TITEL  = PAW_PBE " + names[i].toStdString() + " 01Jan2000\n";
        content +=
            "   number of dos NEDOS = 301 number of ions     NIONS =     15\n"
            "   ions per type =      " +
            counts.toStdString() + "\n\n";
        std::string step = text({});
        const std::string row = "  0.00000  0.00000  0.10000    0.100000  0.000000  0.200000\n";
        for (int i = 0; i < 13; ++i)
            step.insert(step.find(row), row);
        std::string rows = "title\n1.0\n9 0 0\n0 9 0\n0 0 9\n" + poscar.toStdString() + "Direct\n";
        for (int i = 0; i < 15; ++i)
            rows += fmt::format("0.{:02} 0 0\n", i);
        if (poscar.isEmpty())
            std::filesystem::remove(m_input.path("POSCAR"));
        else
            m_input.write("POSCAR", rows);
        if (!isRead) {
            try {
                open(content + step);
                QFAIL("atoms of unknown species were read");
            } catch (const ParseError& error) {
                QVERIFY2(std::string(error.what()).find("POSCAR") != std::string::npos,
                         error.what());
            }
            return;
        }
        const Frame frame = open(content + step)->read(0);
        const auto last = static_cast<std::size_t>(frame.types.back());
        QVERIFY(frame.atomCount() == 15 && frame.species[0] == "Li");
        QCOMPARE(frame.species[last], std::string(titles == 11 ? "F" : "Cl"));
        std::filesystem::remove(m_input.path("POSCAR"));
    }

    void aCellOfNoVolumeIsNotCalledMissing() {
        std::string content = header() + text({});
        const std::string row = " 0.000000000 5.600000000 0.000000000 0.0 0.1 0.0\n";
        content.replace(content.find(row), row.size(),
                        " 5.600000000 0.000000000 0.000000000 0 0 0\n");
        try {
            open(content);
            QFAIL("a cell of no volume was read");
        } catch (const ParseError& error) {
            const std::string said = error.what();
            QVERIFY2(said.find("span no volume") != std::string::npos, said.c_str());
            // The path is told once.
            QCOMPARE(said.find("/OUTCAR"), said.rfind("/OUTCAR"));
        }
    }

    void theKindOfARunIsToldByIbrion() {
        QVERIFY(open(header() + text({}))->info().kind == RunKind::MolecularDynamics);
        const auto relaxed = open(header("   IBRION =      2\n   NSW    =    100\n") + text({}));
        QVERIFY(relaxed->info().kind == RunKind::Relaxation);
        const auto single = open(header("   IBRION =     -1\n   NSW    =      0\n") + text({}));
        QVERIFY(single->info().kind == RunKind::SinglePoints);
    }

    void machineLearnedStepsAreNotTaken() {
        const auto reader =
            open(header() + text({.energy = -1, .isMachineLearned = true}) + text({}) +
                 text({.energy = -2, .isMachineLearned = true}) + text({.number = "     4"}));
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(0).labels.energy.value(), -7.5);
        QCOMPARE(reader->read(1).step.value(), 4);
        QVERIFY(warningsOf(*reader).find("2 steps of the machine-learned") != std::string::npos);
    }

    void onlyMachineLearnedStepsAreRefused() {
        try {
            open(header() + text({.isMachineLearned = true}));
            QFAIL("predictions were taken for ab initio");
        } catch (const ParseError& error) {
            QVERIFY(error.reason().find("machine-learned") != std::string::npos);
        }
    }

    void theEnergyMayComeBeforeTheForces() {
        const auto reader = open(header() + text({.energy = -1, .isEnergyFirst = true}) +
                                 text({.number = "     2", .energy = -2, .isEnergyFirst = true}));
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(0).labels.energy.value(), -1.0);
        QCOMPARE(reader->read(1).labels.energy.value(), -2.0);
    }

    void stepNumbersThatOverflowAreCountedOn() {
        const auto reader =
            open(header() + text({.number = "  9999"}) + text({.number = "****"}) +
                 text({.number = "****", .iterations = 1}) + text({.number = "****"}));
        QCOMPARE(reader->frameCount(), 4u);
        QCOMPARE(reader->read(1).step.value(), 10000);
        QCOMPARE(reader->read(3).step.value(), 10002);
    }

    void columnsThatRunTogetherAreCutAtTheirSigns() {
        const Step step{.secondRow = "8.12345-100.12345  4.54321-100.123456-2000.654321 -1.500000"};
        const Frame frame = open(header() + text(step))->read(0);
        QCOMPARE(frame.positions(1, 1), -100.12345);
        QCOMPARE(frame.labels.forces.value()(1, 0), -100.123456);
        QCOMPARE(frame.labels.forces.value()(1, 2), -1.5);
    }

    void damagedStepsAreLeftOutWithTheirLine_data() {
        QTest::addColumn<QString>("row");
        QTest::newRow("not a number") << "  1.0 1.0 1.0 NaN 0.0 0.0";
        QTest::newRow("overflow") << "  1.0 1.0 1.0 ******** 0.0 0.0";
        QTest::newRow("too few") << "  1.0 1.0 1.0 0.0 0.0";
        QTest::newRow("too many") << "  1.0 1.0 1.0 0.0 0.0 0.0 0.0";
        QTest::newRow("missing") << " ----- ";
    }
    void damagedStepsAreLeftOutWithTheirLine() {
        QFETCH(QString, row);
        const std::string content = header() + text({}) +
                                    text({.number = "     2", .secondRow = row.toStdString()}) +
                                    text({.number = "     3"});
        const std::size_t place = content.find(fmt::format("\n{}\n", row.toStdString()));
        const auto line =
            2 +
            std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(place), '\n');
        const auto reader = open(content);
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(1).step.value(), 3);
        const std::string said = warningsOf(*reader);
        QVERIFY2(said.find(fmt::format(":{}: step 2, atom 2", line)) != std::string::npos,
                 said.c_str());
    }

    void typesWithoutNamesAreNotGuessed() {
        std::string content = header() + text({});
        for (const char* line : {"   TITEL  = PAW_PBE Na 08Apr2002   \n", "   LEXCH  = PE\n",
                                 "   TITEL  = PAW_PBE Cl 06Sep2000\n"})
            content.erase(content.find(line), std::string(line).size());
        QVERIFY(!isNamed(open(content)->read(0)));
        QVERIFY(open(content, {.species = {"K", "Br"}})->read(0).species[1] == "Br");
        QVERIFY_EXCEPTION_THROWN(open(content, {.species = {"K"}}), ParseError);
    }

    void anotherRunInTheSameFileHasItsOwnAtoms() {
        std::string second = header() + text({.energy = -3});
        second.replace(second.find("PAW_PBE Cl"), 10, "PAW_PBE Br");
        const auto reader = open(header() + text({}) + second);
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(reader->read(0).species[1] == "Cl" && reader->read(1).species[1] == "Br");
        QCOMPARE(reader->read(1).labels.energy.value(), -3.0);
    }

    void workIsCancelled() {
        class Stop final : public Progress {
        public:
            bool isCancelled() const override { return true; }
        };
        Stop stop;
        std::string content = header();
        for (int i = 0; i < 8000; ++i)
            content += text({});
        QVERIFY_EXCEPTION_THROWN(open(content, {.species = {}, .progress = &stop}), Cancelled);
    }
};

QTEST_APPLESS_MAIN(OutcarTest)
#include "OutcarTest.moc"
