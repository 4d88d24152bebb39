// mtp label as scripts use it: the verbs, what they print, their exit statuses.
#include <signal.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

#include "core/project/ProjectStore.h"
#include "core/project/edit/ProjectEdit.h"
#include "tests/app/CommandRun.h"
#include "tests/core/labelling/FakeCode.h"

using namespace mtp::test;

namespace {

const QString kSi2 = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/dft/si2.extxyz";
const QString kExample = QStringLiteral(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4";

}  // namespace

class LabelCommandTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_code = std::make_unique<FakeCode>(); }
    void exportPrintsTheKeysEachTime();
    void statusHasTheContract();
    void exitStatusTellsWhatIsLeft();
    void collectSaysWhatIsLeftOut();
    void matchKeepsItsShortForm();
    void anOutputWithoutAnEnergyCostsNoOther();
    void projectsGetTheLabels();
    void aimdRunsByRealCodes_data();
    void aimdRunsByRealCodes();
    void recipesArePrintedAndReadBack();
    void unusableArgumentsAreNamed_data();
    void unusableArgumentsAreNamed();
    void keysThatACampaignHasNotAreNamed();
    void theCodeIsThatOfTheLabels();
    void helpHasAnExample_data();
    void helpHasAnExample();
    void onlyMissingLeavesOutLabelled();
    void killedExportsAreCompleted();
    void killedRunsLoseAndRepeatNothing();
    void interruptedRunsEndInOrder();
    void potcarsAreAssembledWhereTheyAreUsed();
    void aimdIsExported();
    void realEspressoIsLabelled();
    void realEspressoFailuresAreTold();
    void realCp2kIsLabelled();

private:
    Outcome run(const QStringList& arguments) const {
        return runMtp(QString::fromStdString(m_code->path().string()), arguments);
    }
    QStringList exportOf(const QString& folder, const QString& command) const {
        return {"label",  "export",    kSi2,    "-o",
                folder,   "--recipe",  "pbe",   "--code",
                "qe",     "--cutoff",  "16Ry",  "--spacing",
                "1",      "--command", command, "--pseudopotentials",
                "library"};
    }
    // Each task prints the output that pw.x wrote for it.
    QStringList exportCampaign() const {
        const Outcome outcome = run(exportOf("campaign", path("fake-pw")));
        const QStringList keys = linesOf(outcome.out);
        for (qsizetype i = 0; i < keys.size(); ++i)
            m_code->print(keys[i].toStdString(), "si2-" + std::to_string(i + 1) + ".out");
        return keys;
    }
    QString path(const QString& name) const {
        return QString::fromStdString(m_code->path().string()) + "/" + name;
    }
    QJsonObject status(const QString& campaign = "campaign") const {
        return objectOf(run({"label", "status", campaign, "--json"}).out);
    }

    // Two atoms that CP2K finishes within seconds.
    QString writeLiCl() const {
        const QString file = path("licl.extxyz");
        mtp::writeTextFile(file.toStdString(),
                           "2\nLattice=\"6 0 0 0 6 0 0 0 6\" Properties=species:S:1:pos:R:3 "
                           "pbc=\"T T T\"\nLi 1 1 1\nCl 1.1 3.1 1.05\n");
        return file;
    }

    std::unique_ptr<FakeCode> m_code;
};

void LabelCommandTest::exportPrintsTheKeysEachTime() {
    const Outcome first = run(exportOf("campaign", "pw.x"));
    QVERIFY2(first.status == 0, first.err);
    const QStringList keys = linesOf(first.out);
    QCOMPARE(keys.size(), 3);
    QVERIFY(keys[0].startsWith("000001-d2.65-"));
    for (const QString& key : keys)
        QVERIFY(QFile::exists(path("campaign/jobs/" + key + "/deck/pw.in")));
    QCOMPARE(run(exportOf("campaign", "pw.x")).out, first.out);
}

void LabelCommandTest::statusHasTheContract() {
    const QStringList keys = exportCampaign();
    m_code->print(keys[1].toStdString(), "si2-unconverged.out", 2);
    run({"label", "run", "campaign", "--at-once", "2"});
    const QJsonObject object = status();
    QCOMPARE(object.keys(), (QStringList{"campaign", "counts", "recipe", "tasks"}));
    QCOMPARE(object["recipe"].toString(), QString("pbe"));
    QCOMPARE(object["counts"].toObject()["done"].toInt(), 2);
    QCOMPARE(object["counts"].toObject()["not_converged"].toInt(), 1);
    QCOMPARE(object["counts"].toObject().size(), 13);
    const QJsonArray tasks = object["tasks"].toArray();
    QCOMPARE(tasks.size(), 3);
    const QJsonObject task = tasks[1].toObject();
    QCOMPARE(task.keys(), (QStringList{"attempt", "class", "configuration", "density", "key",
                                       "reason", "seconds", "state"}));
    QCOMPARE(task["key"].toString(), keys[1]);
    QCOMPARE(task["configuration"].toInt(), 2);
    QCOMPARE(task["state"].toString(), QString("not_converged"));
    QCOMPARE(task["class"].toString(), QString("not_converged"));
    QCOMPARE(task["attempt"].toInt(), 1);
    QVERIFY(task["reason"].toString().contains("NOT achieved"));
    QVERIFY(task["seconds"].isDouble());
    QVERIFY(tasks[0].toObject()["class"].isNull() && tasks[0].toObject()["reason"].isNull());
}

void LabelCommandTest::exitStatusTellsWhatIsLeft() {
    const QStringList keys = exportCampaign();
    QCOMPARE(run({"label", "status", "campaign"}).status, 3);
    QCOMPARE(run({"label", "run", "campaign", "--first"}).status, 3);
    m_code->print(keys[2].toStdString(), "si2-unconverged.out", 2);
    QCOMPARE(run({"label", "run", "campaign"}).status, 4);
    QCOMPARE(run({"label", "status", "campaign"}).status, 4);
    const Outcome retry = run({"label", "retry", "campaign", "--class", "not converged"});
    QCOMPARE(linesOf(retry.out), QStringList{keys[2]});
    QCOMPARE(run({"label", "status", "campaign"}).status, 3);
    m_code->print(keys[2].toStdString(), "si2-3.out");
    QCOMPARE(run({"label", "run", "campaign"}).status, 0);
    QCOMPARE(run({"label", "status", "campaign"}).status, 0);
    QCOMPARE(run({"label", "status", "no-such-campaign"}).status, 1);
}

void LabelCommandTest::collectSaysWhatIsLeftOut() {
    const QStringList keys = exportCampaign();
    m_code->print(keys[1].toStdString(), "si2-unconverged.out", 2);
    run({"label", "run", "campaign"});
    const Outcome outcome = run({"label", "collect", "campaign", "-o", "labelled.extxyz"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QCOMPARE(outcome.out, QByteArray("2 of 3 tasks collected -> labelled.extxyz\n"));
    QVERIFY(outcome.err.contains(keys[1].toUtf8() + ": not converged"));
    const Outcome told = run({"inspect", "labelled.extxyz"});
    QVERIFY2(told.out.contains("functional: PBE") && told.out.contains("2 frames"), told.out);
}

void LabelCommandTest::matchKeepsItsShortForm() {
    exportCampaign();
    run({"label", "run", "campaign"});
    run({"label", "collect", "campaign", "-o", "points.extxyz"});
    const Outcome wide = run({"label", "match", kSi2, "points.extxyz", "-o", "a.extxyz"});
    const Outcome brief = run({"label", kSi2, "points.extxyz", "-o", "b.extxyz"});
    QVERIFY2(wide.status == 0 && brief.status == 0, wide.err + brief.err);
    QVERIFY(wide.out.startsWith("3 of 3 configurations labelled"));
    QCOMPARE(contentOf(path("a.extxyz")), contentOf(path("b.extxyz")));
}

void LabelCommandTest::anOutputWithoutAnEnergyCostsNoOther() {
    const QString data = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/dft/";
    const Outcome outcome = run({"label", kSi2, data + "si2-1.out", data + "si2-unconverged.out",
                                 data + "si2-2.out", "-o", "labelled.extxyz"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY(outcome.out.startsWith("2 of 3 configurations labelled"));
    QVERIFY(outcome.err.contains("si2-unconverged.out"));
}

void LabelCommandTest::recipesArePrintedAndReadBack() {
    const Outcome all = run({"label", "recipes"});
    QCOMPARE(linesOf(all.out).size(), 11);  // four for three codes; pw.x has no r2SCAN
    const Outcome one = run({"label", "recipes", "pbe-d3bj", "--code", "qe", "--json"});
    QFile file(path("mine.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(one.out);
    file.close();
    const Outcome exported = run({"label", "export", kSi2, "-o", "d3", "--recipe", "mine.json",
                                  "--pseudopotentials", "library"});
    QVERIFY2(exported.status == 0, exported.err);
    QVERIFY(contentOf(path("d3/jobs/" + linesOf(exported.out)[0] + "/deck/pw.in"))
                .contains("grimme-d3"));
}

void LabelCommandTest::unusableArgumentsAreNamed_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("told");
    const QStringList start{"label", "export", kSi2, "-o", "x"};
    QTest::newRow("recipe") << start + QStringList{"--recipe", "b3lyp"} << "--recipe b3lyp";
    QTest::newRow("code") << start + QStringList{"--code", "siesta"} << "--code siesta";
    QTest::newRow("cutoff") << start + QStringList{"--cutoff", "16kg"} << "16kg";
    QTest::newRow("pseudopotential")
        << start + QStringList{"--pseudopotential", "Si"} << "NAME=VALUE";
    QTest::newRow("solver") << start + QStringList{"--solver", "ENCUT=300"} << "ENCUT=300";
    QTest::newRow("library") << start + QStringList{"--code", "qe", "--pseudopotentials", "outputs"}
                             << "no pseudopotential of Si";
    QTest::newRow("campaign") << QStringList{"label", "run", "library"} << "is no campaign";
    QTest::newRow("code of AIMD") << QStringList{"aimd", "export", kSi2, "-o", "x", "--code", "abc"}
                                  << "--code abc";
    QTest::newRow("class") << QStringList{"label", "retry", "library", "--class", "bad luck"}
                           << "library";
}

void LabelCommandTest::unusableArgumentsAreNamed() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, told);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(told.toUtf8()), outcome.err);
    QVERIFY(!QFile::exists(path("x/campaign")));
}

void LabelCommandTest::keysThatACampaignHasNotAreNamed() {
    exportCampaign();
    for (const char* verb : {"cancel", "retry"}) {
        const Outcome outcome = run({"label", verb, "campaign", "000009-d1.00-00000000"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("has no task 000009-d1.00-00000000"), outcome.err);
    }
}

// CP2K if a file names it as the source of its labels; VASP if no file names a code.
void LabelCommandTest::theCodeIsThatOfTheLabels() {
    const QString single =
        QStringLiteral(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4/single_points/s0060_d1.0";
    QCOMPARE(run({"convert", single, "labelled.extxyz"}).status, 0);
    QCOMPARE(run({"label", "export", "labelled.extxyz", "-o", "more", "--recipe", "pbe"}).status,
             0);
    QFile recipe(path("more/recipe.json"));
    QVERIFY(recipe.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(recipe.readAll())["code"].toString(), QString("cp2k"));
    QVERIFY(run({"label", "export", kSi2, "-o", "vasp", "--pseudopotentials", "library"})
                .err.contains("POTCAR"));
}

void LabelCommandTest::helpHasAnExample_data() {
    QTest::addColumn<QString>("verb");
    for (const char* verb :
         {"match", "export", "run", "status", "retry", "cancel", "collect", "tidy", "recipes"})
        QTest::newRow(verb) << QString(verb);
}

void LabelCommandTest::helpHasAnExample() {
    QFETCH(QString, verb);
    const Outcome outcome = run({"label", verb, "--help"});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains("Example") && outcome.out.contains("Usage: mtp label"),
             outcome.out);
}

void LabelCommandTest::onlyMissingLeavesOutLabelled() {
    exportCampaign();
    run({"label", "run", "campaign", "--first"});
    run({"label", "collect", "campaign", "-o", "labelled.extxyz"});
    const Outcome outcome =
        run(exportOf("rest", "pw.x") + QStringList{"--only-missing", "labelled.extxyz"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QCOMPARE(linesOf(outcome.out).size(), 2);
}

// A process that is killed at some moment of its work, by chance.
void LabelCommandTest::killedExportsAreCompleted() {
    const QStringList keys = linesOf(run(exportOf("whole", "pw.x")).out);
    QRandomGenerator random(7);
    int killed = 0;
    for (int i = 0; i < 60; ++i) {
        const QString folder = QString("cut-%1").arg(i);
        QProcess process;
        process.setWorkingDirectory(path(""));
        process.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp", exportOf(folder, "pw.x"));
        process.waitForStarted();
        QTest::qWait(random.bounded(40));
        process.kill();
        process.waitForFinished();
        killed += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
        const Outcome again = run(exportOf(folder, "pw.x"));
        QVERIFY2(again.status == 0, again.err);
        QCOMPARE(linesOf(again.out), keys);
        QCOMPARE(status(folder)["counts"].toObject()["exported"].toInt(), 3);
    }
    QVERIFY(killed > 5);
}

void LabelCommandTest::killedRunsLoseAndRepeatNothing() {
    const QStringList keys = exportCampaign();
    m_code->setDelay("0.2");
    QRandomGenerator random(11);
    for (int i = 0; i < 20; ++i) {
        QProcess process;
        process.setWorkingDirectory(path(""));
        process.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                      {"label", "run", "campaign", "--at-once", "2"});
        process.waitForStarted();
        QTest::qWait(random.bounded(80));
        process.kill();
        process.waitForFinished();
    }
    // What had been started went on by itself.
    QCOMPARE(run({"label", "run", "campaign"}).status & ~3, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({"label", "status", "campaign"}).status, 0, 20000);
    QStringList starts = m_code->starts();
    starts.sort();
    QCOMPARE(starts, keys);
}

void LabelCommandTest::interruptedRunsEndInOrder() {
    exportCampaign();
    m_code->setDelay("20");
    QProcess process;
    process.setWorkingDirectory(path(""));
    process.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                  {"label", "run", "campaign", "--at-once", "3"});
    QTRY_COMPARE_WITH_TIMEOUT(m_code->starts().size(), 3, 10000);
    process.terminate();
    QVERIFY(process.waitForFinished(15000));
    QCOMPARE(process.exitCode(), 4);
    QCOMPARE(status()["counts"].toObject()["failed"].toInt(), 3);
    m_code->setDelay("0");
    QCOMPARE(run({"label", "run", "campaign", "--at-once", "3"}).status, 0);
}

void LabelCommandTest::potcarsAreAssembledWhereTheyAreUsed() {
    namespace fs = std::filesystem;
    const fs::path library = m_code->path() / "potcars";
    const auto potcar = [&](const char* setup, const char* title) {
        mtp::makeFolder(library / setup);
        mtp::writeTextFile(library / setup / "POTCAR",
                           std::string("  PAW\n   TITEL  = ") + title + "\n");
    };
    potcar("Si_GW", "PAW_PBE Si_GW 04May2012");
    const QStringList arguments{
        "label",  "export", kSi2,        "-o",      "vasp",      "--recipe",   "pbe",
        "--code", "vasp",   "--potcars", "potcars", "--command", "cat POTCAR", "--pseudopotential"};
    const Outcome outcome = run(arguments + QStringList{"Si=Si_GW"});
    QVERIFY2(outcome.status == 0, outcome.err);
    run({"label", "run", "vasp"});
    const QString task = path("vasp/jobs/" + linesOf(outcome.out)[0] + "/attempt-1/");
    QVERIFY(contentOf(task + "POTCAR").contains("Si_GW"));
    QVERIFY2(!fs::exists(m_code->path() / "vasp/shared/POTCAR"), "a licensed file was stored");
    // One of another element is refused, here and where it would be used.
    potcar("Si", "PAW_PBE Al 04Jan2001");
    const Outcome wrong =
        run(QStringList(arguments).replaceInStrings("vasp", "wrong") + QStringList{"Si=Si"});
    QCOMPARE(wrong.status, 1);
    potcar("Si_GW", "PAW_PBE Al 04Jan2001");
    run({"label", "retry", "vasp", linesOf(outcome.out)[0]});
    run({"label", "run", "vasp"});
    const QJsonObject state = status("vasp")["tasks"].toArray()[0].toObject();
    QCOMPARE(state["class"].toString(), QString("file_missing"));
    QVERIFY(state["reason"].toString().contains("PAW_PBE Al"));
}

void LabelCommandTest::aimdIsExported() {
    const Outcome outcome = run({"aimd", "export", kSi2, "-o", "aimd", "--code", "cp2k",
                                 "--temperature", "900", "--step", "1fs", "--steps", "4"});
    QVERIFY2(outcome.status == 0, outcome.err);
    const QByteArray deck =
        contentOf(path("aimd/jobs/" + linesOf(outcome.out)[0] + "/deck/aimd.inp"));
    QVERIFY(deck.contains("TEMPERATURE [K] 900") && deck.contains("STEPS 4"));
    QCOMPARE(run({"label", "status", "aimd"}).status, 3);
}

void LabelCommandTest::projectsGetTheLabels() {
    exportCampaign();
    run({"label", "run", "campaign"});
    {
        mtp::ProjectStore store = mtp::ProjectStore::create(m_code->path() / "melt.mtpw");
        std::vector<mtp::Configuration> configurations;
        for (const mtp::Frame& frame : FakeCode::configurations()) {
            configurations.emplace_back();
            configurations.back().frame = frame;
        }
        mtp::ProjectEdit edit = store.edit({.name = "Add"});
        edit.addConfigurations(configurations);
        edit.commit();
    }
    const Outcome outcome = run({"label", "collect", "campaign", "--project", "melt.mtpw"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY(outcome.out.contains("3 configurations labelled in melt.mtpw"));
    QCOMPARE(objectOf(run({"project", "info", "melt.mtpw", "--json"}).out)["labelled"].toInt(), 3);
    QVERIFY(run({"project", "log", "melt.mtpw"}).out.contains("Collect the labels of 3"));
}

void LabelCommandTest::aimdRunsByRealCodes_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("cp2k") << "cp2k"
                          << "cp2k.psmp" << QStringList{"--cutoff", "100Ry"};
    QTest::newRow("qe") << "qe"
                        << "pw.x"
                        << QStringList{"--cutoff", "16Ry", "--pseudopotential",
                                       "Si=Si.pbe-rrkj.UPF"};
}

void LabelCommandTest::aimdRunsByRealCodes() {
    QFETCH(QString, code);
    QFETCH(QString, program);
    QFETCH(QStringList, options);
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP(qPrintable(program + " is not installed (packaging/test --all)"));
    const Outcome exported = run(QStringList{"aimd", "export", code == "cp2k" ? writeLiCl() : kSi2,
                                             "-o", "aimd", "--code", code, "--steps", "2"} +
                                 options);
    QVERIFY2(exported.status == 0, exported.err);
    const Outcome ran = run({"label", "run", "aimd"});
    QVERIFY2(ran.status == 0, ran.all());
    const QString folder = "aimd/jobs/" + linesOf(exported.out)[0] + "/attempt-1";
    const Outcome told = run({"inspect", folder, "--frames", "0"});
    QVERIFY2(told.out.contains("run: molecular dynamics") && told.out.contains("fs between frames"),
             told.all());
}

void LabelCommandTest::realEspressoIsLabelled() {
    if (QStandardPaths::findExecutable("pw.x").isEmpty())
        QSKIP("pw.x is not installed (packaging/test --all)");
    QStringList arguments = exportOf("real", "pw.x -in pw.in");
    arguments.last() = "/usr/share/espresso/pseudo";
    const Outcome exported =
        run(arguments + QStringList{"--pseudopotential", "Si=Si.pbe-rrkj.UPF"});
    QVERIFY2(exported.status == 0, exported.err);
    const Outcome ran = run({"label", "run", "real", "--at-once", "2"});
    QVERIFY2(ran.status == 0, ran.all());
    QCOMPARE(run({"label", "collect", "real", "-o", "real.extxyz"}).out,
             QByteArray("3 of 3 tasks collected -> real.extxyz\n"));
}

void LabelCommandTest::realEspressoFailuresAreTold() {
    if (QStandardPaths::findExecutable("pw.x").isEmpty())
        QSKIP("pw.x is not installed (packaging/test --all)");
    QStringList arguments = exportOf("real", "pw.x -in pw.in");
    arguments.last() = "/usr/share/espresso/pseudo";
    const QStringList keys =
        linesOf(run(arguments + QStringList{"--pseudopotential", "Si=Si.pbe-rrkj.UPF", "--solver",
                                            "electron_maxstep=3"})
                    .out);
    QFile deck(path("real/jobs/" + keys[1] + "/deck/pw.in"));
    QByteArray text = contentOf(deck.fileName());
    QVERIFY(deck.open(QIODevice::WriteOnly));
    deck.write(text.replace("tprnfor", "tprnforces"));
    deck.close();
    QCOMPARE(run({"label", "run", "real"}).status, 4);
    const QJsonArray tasks = status("real")["tasks"].toArray();
    QCOMPARE(tasks[0].toObject()["state"].toString(), QString("not_converged"));
    QCOMPARE(tasks[1].toObject()["class"].toString(), QString("input_refused"));
}

void LabelCommandTest::realCp2kIsLabelled() {
    if (QStandardPaths::findExecutable("cp2k.psmp").isEmpty())
        QSKIP("CP2K is not installed (packaging/test --all)");
    const QString cell = writeLiCl();
    const Outcome exported = run({"label", "export", cell, "-o", "cp2k", "--recipe", "pbe-d3bj",
                                  "--code", "cp2k", "--cutoff", "100Ry"});
    QVERIFY2(exported.status == 0, exported.err);
    const Outcome ran = run({"label", "run", "cp2k"});
    QVERIFY2(ran.status == 0, ran.all());
    QCOMPARE(run({"label", "collect", "cp2k", "-o", "cp2k.extxyz"}).status, 0);
}

QTEST_GUILESS_MAIN(LabelCommandTest)
#include "LabelCommandTest.moc"
