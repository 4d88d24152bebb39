// mtp label submit with a real Slurm, here and behind a real ssh server.
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>

#include "tests/app/cli/Servers.h"
#include "tests/core/labelling/FakeCode.h"

using namespace mtp::test;

namespace {

// For what happens in the end: other tests may run meanwhile.
constexpr int kPatienceMs = 180000;

const QString kSi2 = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/dft/si2.extxyz";

}  // namespace

class SubmitCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_code = std::make_unique<FakeCode>(); }
    void cleanup();
    void cleanupTestCase() { m_slurm.reset(); }
    void submittedTasksAreLabelled();
    void refusalsArePassedOnAndNothingIsLost();
    void aLostAnswerSubmitsNothingTwice();
    void anAnswerThatNeverCameSubmitsNothingTwice();
    void heldTasksWillNotStart();
    void cancelledTasksCanBeSubmittedAgain();
    void theLimitOfTimeIsTold();
    void aStoppedControllerChangesNoStateToFailed();
    void theFuseCancelsTheRest();
    void theFuseNeedsNobodyWhoWaits();
    void timeIsDoubledAfterTheLimit();
    void manyTasksStayWithinTheLimits();
    void anotherComputerIsReachedBySsh();
    void anotherComputerThatIsGoneMakesTasksUnknown();
    void whoWaitsGoesOnWhenANetworkComesBack();
    void whoWaitsGoesOnWhenItBreaksWhileTasksAreBrought();
    // The last one: the Slurm of this test does not always recover from it.
    void aKilledControllerLosesNothing();

private:
    Outcome run(const QStringList& arguments) const {
        return runMtp(QString::fromStdString(m_code->path().string()), arguments);
    }
    QString path(const QString& name) const {
        return QString::fromStdString(m_code->path().string()) + "/" + name;
    }
    QStringList exportCampaign(const QString& command = {}) const {
        const Outcome outcome =
            run({"label", "export", kSi2, "-o", "campaign", "--recipe", "pbe", "--code", "qe",
                 "--cutoff", "16Ry", "--spacing", "1", "--pseudopotentials", "library", "--command",
                 command.isEmpty() ? path("fake-pw") : command});
        const QStringList keys = linesOf(outcome.out);
        for (qsizetype i = 0; i < keys.size(); ++i)
            m_code->print(keys[i].toStdString(), "si2-" + std::to_string(i + 1) + ".out");
        return keys;
    }
    QJsonObject status() const {
        return QJsonDocument::fromJson(run({"label", "status", "campaign", "--json"}).out).object();
    }
    int countOf(const char* state) const { return status()["counts"].toObject()[state].toInt(); }
    // On the other computer.
    int endedThere() const {
        int ended = 0;
        for (QDirIterator files(path("there"), {"ended"}, QDir::Files,
                                QDirIterator::Subdirectories);
             files.hasNext(); files.next())
            ++ended;
        return ended;
    }
    // "cluster" among the machines of a user.
    void describeCluster() const;

    std::unique_ptr<SlurmServer> m_slurm;
    std::unique_ptr<FakeCode> m_code;
};

void SubmitCommandTest::initTestCase() {
    if (const QString reason = SlurmServer::whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_slurm = std::make_unique<SlurmServer>();
    QVERIFY2(m_slurm->waitUntilReady(), "the Slurm of this test does not start");
}

void SubmitCommandTest::cleanup() {
    if (QTest::currentTestFailed())
        qInfo().noquote() << SlurmServer::call("squeue", {"-r", "-t", "all"})
                          << SlurmServer::call("sinfo", {"-N", "-l"})
                          << run({"label", "status", "campaign", "--json"}).all();
    SlurmServer::call("scancel", {"--me"});
    qunsetenv("XDG_CONFIG_HOME");
}

void SubmitCommandTest::submittedTasksAreLabelled() {
    exportCampaign();
    const Outcome first = run({"label", "submit", "campaign", "--try", "--time", "10m"});
    QVERIFY2(first.status == 0, first.err);
    QCOMPARE(linesOf(first.out).size(), 1);
    const Outcome rest = run({"label", "submit", "campaign", "--time", "1h", "--wait"});
    QVERIFY2(rest.status == 0, rest.err);
    QCOMPARE(countOf("done"), 3);
    QCOMPARE(run({"label", "collect", "campaign", "-o", "labelled.extxyz"}).out,
             QByteArray("3 of 3 tasks collected -> labelled.extxyz\n"));
    QCOMPARE(m_code->starts().size(), 3);
    // Nothing is left to submit.
    QCOMPARE(run({"label", "submit", "campaign"}).out, QByteArray());
}

void SubmitCommandTest::refusalsArePassedOnAndNothingIsLost() {
    exportCampaign();
    const Outcome refused = run({"label", "submit", "campaign", "--option=--partition=nowhere"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("nvalid partition"), refused.err);
    QTRY_COMPARE_WITH_TIMEOUT(run({"label", "submit", "campaign", "--wait"}).status, 0,
                              kPatienceMs);
    QCOMPARE(m_code->starts().size(), 3);
}

void SubmitCommandTest::aLostAnswerSubmitsNothingTwice() {
    exportCampaign();
    m_code->hold();
    QVERIFY(run({"label", "submit", "campaign"}).status == 0);
    // As if the program had been killed when sbatch answered.
    QVERIFY(QFile::remove(path("campaign/submissions/1/job")));
    QCOMPARE(run({"label", "submit", "campaign"}).out, QByteArray());
    QProcess again;
    QCOMPARE(outcomeOf(again, "sh", {path("campaign/submit.sh"), "1"}).status, 0);
    m_code->release();
    QCOMPARE(run({"label", "submit", "campaign", "--wait"}).status, 0);
    QCOMPARE(m_code->starts().size(), 3);
    QVERIFY(!QFile::exists(path("campaign/submissions/2")));
}

void SubmitCommandTest::heldTasksWillNotStart() {
    exportCampaign();
    const QString job =
        linesOf(run({"label", "submit", "campaign", "--option=--hold"}).out).value(0);
    QVERIFY(!job.isEmpty());
    QCOMPARE(countOf("will_not_start"), 3);
    QCOMPARE(run({"label", "status", "campaign"}).status, 4);
    SlurmServer::call("scontrol", {"release", job});
    QCOMPARE(run({"label", "submit", "campaign", "--wait"}).status, 0);
}

void SubmitCommandTest::cancelledTasksCanBeSubmittedAgain() {
    const QStringList keys = exportCampaign();
    m_code->hold();
    run({"label", "submit", "campaign"});
    QTRY_COMPARE_WITH_TIMEOUT(countOf("running"), 3, kPatienceMs);
    QCOMPARE(run({"label", "cancel", "campaign", keys[1]}).out, QByteArray("1 task cancelled\n"));
    QTRY_COMPARE_WITH_TIMEOUT(countOf("failed"), 1, kPatienceMs);
    QCOMPARE(status()["tasks"].toArray()[1].toObject()["class"].toString(), QString("cancelled"));
    QCOMPARE(run({"label", "cancel", "campaign"}).out, QByteArray("2 tasks cancelled\n"));
    QTRY_COMPARE_WITH_TIMEOUT(countOf("failed"), 3, kPatienceMs);
    m_code->release();
    QCOMPARE(run({"label", "submit", "campaign", "--wait"}).status, 0);
    QCOMPARE(status()["tasks"].toArray()[1].toObject()["attempt"].toInt(), 2);
}

// sbatch takes the tasks, and its answer does not come.
void SubmitCommandTest::anAnswerThatNeverCameSubmitsNothingTwice() {
    exportCampaign();
    QDir().mkpath(path("bin"));
    QVERIFY(writeFile(path("bin/sbatch"), "#!/bin/sh\n" + findServer("sbatch").toLocal8Bit() +
                                              " \"$@\" > /dev/null\nexit 1\n"));
    chmod(path("bin/sbatch").toLocal8Bit(), 0755);
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", path("bin").toLocal8Bit() + ":" + before);
    const int status = run({"label", "submit", "campaign"}).status;
    qputenv("PATH", before);
    QCOMPARE(status, 1);
    QCOMPARE(run({"label", "submit", "campaign", "--wait"}).status, 0);
    QCOMPARE(m_code->starts().size(), 3);
}

// Slurm sends this signal a minute before the limit, and counts in minutes.
void SubmitCommandTest::theLimitOfTimeIsTold() {
    exportCampaign();
    m_code->hold();
    const QString job = linesOf(run({"label", "submit", "campaign"}).out).value(0);
    QTRY_COMPARE_WITH_TIMEOUT(countOf("running"), 3, kPatienceMs);
    SlurmServer::call("scancel", {"--batch", "--signal=USR1", job + "_1"});
    QTRY_COMPARE_WITH_TIMEOUT(countOf("failed"), 1, kPatienceMs);
    QCOMPARE(status()["tasks"].toArray()[0].toObject()["class"].toString(), QString("time"));
}

void SubmitCommandTest::aStoppedControllerChangesNoStateToFailed() {
    exportCampaign();
    m_code->hold();
    run({"label", "submit", "campaign"});
    QTRY_COMPARE_WITH_TIMEOUT(countOf("running"), 3, kPatienceMs);
    m_slurm->stopController();
    QCOMPARE(countOf("unknown"), 3);
    QCOMPARE(run({"label", "submit", "campaign"}).out, QByteArray());
    m_slurm->startController();
    m_code->release();
    QTRY_COMPARE_WITH_TIMEOUT(countOf("done"), 3, kPatienceMs);
    QCOMPARE(m_code->starts().size(), 3);
}

// It saves its state only now and then: what it has forgotten is told by the files.
void SubmitCommandTest::aKilledControllerLosesNothing() {
    exportCampaign();
    m_code->hold();
    run({"label", "submit", "campaign"});
    QTRY_COMPARE_WITH_TIMEOUT(countOf("running"), 3, kPatienceMs);
    m_slurm->killController();
    QCOMPARE(countOf("unknown"), 3);
    QCOMPARE(countOf("failed") + countOf("lost"), 0);
    m_slurm->startController();
    m_code->release();
    QTRY_COMPARE_WITH_TIMEOUT(countOf("done"), 3, kPatienceMs);
    QCOMPARE(m_code->starts().size(), 3);
}

// The program submits and leaves.
void SubmitCommandTest::theFuseNeedsNobodyWhoWaits() {
    QByteArray text;
    for (int i = 0; i < 12; ++i)
        text +=
            "1\nLattice=\"4 0 0 0 4 0 0 0 4\" Properties=species:S:1:pos:R:3 pbc=\"T T T\"\n"
            "Si " +
            QByteArray::number(0.1 * i) + " 0 0\n";
    QVERIFY(writeFile(path("twelve.extxyz"), text));
    QVERIFY(run({"label", "export", "twelve.extxyz", "-o", "campaign", "--recipe", "pbe", "--code",
                 "qe", "--pseudopotentials", "library", "--command", "no-such-program"})
                .status == 0);
    QVERIFY(run({"label", "submit", "campaign", "--at-once", "1"}).status == 0);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("campaign/submissions/1/fuse")), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        linesOf(SlurmServer::call("squeue", {"-h", "-r", "--me", "-t", "PENDING,RUNNING"})).size(),
        0, kPatienceMs);
    QVERIFY(countOf("failed") >= 3 && countOf("failed") < 12);
    QTRY_COMPARE_WITH_TIMEOUT(countOf("failed") + countOf("exported"), 12, kPatienceMs);
    const Outcome told = run({"label", "status", "campaign"});
    QVERIFY2(told.out.contains("its batch was cancelled"), told.out);
}

void SubmitCommandTest::timeIsDoubledAfterTheLimit() {
    const QStringList keys = exportCampaign();
    m_code->hold();
    // With a single minute the signal, which comes a minute before the limit, may come at once.
    const QString job = linesOf(run({"label", "submit", "campaign", "--time", "2m"}).out).value(0);
    QTRY_COMPARE_WITH_TIMEOUT(countOf("running"), 3, kPatienceMs);
    SlurmServer::call("scancel", {"--batch", "--signal=USR1", job + "_1"});
    QTRY_COMPARE_WITH_TIMEOUT(countOf("failed"), 1, kPatienceMs);
    QCOMPARE(linesOf(run({"label", "retry", "campaign", "--class", "time"}).out),
             QStringList{keys[0]});
    // Ended within its first minute, of which a minute is added and both are doubled.
    const Outcome again = run({"label", "submit", "campaign", "--time", "2m"});
    QVERIFY2(linesOf(again.out).size() == 1, again.err);
    const QByteArray limit =
        SlurmServer::call("squeue", {"-h", "-t", "all", "-j", linesOf(again.out)[0], "-o", "%l"});
    QVERIFY2(limit.startsWith("4:00"), limit + again.err);
}

void SubmitCommandTest::theFuseCancelsTheRest() {
    exportCampaign("no-such-program");
    const Outcome outcome = run({"label", "submit", "campaign", "--wait", "--at-once", "1"});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("failed alike (code not found)"), outcome.err);
}

void SubmitCommandTest::manyTasksStayWithinTheLimits() {
    constexpr int kTasks = 300, kMost = 60;  // arrays here have 100 tasks at most
    // So near to one another that one output is that of all.
    std::vector<mtp::Frame> frames(kTasks, FakeCode::configurations().front());
    for (int i = 0; i < kTasks; ++i)
        frames[static_cast<std::size_t>(i)].positions(1, 0) += 1e-6 * i;
    mtp::ExportOptions options = m_code->options();
    options.command = "cat " + (m_code->path() / "outputs/all").string();
    m_code->print("all", "si2-1.out");
    mtp::Progress quiet;
    exportTasks(m_code->campaign(), frames, FakeCode::recipe(), options, quiet);
    QProcess process;
    process.setWorkingDirectory(path(""));
    process.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                  {"label", "submit", "campaign", "--wait", "--most", QString::number(kMost)});
    qsizetype mostQueued = 0, mostOpen = 0;
    while (!process.waitForFinished(300)) {
        // Limits of clusters do not count tasks that have ended and are being cleared away.
        const QStringList queued = linesOf(
            SlurmServer::call("squeue", {"-h", "-r", "--me", "-t", "PENDING,RUNNING", "-o", "%j"}));
        mostQueued = std::max(mostQueued, queued.size());
        mostOpen = std::max(mostOpen, QSet<QString>(queued.begin(), queued.end()).size());
    }
    QCOMPARE(countOf("done"), kTasks);
    QVERIFY2(mostQueued > 10 && mostQueued <= kMost, qPrintable(QString::number(mostQueued)));
    QVERIFY2(mostOpen <= 4, qPrintable(QString::number(mostOpen)));
}

void SubmitCommandTest::describeCluster() const {
    QDir().mkpath(path("settings/mtp-workbench"));
    QVERIFY(writeFile(path("settings/mtp-workbench/machines.json"),
                      R"({"machines": [{"name": "hal", "host": "cluster", "slurm": true,
                          "folder": ")" +
                          path("there").toUtf8() + "\"}]}"));
    qputenv("XDG_CONFIG_HOME", path("settings").toLocal8Bit());
}

void SubmitCommandTest::anotherComputerIsReachedBySsh() {
    if (const QString reason = SshServer::whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    const SshServer server;
    describeCluster();
    QVERIFY(run({"label", "machines"}).out.startsWith("hal"));
    exportCampaign();
    const Outcome outcome =
        run({"label", "submit", "campaign", "--machine", "hal", "--time", "5m", "--wait"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QCOMPARE(countOf("done"), 3);
    QCOMPARE(run({"label", "collect", "campaign", "-o", "labelled.extxyz"}).status, 0);
    QCOMPARE(QDir(path("there")).entryList({"campaign-*"}).size(), 1);
}

void SubmitCommandTest::anotherComputerThatIsGoneMakesTasksUnknown() {
    if (const QString reason = SshServer::whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    SshServer server;
    describeCluster();
    exportCampaign();
    m_code->hold();
    QVERIFY(run({"label", "submit", "campaign", "--machine", "hal"}).status == 0);
    QTRY_COMPARE_WITH_TIMEOUT(countOf("running"), 3, kPatienceMs);
    server.stop();
    QCOMPARE(countOf("unknown"), 3);
    QCOMPARE(run({"label", "submit", "campaign"}).status, 0);
    m_code->release();
    QTRY_COMPARE_WITH_TIMEOUT(endedThere(), 3, kPatienceMs);  // meanwhile
    QCOMPARE(countOf("unknown"), 3);
    server.start();
    QCOMPARE(countOf("done"), 3);
    QCOMPARE(m_code->starts().size(), 3);
}

// ssh and rsync reach the other computer, which is this one, unless the file "down" is there; the
// file "breaks" lets through what begins with it once, and breaks the connection then.
class Network {
public:
    explicit Network(const QString& folder) : m_folder(folder), m_path(qgetenv("PATH")) {
        QDir().mkpath(folder + "/bin");
        writeFile(
            folder + "/bin/ssh",
            "#!/bin/sh\ncd " + folder.toLocal8Bit() +
                "\nwhile [ \"${1#-}\" != \"$1\" ]; do [ \"$1\" != -o ] || shift; shift; done\n"
                "shift\n"
                "[ ! -f down ] || { echo 'No route to host' >&2; exit 255; }\n"
                "if [ -f breaks ]; then case \"$*\" in rsync*) touch down; exit 255;; esac; fi\n"
                "exec sh -c \"$*\"\n");
        chmod((folder + "/bin/ssh").toLocal8Bit(), 0755);
        qputenv("PATH", (folder + "/bin:").toLocal8Bit() + m_path);
    }
    ~Network() { qputenv("PATH", m_path); }
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    void set(const char* fault) const { writeFile(m_folder + "/" + fault, ""); }
    void mend() const {
        QFile::remove(m_folder + "/breaks");
        QFile::remove(m_folder + "/down");
    }

private:
    QString m_folder;
    QByteArray m_path;
};

// It is down when the first task is to be submitted, and again while the tasks run and end.
void SubmitCommandTest::whoWaitsGoesOnWhenANetworkComesBack() {
    if (findServer("rsync").isEmpty())
        QSKIP("rsync is not installed (packaging/test --all)");
    const Network network(path(""));
    describeCluster();
    exportCampaign();
    m_code->hold();
    network.set("down");
    QCOMPARE(run({"label", "submit", "campaign", "--machine", "hal"}).status, 1);
    QProcess waiting;
    waiting.setWorkingDirectory(path(""));
    waiting.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                  {"label", "submit", "campaign", "--machine", "hal", "--wait"});
    QByteArray told;
    const auto hasTold = [&](const char* text) {
        told += waiting.readAllStandardError();
        return told.contains(text);
    };
    const auto soFar = [&] {
        return told + (waiting.state() == QProcess::Running
                           ? " (and goes on)"
                           : " (and ended with " + QByteArray::number(waiting.exitCode()) + ")");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(hasTold("No route to host"), soFar(), kPatienceMs);
    network.mend();
    QTRY_COMPARE_WITH_TIMEOUT(countOf("running"), 3, kPatienceMs);
    // It asks again after a pause; what it told before must not be taken for what comes next.
    QTRY_VERIFY2_WITH_TIMEOUT(hasTold("it answers again"), soFar(), kPatienceMs);
    told.clear();
    network.set("down");
    QTRY_VERIFY2_WITH_TIMEOUT(hasTold("is not reached"), soFar(), kPatienceMs);
    QCOMPARE(countOf("unknown"), 3);
    m_code->release();
    QTRY_COMPARE_WITH_TIMEOUT(endedThere(), 3, kPatienceMs);
    QCOMPARE(countOf("unknown"), 3);
    network.mend();
    QVERIFY(waiting.waitForFinished(kPatienceMs));
    QCOMPARE(waiting.exitCode(), 0);
    QCOMPARE(countOf("done"), 3);
    QCOMPARE(m_code->starts().size(), 3);
    QCOMPARE(QDir(path("campaign/submissions")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(),
             1);
}

void SubmitCommandTest::whoWaitsGoesOnWhenItBreaksWhileTasksAreBrought() {
    if (findServer("rsync").isEmpty())
        QSKIP("rsync is not installed (packaging/test --all)");
    const Network network(path(""));
    describeCluster();
    exportCampaign();
    m_code->hold();
    QCOMPARE(run({"label", "submit", "campaign", "--machine", "hal"}).status, 0);
    network.set("breaks");
    m_code->release();
    QTRY_COMPARE_WITH_TIMEOUT(endedThere(), 3, kPatienceMs);
    QCOMPARE(countOf("unknown") + countOf("running"), 3);
    QCOMPARE(countOf("incomplete") + countOf("failed") + countOf("lost"), 0);
    QVERIFY(QFile::exists(path("down")));
    network.mend();
    QCOMPARE(run({"label", "submit", "campaign", "--wait"}).status, 0);
    QCOMPARE(countOf("done"), 3);
    QCOMPARE(m_code->starts().size(), 3);
}

QTEST_GUILESS_MAIN(SubmitCommandTest)
#include "SubmitCommandTest.moc"
