// mtp dynamics as scripts use it: real processes on a run with known answers.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "core/base/Random.h"
#include "core/dynamics/Conductivity.h"
#include "tests/app/CommandRun.h"

using namespace mtp::test;

namespace {

// Li walks with D = 0.02 Å²/ps among Al atoms that drift; frames 1 ps apart.
const QString kDrift = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/dynamics/drift/";
// Å², at which the windows of its walk tell places apart.
const QString kLowThreshold = QStringLiteral("0.8");

}  // namespace

class DynamicsCommandTest : public QObject {
    Q_OBJECT

private slots:
    void summaryHasTheContractAndTheExactNumbers();
    void frameOfReferenceIsChosen();
    void secondRunComesFromTheCache();
    void tablesAreWritten();
    void textNamesErrorAndReasons();
    void currentIsSharedByTheSpecies();
    void currentGivesAConductivityOfItsOwn();
    void ionsAreChosenByAnExpression();
    void framesOfHopsAreWritten();
    void ruleOfThePublishedProgramIsChosen();
    void missingTimeStepIsAskedFor();
    void whatIsAskedForAndNotMadeIsAFailure();
    void activationEnergyIsThatOfTheRuns();
    void runsAreCompared();
    void helpHasAnExample();
    void badInputIsNamed_data();
    void badInputIsNamed();

private:
    Outcome run(const QStringList& arguments) const { return runMtp(m_folder.path(), arguments); }
    Outcome drift(const QStringList& arguments) const {
        return run(QStringList{"dynamics", kDrift + "drift.lammpstrj.gz", "--species", "Li,Al",
                               "--timestep", "1fs"} +
                   arguments);
    }
    QString in(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    const QJsonObject m_exact = objectOf(contentOf(kDrift + "expected.json"))["exact"].toObject();
};

void DynamicsCommandTest::summaryHasTheContractAndTheExactNumbers() {
    const Outcome outcome = drift({"--json", "--lags", "1,2,3,5,10,20,50,100,200", "--fit",
                                   "1ps:60ps", "--temperature", "300"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject summary = objectOf(outcome.out);
    for (const char* key : {"frames",
                            "frame_ps",
                            "ion",
                            "framework",
                            "frame_of",
                            "ions",
                            "lag_frames",
                            "time_ps",
                            "msd_A2",
                            "alpha2",
                            "t_star_ps",
                            "alpha_max",
                            "van_hove",
                            "diffusion",
                            "conductivity",
                            "hops",
                            "hop_rate_per_ion_ns",
                            "caged_share",
                            "p_casc",
                            "g_r",
                            "warnings"})
        QVERIFY2(summary.contains(QLatin1String(key)), key);
    QCOMPARE(summary["frame_of"], "framework");
    QCOMPARE(summary["frame_ps"], 1.0);
    QVERIFY(summary["lag_frames"] == m_exact["lag_frames"]);
    const QJsonArray wanted = m_exact["msd_framework_frame_A2"].toArray();
    const QJsonArray msd = summary["msd_A2"].toArray();
    QCOMPARE(msd.size(), wanted.size());
    for (qsizetype i = 0; i < msd.size(); ++i)  // both from the digits of one file
        QVERIFY(std::abs(msd[i].toDouble() / wanted[i].toDouble() - 1) < 1e-6);
    const QJsonObject diffusion = summary["diffusion"].toObject();
    const double value = m_exact["gls_framework"].toObject()["D_A2_per_ps"].toDouble();
    QVERIFY(std::abs(diffusion["D_A2_per_ps"].toDouble() / value - 1) < 1e-5);
    QVERIFY(diffusion["error"].toDouble() >= diffusion["error_model"].toDouble());
    QVERIFY(diffusion["reason"].isNull());
    QVERIFY(summary["conductivity"].toObject()["nernst_einstein_mS_cm"].toDouble() > 0);
    QVERIFY(summary["p_casc"].toObject()["neighbour"].isNull());  // a walk without hops
    for (const char* absent : {"alpha_max", "t_star_ps"}) {
        QVERIFY2(summary[QLatin1String(absent)].isNull(), absent);
        QVERIFY2(summary["reasons"].toObject().contains(QLatin1String(absent)), absent);
    }
}

void DynamicsCommandTest::frameOfReferenceIsChosen() {
    for (const auto& [name, key] : {std::pair("mass", "msd_centre_of_mass_frame_A2"),
                                    std::pair("file", "msd_as_written_A2")}) {
        const Outcome outcome = drift({"--json", "--lags", "1,20", "--frame-of", name});
        QCOMPARE(outcome.status, 0);
        const QJsonObject summary = objectOf(outcome.out);
        QCOMPARE(summary["frame_of"].toString(), QString(name));
        const double wanted = m_exact[QLatin1String(key)].toArray()[5].toDouble();  // 20 frames
        QVERIFY(std::abs(summary["msd_A2"].toArray()[1].toDouble() / wanted - 1) < 1e-6);
        // Its framework drifts: D as written is another one.
        QVERIFY(outcome.err.contains("D depends on the frame of reference") ==
                (summary["diffusion"].toObject()["D_A2_per_ps"].isDouble()));
    }
}

void DynamicsCommandTest::secondRunComesFromTheCache() {
    const QStringList asked{"--json", "--cache", in("caches"), "--skip", "50ps"};
    const Outcome first = drift(asked);
    QCOMPARE(first.status, 0);
    QCOMPARE(QDir(in("caches")).entryList({"*.positions"}).size(), 1);
    QCOMPARE(drift(asked).out, first.out);
    // A cache is in single precision.
    const auto squares = [](const Outcome& outcome) {
        return objectOf(outcome.out)["msd_A2"].toArray();
    };
    const QJsonArray cached = squares(first),
                     direct = squares(drift({"--json", "--cache", "none", "--skip", "50ps"}));
    QCOMPARE(cached.size(), direct.size());
    for (int i = 0; i < direct.size(); ++i)
        QVERIFY(std::abs(cached[i].toDouble() / direct[i].toDouble() - 1) < 1e-6);
}

void DynamicsCommandTest::tablesAreWritten() {
    QCOMPARE(drift({"-o", "tables", "--lags", "10"}).status, 0);
    QVERIFY(contentOf(in("tables/msd.csv")).startsWith("lag [frames],time [ps],msd [Å²],"));
    QCOMPARE(drift({"-o", "some", "--only", "msd,hops"}).status, 0);
    QCOMPARE(QDir(in("some")).entryList({"*.csv"}), (QStringList{"hops.csv", "msd.csv"}));
    QCOMPARE(contentOf(in("tables/alpha2.csv")).count('\n'), 11);
    QVERIFY(contentOf(in("tables/van_hove.csv")).contains("probability [1/Å]"));
    const QByteArray report = contentOf(in("tables/report.html"));
    QVERIFY(report.contains("Motion of Li in drift.lammpstrj.gz") && report.contains("<svg"));
    QVERIFY(report.contains("relative to the mean of Al") && report.contains("Qian, Sheetz"));
    QCOMPARE(objectOf(contentOf(in("tables/summary.json")))["lag_frames"].toArray().size(), 10);
}

void DynamicsCommandTest::textNamesErrorAndReasons() {
    const Outcome outcome = drift({});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains("motion relative to Al"));
    QVERIFY(outcome.out.contains("D = ") && outcome.out.contains(" ± "));
    QVERIFY(outcome.out.contains("no conductivity: the temperature is not known"));
}

// Measured against the Al, only Li moves.
void DynamicsCommandTest::currentIsSharedByTheSpecies() {
    const Outcome outcome = drift({"--json", "-o", "current", "--temperature", "300", "--charges",
                                   "Li=1,Al=3", "--fit", "1ps:20ps"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject conductivity = objectOf(outcome.out)["conductivity"].toObject();
    const QJsonObject onsager = conductivity["onsager"].toObject();
    QVERIFY(onsager["reason"].isNull() && onsager["transference_reason"].isNull());
    QVERIFY(std::abs(onsager["transference"].toObject()["Li"].toDouble() - 1) < 1e-9);
    const QJsonArray rows = onsager["conductivity_mS_cm"].toArray();
    double sum = 0;
    for (const QJsonValue& row : rows)
        for (const QJsonValue& one : row.toArray())
            sum += one.toDouble();
    QVERIFY(std::abs(sum / conductivity["collective_mS_cm"].toDouble() - 1) < 1e-9);
    QVERIFY(contentOf(in("current/onsager.csv")).startsWith("species,other,L [1/(eV Å ps)],"));
    QVERIFY(contentOf(in("current/report.html")).contains("Transference numbers"));
}

namespace {

// Velocities that forget themselves within 0.05 ps, of Li and Cl atoms every 2 fs, which move so.
QString fadingVelocities() {
    constexpr int kFrames = 3000, kAtoms = 8;
    constexpr double kStep = 2, kKept = 0.96, kSpeed = 0.01;  // fs, Å/fs
    mtp::Random random(1);
    std::array<std::array<double, 6>, kAtoms> atoms{};
    QString text;
    for (int frame = 0; frame < kFrames; ++frame) {
        text += QStringLiteral(
                    "%1\nLattice=\"9 0 0 0 9 0 0 0 9\" "
                    "Properties=species:S:1:pos:R:3:velo:R:3 time_fs=%2\n")
                    .arg(kAtoms)
                    .arg(kStep * frame);
        for (int atom = 0; atom < kAtoms; ++atom) {
            auto& values = atoms[static_cast<std::size_t>(atom)];
            text += atom % 2 ? "Cl" : "Li";
            for (const double value : values)
                text += QStringLiteral(" %1").arg(value, 0, 'f', 7);
            text += '\n';
            for (std::size_t axis = 0; axis < 3; ++axis) {
                values[axis] += kStep * values[axis + 3];
                values[axis + 3] = kKept * values[axis + 3] + kSpeed * random.normal();
            }
        }
    }
    return text;
}

}  // namespace

void DynamicsCommandTest::currentGivesAConductivityOfItsOwn() {
    QFile file(in("fading.extxyz"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(fadingVelocities().toUtf8());
    file.close();
    const QStringList command{"dynamics", file.fileName(), "--framework",
                              "none",     "--analyses",    "vdos"};
    const Outcome outcome =
        run(command + QStringList{"--temperature", "600", "--only", "msd", "-o", in("fading")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains("mS/cm (Green-Kubo)"));
    const QJsonObject summary =
        objectOf(contentOf(in("fading/summary.json")))["green_kubo"].toObject();
    // <J²> per axis of 8 atoms times the 25 frames of 0.002 ps that it lasts; 729 Å³, 600 K.
    const double square = 8 * 1e-4 / (1 - 0.96 * 0.96) * 1e6;
    const double exact = mtp::nernstEinstein(square * (0.5 + 0.96 / 0.04) * 0.002, 1, 1, 729, 600);
    QVERIFY(std::abs(summary["value_mS_cm"].toDouble() / exact - 1) < 0.5);
    QVERIFY(contentOf(in("fading/green_kubo.csv")).startsWith("time"));
    QVERIFY(contentOf(in("fading/report.html")).contains("Green and Kubo"));
    // Vibrations need no temperature.
    const Outcome without = run(command + QStringList{"--json"});
    QCOMPARE(without.status, 0);
    const QJsonObject absent = objectOf(without.out)["green_kubo"].toObject();
    QVERIFY(absent["value_mS_cm"].isNull());
    QCOMPARE(absent["reason"].toString(), "the temperature is not known");
}

void DynamicsCommandTest::ionsAreChosenByAnExpression() {
    const Outcome outcome = drift({"--json", "-o", "chosen", "--hop-threshold", kLowThreshold,
                                   "--ions", "hops > 2 and length > 1"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject chosen = objectOf(outcome.out)["chosen_ions"].toObject();
    const QJsonArray ions = chosen["ions"].toArray();
    QVERIFY(!ions.isEmpty() && ions.size() < objectOf(outcome.out)["ions"].toInt());
    std::map<int, int> hops;
    for (const QJsonValue& hop : objectOf(outcome.out)["hops"].toArray())
        ++hops[hop.toObject()["ion"].toInt()];
    int listed = 0;
    for (const QJsonValue& one : ions) {
        const QJsonObject ion = one.toObject();
        QCOMPARE(ion["hops"].toInt(), hops[ion["ion"].toInt()]);
        QVERIFY(ion["hops"].toInt() > 2 && ion["length"].toDouble() > 1);
        listed += ion["hops"].toInt();
    }
    QCOMPARE(contentOf(in("chosen/hops.csv")).count('\n'), listed + 1);
    QCOMPARE(contentOf(in("chosen/ions.csv")).count('\n'), ions.size() + 1);
    QVERIFY(drift({"--hop-threshold", kLowThreshold, "--ions", "hops > 2 and length > 1"})
                .out.contains(QByteArray::number(ions.size()) + " of "));
}

void DynamicsCommandTest::framesOfHopsAreWritten() {
    const Outcome outcome =
        drift({"--json", "--hop-threshold", kLowThreshold, "--hop-frames", "hops.extxyz"});
    QCOMPARE(outcome.status, 0);
    std::set<int> frames;
    for (const QJsonValue& hop : objectOf(outcome.out)["hops"].toArray()) {
        frames.insert(hop.toObject()["frame"].toInt() - 1);
        frames.insert(hop.toObject()["frame"].toInt());
    }
    QVERIFY(!frames.empty());
    QCOMPARE(contentOf(in("hops.extxyz")).count("Lattice="), qsizetype(frames.size()));
    const Outcome none = drift({"--hop-frames", "none.extxyz", "--ions", "hops > 10000"});
    QCOMPARE(none.status, 1);
    QVERIFY(none.err.contains("there are no hops of the chosen ions"));
}

void DynamicsCommandTest::ruleOfThePublishedProgramIsChosen() {
    const Outcome outcome = drift({"--json", "-o", "source", "--cascade-rule", "source"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject shares = objectOf(outcome.out)["p_casc"].toObject();
    QCOMPARE(shares["rule"].toString(), "source");
    const QJsonObject own = shares["by_rule"].toObject()["source"].toObject();
    QVERIFY(own["hops"].toInt() == 0 || own["value"] == shares["source"]);
    QVERIFY(own["chance"] == shares["chance"]);
    QVERIFY(QFile::exists(in("source/cascades.csv")));
}

void DynamicsCommandTest::missingTimeStepIsAskedFor() {
    const Outcome outcome = run({"dynamics", kDrift + "drift.lammpstrj.gz", "--species", "Li,Al"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("frame 1") && outcome.err.contains("--timestep 1fs"));
}

void DynamicsCommandTest::whatIsAskedForAndNotMadeIsAFailure() {
    // 400 frames before and after a hop are more than the 601 of the run.
    const Outcome outcome = drift({"--json", "--hop-window", "400"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("no hops: "));
    QVERIFY(objectOf(outcome.out)["hops"].isNull());
    QCOMPARE(drift({"--temperature", "300"}).status, 0);
    QCOMPARE(drift({"--at", "9ns"}).status, 1);
    QCOMPARE(drift({"-o", "few", "--only", "onsager"}).status, 1);  // the temperature is not known
}

// A run at 300 K, and a table with D at others as that run has it at kT ln 2 of energy.
void DynamicsCommandTest::activationEnergyIsThatOfTheRuns() {
    QCOMPARE(drift({"-o", "cold", "--temperature", "300"}).status, 0);
    const double cold = objectOf(contentOf(in("cold/summary.json")))["diffusion"]
                            .toObject()["D_A2_per_ps"]
                            .toDouble();
    QFile table(in("hot.csv"));
    QVERIFY(table.open(QIODevice::WriteOnly));
    // D doubles between 300 and 600 K: Ea = ln 2 * k * 600 K.
    table.write(QStringLiteral("temperature [K],D [Å²/ps],error [Å²/ps]\n600,%1,%2\n")
                    .arg(2 * cold, 0, 'g', 17)
                    .arg(0.01 * cold)
                    .toUtf8());
    table.close();
    const Outcome outcome =
        run({"dynamics", "arrhenius", "cold", "hot.csv", "--json", "--plot", "ea.svg"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject found = objectOf(outcome.out);
    QVERIFY(std::abs(found["Ea_eV"].toDouble() - std::log(2) * 8.617333262e-5 * 600) < 1e-9);
    QVERIFY(found["error_eV"].isNull());  // of two temperatures
    const QByteArray plot = contentOf(in("ea.svg"));
    QVERIFY(plot.startsWith("<svg xmlns") && plot.contains("<style>"));
    const Outcome one = run({"dynamics", "arrhenius", "hot.csv"});
    QCOMPARE(one.status, 1);
    QVERIFY(one.err.contains("two temperatures"));
}

void DynamicsCommandTest::runsAreCompared() {
    QCOMPARE(drift({"-o", "run", "--lags", "1,10,34,50"}).status, 0);
    const Outcome outcome = run({"dynamics", "compare", "run", "--at", "34ps"});
    QCOMPARE(outcome.status, 0);
    const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith("run,composition,x,temperature [K],D [Å²/ps]"));
    const QJsonArray msd = objectOf(contentOf(in("run/summary.json")))["msd_A2"].toArray();
    QCOMPARE(lines[1].split(',')[6].toDouble(), msd[2].toDouble());
}

void DynamicsCommandTest::helpHasAnExample() {
    const Outcome outcome = run({"dynamics", "--help"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains("Example") && outcome.out.contains("mtp dynamics"));
}

void DynamicsCommandTest::badInputIsNamed_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const QStringList& arguments, const char* reason) {
        QTest::newRow(name) << arguments << QByteArray(reason);
    };
    row("species", {"--ion", "Na"}, "there is no Na among its species (Li, Al)");
    row("framework", {"--framework", "Cl"}, "there is no Cl among its species");
    row("frame", {"--frame-of", "box"}, "there are framework, mass and file");
    row("lag", {"--lags", "1,0"}, "--lags 1,0");
    row("long lag", {"--lags", "1,90000"}, "a lag of 90000 frames");
    row("fit", {"--fit", "10ps"}, "--fit 10ps");
    row("long fit", {"--fit", "10ps:9ns"}, "the run has");
    row("time step", {"--timestep", "fast"}, "\"fast\" is not a time");
    row("bins", {"--bins", "0"}, "must be positive");
    row("table", {"--only", "nothing"}, "there are msd, alpha2");
    row("ions", {"--ions", "hops > 3 and lenght > 2"},
        "--ions hops > 3 and lenght > 2: at character 14: there is no column lenght");
    row("ions in brackets", {"--ions", "(hops > 3"}, "at character 10");
    row("cascade rule", {"--cascade-rule", "next"}, "there are neighbour, refill, source");
    row("cutoff", {"--cutoff", "Na=3"}, "there are Li, Al");
}

void DynamicsCommandTest::badInputIsNamed() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, reason);
    QStringList all{"dynamics", kDrift + "drift.lammpstrj.gz", "--species", "Li,Al"};
    if (!arguments.contains("--timestep"))
        all += {"--timestep", "1fs"};
    const Outcome outcome = run(all + arguments);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(reason), outcome.err.constData());
}

QTEST_GUILESS_MAIN(DynamicsCommandTest)
#include "DynamicsCommandTest.moc"
