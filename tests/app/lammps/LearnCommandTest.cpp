// mtp learn with the real LAMMPS: rounds, their labels, interruptions.
#include <signal.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include "core/io/FormatRegistry.h"
#include "tests/app/lammps/LammpsRun.h"

using namespace mtp::test;

namespace {

const QString kExample = QStringLiteral(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4";

}  // namespace

class LearnCommandTest : public QObject {
    Q_OBJECT

private slots:
    // A potential that knows one density, and one that knows three and stands in for DFT.
    void initTestCase() {
        MTP_REQUIRE_LAMMPS(1);
        QCOMPARE(run({"convert", kExample + "/single_points", "all.extxyz"}).status, 0);
        QCOMPARE(
            run({"thin", "all.extxyz", "--count", "12", "--method", "even", "-o", "narrow.extxyz"})
                .status,
            0);
        const QStringList level{"--level", "6", "--starts", "2", "--hops", "0"};
        Outcome trained = run(QStringList{"train", "all.extxyz", "-o", "reference.almtp"} + level);
        QVERIFY2(trained.status == 0, trained.err);
        trained = run(QStringList{"train", "narrow.extxyz", "-o", "narrow.almtp"} + level);
        QVERIFY2(trained.status == 0, trained.err);
    }

    void roundsExtendTheTrainingSet() {
        const Outcome outcome = run(start("learn") + QStringList{"--labels-from", "reference.almtp",
                                                                 "--rounds", "2", "--json"});
        QVERIFY2(outcome.status == 0, outcome.all());
        const QJsonObject result = objectOf(outcome.out);
        const QJsonArray rounds = result["rounds"].toArray();
        QVERIFY(!rounds.isEmpty());
        const QJsonObject first = rounds[0].toObject();
        QCOMPARE(first["round"].toInt(), 1);
        QCOMPARE(first["runs"].toInt(), 1);
        QVERIFY(first["beyond"].toInt() > 0 && first["highest_grade"].toDouble() > 1.05);
        QVERIFY(first["selected"].toInt() >= 1 && first["selected"].toInt() <= 2);
        QCOMPARE(first["labelled"].toInt(), first["selected"].toInt());
        QCOMPARE(first["training_size"].toInt(), 12 + first["labelled"].toInt());
        QVERIFY(first["force_rmse_where_guessed"].toDouble() > 0);
        // The last potential can be used, and its set has what was labelled.
        const Outcome errors = run({"evaluate", result["potential"].toString(),
                                    in("learn/round-1/training.extxyz"), "--json"});
        QVERIFY2(errors.status == 0, errors.err);
        QCOMPARE(objectOf(errors.out)["configurations"].toInt(), first["training_size"].toInt());
    }

    void finishedLoopIsNotBegunAgain() {
        const Outcome outcome =
            run(start("learn") + QStringList{"--labels-from", "reference.almtp"});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains("holds a learning loop already"));
    }

    void loopWaitsForLabelsThatAreMadeByHand() {
        Outcome outcome = run(start("by_hand"));
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.out.contains("waits for labels"), outcome.all());
        QVERIFY(QFile::exists(in("by_hand/round-1/selected.extxyz")));
        // Nothing has changed: it still waits, without another rehearsal.
        const QByteArray log = contentOf(in("by_hand/round-1/rehearsal/log.lammps"));
        QCOMPARE(run({"learn", "--continue", "by_hand"}).status, 3);
        QCOMPARE(contentOf(in("by_hand/round-1/rehearsal/log.lammps")), log);
        outcome = run({"evaluate", "reference.almtp", "by_hand/round-1/selected.extxyz", "-o",
                       "by_hand/round-1/labelled.extxyz"});
        QVERIFY2(outcome.status == 0, outcome.err);
        outcome = run({"learn", "--continue", "by_hand", "--now", "1", "--json"});
        QVERIFY2(outcome.status == 0, outcome.all());
        QCOMPARE(objectOf(outcome.out)["rounds"].toArray().size(), 1);
        QCOMPARE(objectOf(outcome.out)["state"].toString(), QString("running"));
    }

    // run.json is written last: without it a folder is not complete.
    void halfWrittenRehearsalIsWrittenAgain() {
        QCOMPARE(run(start("halfway")).status, 3);
        QVERIFY(QFile::remove(in("halfway/round-1/rehearsal/run.json")));
        QVERIFY(QFile::remove(in("halfway/round-1/selected.extxyz")));
        const Outcome outcome = run({"learn", "--continue", "halfway"});
        QVERIFY2(outcome.status == 3, outcome.all());
        QVERIFY(QFile::exists(in("halfway/round-1/rehearsal/run.json")));
        QVERIFY(QFile::exists(in("halfway/round-1/selected.extxyz")));
    }

    void interruptedRehearsalGoesOn() {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QStringList arguments =
            start("interrupted") +
            QStringList{"--labels-from", "reference.almtp", "--rounds", "1", "--json"};
        arguments[arguments.indexOf("--steps") + 1] = "3000";
        process.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp", arguments);
        QTRY_VERIFY_WITH_TIMEOUT(
            contentOf(in("interrupted/round-1/rehearsal/log.lammps")).contains("Step"), 30000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(
            QJsonDocument::fromJson(process.readAllStandardOutput()).object()["state"].toString(),
            QString("running"));
        const Outcome outcome = run(
            {"learn", "--continue", "interrupted", "--labels-from", "reference.almtp", "--json"});
        QVERIFY2(outcome.status == 0, outcome.all());
        QVERIFY(objectOf(outcome.out)["rounds"].toArray().size() >= 1);
    }

    // The labels are written just before the training begins.
    void interruptedTrainingGoesOn() {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                      start("stopped") + QStringList{"--labels-from", "reference.almtp", "--rounds",
                                                     "1", "--json"});
        QElapsedTimer timer;
        timer.start();
        while (!QFile::exists(in("stopped/round-1/labelled.extxyz")) && timer.elapsed() < 30000)
            QThread::msleep(1);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
        QCOMPARE(
            QJsonDocument::fromJson(process.readAllStandardOutput()).object()["state"].toString(),
            QString("running"));
        const Outcome outcome =
            run({"learn", "--continue", "stopped", "--labels-from", "reference.almtp", "--json"});
        QVERIFY2(outcome.status == 0, outcome.all());
        QCOMPARE(objectOf(outcome.out)["rounds"].toArray().size(), 1);
    }

    // Killed at any moment, by nothing that it could catch.
    void killedLoopLosesNothingAndLabelsNothingTwice() {
        const QStringList labels{"--labels-from", "reference.almtp"};
        const QStringList begin = start("killed") + labels + QStringList{"--rounds", "2"};
        // After the first file of each step has been written.
        for (const QString file : {"learning.json", "round-1/rehearsal/log.lammps",
                                   "round-1/selected.extxyz", "round-1/labelled.extxyz",
                                   "round-1/training.extxyz", "round-2/rehearsal/log.lammps"}) {
            QProcess process;
            process.setWorkingDirectory(m_folder.path());
            process.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                          QFile::exists(in("killed/learning.json"))
                              ? QStringList{"learn", "--continue", "killed"} + labels
                              : begin);
            QTRY_VERIFY_WITH_TIMEOUT(
                QFile::exists(in("killed/" + file)) || process.state() == QProcess::NotRunning,
                60000);
            if (process.state() == QProcess::NotRunning) {
                // It was done before it could be killed.
                QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
                continue;
            }
            process.kill();
            QVERIFY(process.waitForFinished(60000));
        }
        const Outcome outcome =
            run(QStringList{"learn", "--continue", "killed", "--json"} + labels);
        QVERIFY2(outcome.status == 0, outcome.all());
        const QJsonArray rounds = objectOf(outcome.out)["rounds"].toArray();
        QVERIFY(!rounds.isEmpty() && rounds.size() <= 2);  // the limit is the one it was begun with
        int size = 12, trained = 0;
        for (int k = 0; k < rounds.size(); ++k) {
            QCOMPARE(rounds[k].toObject()["round"].toInt(), k + 1);
            const int labelled = rounds[k].toObject()["labelled"].toInt();
            if (labelled == 0)
                continue;  // the last one, which found nothing to learn
            size += labelled;
            trained = k + 1;
            QCOMPARE(rounds[k].toObject()["training_size"].toInt(), size);
        }
        const QString last = in(QString("killed/round-%1/training.extxyz").arg(trained));
        const std::vector<mtp::Frame> frames =
            mtp::readFrames(mtp::FormatRegistry::withBuiltinFormats(), last.toStdString());
        QCOMPARE(static_cast<int>(frames.size()), size);
        for (std::size_t a = 0; a < frames.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(frames[a].positions != frames[b].positions);
    }

    void roundIsUndoneByACommand() {
        Outcome outcome = run({"learn", "--undo-round", "by_hand", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        QCOMPARE(objectOf(outcome.out)["undone"].toInt(), 1);
        QCOMPARE(objectOf(outcome.out)["rounds"].toInt(), 0);
        QVERIFY(QFile::exists(in("by_hand/undone-1-round-1/labelled.extxyz")));
        // The round is made anew: its selection has no labels.
        outcome = run({"learn", "--continue", "by_hand"});
        QCOMPARE(outcome.status, 3);
        QVERIFY(QFile::exists(in("by_hand/round-1/selected.extxyz")));
    }

    void missingPartsAreNamed() {
        QCOMPARE(run({"learn", "narrow.almtp"}).status, 1);
        QVERIFY(run({"learn", "--continue", "nowhere"}).err.contains("learning loop"));
        QStringList arguments = start("bad");
        arguments[arguments.indexOf("--save") + 1] = "0.5";
        QVERIFY(run(arguments).err.contains("grade of 0.5"));
        QVERIFY(!QFile::exists(in("bad")));
    }

    void singlePointsGoToAMachineOfTheUser() {
        describeMachines();
        const QStringList recipe{"--recipe", "pbe", "--code", "cp2k", "--rounds", "1"};
        const QStringList loop = start("submitted") + recipe;
        QVERIFY(run(loop + QStringList{"--machine", "nowhere"}).err.contains("no machine nowhere"));
        QVERIFY(run(loop + QStringList{"--machine", "desk"}).err.contains("desk: it has no Slurm"));
        QVERIFY(run(loop + QStringList{"--time", "2h"}).err.contains("--machine"));
        QVERIFY(!QFile::exists(in("submitted")));
        // This sbatch notes what it is asked for, and takes nothing.
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", in("bin").toUtf8() + ":" + before);
        const Outcome outcome =
            run(loop + QStringList{"--machine", "hal", "--time", "2h", "--at-once", "3"});
        qputenv("PATH", before);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("nvalid partition"), outcome.err);
        QFile asked(in("asked"));
        QVERIFY(asked.open(QIODevice::ReadOnly));
        const QByteArray words = asked.readAll();
        for (const char* word : {"--partition=long", "--time=120", "%3"})
            QVERIFY2(words.contains(word), words);
        // What was learned is kept; the loop goes on once its single points are found again.
        QVERIFY(run({"learn", "--continue", "submitted", "--recipe", "pbe", "--machine", "desk"})
                    .err.contains("no Slurm"));
    }

private:
    // Two of the user's: one with Slurm, which is this computer, and one without.
    void describeMachines() const {
        const auto write = [this](const QString& name, const QByteArray& content) {
            QDir().mkpath(QFileInfo(in(name)).path());
            QFile file(in(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            file.close();
            QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner));
        };
        write("settings/mtp-workbench/machines.json",
              R"({"machines": [{"name": "hal", "host": "", "folder": "", "slurm": true,
                  "sbatch_options": ["--partition=long"]},
                  {"name": "desk", "host": "desk", "folder": "~/runs", "slurm": false}]})");
        qputenv("XDG_CONFIG_HOME", in("settings").toUtf8());
        write("bin/scontrol", "#!/bin/sh\necho 'MaxArraySize = 1001'\n");
        write("bin/squeue", "#!/bin/sh\nexit 0\n");
        write("bin/sbatch", "#!/bin/sh\necho \"$@\" > " + in("asked").toUtf8() +
                                "\necho 'Invalid partition name specified' >&2\nexit 1\n");
    }
    Outcome run(const QStringList& arguments) const { return runMtp(m_folder.path(), arguments); }
    QString in(const QString& name) const { return m_folder.filePath(name); }
    QStringList start(const QString& folder) const {
        return {"learn", "narrow.almtp", "narrow.extxyz", "--temperature", "1500", "--densities",
                "2.2",   "--steps",      "300",           "--seeds",       "1",    "--dump-every",
                "10",    "--save",       "1.05",          "--most",        "2",    "-o",
                folder};
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(LearnCommandTest)
#include "LearnCommandTest.moc"
