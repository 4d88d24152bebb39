// The life of a run, with a shell script in the place of LAMMPS.
#include "core/simulation/RunControl.h"

#include <signal.h>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include "SimulationSystems.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/simulation/Deck.h"

using namespace mtp;
using namespace mtp::test;

class RunControlTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void finishedRunIsFinished();
    void runGoesOnWithoutItsStarter();
    void secondStartIsRefused();
    void stopFileEndsTheRunAndItCanBeContinued();
    void pausedRunIsToldFromOneThatWasStopped();
    void fullDiskIsNamedAndTheRunCanBeContinued();
    void runWhoseEndCouldNotBeNotedNamesTheDisk();
    void rehearsalBeginsAnewWhatWasNotDone();
    void guardIsNamedAndTheRunIsNotContinued();
    void guessIsToldWithTheFrameThatBeganIt();
    void killedRunSaysSo();
    void errorOfTheProgramIsPassedOn();
    void deathOfARankIsPassedOn();
    void engineThatCannotRunIsRefused();
    void folderWithoutTheModelNeedsThePairStyle();
    void cutRestartFileIsPassedOver();

private:
    std::filesystem::path folder() const { return m_folder->path().toStdString() + "/run"; }
    Engine engine(const QByteArray& script) const;
    RunLog log() const {
        RunLog log(folder(), readRunFolder(folder()));
        log.update();
        return log;
    }
    void waitForEnd() const { QTRY_VERIFY_WITH_TIMEOUT(!isRunning(folder()), 10000); }
    void writeRestart(const char* name, std::int64_t step, bool isWhole) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RunControlTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    SimulationOptions options;
    options.steps = 100;
    const SimulationRequest request = requestFor(options);
    writeRunFolder(folder(), request, prepareRun(request), {});
}

Engine RunControlTest::engine(const QByteArray& script) const {
    const QString path = m_folder->filePath("lmp");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\n" + script);
    file.close();
    file.setPermissions(file.permissions() | QFile::ExeOwner);
    Engine engine;
    engine.path = path.toStdString();
    engine.hasMtp = true;
    return engine;
}

// The start and the end of a restart file of LAMMPS.
void RunControlTest::writeRestart(const char* name, std::int64_t step, bool isWhole) const {
    QFile file(QString::fromStdString((folder() / name).string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto number = [&](auto value) {
        file.write(reinterpret_cast<const char*>(&value), sizeof value);
    };
    const QByteArray magic("LammpS RestartT", 16), version("29 Sep 2021", 12), units("metal", 6);
    file.write(magic);
    number(1);
    number(2);
    number(0);
    number(12);
    file.write(version);
    for (const int kind : {1, 46, 2, 3}) {
        number(kind);
        number(4);
    }
    number(4);
    number(6);
    file.write(units);
    number(5);
    number(step);
    file.write("atoms and all the rest");
    if (isWhole)
        file.write(magic);
}

namespace {

const char kBegin[] = "echo 'MTP Workbench: run 1 of 1: hold' >> log.lammps\n";
const char kEnd[] = "echo 'MTP Workbench: ended at step 100 of 100' >> log.lammps\n";

// What LAMMPS writes when a fix has ended the run.
QByteArray halt(const QByteArray& fix, int step, const QByteArray& value) {
    const QByteArray at = QByteArray::number(step);
    return "echo 'Fix halt condition for fix-id " + fix + " met on step " + at + " with value " +
           value + "' >> log.lammps\necho 'MTP Workbench: ended at step " + at +
           " of 100' >> log.lammps\n";
}

const QByteArray kUntilStop =
    QByteArray(kBegin) + "while [ ! -e STOP ]; do sleep 0.02; done\n" + halt("stop_file", 40, "1");

}  // namespace

void RunControlTest::finishedRunIsFinished() {
    QCOMPARE(stateOf(folder(), log()), SimulationState::Ready);
    // The script is told what to do as LAMMPS is.
    startRun(folder(), engine(QByteArray(kBegin) + "echo \"$@\" > arguments\n" + kEnd));
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Finished);
    QCOMPARE(contentOf(folder() / "arguments").trimmed(),
             QByteArray("-in in.lmp -log none -var restart none -var style mtp"));
    QVERIFY(!inputError([&] { startRun(folder(), engine("")); }).isEmpty());
}

void RunControlTest::runGoesOnWithoutItsStarter() {
    startRun(folder(), engine(QByteArray(kBegin) + "echo $$ > pid\nsleep 1\n" + kEnd));
    QTRY_VERIFY(!contentOf(folder() / "pid").isEmpty());
    QVERIFY(isRunning(folder()));
    QCOMPARE(stateOf(folder(), log()), SimulationState::Running);
    // It is in a session of its own: what ends this process does not reach it.
    const pid_t pid = contentOf(folder() / "pid").trimmed().toInt();
    QVERIFY(getsid(pid) != getsid(0));
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Finished);
}

void RunControlTest::secondStartIsRefused() {
    startRun(folder(), engine(QByteArray(kBegin) + "sleep 1\n"));
    QVERIFY(inputError([&] { startRun(folder(), engine("")); }).contains("goes on"));
    waitForEnd();
}

void RunControlTest::stopFileEndsTheRunAndItCanBeContinued() {
    startRun(folder(), engine(kUntilStop));
    stopRun(folder());
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Stopped);
    QVERIFY(describeState(folder(), log()).find("step 40") != std::string::npos);
    writeRestart("end.restart", 40, true);
    // A frame that the continued run writes again is cut off.
    QFile trajectory(QString::fromStdString((folder() / "trajectory.lammpstrj").string()));
    QVERIFY(trajectory.open(QIODevice::WriteOnly));
    trajectory.write(
        "ITEM: UNITS\nmetal\nITEM: TIME\n0.02\nITEM: TIMESTEP\n20\nITEM: ATOMS id\n1\n"
        "ITEM: TIME\n0.04\nITEM: TIMESTEP\n40\nITEM: ATOMS id\n1\n");
    trajectory.close();
    startRun(folder(), engine(QByteArray(kBegin) + "echo \"$@\" > arguments\n" + kEnd));
    waitForEnd();
    QVERIFY(contentOf(folder() / "arguments").contains("-var restart end.restart"));
    QCOMPARE(contentOf(folder() / "trajectory.lammpstrj"),
             QByteArray("ITEM: UNITS\nmetal\nITEM: TIME\n0.02\nITEM: TIMESTEP\n20\nITEM: ATOMS "
                        "id\n1\n"));
    QCOMPARE(stateOf(folder(), log()), SimulationState::Finished);
}

void RunControlTest::pausedRunIsToldFromOneThatWasStopped() {
    startRun(folder(), engine(kUntilStop));
    stopRun(folder(), StopRequest::Pause);
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Paused);
    QCOMPARE(describeState(folder(), log()), std::string("paused at step 40"));
    // Scripts know one word for both.
    QCOMPARE(stateKey(SimulationState::Paused), std::string_view("stopped"));
    // It can still be decided that it is not to go on.
    stopRun(folder());
    QCOMPARE(stateOf(folder(), log()), SimulationState::Stopped);
}

void RunControlTest::fullDiskIsNamedAndTheRunCanBeContinued() {
    startRun(folder(), engine(QByteArray(kBegin) + halt("disk_full", 40, "12.7")));
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Failed);
    writeRestart("end.restart", 40, true);
    const QString reason = QString::fromStdString(describeState(folder(), log()));
    QVERIFY2(reason.contains("the disk is full but for 13 MB: make room") &&
                 reason.contains("end.restart"),
             qPrintable(reason));
    startRun(folder(), engine(QByteArray(kBegin) + kEnd));
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Finished);
}

// The shell could make the file, but write nothing into it.
void RunControlTest::runWhoseEndCouldNotBeNotedNamesTheDisk() {
    startRun(folder(), engine(kBegin));
    waitForEnd();
    QFile status(QString::fromStdString((folder() / "exit-status").string()));
    QVERIFY(status.open(QIODevice::WriteOnly | QIODevice::Truncate));
    status.close();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Failed);
    QVERIFY(describeState(folder(), log()).starts_with("the disk was full"));
}

void RunControlTest::rehearsalBeginsAnewWhatWasNotDone() {
    SimulationOptions options;
    options.protocol = Protocol::Rehearsal;
    options.densities = {1.6};
    options.steps = 100;
    const SimulationRequest request = requestFor(options);
    m_folder = std::make_unique<QTemporaryDir>();
    writeRunFolder(folder(), request, prepareRun(request), {});
    const auto run = [](const QByteArray& number, const QByteArray& end) {
        return "echo 'MTP Workbench: run " + number + " of 2: some' >> log.lammps\n" + end +
               "echo frame > last-" + number + ".lammpstrj\n";
    };
    startRun(folder(), engine(run("1", kEnd) + run("2", halt("stop_file", 40, "1"))));
    waitForEnd();
    // The deck leaves out runs with a last frame.
    startRun(folder(), engine("ls last-*.lammpstrj > left\n"));
    waitForEnd();
    QCOMPARE(contentOf(folder() / "left").trimmed(), QByteArray("last-1.lammpstrj"));
}

void RunControlTest::guardIsNamedAndTheRunIsNotContinued() {
    const std::vector<std::string> species = readRunFolder(folder()).species;
    const QByteArray key = QByteArray::fromStdString(pairKey(species, 1, 2));
    startRun(folder(), engine(QByteArray(kBegin) + halt("closest_" + key, 30, "1.4")));
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::StoppedByGuard);
    const QString reason = QString::fromStdString(describeState(folder(), log()));
    QVERIFY2(reason.contains(QString::fromStdString(species[1] + "-" + species[2])) &&
                 reason.contains("step 30") && reason.contains("1.50 Å"),
             qPrintable(reason));
    QVERIFY(!inputError([&] { startRun(folder(), engine("")); }).isEmpty());
}

void RunControlTest::guessIsToldWithTheFrameThatBeganIt() {
    SimulationOptions options;
    options.steps = 100;
    SimulationRequest request = requestFor(options);
    request.potential.selectionState =
        formatActiveSet(startOfActiveSet(request.potential, GradeMode::Neighbourhood));
    request.guard.grades->every = 10;
    m_folder = std::make_unique<QTemporaryDir>();
    writeRunFolder(folder(), request, prepareRun(request), {});
    // Beyond once, and then from step 60 on until it stops; the last frame is not whole.
    const auto frame = [](int step, double first, double second) {
        return QString(
                   "ITEM: TIMESTEP\n%1\nITEM: NUMBER OF ATOMS\n2\n"
                   "ITEM: BOX BOUNDS pp pp pp\n0 10\n0 10\n0 10\n"
                   "ITEM: ATOMS id type element x y z mtp_grade\n"
                   "1 1 Li 0 0 0 %2\n2 2 Cl 2.5 0 0 %3\n")
            .arg(step)
            .arg(first)
            .arg(second);
    };
    const QString beyond = frame(20, 3, 1) + frame(60, 1, 2.25) + frame(70, 1, 4) +
                           frame(80, 14, 1) + frame(90, 1, 1).left(150);
    startRun(folder(), engine(QByteArray(kBegin) +
                              "echo 'MTP Workbench: style mtp' >> log.lammps\n"
                              "cat > beyond.lammpstrj <<'END'\n" +
                              beyond.toUtf8() + "\nEND\n" + halt("extrapolation_grade", 80, "14")));
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::StoppedByGuard);
    const std::optional<Offender> offender = findOffender(folder(), log(), 0);
    QVERIFY(offender && offender->grade);
    QCOMPARE(*offender->grade, 2.25);
    QCOMPARE(offender->frame.step, std::optional<std::int64_t>(60));
    QCOMPARE(offender->worstAtom, std::optional<std::size_t>(1));
    const QString reason = QString::fromStdString(describeState(folder(), log(), offender));
    QVERIFY2(reason.contains("an extrapolation grade of 14 at step 80; the limit is 10") &&
                 reason.contains("step 60, with a grade of 2.25"),
             qPrintable(reason));
    const std::optional<GradeSummary> grades = gradeSummary(folder(), log());
    QVERIFY(grades);
    QCOMPARE(grades->framesBeyond, std::size_t{4});
    QCOMPARE(grades->highest, std::optional<double>(14));
    QCOMPARE(grades->files.size(), std::size_t{1});
}

void RunControlTest::killedRunSaysSo() {
    startRun(folder(), engine(QByteArray(kBegin) + "echo $PPID > pid\nsleep 20\n"));
    QTRY_VERIFY(!contentOf(folder() / "pid").isEmpty());
    // As if the machine went down: the shell that would note the end goes too.
    const pid_t shell = contentOf(folder() / "pid").trimmed().toInt();
    QCOMPARE(kill(-getpgid(shell), SIGKILL), 0);
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Failed);
    QVERIFY(describeState(folder(), log()).find("killed") != std::string::npos);
    writeRestart("run.a.restart", 50, true);
    QVERIFY(describeState(folder(), log()).find("run.a.restart") != std::string::npos);
}

void RunControlTest::errorOfTheProgramIsPassedOn() {
    startRun(folder(),
             engine(QByteArray(kBegin) + "echo 'ERROR: no space left on device'\nexit 1\n"));
    waitForEnd();
    QCOMPARE(stateOf(folder(), log()), SimulationState::Failed);
    QVERIFY(describeState(folder(), log()).find("no space left") != std::string::npos);
}

// As mpirun tells of a process that was killed, between rules of dashes.
void RunControlTest::deathOfARankIsPassedOn() {
    startRun(folder(),
             engine(QByteArray(kBegin) + "echo '-----'\necho 'rank 1 exited on signal 9 (Killed)'\n"
                                         "echo '-----'\nexit 137\n"));
    waitForEnd();
    QVERIFY(describeState(folder(), log()).starts_with("rank 1 exited on signal 9"));
}

void RunControlTest::engineThatCannotRunIsRefused() {
    Engine none = engine("");
    none.hasMtp = false;
    QVERIFY(inputError([&] { startRun(folder(), none); }).contains("KIM"));
    const Engine serial = engine("");
    QVERIFY(inputError([&] { startRun(folder(), serial, 2); }).contains("without MPI"));
    QVERIFY(!inputError([&] { startRun(folder(), serial, 0); }).isEmpty());
}

void RunControlTest::folderWithoutTheModelNeedsThePairStyle() {
    Engine packaged = engine("");
    packaged.hasMtp = false;
    packaged.hasKim = true;
    QVERIFY(inputError([&] { startRun(folder(), packaged); }).contains("mtp-lmp"));
    QVERIFY(std::filesystem::create_directory(folder() / readRunFolder(folder()).model));
    startRun(folder(), packaged);
    waitForEnd();
}

void RunControlTest::cutRestartFileIsPassedOver() {
    QVERIFY(!newestRestart(folder()));
    writeRestart("run.a.restart", 40, true);
    writeRestart("run.b.restart", 60, false);
    QCOMPARE(newestRestart(folder()), std::optional(folder() / "run.a.restart"));
    writeRestart("run.b.restart", 60, true);
    QCOMPARE(newestRestart(folder()), std::optional(folder() / "run.b.restart"));
}

QTEST_GUILESS_MAIN(RunControlTest)
#include "RunControlTest.moc"
