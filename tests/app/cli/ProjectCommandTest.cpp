// mtp project as scripts use it: real processes on a project of the bundled example.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/project/edit/Operations.h"
#include "core/project/file/FrameLoader.h"
#include "core/workflow/Recipe.h"
#include "tests/app/CommandRun.h"

using namespace mtp;
using namespace mtp::test;

class ProjectCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void infoAndLogTellWhatIsInIt();
    void replayRebuildsTheSameBytes();
    void replayReadsSourcesAsTheProjectDoes();
    void methodsNameVersionsSeedsAndSettings();
    void damageIsFoundAndRepaired();
    void collectedFolderStandsAlone();
    void namesFromElsewhereDoNotReachTheTerminal();

private:
    Outcome run(const QString& program, const QStringList& arguments) const;
    Outcome mtp(const QStringList& arguments) const {
        return run(QStringLiteral(MTP_BINARY_DIR) + "/mtp", arguments);
    }
    QString in(const QString& name) const { return m_folder.filePath(name); }
    QByteArray bytesOf(const QString& name) const;

    QTemporaryDir m_folder;
};

Outcome ProjectCommandTest::run(const QString& program, const QStringList& arguments) const {
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", QStringLiteral(MTP_BINARY_DIR) + ":" + environment.value("PATH"));
    process.setProcessEnvironment(environment);
    return outcomeOf(process, program, arguments);
}

QByteArray ProjectCommandTest::bytesOf(const QString& name) const {
    QFile file(in(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What the window does: the recipe of the example, an exclusion, a split.
void ProjectCommandTest::initTestCase() {
    ProjectStore store = ProjectStore::create(in("melt.mtpw").toStdString());
    Progress progress;
    followRecipe(readRecipe(MTP_SOURCE_DIR "/tests/data/LiAlCl4"),
                 FormatRegistry::withBuiltinFormats(), store, progress);
    std::vector<ConfigurationRecord> labelled = store.configurations();
    std::erase_if(labelled, [](const ConfigurationRecord& record) { return !record.energy; });
    labelled[3].isExcluded = true;
    {
        ProjectEdit edit = store.edit({.name = "Exclude a configuration"});
        edit.updateConfigurations({labelled[3]});
        edit.commit();
    }
    labelled.erase(labelled.begin() + 3);
    const std::vector<Part> parts =
        splitByParent(FrameLoader(store.path()).load(labelled, progress), 0.2, 5);
    for (std::size_t i = 0; i < labelled.size(); ++i)
        labelled[i].part = parts[i];
    ProjectEdit edit = store.edit({.name = "Split", .operation = splitOperation(0.2, 5)});
    edit.updateConfigurations(labelled);
    edit.commit();
}

void ProjectCommandTest::infoAndLogTellWhatIsInIt() {
    const Outcome outcome = mtp({"project", "info", "melt.mtpw", "--json"});
    QVERIFY2(outcome.status == 0, outcome.err);
    const QJsonObject info = objectOf(outcome.out);
    QCOMPARE(info["configurations"].toInt(), 96);
    QCOMPARE(info["labelled"].toInt(), 50);
    QCOMPARE(info["excluded"].toInt(), 1);
    QCOMPARE(info["commands"].toInt(), 5);
    const Outcome log = mtp({"project", "log", "melt.mtpw"});
    QVERIFY2(log.out.contains("Make 96 configurations") && log.out.contains("Exclude"), log.out);
    QVERIFY(mtp({"project", "info", "melt.mtpw"}).out.contains("96 (50 labelled, 1 excluded"));
    QCOMPARE(mtp({"project", "info", "none.mtpw"}).status, 1);
}

void ProjectCommandTest::replayRebuildsTheSameBytes() {
    const Outcome replay = mtp({"project", "replay", "melt.mtpw"});
    QCOMPARE(replay.status, 0);
    QFile script(in("replay.sh"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(replay.out);
    script.close();
    const Outcome rebuilt = run("sh", {"replay.sh"});
    QVERIFY2(rebuilt.status == 0, replay.out + rebuilt.err);
    struct {
        const char *part, *file;
        int count;
    } const sets[] = {{"all", "expanded.extxyz", 96},
                      {"labelled", "labelled.extxyz", 50},
                      {"training", "training.extxyz", 0},
                      {"validation", "validation.extxyz", 0}};
    for (const auto& set : sets) {
        if (QByteArray(set.part) == "all")
            continue;  // holds the labels that expanded.extxyz is still without
        const Outcome exported =
            mtp({"project", "export", "melt.mtpw", "--part", set.part, "-o", "exported.extxyz"});
        QVERIFY2(exported.status == 0, exported.err);
        QVERIFY(bytesOf(set.file).size() > 1000);
        QVERIFY2(bytesOf("exported.extxyz") == bytesOf(set.file), set.part);
    }
}

// Numbered types that were given names, a range of frames, no times in the file.
void ProjectCommandTest::replayReadsSourcesAsTheProjectDoes() {
    QByteArray dump;
    for (int i = 0; i < 9; ++i)
        dump += "ITEM: TIMESTEP\n" + QByteArray::number(10 * i) +
                "\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 5\n0 5\n0 5\n"
                "ITEM: ATOMS id type x y z\n1 1 0 0 0\n2 2 2 2 " +
                QByteArray::number(0.5 * i) + "\n";
    QFile file(in("run.dump"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(dump);
    file.close();
    const SourceRecord source{.path = in("run.dump").toStdString(),
                              .format = "lammps-dump",
                              .frameCount = 3,
                              .skipFs = 3,
                              .everyFs = 2,
                              .species = {"Li", "Cl"},
                              .frames = {2, 8, 3}};
    {
        ProjectStore store = ProjectStore::create(in("named.mtpw").toStdString());
        ExpansionOptions expansion;
        expansion.ratios = {1, 1.5};
        ProjectEdit edit =
            store.edit({.name = "Make configurations",
                        .operation = expandOperation(source, expansion, 0, false, {{0}, {2}})});
        edit.addSource(source);
        edit.commit();
        ProjectEdit labels =
            store.edit({.name = "Label", .operation = labelOperation(source.path, {"Li", "Cl"})});
        labels.setReferenceDensity(1);
        labels.commit();
    }
    const QByteArray script = mtp({"project", "replay", "named.mtpw"}).out;
    QVERIFY2(script.contains("--species Li,Cl --frames 2:8:3 --time-step 1fs --add 0 --remove 2"),
             script);
    QVERIFY2(script.contains("run.dump named-1.extxyz --species Li,Cl"), script);
    for (const QByteArray& line : script.split('\n'))
        if (line.startsWith("mtp sample") || line.startsWith("mtp convert")) {
            const Outcome outcome = run("sh", {"-c", line});
            QVERIFY2(outcome.status == 0, outcome.err);
        }
    const auto registry = FormatRegistry::withBuiltinFormats();
    const auto selected = readFrames(registry, in("selected.extxyz").toStdString());
    QCOMPARE(selected.size(), std::size_t(2));  // frames 5 and 8; by hand 2 for 8
    QCOMPARE(selected[0].positions(1, 2), 1.0);
    QCOMPARE(selected[1].positions(1, 2), 2.5);
    QCOMPARE(selected[0].species, (std::vector<std::string>{"Li", "Cl"}));
    QCOMPARE(selected[1].lineage.parent.value().frame, std::int64_t(50));
    QCOMPARE(readFrames(registry, in("named-1.extxyz").toStdString()).size(), std::size_t(9));
    const QByteArray info = mtp({"project", "info", "named.mtpw"}).out;
    QVERIFY2(info.contains("3 frames (2:8:3), types named Li,Cl"), info);
}

void ProjectCommandTest::methodsNameVersionsSeedsAndSettings() {
    const Outcome outcome = mtp({"project", "replay", "melt.mtpw", "--methods"});
    QCOMPARE(outcome.status, 0);
    for (const char* part : {"MTP Workbench 0", "seed 5", "every 20 fs", "CP2K", "functional",
                             "96 configurations", "1 excluded"})
        QVERIFY2(outcome.out.contains(part), part);
    QVERIFY(!outcome.out.contains("MTP Workbench MTP Workbench"));
}

void ProjectCommandTest::damageIsFoundAndRepaired() {
    QCOMPARE(mtp({"project", "check", "melt.mtpw"}).status, 0);
    QByteArray bytes = bytesOf("melt.mtpw");
    bytes.replace(bytes.size() / 2, 200, QByteArray(200, 'x'));
    QFile damaged(in("damaged.mtpw"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(bytes);
    damaged.close();
    const Outcome check = mtp({"project", "check", "damaged.mtpw"});
    QCOMPARE(check.status, 1);
    QVERIFY2(check.err.contains("mtp project repair"), check.err);
    const Outcome repair = mtp({"project", "repair", "damaged.mtpw", "-o", "saved.mtpw"});
    QVERIFY2(repair.status == 0, repair.err);
    QCOMPARE(mtp({"project", "check", "saved.mtpw"}).status, 0);
    QVERIFY(bytesOf("damaged.mtpw") == bytes);
    // Nothing is replaced.
    QCOMPARE(mtp({"project", "repair", "damaged.mtpw", "-o", "saved.mtpw"}).status, 1);
}

void ProjectCommandTest::collectedFolderStandsAlone() {
    const Outcome outcome = mtp({"project", "collect", "melt.mtpw", "-o", "collected"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY(QDir(m_folder.path()).rename("collected", "elsewhere"));
    const ProjectStore store =
        ProjectStore::openForReading(in("elsewhere/melt.mtpw").toStdString());
    const QString source = QString::fromStdString(store.sources().at(0).path);
    QVERIFY2(source.startsWith(in("elsewhere")), qPrintable(source));
    QVERIFY(QFileInfo::exists(source));
    QCOMPARE(store.configurations().size(), std::size_t(96));
    QCOMPARE(mtp({"project", "collect", "melt.mtpw", "-o", "elsewhere"}).status, 1);
}

void ProjectCommandTest::namesFromElsewhereDoNotReachTheTerminal() {
    {
        ProjectStore store = ProjectStore::create(in("sly.mtpw").toStdString());
        ProjectEdit edit = store.edit({.name = "Open \x1b[2J\nrm -rf ~"});
        edit.addSource({0, "a'b; rm -rf ~\x1b[2J", "vasp", 1, 0, 20});
        edit.commit();
    }
    for (const char* command : {"info", "log", "replay"}) {
        const Outcome outcome = mtp({"project", command, "sly.mtpw"});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(!outcome.out.contains('\x1b'), command);
        QVERIFY2(!outcome.out.contains("\nrm"), command);
    }
}

QTEST_GUILESS_MAIN(ProjectCommandTest)
#include "ProjectCommandTest.moc"
