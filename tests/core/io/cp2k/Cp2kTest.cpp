#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"

using namespace mtp;
using nlohmann::json;

namespace {

const std::string kExample = MTP_SOURCE_DIR "/resources/examples/LiAlCl4";

std::unique_ptr<TrajectoryReader> open(const std::string& path) {
    return FormatRegistry::withBuiltinFormats().open(path);
}

void write(const QTemporaryDir& folder, const char* name, const std::string& text) {
    std::ofstream(folder.filePath(name).toStdString()) << text;
}

std::string xyzFrame(int step, double energy, const std::string& first = "Li") {
    return "2\n i = " + std::to_string(step) + ", time = " + std::to_string(step * 2.0) +
           ", E = " + std::to_string(energy) + "\n" + first + " 0 0 0\nCl 1.5 0.25 " +
           std::to_string(step) + "\n";
}

// The shared folder of real runs by others, or nothing.
QString corpus() {
    return QStringLiteral(MTP_SHARED_DATA) + "/corpus/";
}

Eigen::Vector3d vectorOf(const json& list) {
    return {list[0].get<double>(), list[1].get<double>(), list[2].get<double>()};
}

void compareFrame(const Frame& frame, const json& expected) {
    QCOMPARE(frame.atomCount(), expected["natoms"].get<std::size_t>());
    const auto last = frame.positions.rows() - 1;
    // The oracle printed all digits; conversions differ in the last ones.
    QVERIFY((frame.positions.row(0).transpose() - vectorOf(expected["pos_first"])).norm() < 1e-9);
    QVERIFY((frame.positions.row(last).transpose() - vectorOf(expected["pos_last"])).norm() < 1e-9);
    const double energy = expected["energy"].get<double>();
    QVERIFY(std::abs(*frame.labels.energy - energy) < 1e-9 * std::abs(energy));
    // Logs print lengths with nine digits.
    const double volume = expected["volume"].get<double>();
    QVERIFY(std::abs(frame.cell.volume() - volume) < 1e-7 * volume);
    QVERIFY(composition(frame) == (expected["composition"].get<std::map<std::string, int>>()));
    if (expected.contains("force_first")) {
        QVERIFY(
            (frame.labels.forces->row(0).transpose() - vectorOf(expected["force_first"])).norm() <
            1e-7);
        QVERIFY(std::abs(frame.labels.forces->rowwise().norm().maxCoeff() -
                         expected["force_max_norm"].get<double>()) < 1e-7);
    }
    if (expected.contains("virial_eV")) {
        const Eigen::Matrix3d& v = *frame.labels.virial;
        const double six[] = {v(0, 0), v(1, 1), v(2, 2), v(1, 2), v(0, 2), v(0, 1)};
        for (std::size_t i = 0; i < 6; ++i)
            QVERIFY(std::abs(six[i] - expected["virial_eV"][i].get<double>()) < 1e-5);
    }
}

}  // namespace

class Cp2kTest : public QObject {
    Q_OBJECT

private slots:
    void continuedRunIsJoinedInTimeOrder();
    void anyFileOfARunOpensIt();
    void singlePointsHaveEnergiesForcesAndVirials();
    void pressureRisesWithDensity();
    void forcesOfOtherStepsAreNotPaired();
    void otherOrderOfAtomsIsAnError();
    void cutForceFileKeepsGeometries();
    void logWithoutEnergyIsAnError();
    void stepsWrittenTwiceAreTakenFromTheContinuation();
    void forcesOfOtherAtomsAreLeftOut();
    void stressFileWithKineticPartIsNotALabel();
    void oldLogsGiveTheCellOfEachStep();
    void stressInBarIsConverted();
    void logOfMolecularDynamicsAloneSaysWhatIsMissing();
    void realRunsReadAsExpected_data();
    void realRunsReadAsExpected();
};

void Cp2kTest::continuedRunIsJoinedInTimeOrder() {
    const auto reader = open(kExample + "/aimd");
    QCOMPARE(reader->frameCount(), std::size_t(378));
    for (std::size_t i : {0, 40, 41, 47, 377}) {
        const Frame frame = reader->read(i);
        QCOMPARE(*frame.step, static_cast<std::int64_t>(i));
        QCOMPARE(*frame.timeFs, 2.0 * static_cast<double>(i));
        QVERIFY(frame.labels.forces && frame.temperature);
        // CP2K writes the input of the second part in other words.
        QCOMPARE(frame.provenance->settings.at("functional"), std::string("PBE"));
    }
    const auto& warnings = reader->info().warnings;
    QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
        return warning.find("41 to 47") != std::string::npos;
    }));
    const auto& settings = reader->info().provenance.settings;
    QCOMPARE(settings.at("functional"), std::string("PBE"));
    // 40 Ry, and what the restarted part writes with 16 digits.
    QCOMPARE(settings.at("relative_cutoff_eV"), std::string("544.228"));
    QCOMPARE(settings.at("eps_scf"), std::string("5e-06"));
    QCOMPARE(settings.at("eps_default"), std::string("1e-10"));
    const Frame first = reader->read(0);
    QVERIFY(std::abs(*first.labels.energy + 557.7930111655 * units::kHartree) < 1e-9);
    QCOMPARE(first.positions(0, 0), 3.742817);
    QVERIFY(std::abs((*first.labels.forces)(0, 0) - 0.0024647238 * 51.42206747632590000) < 1e-9);
}

void Cp2kTest::anyFileOfARunOpensIt() {
    const std::string part = kExample + "/aimd/part1/";
    for (const char* name :
         {"LiAlCl4-aimd-pos-1.xyz.gz", "LiAlCl4-aimd-frc-1.xyz.gz", "aimd.inp", "aimd.out.gz"})
        QCOMPARE(open(part + name)->frameCount(), std::size_t(48));
}

void Cp2kTest::singlePointsHaveEnergiesForcesAndVirials() {
    const auto reader = open(kExample + "/single_points");
    QCOMPARE(reader->frameCount(), std::size_t(50));
    const Frame frame = reader->read(0);
    QVERIFY(std::abs(*frame.labels.energy + 558.680486132115334 * units::kHartree) < 1e-9);
    QVERIFY(std::abs(frame.cell.vectors(0, 0) - 13.28794256) < 1e-12);
    QCOMPARE(frame.atomCount(), std::size_t(48));
    QVERIFY(*frame.labels.isConverged);
    QVERIFY(frame.provenance->settings.at("functional").find("OPTB88") != std::string::npos);
}

void Cp2kTest::pressureRisesWithDensity() {
    const auto reader = open(kExample + "/single_points");
    for (std::size_t i = 0; i < 3; ++i) {
        const Frame frame = reader->read(i);
        const double pressure =
            frame.labels.virial->trace() / 3 / frame.cell.volume() * units::kGPaPerEvPerA3;
        // README of the example: about -5.8, 1 to 4 and 42 to 50 GPa at 0.5, 1 and 1.5.
        const double least[] = {-6.5, 1, 42}, most[] = {-5, 4, 50};
        QVERIFY2(pressure > least[i] && pressure < most[i], qPrintable(QString::number(pressure)));
    }
}

void Cp2kTest::forcesOfOtherStepsAreNotPaired() {
    QTemporaryDir folder;
    write(folder, "a-pos-1.xyz", xyzFrame(0, -5.0) + xyzFrame(1, -5.1));
    write(folder, "a-frc-1.xyz", xyzFrame(1, -5.0) + xyzFrame(2, -5.1));
    const auto reader = open(folder.path().toStdString());
    QCOMPARE(reader->frameCount(), std::size_t(2));
    QVERIFY(!reader->read(1).labels.forces);
    QVERIFY(reader->info().warnings.front().find("disagree") != std::string::npos);
}

void Cp2kTest::otherOrderOfAtomsIsAnError() {
    QTemporaryDir folder;
    write(folder, "a-pos-1.xyz", xyzFrame(0, -5.0));
    write(folder, "a-frc-1.xyz", xyzFrame(0, -5.0, "Cl"));
    try {
        open(folder.path().toStdString());
        QFAIL("the order of the atoms was not checked");
    } catch (const ParseError& error) {
        QVERIFY(std::string(error.what()).find("atom 1 is Cl here and Li") != std::string::npos);
    }
}

void Cp2kTest::cutForceFileKeepsGeometries() {
    QTemporaryDir folder;
    write(folder, "a-pos-1.xyz", xyzFrame(0, -5.0) + xyzFrame(1, -5.1));
    write(folder, "a-frc-1.xyz", xyzFrame(0, -5.0) + "2\n i = 1, time = 2.0, E = -5.1\nLi 0 0");
    const auto reader = open(folder.path().toStdString());
    QCOMPARE(reader->frameCount(), std::size_t(2));
    QVERIFY(reader->read(0).labels.forces);
    QVERIFY(!reader->read(1).labels.forces);
    QVERIFY(reader->info().warnings.size() >= 2);  // the cut, and both counts
}

void Cp2kTest::logWithoutEnergyIsAnError() {
    QTemporaryDir folder;
    write(folder, "sp.out",
          " CP2K| version string:   CP2K version 9.1\n GLOBAL| Run type ENERGY\n");
    QVERIFY_EXCEPTION_THROWN(open(folder.filePath("sp.out").toStdString()), ParseError);
}

void Cp2kTest::stepsWrittenTwiceAreTakenFromTheContinuation() {
    QTemporaryDir folder;
    write(folder, "a-pos-1.xyz",
          xyzFrame(0, -5.0) + xyzFrame(1, -5.1) + xyzFrame(2, -5.2) + xyzFrame(1, -6.1) +
              xyzFrame(2, -6.2) + xyzFrame(3, -6.3));
    const auto reader = open(folder.path().toStdString());
    QCOMPARE(reader->frameCount(), std::size_t(4));
    QVERIFY(std::abs(*reader->read(1).labels.energy + 6.1 * units::kHartree) < 1e-9);
    QVERIFY(reader->info().warnings.front().find("2 steps occur twice") != std::string::npos);
}

void Cp2kTest::forcesOfOtherAtomsAreLeftOut() {
    QTemporaryDir folder;
    write(folder, "a-pos-1.xyz", xyzFrame(0, -5.0) + xyzFrame(1, -5.1));
    write(folder, "a-frc-1.xyz",
          xyzFrame(0, -5.0) + "1\n i = 1, time = 2.0, E = -5.100000\nLi 0 0 0\n");
    const auto reader = open(folder.path().toStdString());
    QVERIFY(reader->read(0).labels.forces && !reader->read(1).labels.forces);
    QVERIFY(!reader->info().warnings.empty());
}

void Cp2kTest::stressFileWithKineticPartIsNotALabel() {
    QTemporaryDir folder;
    write(folder, "a-pos-1.xyz", xyzFrame(0, -5.0));
    write(folder, "a-1.stress", "# Step Time xx\n 0 0.0 1 0 0 0 1 0 0 0 1\n");
    const auto reader = open(folder.path().toStdString());
    QVERIFY(!reader->read(0).labels.virial);
    QVERIFY(reader->info().warnings.front().find("kinetic") != std::string::npos);
}

namespace {

const char* const kOldHead =
    " CP2K| version string:                                          CP2K version 2.6.2\n"
    " GLOBAL| Run type                                                             MD\n"
    " CELL| Vector a [angstrom]:       9.000     0.000     0.000    |a| =       9.000\n"
    " CELL| Vector b [angstrom]:       0.000     9.000     0.000    |b| =       9.000\n"
    " CELL| Vector c [angstrom]:       0.000     0.000     9.000    |c| =       9.000\n"
    " MODULE QUICKSTEP:  ATOMIC COORDINATES IN angstrom\n\n"
    "  Atom  Kind  Element       X           Y           Z          Z(eff)       Mass\n\n"
    "       1     1 Li   3    0.000000    0.000000    0.000000      3.00       6.9410\n"
    "       2     2 Cl  17    1.500000    0.250000    0.000000      7.00      35.4530\n\n"
    " MD| Ensemble Type                                                         NPT_I\n";

}  // namespace

void Cp2kTest::oldLogsGiveTheCellOfEachStep() {
    QTemporaryDir folder;
    write(folder, "a-pos-1.xyz", xyzFrame(0, -5.0));
    write(folder, "a.out",
          std::string(kOldHead) +
              " ENERGY| Total FORCE_EVAL ( QS ) energy (a.u.):              -5.000000000\n"
              " INITIAL CELL LNTHS[bohr]   =      0.2000000E+02   0.1900000E+02   0.1800000E+02\n"
              " INITIAL CELL ANGLS[deg]    =      0.9000000E+02   0.9000000E+02   0.9000000E+02\n");
    const Frame frame = open(folder.path().toStdString())->read(0);
    QVERIFY((frame.cell.vectors.diagonal() - Eigen::Vector3d(20, 19, 18) * units::kBohr).norm() <
            1e-13);  // one product each
}

void Cp2kTest::stressInBarIsConverted() {
    QTemporaryDir folder;
    std::string log = kOldHead;
    log.replace(log.find("    MD\n"), 7, "ENERGY\n");
    write(folder, "a.out",
          log +
              " ENERGY| Total FORCE_EVAL ( QS ) energy [hartree]:  -5.0\n\n"
              " STRESS| Analytical stress tensor [bar]\n"
              " STRESS|                        x                   y                   z\n"
              " STRESS|      x        1.0E+04   0.0E+00   0.0E+00\n"
              " STRESS|      y        0.0E+00   1.0E+04   0.0E+00\n"
              " STRESS|      z        0.0E+00   0.0E+00   1.0E+04\n"
              "  **** **** ******  **  PROGRAM ENDED AT    2025-01-15 10:30:05.000\n");
    const Frame frame = open(folder.filePath("a.out").toStdString())->read(0);
    // 1 GPa in 729 Å³; digits beyond rounding.
    const double wanted = 729 / units::kGPaPerEvPerA3;
    QVERIFY(std::abs((*frame.labels.virial)(0, 0) - wanted) < 1e-12);
}

void Cp2kTest::logOfMolecularDynamicsAloneSaysWhatIsMissing() {
    QTemporaryDir folder;
    const std::string energy = " ENERGY| Total FORCE_EVAL ( QS ) energy (a.u.):  -5.0\n";
    write(folder, "a.out", kOldHead + energy + energy + energy);
    const auto reader = open(folder.filePath("a.out").toStdString());
    QCOMPARE(reader->frameCount(), std::size_t(1));
    const auto& warnings = reader->info().warnings;
    QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
        return warning.find("the other 2 are left out") != std::string::npos;
    }));
}

void Cp2kTest::realRunsReadAsExpected_data() {
    QTest::addColumn<QString>("name");
    QDirIterator entries(corpus() + "cp2k", QDir::Dirs | QDir::NoDotAndDotDot);
    QTest::newRow("none") << QString();
    while (entries.hasNext()) {
        const QString name = QFileInfo(entries.next()).fileName();
        QTest::newRow(qPrintable(name)) << name;
    }
}

void Cp2kTest::realRunsReadAsExpected() {
    QFETCH(QString, name);
    if (name.isEmpty()) {
        if (!QFileInfo::exists(corpus() + "cp2k"))
            QSKIP("the corpus of real files is not on this machine");
        return;
    }
    std::ifstream in((corpus() + "expected/" + name + ".json").toStdString());
    const json expected = json::parse(in);
    const auto reader = open((corpus() + "cp2k/" + name).toStdString());
    QCOMPARE(reader->frameCount(), expected["n_frames"].get<std::size_t>());
    for (const json& frame : expected["frames"])
        compareFrame(reader->read(frame["index"].get<std::size_t>()), frame);
}

QTEST_APPLESS_MAIN(Cp2kTest)
#include "Cp2kTest.moc"
