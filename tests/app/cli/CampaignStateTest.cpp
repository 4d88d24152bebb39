// Campaigns under faults, by the command: every state, a kill after each file operation of the
// export, a code that runs out of time.
#include <sys/stat.h>
#include <utime.h>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <map>

#include "core/labelling/Campaign.h"
#include "tests/app/CommandRun.h"
#include "tests/core/labelling/FakeCode.h"

using namespace mtp::test;

namespace {

namespace fs = std::filesystem;

const QString kCells = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/dft/si2.extxyz";

// Files of a campaign by their names from it on. Its id and who wrote it last differ each time.
std::map<std::string, std::string> campaignFiles(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        if (entry.is_regular_file() && name != "campaign" && name != "campaign-lock")
            files[name] = mtp::readTextFile(entry.path());
    }
    return files;
}

}  // namespace

class CampaignStateTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_code = std::make_unique<FakeCode>(); }
    void everyStateIsTold();
    void exportsKilledAfterEachFileOperationAreCompleted();
    void aCampaignIsCarriedAsAZip();
    void realEspressoTellsWhetherTheCutoffIsHighEnough();
    void realCp2kOutOfTimeIsNeverDone();

private:
    QString path(const QString& name) const {
        return QString::fromStdString(m_code->path().string()) + "/" + name;
    }
    Outcome run(const QStringList& arguments) const {
        return runMtp(QString::fromStdString(m_code->path().string()), arguments);
    }
    QStringList exportOf(const QString& folder, const QString& cells,
                         const QString& command) const {
        return {"label",  "export",    cells,   "-o",
                folder,   "--code",    "qe",    "--recipe",
                "pbe",    "--cutoff",  "16Ry",  "--spacing",
                "1",      "--command", command, "--pseudopotentials",
                "library"};
    }
    QJsonArray tasksOf(const QString& campaign) const {
        return objectOf(run({"label", "status", campaign, "--json"}).out)["tasks"].toArray();
    }
    void writeQueue(const std::string& lines, bool isAnswering) const {
        mtp::makeFolder(m_code->path() / "bin");
        mtp::writeTextFile(
            m_code->path() / "bin/squeue",
            "#!/bin/sh\ncat <<'END'\n" + lines + "END\nexit " + (isAnswering ? "0" : "1") + "\n");
        mtp::makeExecutable(m_code->path() / "bin/squeue");
    }

    std::unique_ptr<FakeCode> m_code;
};

// Twelve tasks, each in a state of its own; the thirteenth state is that of a queue that does not
// answer.
void CampaignStateTest::everyStateIsTold() {
    std::vector<mtp::Frame> frames;
    for (int i = 0; i < 12; ++i) {
        frames.push_back(FakeCode::configurations()[static_cast<std::size_t>(i) % 3]);
        frames.back().positions(1, 0) += i < 3 ? 0 : 0.001 * i;
    }
    mtp::Progress quiet;
    const auto keys =
        mtp::exportTasks(m_code->campaign(), frames, FakeCode::recipe(), m_code->options(), quiet)
            .keys;
    const mtp::Campaign campaign = mtp::Campaign::open(m_code->campaign());
    const auto attempt = [&](int i) {
        const fs::path folder = campaign.attemptFolder(keys[static_cast<std::size_t>(i)], 1);
        mtp::makeFolder(folder);
        return folder;
    };
    const auto start = [&](int i, const char* job, const std::string& at) {
        mtp::writeTextFile(attempt(i) / "started", std::string("host=node\npid=1\njob=") + job +
                                                       "\ntask=1\nstarted=" + at + "\n");
    };
    const auto end = [&](int i, int status, const std::string& output) {
        start(i, "", "2026-01-01T00:00:00Z");
        mtp::writeTextFile(attempt(i) / "out", output);
        mtp::writeTextFile(attempt(i) / "err", "");
        mtp::writeTextFile(
            attempt(i) / "ended",
            "exit=" + std::to_string(status) + "\nreason=finished\nended=2026-01-01T00:00:09Z\n");
    };
    const std::string now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    const auto recorded = [](const char* name) {
        return FakeCode::withChecksumOfLibrary(mtp::readTextFile(kDftData / name));
    };
    // 0 without a deck; 2 to 6: waiting, never to start, running, stalled, lost; 7 exported.
    fs::remove_all(campaign.taskFolder(keys[0]));
    start(4, "7", now);
    start(5, "7", "2026-01-01T00:00:00Z");
    start(6, "7", "2026-01-01T00:00:00Z");
    // 1 done; 8 to 11: not converged, failed, mismatched (the output of another cell), cut.
    end(1, 0, recorded("si2-2.out"));
    const std::string good = recorded("si2-1.out");
    end(8, 2, recorded("si2-unconverged.out"));
    end(9, 127, "");
    end(10, 0, recorded("si2-2.out"));
    end(11, 0, good.substr(0, good.find("Forces acting on atoms")));
    const fs::path batch = m_code->campaign() / "submissions/1";
    mtp::makeFolder(batch);
    mtp::writeTextFile(batch / "tasks", keys[2] + " 1\n" + keys[3] + " 1\n" + keys[4] + " 1\n" +
                                            keys[5] + " 1\n" + keys[6] + " 1\n");
    mtp::writeTextFile(batch / "intent", "then\n");
    mtp::writeTextFile(batch / "job", "7\n");
    utimbuf longAgo{0, 0};
    utime((batch / "intent").c_str(), &longAgo);
    const std::string name = "mtp-" + campaign.id() + "-1|7|";
    const std::string answer = name + "1|PENDING|Priority|0:00\n" + name +
                               "2|PENDING|PartitionConfig|0:00\n" + name + "3|RUNNING|None|0:10\n" +
                               name + "4|RUNNING|None|99:00\n";
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", path("bin").toLocal8Bit() + ":" + before);
    writeQueue(answer, true);
    const QJsonArray told = tasksOf("campaign");
    writeQueue("slurm_load_jobs error: Unable to contact slurm controller\n", false);
    const QJsonArray unheard = tasksOf("campaign");
    qputenv("PATH", before);
    const char* states[] = {"to_do",         "done",    "waiting",    "will_not_start",
                            "running",       "stalled", "lost",       "exported",
                            "not_converged", "failed",  "mismatched", "incomplete"};
    QCOMPARE(told.size(), 12);
    for (int i = 0; i < 12; ++i) {
        const QJsonObject task = told[i].toObject();
        QVERIFY2(task["state"].toString() == QLatin1String(states[i]),
                 qPrintable(QString("%1 is %2: %3")
                                .arg(i)
                                .arg(task["state"].toString(), task["reason"].toString())));
        const bool dependsOnTheQueue = i >= 2 && i <= 6;
        QCOMPARE(unheard[i].toObject()["state"].toString(),
                 QString(dependsOnTheQueue ? "unknown" : states[i]));
    }
}

void CampaignStateTest::exportsKilledAfterEachFileOperationAreCompleted() {
#ifndef MTP_KILL_AFTER_LIBRARY
    QSKIP("this build has no library that kills a program (sanitizers)");
#else
    const QStringList keys = linesOf(run(exportOf("whole", kCells, "pw.x")).out);
    QCOMPARE(keys.size(), 3);
    const auto whole = campaignFiles(m_code->path() / "whole");
    int killed = 0;
    for (int n = 1;; ++n) {
        const QString folder = QString("cut-%1").arg(n);
        QProcess process;
        process.setWorkingDirectory(path(""));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LD_PRELOAD", QStringLiteral(MTP_KILL_AFTER_LIBRARY));
        environment.insert("MTP_KILL_AFTER", QString::number(n));
        process.setProcessEnvironment(environment);
        const Outcome cut = outcomeOf(process, QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                                      exportOf(folder, kCells, "pw.x"));
        if (cut.status == 0)
            break;
        QCOMPARE(cut.status, -1);
        ++killed;
        // What is there is a whole campaign or none.
        const Outcome seen = run({"label", "status", folder, "--json"});
        QVERIFY2(seen.status == 3 || (seen.status == 1 && seen.err.contains("is no campaign")),
                 seen.all());
        const Outcome again = run(exportOf(folder, kCells, "pw.x"));
        QVERIFY2(again.status == 0, again.err);
        QCOMPARE(linesOf(again.out), keys);
        auto files = campaignFiles(m_code->path() / folder.toStdString());
        for (const auto& [name, text] : whole)
            QVERIFY2(files[name] == text, qPrintable(QString("%1: %2").arg(n).arg(name.c_str())));
        fs::remove_all(m_code->path() / folder.toStdString());
    }
    qInfo("killed after each of %d operations", killed);
    QVERIFY(killed > 30);
#endif
}

void CampaignStateTest::aCampaignIsCarriedAsAZip() {
    const Outcome exported = run(exportOf("melt", kCells, path("fake-pw")) + QStringList{"--zip"});
    QVERIFY2(exported.status == 0, exported.err);
    const QStringList keys = linesOf(exported.out);
    for (qsizetype i = 0; i < keys.size(); ++i)
        m_code->print(keys[i].toStdString(), "si2-" + std::to_string(i + 1) + ".out");
    // Elsewhere: nothing but a shell and the code.
    QDir().mkpath(path("elsewhere"));
    QProcess process;
    process.setWorkingDirectory(path("elsewhere"));
    const Outcome there =
        outcomeOf(process, "sh",
                  {"-c",
                   "python3 -m zipfile -e ../melt.zip . && sh melt/run-here.sh 2 && "
                   "python3 -m zipfile -c ../back.zip melt/"});
    QVERIFY2(there.status == 0, there.all());
    const Outcome collected = run({"label", "collect", "back.zip", "-o", "labelled.extxyz"});
    QVERIFY2(collected.status == 0, collected.all());
    QCOMPARE(collected.out, QByteArray("3 of 3 tasks collected -> labelled.extxyz\n"));
    // The campaign that was exported here has got the attempts.
    QCOMPARE(run({"label", "status", "melt"}).status, 0);
    QCOMPARE(m_code->starts().size(), 3);
}

void CampaignStateTest::realEspressoTellsWhetherTheCutoffIsHighEnough() {
    if (QStandardPaths::findExecutable("pw.x").isEmpty())
        QSKIP("pw.x is not installed (packaging/test --all)");
    const QStringList arguments{"label",
                                "cutoff",
                                kCells,
                                "-o",
                                "check",
                                "--code",
                                "qe",
                                "--recipe",
                                "pbe",
                                "--cutoff",
                                "12Ry",
                                "--spacing",
                                "1",
                                "--pseudopotential",
                                "Si=Si.pbe-rrkj.UPF"};
    const Outcome before = run(arguments);
    QCOMPARE(before.status, 3);  // nothing is calculated yet
    const Outcome after = run(arguments + QStringList{"--run", "--at-once", "2"});
    QVERIFY2(after.status == 0, after.all());
    const QStringList rows = linesOf(after.out);
    QCOMPARE(rows.size(), 2 + 6);
    const auto number = [&](qsizetype row, int column) {
        return rows[row].simplified().split(' ')[column].toDouble();
    };
    for (const qsizetype first : {2, 5}) {
        // The energy falls with the cutoff, and the highest is what the others are compared with.
        QVERIFY2(number(first, 2) > number(first + 1, 2) && number(first + 1, 2) > 0, after.out);
        QCOMPARE(number(first + 2, 2), 0.0);
        QCOMPARE(number(first + 2, 4), 0.0);
        QVERIFY(number(first, 4) != 0);
    }
}

// CP2K 2023.1 ends with status 0, its end mark and an energy that is wrong.
void CampaignStateTest::realCp2kOutOfTimeIsNeverDone() {
    if (QStandardPaths::findExecutable("cp2k.psmp").isEmpty())
        QSKIP("CP2K is not installed (packaging/test --all)");
    mtp::writeTextFile(m_code->path() / "licl.extxyz",
                       "2\nLattice=\"6 0 0 0 6 0 0 0 6\" Properties=species:S:1:pos:R:3 "
                       "pbc=\"T T T\"\nLi 1 1 1\nCl 1.1 3.1 1.05\n");
    mtp::writeTextFile(m_code->path() / "short-cp2k",
                       "#!/bin/sh\nsed -i 's/&GLOBAL/\\&GLOBAL\\n  WALLTIME 2/' sp.inp\n"
                       "exec cp2k.psmp -i sp.inp\n");
    mtp::makeExecutable(m_code->path() / "short-cp2k");
    const Outcome exported =
        run({"label", "export", "licl.extxyz", "-o", "cp2k", "--recipe", "pbe", "--code", "cp2k",
             "--cutoff", "400Ry", "--command", path("short-cp2k")});
    QVERIFY2(exported.status == 0, exported.err);
    run({"label", "run", "cp2k"});
    const QJsonObject task = tasksOf("cp2k")[0].toObject();
    QCOMPARE(task["state"].toString(), QString("failed"));
    QCOMPARE(task["class"].toString(), QString("time"));
    QCOMPARE(run({"label", "collect", "cp2k", "-o", "none.extxyz"}).status, 1);
    QVERIFY(!QFile::exists(path("none.extxyz")));
}

QTEST_GUILESS_MAIN(CampaignStateTest)
#include "CampaignStateTest.moc"
