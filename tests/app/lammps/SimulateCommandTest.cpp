// `mtp export lammps` and `mtp simulate` with the real LAMMPS, from the command line to the result.
#include <csignal>

#include "core/io/FormatRegistry.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/NeighbourList.h"
#include "core/selection/ExtrapolationGrades.h"
#include "core/simulation/Engine.h"
#include "core/simulation/Repulsion.h"
#include "core/simulation/RunFolder.h"
#include "tests/app/lammps/SimulateRun.h"

using namespace mtp;
using namespace mtp::test;

class SimulateCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { MTP_REQUIRE_LAMMPS(1); }
    void launcherIsKnownToHaveTheStyle();
    void exportedFolderRunsByItself();
    void everyProtocolRunsToItsEnd_data();
    void everyProtocolRunsToItsEnd();
    void trajectoryAndLastFrameAreRead();
    void forcesOfTheLastFrameAreThoseOfEvaluate();
    void ranksGiveTheSameStart();
    void pressureMovesTheCell();
    void guardEndsARunAndNamesTheFrame_data();
    void guardEndsARunAndNamesTheFrame();
    void repulsionKeepsAtomsApart();
    void repulsionGoesWithGradesAndSeveralRuns();
    void underKimThereIsNoRepulsion();
    void guessEndsARunAndFramesBeyondAreKept();
    void gradesOfARehearsalAreKeptByRun();
    void underKimNothingIsGraded();
    void signalEndsInOrderAndTheRunIsContinued_data();
    void signalEndsInOrderAndTheRunIsContinued();
    void killedRunIsContinuedFromItsRestart();
    void failedRunIsToldInTheSameWords();
    void mistakesAreAnsweredWithWhatToDo();

private:
    LammpsRun m_run;
    int m_count = 0;
    QString m_training;

    QString fresh() { return QString("run%1").arg(++m_count); }
    Outcome simulate(const QStringList& arguments, const QString& folder,
                     const QString& potential = kSmallPotential) const {
        return m_run.start(
            kMtp, QStringList{"simulate", potential, "--data", kSmallCell, "--json", "-o", folder} +
                      arguments);
    }
    // A run at 300 K, which a potential is then said to have been trained on.
    QString trainingSet() {
        if (m_training.isEmpty()) {
            const QString folder = fresh();
            const Outcome outcome =
                simulate({"--temperature", "300", "--steps", "200", "--dump-every", "2"}, folder);
            m_training = outcome.status == 0 ? folder + "/trajectory.lammpstrj" : QString();
        }
        return m_training;
    }
    // The potential with the range that it is said to be trained on.
    QString potentialTrainedFrom(double shortest) const {
        Potential potential = readPotential(kSmallPotential.toStdString());
        potential.trained = TrainedRange{std::vector<double>(6, shortest), 100, {{1, 3}}};
        const QString path = m_run.path("trained.mtp");
        writePotential(path.toStdString(), potential);
        return path;
    }
};

namespace {

// What scripts rely on: the keys of the result are there in every state.
void verifyKeys(const QJsonObject& result) {
    QCOMPARE(result.keys(),
             (QStringList{"engine", "final", "folder", "grades", "ns_per_day", "offending",
                          "reason", "state", "steps", "style", "time_ps"}));
    QCOMPARE(result["final"].toObject().keys(),
             (QStringList{"density", "pressure_GPa", "temperature_K"}));
    if (result["state"] == "stopped_by_guard")
        QCOMPARE(result["offending"].toObject().keys(),
                 (QStringList{"distance_A", "file", "frame", "grade", "pair"}));
    else
        QVERIFY(result["offending"].isNull());
}

}  // namespace

void SimulateCommandTest::launcherIsKnownToHaveTheStyle() {
    const std::optional<Engine> launcher = probeEngine(programOf(Way::Native).toStdString());
    QVERIFY(launcher && launcher->hasMtp);
    const std::optional<Engine> packaged = probeEngine(programOf(Way::Kim).toStdString());
    QVERIFY(packaged && packaged->hasKim && !packaged->hasMtp);
}

void SimulateCommandTest::exportedFolderRunsByItself() {
    const Outcome outcome = m_run.start(
        kMtp, {"export", "lammps", kSmallPotential, "--data", kSmallCell, "--temperature", "600",
               "--steps", "40", "--supercell", "2", "1", "1", "-o", "exported"});
    QVERIFY2(outcome.status == 0, outcome.err);
    // Elsewhere, and by LAMMPS alone.
    QVERIFY(QDir().rename(m_run.path("exported"), m_run.path("moved")));
    for (const Way way : {Way::Kim, Way::Native}) {
        QProcess lammps;
        lammps.setWorkingDirectory(m_run.path("moved"));
        lammps.start(programOf(way),
                     {"-in", "in.lmp", "-var", "style", way == Way::Kim ? "kim" : "mtp"});
        lammps.waitForFinished(-1);
        const QByteArray screen = lammps.readAllStandardOutput();
        QVERIFY2(screen.contains("MTP Workbench: ended at step 40 of 40"), screen);
        QVERIFY2(screen.contains("96 atoms") || screen.contains("with 96"), screen);
    }
}

void SimulateCommandTest::everyProtocolRunsToItsEnd_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("steps");
    const auto row = [](const char* name, const QStringList& arguments, int steps) {
        for (const Way way : {Way::Kim, Way::Native})
            QTest::addRow("%s, %s", name, way == Way::Kim ? "KIM" : "native")
                << arguments + engineArguments(way) << steps;
    };
    row("hold", {"--protocol", "hold", "--temperature", "500", "--steps", "60"}, 60);
    row("melt-quench",
        {"--protocol", "melt-quench", "--temperature", "700", "--end-temperature", "300", "--steps",
         "60"},
        60);
    row("density-ladder",
        {"--protocol", "density-ladder", "--densities", "1.9,2.1", "--temperature", "500",
         "--steps", "80"},
        80);
    row("ramp",
        {"--protocol", "ramp", "--temperature", "300", "--end-temperature", "500", "--steps", "60"},
        60);
    row("rehearsal",
        {"--protocol", "rehearsal", "--densities", "1.9,2", "--temperature", "500", "--steps",
         "40"},
        160);
}

void SimulateCommandTest::everyProtocolRunsToItsEnd() {
    QFETCH(QStringList, arguments);
    QFETCH(int, steps);
    const QString folder = fresh();
    const Outcome outcome = simulate(arguments, folder);
    const QJsonObject result = objectOf(outcome.out);
    verifyKeys(result);
    QCOMPARE(result["folder"].toString(), folder);
    QVERIFY2(outcome.status == 0, outcome.all());
    QCOMPARE(result["state"].toString(), QString("finished"));
    QCOMPARE(result["steps"].toInt(), steps);
    QVERIFY(std::abs(result["time_ps"].toDouble() - steps / 1000.0) < 1e-9);
    QVERIFY(result["ns_per_day"].toDouble() > 0);
    QCOMPARE(result["style"].toString(), arguments.back().endsWith("mtp-lmp") ? "mtp" : "kim");
    QVERIFY(result["final"].toObject()["temperature_K"].toDouble() > 50);
}

void SimulateCommandTest::trajectoryAndLastFrameAreRead() {
    const QString folder = fresh();
    const Outcome outcome =
        simulate({"--temperature", "400", "--steps", "100", "--dump-every", "20"}, folder);
    QVERIFY2(outcome.status == 0, outcome.all());
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    const auto trajectory =
        registry.open(m_run.path(folder + "/trajectory.lammpstrj").toStdString());
    QCOMPARE(trajectory->frameCount(), std::size_t{6});
    QVERIFY(trajectory->info().warnings.empty());
    const Frame third = trajectory->read(2);
    QCOMPARE(third.step, std::optional<std::int64_t>(40));
    QVERIFY(third.timeFs && std::abs(*third.timeFs - 40) < 1e-9);
    QCOMPARE(composition(third).at("Cl"), 32);
    const auto start = registry.open(m_run.path(folder + "/start.data").toStdString());
    // The first frame is the start, to the digits of a dump.
    const Frame first = trajectory->read(0), given = start->read(0);
    for (Eigen::Index atom = 0; atom < first.positions.rows(); ++atom)
        QVERIFY((given.cell.minimumImage(
                     (first.positions.row(atom) - given.positions.row(atom)).transpose()))
                    .norm() < 1e-4);
}

void SimulateCommandTest::forcesOfTheLastFrameAreThoseOfEvaluate() {
    const QString folder = fresh();
    QVERIFY(simulate({"--temperature", "400", "--steps", "50"}, folder).status == 0);
    const Evaluator evaluator(readPotential(kSmallPotential.toStdString()));
    const Frame last =
        withSpeciesOrder(FormatRegistry::withBuiltinFormats()
                             .open(m_run.path(folder + "/last.lammpstrj").toStdString())
                             ->read(0),
                         evaluator.potential().species);
    QVERIFY(last.labels.forces);
    const Prediction prediction = evaluator.evaluate(last);
    // Positions are written with six digits: 1e-5 Å times the curvature, a few tens of eV/Å².
    QVERIFY((prediction.forces - *last.labels.forces).cwiseAbs().maxCoeff() < 1e-3);
}

void SimulateCommandTest::ranksGiveTheSameStart() {
    MTP_REQUIRE_LAMMPS(2);
    QByteArray first[2];
    for (const int ranks : {1, 2}) {
        const QString folder = fresh();
        const Outcome outcome = simulate({"--temperature", "400", "--steps", "20", "--supercell",
                                          "2", "1", "1", "--ranks", QString::number(ranks)},
                                         folder);
        QVERIFY2(outcome.status == 0, outcome.all());
        const std::vector<Thermo> rows = thermoOf(m_run.read(folder + "/log.lammps"));
        first[ranks - 1] = QByteArray::number(rows.at(0).at("PotEng"), 'g', 8);
        QVERIFY(
            m_run.read(folder + "/log.lammps").contains(ranks == 1 ? "on 1 procs" : "on 2 procs"));
    }
    QCOMPARE(first[0], first[1]);
}

void SimulateCommandTest::pressureMovesTheCell() {
    const Outcome outcome =
        simulate({"--temperature", "300", "--pressure", "4", "--steps", "300"}, fresh());
    const QJsonObject result = objectOf(outcome.out);
    QVERIFY2(outcome.status == 0, outcome.all());
    // Under 4 GPa the melt at 1.99 g/cm³ becomes denser.
    QVERIFY(result["final"].toObject()["density"].toDouble() > 2.02);
}

void SimulateCommandTest::guardEndsARunAndNamesTheFrame_data() {
    QTest::addColumn<Way>("way");
    QTest::newRow("KIM") << Way::Kim;
    QTest::newRow("native") << Way::Native;
}

void SimulateCommandTest::guardEndsARunAndNamesTheFrame() {
    QFETCH(Way, way);
    // The nearest pair of the start is 1.9 Å apart or more; said to be trained from 2.4 Å on, the
    // run is stopped when two atoms come nearer than 1.8 Å, which a hot melt soon does.
    const QString folder = fresh();
    const Outcome outcome =
        simulate(QStringList{"--temperature", "1500", "--steps", "20000", "--dump-every", "5"} +
                     engineArguments(way),
                 folder, potentialTrainedFrom(2.4));
    const QJsonObject result = objectOf(outcome.out), offending = result["offending"].toObject();
    verifyKeys(result);
    QVERIFY2(outcome.status == 3, outcome.all());
    QCOMPARE(result["state"].toString(), QString("stopped_by_guard"));
    QVERIFY(result["steps"].toInt() < 20000);
    QVERIFY(result["reason"].toString().contains("nearer than 1.80 Å"));
    QVERIFY(QFile::exists(m_run.path(offending["file"].toString())));
    // The frame is what it is said to be.
    const Frame frame = FormatRegistry::withBuiltinFormats()
                            .open(m_run.path(offending["file"].toString()).toStdString())
                            ->read(static_cast<std::size_t>(offending["frame"].toInt()));
    const QStringList pair = offending["pair"].toString().split('-');
    double shortest = 100;
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        for (std::size_t j = i + 1; j < frame.atomCount(); ++j) {
            const QString a = QString::fromStdString(nameOfType(frame, frame.types[i])),
                          b = QString::fromStdString(nameOfType(frame, frame.types[j]));
            if ((a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0]))
                shortest =
                    std::min(shortest, frame.cell
                                           .minimumImage((frame.positions.row(static_cast<int>(i)) -
                                                          frame.positions.row(static_cast<int>(j)))
                                                             .transpose())
                                           .norm());
        }
    QVERIFY(std::abs(shortest - offending["distance_A"].toDouble()) < 1e-9);
    QVERIFY(shortest < 2.4);
}

// The same melt with and without it; the forces are those of the potential and of the repulsion of
// each pair that is too near.
void SimulateCommandTest::repulsionKeepsAtomsApart() {
    constexpr double kShortest = 2.05;  // Cl-Al of the start are 1.99 Å apart
    const QString potential = potentialTrainedFrom(kShortest);
    const QStringList arguments =
        QStringList{"--temperature", "1500", "--steps", "200", "--dump-every", "1"} +
        engineArguments(Way::Native);
    const auto nearest = [&](const QString& folder) {
        double shortest = kShortest;
        for (const Thermo& row : thermoOf(m_run.read(folder + "/log.lammps")))
            shortest = std::min(shortest, row.at("v_d_Cl_Al"));
        return shortest;
    };
    const QString without = fresh(), folder = fresh();
    QCOMPARE(simulate(arguments, without, potential).status, 0);
    const Outcome outcome = simulate(arguments + QStringList{"--repulsion"}, folder, potential);
    QVERIFY2(outcome.status == 0, outcome.all());
    QVERIFY2(nearest(folder) > nearest(without) + 0.02,
             qPrintable(QString("%1 and %2").arg(nearest(folder)).arg(nearest(without))));
    QVERIFY2(!m_run.read(folder + "/log.lammps").contains("WARNING"), "the table is not smooth");
    const RunDescription run = readRunFolder(m_run.path(folder).toStdString());
    const Evaluator evaluator(readPotential(potential.toStdString()));
    const Frame last =
        withSpeciesOrder(FormatRegistry::withBuiltinFormats()
                             .open(m_run.path(folder + "/last.lammpstrj").toStdString())
                             ->read(0),
                         run.species);
    Positions forces = evaluator.evaluate(last).forces;
    int nearPairs = 0;
    const NeighbourList list = findNeighbours(last.cell, last.positions, kShortest);
    for (std::size_t i = 0; i < last.atomCount(); ++i)
        for (std::size_t at = list.first[i]; at < list.first[i + 1]; ++at) {
            const auto j = static_cast<std::size_t>(list.index[at]);
            const Eigen::Vector3d& r = list.vector[at];
            const PairLimit& pair = run.limits.pairs[pairIndex(last.types[i], last.types[j], 3)];
            forces.row(static_cast<Eigen::Index>(i)) -=
                (repulsionForce(pair, r.norm()) * r.normalized()).transpose();
            ++nearPairs;
        }
    QVERIFY(nearPairs > 0);
    // Positions have six digits, as in the forces of the potential alone; the table of 2000 entries
    // is exact to 1e-3 eV/Å even at the strongest bend of the repulsion.
    QVERIFY((forces - *last.labels.forces).cwiseAbs().maxCoeff() < 3e-3);
}

void SimulateCommandTest::repulsionGoesWithGradesAndSeveralRuns() {
    const QString folder = fresh();
    const Outcome outcome =
        simulate(QStringList{"--active-set", trainingSet(), "--protocol", "rehearsal",
                             "--densities", "2", "--temperature", "300", "--steps", "20", "--save",
                             "0.01", "--too-far", "1e9", "--repulsion"} +
                     engineArguments(Way::Native),
                 folder);
    QVERIFY2(outcome.status == 0, outcome.all());
    // Steps 0 and 20 of both runs.
    QCOMPARE(objectOf(outcome.out)["grades"].toObject()["frames_beyond"].toInt(), 4);
}

void SimulateCommandTest::underKimThereIsNoRepulsion() {
    const QString folder = fresh();
    const Outcome refused =
        simulate(QStringList{"--steps", "20", "--repulsion"} + engineArguments(Way::Kim), folder);
    QVERIFY(refused.status != 0);
    QVERIFY2(refused.err.contains("mtp-lmp, or without the repulsion"), refused.err);
    QVERIFY(!QFile::exists(m_run.path(folder)));
}

void SimulateCommandTest::guessEndsARunAndFramesBeyondAreKept() {
    const QString folder = fresh();
    QVERIFY(!trainingSet().isEmpty());
    const Outcome outcome =
        simulate(QStringList{"--active-set", trainingSet(), "--temperature", "1500", "--steps",
                             "20000", "--grade-every", "5", "--save", "1.2", "--break", "2.5"} +
                     engineArguments(Way::Native),
                 folder);
    const QJsonObject result = objectOf(outcome.out), grades = result["grades"].toObject(),
                      offending = result["offending"].toObject();
    verifyKeys(result);
    QVERIFY2(outcome.status == 3, outcome.all());
    QVERIFY2(result["reason"].toString().startsWith("the potential guessed"), outcome.out);
    QCOMPARE(result["steps"].toInt() % 5, 0);
    QCOMPARE(grades["every"].toInt(), 5);
    QCOMPARE(grades["files"].toArray(), (QJsonArray{folder + "/beyond.lammpstrj"}));
    // The frames are those that it says, with grades as they are found afterwards.
    const Potential potential = readPotential(m_run.path(folder + "/potential.mtp").toStdString());
    const GradeEvaluator evaluator(potential, *activeSetOf(potential));
    std::vector<Frame> beyond;
    for (const Frame& frame : readFrames(FormatRegistry::withBuiltinFormats(),
                                         m_run.path(folder + "/beyond.lammpstrj").toStdString()))
        beyond.push_back(withSpeciesOrder(frame, potential.species));
    QCOMPARE(grades["frames_beyond"].toInt(), static_cast<int>(beyond.size()));
    const std::vector<ConfigurationGrade> found = evaluator.evaluate(beyond, 1);
    for (std::size_t k = 0; k < found.size(); ++k) {
        QVERIFY(found[k].grade > 1.2);
        QCOMPARE(*beyond[k].step % 5, std::int64_t{0});
    }
    // LAMMPS and the dump write six digits.
    QVERIFY(std::abs(found.back().grade / grades["highest"].toDouble() - 1) < 1e-5);
    QVERIFY(grades["highest"].toDouble() > 2.5);
    const auto frame = static_cast<std::size_t>(offending["frame"].toInt());
    QVERIFY(std::abs(found[frame].grade / offending["grade"].toDouble() - 1) < 1e-5);
}

void SimulateCommandTest::gradesOfARehearsalAreKeptByRun() {
    const QString folder = fresh();
    const Outcome outcome = simulate(
        QStringList{"--active-set", trainingSet(), "--protocol", "rehearsal", "--densities", "2",
                    "--temperature", "300", "--steps", "40", "--save", "0.01", "--too-far", "1e9"} +
            engineArguments(Way::Native),
        folder);
    QVERIFY2(outcome.status == 0, outcome.all());
    // Steps 0, 20 and 40 of each run, and none twice.
    const QJsonObject grades = objectOf(outcome.out)["grades"].toObject();
    QCOMPARE(grades["files"].toArray(),
             (QJsonArray{folder + "/beyond-1.lammpstrj", folder + "/beyond-2.lammpstrj"}));
    QCOMPARE(grades["frames_beyond"].toInt(), 6);
    QVERIFY(grades["highest"].toDouble() > 0.5);
}

void SimulateCommandTest::underKimNothingIsGraded() {
    const QString folder = fresh();
    const Outcome outcome = simulate(QStringList{"--active-set", trainingSet(), "--temperature",
                                                 "300", "--steps", "20", "--save", "0.01"} +
                                         engineArguments(Way::Kim),
                                     folder);
    QVERIFY2(outcome.status == 0, outcome.all());
    QVERIFY2(outcome.err.contains("by KIM, which has no grades"), outcome.err);
    QVERIFY(objectOf(outcome.out)["grades"].isNull());
    QVERIFY(!QFile::exists(m_run.path(folder + "/beyond.lammpstrj")));
    const Outcome refused = m_run.start(kMtp, {"export", "lammps", kSmallPotential, "--data",
                                               kSmallCell, "--save", "3", "-o", fresh()});
    QVERIFY(refused.status != 0);
    QVERIFY2(refused.err.contains("--active-set"), refused.err);
}

void SimulateCommandTest::signalEndsInOrderAndTheRunIsContinued_data() {
    guardEndsARunAndNamesTheFrame_data();
}

void SimulateCommandTest::signalEndsInOrderAndTheRunIsContinued() {
    QFETCH(Way, way);
    // Long enough for the signal to come before the end on a machine with other work.
    constexpr int kSteps = 20000;
    constexpr int kEvery = 100;
    const QString folder = m_run.path(fresh());
    QProcess process;
    process.start(kMtp, QStringList{"simulate", kSmallPotential, "--data", kSmallCell, "--json",
                                    "--temperature", "300", "--steps", QString::number(kSteps),
                                    "--dump-every", QString::number(kEvery), "-o", folder} +
                            engineArguments(way));
    const QString trajectory = folder + "/trajectory.lammpstrj";
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(trajectory).size() > 10000, 60000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60000));
    const QJsonObject stopped = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(stopped["state"].toString(), QString("stopped"));
    QVERIFY(stopped["steps"].toInt() > 0 && stopped["steps"].toInt() < kSteps);
    verifyKeys(stopped);
    QCOMPARE(process.exitCode(), 1);
    const Outcome outcome = m_run.start(
        kMtp, QStringList{"simulate", "--continue", folder, "--json"} + engineArguments(way));
    QVERIFY2(outcome.status == 0, outcome.all());
    QCOMPARE(objectOf(outcome.out)["steps"].toInt(), kSteps);
    // No frame is missing or there twice.
    const auto reader = FormatRegistry::withBuiltinFormats().open(trajectory.toStdString());
    QCOMPARE(reader->frameCount(), std::size_t{kSteps / kEvery + 1});
    for (std::size_t i = 0; i < reader->frameCount(); ++i) {
        const Frame frame = reader->read(i);
        QCOMPARE(frame.step, std::optional<std::int64_t>(kEvery * static_cast<int>(i)));
        // In fs, of steps of 1 fs; LAMMPS writes some ten digits of the time in ps.
        QVERIFY(frame.timeFs && std::abs(*frame.timeFs - kEvery * static_cast<double>(i)) < 1e-4);
    }
}

void SimulateCommandTest::killedRunIsContinuedFromItsRestart() {
    const QString folder = m_run.path(fresh());
    QProcess process;
    process.start(kMtp, QStringList{"simulate", kSmallPotential, "--data", kSmallCell, "--json",
                                    "--temperature", "300", "--steps", "4000", "-o", folder} +
                            engineArguments(Way::Kim));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + "/run.b.restart"), 60000);
    // First the command: the run goes on without it. Then LAMMPS.
    process.kill();
    QVERIFY(process.waitForFinished());
    const QString pids =
        "pgrep -f 'lmp -in in.lmp' | while read p; do [ \"$(readlink /proc/$p/cwd)\" "
        "= '" +
        folder + "' ] && kill -9 $p; done";
    QProcess::execute("sh", {"-c", pids});
    const Outcome outcome = m_run.start(
        kMtp, {"simulate", "--continue", folder, "--json", "--engine", programOf(Way::Kim)});
    QVERIFY2(outcome.status == 0, outcome.all());
    QCOMPARE(objectOf(outcome.out)["state"].toString(), QString("finished"));
    const auto reader =
        FormatRegistry::withBuiltinFormats().open((folder + "/trajectory.lammpstrj").toStdString());
    QCOMPARE(reader->frameCount(), std::size_t{201});
}

void SimulateCommandTest::failedRunIsToldInTheSameWords() {
    // It answers as LAMMPS when it is asked what it can do, and then fails.
    const QString program = m_run.path("failing-lmp");
    QFile file(program);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n[ \"$1\" = -h ] && exec '" + programOf(Way::Native).toUtf8() +
               "' -h\necho 'ERROR: no such thing'\nexit 7\n");
    file.close();
    QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner));
    const Outcome outcome = simulate({"--steps", "20", "--engine", program}, fresh());
    const QJsonObject result = objectOf(outcome.out);
    verifyKeys(result);
    QCOMPARE(outcome.status, 1);
    QCOMPARE(result["state"].toString(), QString("failed"));
    QVERIFY2(result["reason"].toString().contains("no such thing"), outcome.out);
    QVERIFY(result["ns_per_day"].isNull());
}

void SimulateCommandTest::mistakesAreAnsweredWithWhatToDo() {
    const auto complaint = [&](const QStringList& arguments) {
        const Outcome outcome = m_run.start(kMtp, QStringList{"simulate"} + arguments);
        return outcome.status == 0 ? QString("no failure") : QString::fromUtf8(outcome.err);
    };
    const QStringList data{"--data", kSmallCell};
    QVERIFY(complaint({kSmallPotential, "-o", "x"}).contains("--data"));
    QVERIFY(complaint(QStringList{kSmallPotential} + data).contains("--output"));
    QVERIFY(complaint(QStringList{kSmallPotential, "-o", "x", "--protocol", "boil"} + data)
                .contains("melt-quench"));
    QVERIFY(complaint(QStringList{kSmallPotential, "-o", "x", "--engine", "/bin/false"} + data)
                .contains("no LAMMPS"));
    QVERIFY(complaint(QStringList{kSmallPotential, "-o", "x", "--timestep", "0"} + data)
                .contains("time step"));
    QVERIFY(complaint(QStringList{kSmallPotential, "-o", "x", "--frame", "7"} + data)
                .contains("1 frame"));
    QVERIFY(complaint({"--continue", m_run.path("nowhere")}).contains("run.json"));
    // Nothing was left behind by what was refused.
    QVERIFY(!QFile::exists(m_run.path("x")));
    QProcessEnvironment noPrograms;
    noPrograms.insert("PATH", "/nowhere");
    const Outcome outcome = m_run.start(
        kMtp,
        QStringList{"simulate", kSmallPotential, "-o", "x", "--engine", "/nowhere/lmp"} + data,
        noPrograms);
    QVERIFY(outcome.status != 0);
}

QTEST_GUILESS_MAIN(SimulateCommandTest)
#include "SimulateCommandTest.moc"
