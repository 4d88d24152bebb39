#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/base/Error.h"
#include "core/project/ProjectStore.h"
#include "core/project/edit/ExpansionSettings.h"
#include "core/project/edit/Replay.h"
#include "core/project/file/Database.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/FrameLoader.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/file/ProjectSettings.h"
#include "core/project/repair/Repair.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

Frame fullFrame() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
    frame.labels.energy = -12.25;
    frame.labels.forces = frame.positions * 0.5;
    frame.labels.virial = Eigen::Matrix3d::Identity();
    frame.labels.isConverged = false;
    frame.labels.isPredicted = true;
    frame.velocities = frame.positions * 0.1;
    frame.step = 40;
    frame.timeFs = 80.5;
    frame.lineage.parent = ParentKey{"aimd", 40};
    frame.features = {{"empty", ""}};
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "CP2K";
    provenance->settings = {{"functional", "PBE"}};
    provenance->checksum = "xxh128:00112233445566778899aabbccddeeff";
    frame.provenance = provenance;
    return frame;
}

void setLadder(ProjectStore& store, const std::vector<double>& ratios) {
    ProjectEdit edit = store.edit({.name = "Change the densities"});
    edit.setLadder(ratios);
    edit.commit();
}

std::filesystem::path keptIn(const QTemporaryDir& folder, int version) {
    const auto path = folder.filePath("old.mtpw").toStdString();
    std::filesystem::copy_file(QString(MTP_SOURCE_DIR "/tests/core/project/data/version-%1.mtpw")
                                   .arg(version)
                                   .toStdString(),
                               path);
    return path;
}

void executeIn(const std::filesystem::path& path, const char* statement) {
    execute(DatabaseHandle(openDatabase(path, SQLITE_OPEN_READWRITE)).get(), statement);
}

// Of a project as an earlier version of the program wrote it: damaged rows are named when it is
// opened, damaged history when it is checked.
void requireDamageIsFound(int version, std::initializer_list<const char*> statements,
                          const char* ofHistory) {
    for (const char* statement : statements) {
        QTemporaryDir folder;
        const auto path = keptIn(folder, version);
        executeIn(path, statement);
        QVERIFY_EXCEPTION_THROWN(ProjectStore::open(path), DamagedProject);
        QVERIFY_EXCEPTION_THROWN(ProjectStore::open(path), DamagedProject);  // and again
    }
    QTemporaryDir folder;
    const auto path = keptIn(folder, version);
    executeIn(path, ofHistory);
    QVERIFY(!ProjectStore::open(path).problems(true).empty());
}

// Repairs such a project after a statement, or with its beginning overwritten if there is none.
RepairReport repairedFrom(const QTemporaryDir& folder, int version, const QByteArray& statement,
                          const std::filesystem::path& saved) {
    const auto path = keptIn(folder, version);
    if (!statement.isEmpty()) {
        executeIn(path, statement.constData());
    } else {
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        file << std::string(4096, '\x5a');
    }
    Progress progress;
    return repairProject(path, saved, progress);
}

}  // namespace

class ProjectStoreTest : public QObject {
    Q_OBJECT

private slots:
    void frameReadsBackTheSame();
    void damagedContentIsRefused();
    void damagedConfigurationIsNamedByItsPlaceInTheList();
    void everythingIsThereAfterReopening();
    void version1IsBroughtForwardAndKept();
    void version2IsBroughtForwardWithItsHistory();
    void damageOfVersion2IsNotTakenForSound();
    void repairKnowsVersion2_data();
    void repairKnowsVersion2();
    void damageOfVersion3IsNotTakenForSound();
    void repairKnowsVersion3_data();
    void repairKnowsVersion3();
    void version4GetsRowsForItsCampaigns();
    void repairKnowsVersion4_data();
    void repairKnowsVersion4();
    void absentDensityRatioStaysAbsent();
    void methodsTellOfASelectionOnlyIfThereIsOne();
    void howASourceIsReadIsKept();
    void repairWithoutHistoryKeepsSettingsAndTrainings();
    void repairNamesLostSettings();
    void cancelledRepairLeavesNothing();
    void existingFilesAreNotReplaced();
    void otherFilesAreRefused();
    void newerProjectsAreOnlyLookedAt();
    void codeInAProjectIsRefused();
    void copyIsAProjectOfItsOwn();
    void sourcesBelowTheProjectMoveWithIt();
    void campaignsAreAddedAndRemovedAndMoveWithTheProject();
    void trainingIsThereAfterACrash();
    void viewIsKept();
};

void ProjectStoreTest::frameReadsBackTheSame() {
    const Frame frame = fullFrame();
    const Frame back = decodeGeometry(encodeGeometry(frame));
    QVERIFY(back.positions == frame.positions && back.cell.vectors == frame.cell.vectors);
    QVERIFY(*back.velocities == *frame.velocities);
    QVERIFY(back.species == frame.species && back.types == frame.types);
    QCOMPARE(*back.step, 40);
    QVERIFY(back.features == frame.features && back.lineage == frame.lineage);
    QVERIFY(!back.labels.energy && !back.provenance);
    const Labels labels = decodeLabels(encodeLabels(frame.labels), frame.atomCount());
    QVERIFY(*labels.forces == *frame.labels.forces);
    QVERIFY(*labels.virial == *frame.labels.virial);
    QCOMPARE(*labels.isConverged, false);
    QVERIFY(labels.isPredicted);
    const Provenance provenance = decodeProvenance(encodeProvenance(*frame.provenance));
    QCOMPARE(provenance.settings.at("functional"), std::string("PBE"));
    QCOMPARE(provenance.checksum, frame.provenance->checksum);
}

void ProjectStoreTest::damagedContentIsRefused() {
    const Frame frame = fullFrame();
    const auto tryAll = [](const std::string& bytes, auto decode) {
        for (std::size_t length = 0; length < bytes.size(); length += 13)
            QVERIFY_EXCEPTION_THROWN(decode(bytes.substr(0, length)), InputError);
        QVERIFY_EXCEPTION_THROWN(decode(bytes + "x"), InputError);
        for (std::size_t at = 0; at < bytes.size(); at += 3) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
            try {
                decode(damaged);  // a changed number may pass, a changed size may not crash
            } catch (const InputError&) {
            }
        }
    };
    tryAll(encodeGeometry(frame), [](const std::string& bytes) { decodeGeometry(bytes); });
    tryAll(encodeLabels(frame.labels),
           [&](const std::string& bytes) { decodeLabels(bytes, frame.atomCount()); });
    tryAll(encodeProvenance(*frame.provenance),
           [](const std::string& bytes) { decodeProvenance(bytes); });
}

void ProjectStoreTest::damagedConfigurationIsNamedByItsPlaceInTheList() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    ProjectStore store = ProjectStore::create(path);
    {
        const Frame frame = fullFrame();
        ProjectEdit edit = store.edit({.name = "Import"});
        const Configuration one{recordOf(frame, 0.5), frame};
        edit.addConfigurations({one, one, one});
        edit.removeConfigurations({1});
        edit.commit();
    }
    const ConfigurationRecord last = store.configurations().back();
    QCOMPARE(last.id, std::int64_t(3));
    execute(DatabaseHandle(openDatabase(path, SQLITE_OPEN_READWRITE)).get(),
            "UPDATE frame SET bytes = x'00' WHERE id = 3");
    const auto textOf = [](const auto& read) -> QString {
        try {
            read();
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    const QString content = textOf([&] { FrameLoader(path).load(last); });
    QVERIFY2(content.contains("configuration 2: its content is missing"), qPrintable(content));
    execute(DatabaseHandle(openDatabase(path, SQLITE_OPEN_READWRITE)).get(),
            "UPDATE configuration SET part = 7 WHERE id = 3");
    const QString part = textOf([&] { store.configurations(); });
    QVERIFY2(part.contains("configuration 2: 7 names no part of the split"), qPrintable(part));
}

void ProjectStoreTest::everythingIsThereAfterReopening() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    {
        ProjectStore store = ProjectStore::create(path);
        ProjectEdit edit = store.edit({.name = "Fill the project"});
        edit.addSource({0, "aimd", "cp2k-md", 378, 120, 20});
        edit.setLadder({1.5, 0.5, 1.0});
        edit.setReferenceDensity(1.99);
        const Frame frame = fullFrame();
        const Configuration configuration{recordOf(frame, 0.5), frame};
        const auto ids = edit.addConfigurations({configuration, configuration});
        ConfigurationRecord changed = configuration.record;
        changed.id = ids[0];
        changed.part = Part::Validation;
        edit.updateConfigurations({changed});
        edit.removeConfigurations({ids[1]});
        RunRecord run;
        run.name = "Run 1";
        run.options.level = 8;
        IterationSummary step;
        step.iteration = 3;
        step.objective = 0.5;
        step.validation = FitErrors{1, 2, 3};
        step.byDensity = {{1.99, {0.1, 0.2, 0.3}, FitErrors{0.4, 0.5, 0.6}}};
        run.iterations.push_back(step);
        run.potential = test::randomPotential(8, 2, 1);
        edit.addRun(run);
        QVERIFY(edit.commit().any());
    }
    const ProjectStore store = ProjectStore::open(path);
    QCOMPARE(store.sources().size(), std::size_t(1));
    QCOMPARE(store.sources()[0].skipFs, 120.0);
    QCOMPARE(store.ladder(), (std::vector<double>{0.5, 1.0, 1.5}));
    QCOMPARE(*store.referenceDensity(), 1.99);
    const auto records = store.configurations();
    QCOMPARE(records.size(), std::size_t(1));
    QCOMPARE(records[0].part, Part::Validation);
    QCOMPARE(*records[0].energy, -12.25);
    QCOMPARE(records[0].atomCount, std::size_t(8));
    const Frame frame = FrameLoader(path).load(records[0]);
    QVERIFY(frame.positions == fullFrame().positions);
    QVERIFY(*frame.labels.forces == *fullFrame().labels.forces);
    QCOMPARE(frame.provenance->code, std::string("CP2K"));
    const auto runs = store.runs();
    QCOMPARE(store.currentRun(), runs[0].id);
    QCOMPARE(runs[0].options.level, 8);
    QCOMPARE(runs[0].iterations[0].validation->virial, 3.0);
    QCOMPARE(runs[0].iterations[0].byDensity.at(0).density, 1.99);
    QCOMPARE(runs[0].iterations[0].byDensity.at(0).validation->force, std::optional(0.5));
    QCOMPARE(runs[0].potential->species, (std::vector<std::string>{"Li", "Cl"}));
}

void ProjectStoreTest::version1IsBroughtForwardAndKept() {
    QTemporaryDir folder;
    const auto path = folder.filePath("old.mtpw").toStdString();
    std::filesystem::copy_file(MTP_SOURCE_DIR "/tests/core/project/data/version-1.mtpw", path);
    {
        ProjectStore store = ProjectStore::open(path);
        QCOMPARE(store.sources().at(0).path, folder.filePath("aimd").toStdString());
        QCOMPARE(store.ladder(), (std::vector<double>{0.5, 1.0, 1.5}));
        QCOMPARE(*store.referenceDensity(), 1.99);
        const auto records = store.configurations();
        QCOMPARE(records.size(), std::size_t(3));
        QCOMPARE(records[1].part, Part::Validation);
        QVERIFY(records[1].isExcluded && !*records[1].isConverged);
        QCOMPARE(records[2].weight, 0.1);
        QVERIFY(!records[2].energy);
        FrameLoader loader(path);
        const Frame first = loader.load(records[0]);
        QVERIFY(first.positions == test::jitteredGrid(2, 5.0, 2, 1).positions);
        QVERIFY(*first.labels.forces == Positions(first.positions * 0.5));
        QCOMPARE(first.provenance->settings.at("functional"), std::string("optB88-vdW"));
        QCOMPARE(loader.load(records[2]).provenance->settings.at("functional"), std::string("PBE"));
        const auto runs = store.runs();
        QCOMPARE(runs.at(0).name, std::string("Run 1, level 4"));
        QVERIFY(runs[0].potential && runs[0].iterations.at(0).validation);
        QVERIFY(!store.undoName());
    }
    // A second opening finds the present version; the file as it was is beside it.
    QCOMPARE(ProjectStore::open(path).configurations().size(), std::size_t(3));
    sqlite3* kept =
        openDatabase(folder.filePath("old.version-1.mtpw").toStdString(), SQLITE_OPEN_READONLY);
    {
        Statement version(kept, "PRAGMA user_version");
        QVERIFY(version.step());
        QCOMPARE(version.integer(0), 1);
    }
    sqlite3_close(kept);
}

void ProjectStoreTest::version2IsBroughtForwardWithItsHistory() {
    QTemporaryDir folder;
    const auto path = keptIn(folder, 2);
    ProjectStore store = ProjectStore::open(path);
    QVERIFY(store.problems(true).empty());
    QCOMPARE(store.sources().size(), std::size_t(2));
    QCOMPARE(store.sources()[0].path, folder.filePath("aimd").toStdString());
    QCOMPARE(store.sources()[0].everyFs, 40.0);
    QVERIFY(store.sources()[0].species.empty() && store.sources()[0].frames.isWhole());
    QCOMPARE(store.configurations().size(), std::size_t(2));
    QCOMPARE(*store.redoName(), std::string("Remove a source"));
    store.redo();
    QCOMPARE(store.sources().size(), std::size_t(1));
    while (store.undoName())
        store.undo();
    QVERIFY(store.sources().empty() && store.configurations().empty());
    store.redo();
    store.redo();
    QCOMPARE(store.sources().at(0).skipFs, 120.0);
    QVERIFY(store.problems(true).empty());
    QVERIFY(std::filesystem::exists(folder.filePath("old.version-2.mtpw").toStdString()));
}

void ProjectStoreTest::damageOfVersion2IsNotTakenForSound() {
    requireDamageIsFound(
        2, {"UPDATE source SET path = 'other' WHERE id = 1", "DELETE FROM source WHERE id = 1"},
        "UPDATE source_history SET every_fs = 7 WHERE command = 1");
}

void ProjectStoreTest::repairKnowsVersion2_data() {
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<bool>("isHistoryKept");
    QTest::newRow("a source") << QByteArray("UPDATE source SET path = 'other' WHERE id = 1")
                              << true;
    QTest::newRow("history") << QByteArray("UPDATE run_history SET name = 'other'") << false;
    QTest::newRow("beginning") << QByteArray() << false;
}

void ProjectStoreTest::repairKnowsVersion2() {
    QFETCH(QByteArray, damage);
    QFETCH(bool, isHistoryKept);
    QTemporaryDir folder;
    const auto saved = folder.filePath("saved.mtpw").toStdString();
    const RepairReport report = repairedFrom(folder, 2, damage, saved);
    QCOMPARE(report.hasHistory, isHistoryKept);
    QCOMPARE(report.configurations, std::size_t(2));
    const ProjectStore store = ProjectStore::open(saved);
    QVERIFY(store.problems(true).empty());
    QCOMPARE(store.sources().size(), std::size_t(2));
    QCOMPARE(store.sources()[0].path, folder.filePath("aimd").toStdString());
    QCOMPARE(store.runs().size(), std::size_t(1));
}

void ProjectStoreTest::damageOfVersion3IsNotTakenForSound() {
    requireDamageIsFound(3,
                         {"UPDATE setting SET value = 3 WHERE key = 'rattle'",
                          "DELETE FROM setting WHERE key = 'rattle'"},
                         "UPDATE setting_history SET value = 7 WHERE command = 1");
}

void ProjectStoreTest::repairKnowsVersion3_data() {
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<bool>("isHistoryKept");
    QTest::newRow("a setting") << QByteArray("UPDATE setting SET value = 3 WHERE key = 'rattle'")
                               << true;
    QTest::newRow("history") << QByteArray("UPDATE setting_history SET value = 7") << false;
    QTest::newRow("beginning") << QByteArray() << false;
}

void ProjectStoreTest::repairKnowsVersion3() {
    QFETCH(QByteArray, damage);
    QFETCH(bool, isHistoryKept);
    QTemporaryDir folder;
    const auto saved = folder.filePath("saved.mtpw").toStdString();
    const RepairReport report = repairedFrom(folder, 3, damage, saved);
    QCOMPARE(report.hasHistory, isHistoryKept);
    const ProjectStore store = ProjectStore::open(saved);
    QVERIFY(store.problems(true).empty());
    QCOMPARE(store.configurations().size(), std::size_t(2));
    QCOMPARE(store.sources().at(0).skipFs, 120.0);
    QCOMPARE(store.ladder(), (std::vector<double>{2.0 / 3, 1}));
    const ExpansionSettings settings = readExpansionSettings(store);
    QCOMPARE(settings.options.rattle, 0.05);
    QCOMPARE(settings.options.shapes.at(0).strain[0], 0.06);
}

// It noted one campaign below the project and one elsewhere.
void ProjectStoreTest::version4GetsRowsForItsCampaigns() {
    QTemporaryDir folder;
    const auto path = keptIn(folder, 4);
    ProjectStore store = ProjectStore::open(path);
    QVERIFY(store.problems(true).empty());
    const auto campaigns = store.campaigns();
    QCOMPARE(campaigns.size(), std::size_t(2));
    QCOMPARE(campaigns[0].path, folder.filePath("melt-dft/pbe-qe").toStdString());
    QCOMPARE(campaigns[1].path, std::string("/scratch/optb88-vdw-vasp"));
    QVERIFY(store.view("campaigns").empty());
    QCOMPARE(*store.redoName(), std::string("Stretch density 1"));
    QVERIFY(std::filesystem::exists(folder.filePath("old.version-4.mtpw").toStdString()));
}

void ProjectStoreTest::repairKnowsVersion4_data() {
    repairKnowsVersion3_data();
}

void ProjectStoreTest::repairKnowsVersion4() {
    QFETCH(QByteArray, damage);
    QFETCH(bool, isHistoryKept);
    QTemporaryDir folder;
    const auto saved = folder.filePath("saved.mtpw").toStdString();
    const RepairReport report = repairedFrom(folder, 4, damage, saved);
    QCOMPARE(report.hasHistory, isHistoryKept);
    const ProjectStore store = ProjectStore::open(saved);
    QVERIFY(store.problems(true).empty());
    QCOMPARE(store.configurations().size(), std::size_t(2));
    QCOMPARE(store.campaigns().size(), std::size_t(2));
    QCOMPARE(store.campaigns()[0].path, folder.filePath("melt-dft/pbe-qe").toStdString());
}

void ProjectStoreTest::absentDensityRatioStaysAbsent() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    const Frame frame = fullFrame();
    {
        ProjectStore store = ProjectStore::create(path);
        ProjectEdit edit = store.edit({.name = "Import"});
        edit.addConfigurations({{recordOf(frame, {}), frame}, {recordOf(frame, 0.5), frame}});
        edit.commit();
    }
    const ProjectStore store = ProjectStore::open(path);
    QVERIFY(!store.configurations()[0].densityRatio);
    QCOMPARE(*store.configurations()[1].densityRatio, 0.5);
    const std::string methods = methodsParagraph(store, "1.0");
    QVERIFY2(methods.find("(number at each density ratio: 1 at 0.5, 1 without one)") !=
                 std::string::npos,
             methods.c_str());
}

void ProjectStoreTest::methodsTellOfASelectionOnlyIfThereIsOne() {
    QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    const std::string run = folder.filePath("run.dump").toStdString();
    ProjectEdit source = store.edit({.name = "Open"});
    source.addSource(
        {.path = run, .format = "lammps-dump", .frameCount = 300, .everyFs = 20, .origin = run});
    source.commit();
    const auto methods = [&] { return QString::fromStdString(methodsParagraph(store, "1.0")); };
    QVERIFY2(methods().contains("Of the 300 configurations of " + QString::fromStdString(run) +
                                " none was selected.") &&
                 !methods().contains("every"),
             qPrintable(methods()));
    Frame frame = fullFrame();
    frame.lineage.parent = ParentKey{run, 40};
    ProjectEdit edit = store.edit({.name = "Expand"});
    edit.addConfigurations({{recordOf(frame, {}), frame}});
    edit.commit();
    QVERIFY2(methods().contains("one every 20 fs was selected"), qPrintable(methods()));
}

void ProjectStoreTest::howASourceIsReadIsKept() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    const SourceRecord added{.path = folder.filePath("run.dump").toStdString(),
                             .format = "lammps-dump",
                             .frameCount = 3,
                             .species = {"Li", "Cl"},
                             .frames = {2, 8, 3}};
    const auto isTheSame = [&](const ProjectStore& store) {
        const SourceRecord source = store.sources().at(0);
        return source.species == added.species && source.frames == added.frames;
    };
    ProjectStore store = ProjectStore::create(path);
    {
        ProjectEdit edit = store.edit({.name = "Open run.dump"});
        edit.addSource(added);
        edit.commit();
    }
    QVERIFY(isTheSame(store));
    store.undo();
    QVERIFY(store.sources().empty());
    store.redo();
    QVERIFY(isTheSame(store));
    SourceRecord moved = store.sources()[0];
    moved.everyFs = 7;
    {
        ProjectEdit edit = store.edit({.name = "Select"});
        edit.updateSource(moved);
        edit.commit();
    }
    QVERIFY(isTheSame(store));
    store.copyTo(folder.filePath("copy.mtpw").toStdString(), false);
    QVERIFY(isTheSame(ProjectStore::open(folder.filePath("copy.mtpw").toStdString())));
    // Also where the history is lost, and the rows are all there is.
    execute(DatabaseHandle(
                openDatabase(folder.filePath("copy.mtpw").toStdString(), SQLITE_OPEN_READWRITE))
                .get(),
            "UPDATE source_history SET every_fs = 9");
    Progress progress;
    const auto saved = folder.filePath("saved.mtpw").toStdString();
    QVERIFY(!repairProject(folder.filePath("copy.mtpw").toStdString(), saved, progress).hasHistory);
    QVERIFY(isTheSame(ProjectStore::open(saved)));
}

void ProjectStoreTest::repairWithoutHistoryKeepsSettingsAndTrainings() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    {
        ProjectStore store = ProjectStore::create(path);
        ProjectEdit edit = store.edit({.name = "Set"});
        edit.setLadder({0.5, 1.0});
        edit.setReferenceDensity(1.99);
        edit.setSetting("rattle", 0.05);
        edit.setSetting("shape_xx@0.5", 0.1);
        edit.setSetting(kSplitByHand, 1);
        edit.commit();
        TrainingRecord training;
        training.name = "Run 1";
        training.checkpoint = "where it was";
        store.startTraining(training);
    }
    execute(DatabaseHandle(openDatabase(path, SQLITE_OPEN_READWRITE)).get(),
            "UPDATE setting_history SET value = 9");
    const auto saved = folder.filePath("saved.mtpw").toStdString();
    Progress progress;
    const RepairReport report = repairProject(path, saved, progress);
    QVERIFY(!report.hasHistory);
    const ProjectStore store = ProjectStore::open(saved);
    QCOMPARE(store.ladder(), (std::vector<double>{0.5, 1.0}));
    QCOMPARE(*store.referenceDensity(), 1.99);
    QCOMPARE(*store.setting("rattle"), 0.05);
    QCOMPARE(*store.setting("shape_xx@0.5"), 0.1);
    QCOMPARE(*store.setting(kSplitByHand), 1.0);
    QCOMPARE(store.trainings().at(0).checkpoint, std::string("where it was"));
}

void ProjectStoreTest::repairNamesLostSettings() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    {
        ProjectStore store = ProjectStore::create(path);
        ProjectEdit edit = store.edit({.name = "Set"});
        edit.setSetting("rattle", 0.05);
        edit.setSetting("rigid_units", 1);
        edit.commit();
    }
    execute(DatabaseHandle(openDatabase(path, SQLITE_OPEN_READWRITE)).get(),
            "UPDATE setting_history SET value = 9; UPDATE setting SET value = 9 WHERE key = "
            "'rattle'");
    const auto saved = folder.filePath("saved.mtpw").toStdString();
    Progress progress;
    const RepairReport report = repairProject(path, saved, progress);
    const ProjectStore store = ProjectStore::open(saved);
    QVERIFY(!store.setting("rattle"));
    QCOMPARE(*store.setting("rigid_units"), 1.0);
    QVERIFY(std::any_of(report.losses.begin(), report.losses.end(), [](const std::string& loss) {
        return loss.find("some settings") != std::string::npos;
    }));
}

void ProjectStoreTest::cancelledRepairLeavesNothing() {
    class StopAtOnce : public Progress {
        bool isCancelled() const override { return true; }
    } stop;
    for (const char* damage : {"", "UPDATE run_history SET name = 'other'"}) {
        QTemporaryDir folder;
        const auto path = keptIn(folder, 2);
        executeIn(path, damage);
        const auto saved = folder.filePath("saved.mtpw").toStdString();
        QVERIFY_EXCEPTION_THROWN(repairProject(path, saved, stop), Cancelled);
        QVERIFY(!std::filesystem::exists(saved));
    }
}

void ProjectStoreTest::existingFilesAreNotReplaced() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    ProjectStore::create(path);
    QVERIFY_EXCEPTION_THROWN(ProjectStore::create(path), FileError);
}

void ProjectStoreTest::otherFilesAreRefused() {
    QTemporaryDir folder;
    const auto path = folder.filePath("notes.mtpw").toStdString();
    std::ofstream(path)
        << "this is no project, only some text that is long enough to look like one";
    QVERIFY_EXCEPTION_THROWN(ProjectStore::open(path), Error);
    QVERIFY_EXCEPTION_THROWN(ProjectStore::open(folder.filePath("none").toStdString()), FileError);
}

void ProjectStoreTest::newerProjectsAreOnlyLookedAt() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    {
        ProjectStore store = ProjectStore::create(path);
        setLadder(store, {0.5, 1.0});
    }
    {
        const DatabaseHandle database(openDatabase(path, SQLITE_OPEN_READWRITE));
        execute(database.get(), "ALTER TABLE run ADD COLUMN from_the_future TEXT");
        execute(database.get(), "PRAGMA user_version = 99");
    }
    ProjectStore store = ProjectStore::open(path);
    QVERIFY2(store.readOnlyReason().find("newer program (version 99") != std::string::npos,
             store.readOnlyReason().c_str());
    QCOMPARE(store.ladder(), (std::vector<double>{0.5, 1.0}));
    QVERIFY_EXCEPTION_THROWN(store.edit({.name = "Change"}), FileError);
    QVERIFY_EXCEPTION_THROWN(store.undo(), FileError);
}

void ProjectStoreTest::codeInAProjectIsRefused() {
    for (const char* code :
         {"CREATE TRIGGER t AFTER UPDATE ON ladder BEGIN DELETE FROM run; END",
          "CREATE VIEW v AS SELECT * FROM run", "CREATE VIRTUAL TABLE f USING fts5(x)",
          "CREATE TABLE more (x, y AS (x + 1))"}) {
        QTemporaryDir folder;
        const auto path = folder.filePath("p.mtpw").toStdString();
        ProjectStore::create(path);
        {
            const DatabaseHandle database(openDatabase(path, SQLITE_OPEN_READWRITE));
            execute(database.get(), code);
        }
        QVERIFY_EXCEPTION_THROWN(ProjectStore::open(path), ParseError);
        QVERIFY_EXCEPTION_THROWN(ProjectStore::openForReading(path), ParseError);
    }
}

void ProjectStoreTest::copyIsAProjectOfItsOwn() {
    QTemporaryDir folder;
    const auto path = folder.filePath("a.mtpw").toStdString();
    const auto copy = folder.filePath("b.mtpw").toStdString();
    ProjectStore store = ProjectStore::create(path);
    setLadder(store, {0.75});
    store.copyTo(copy, false);
    setLadder(store, {});
    QCOMPARE(ProjectStore::open(copy).ladder(), std::vector<double>{0.75});
    QVERIFY_EXCEPTION_THROWN(store.copyTo(copy, false), FileError);
}

void ProjectStoreTest::sourcesBelowTheProjectMoveWithIt() {
    QTemporaryDir folder;
    const std::filesystem::path before = folder.filePath("before").toStdString();
    const std::filesystem::path after = folder.filePath("after").toStdString();
    std::filesystem::create_directory(before);
    {
        ProjectStore store = ProjectStore::create(before / "p.mtpw");
        for (double every : {10.0, 20.0}) {
            ProjectEdit edit = store.edit({.name = "Open or select"});
            SourceRecord inside{1, before / "runs/aimd", "vasp", 10, 0, every};
            SourceRecord outside{2, "/data/aimd", "vasp", 10, 0, every};
            if (every == 10) {
                edit.addSource(inside);
                edit.addSource(outside);
            } else {
                edit.updateSource(inside);
                edit.updateSource(outside);
            }
            edit.commit();
        }
    }
    std::filesystem::rename(before, after);
    ProjectStore store = ProjectStore::open(after / "p.mtpw");
    QCOMPARE(store.sources()[0].path, (after / "runs/aimd").string());
    QCOMPARE(store.sources()[1].path, std::string("/data/aimd"));
    QCOMPARE(store.sources()[0].origin, (before / "runs/aimd").string());
    // A copy elsewhere finds the same files, after undo too.
    store.copyTo(folder.filePath("copy.mtpw").toStdString(), false);
    ProjectStore copy = ProjectStore::open(folder.filePath("copy.mtpw").toStdString());
    QCOMPARE(copy.sources()[0].path, (after / "runs/aimd").string());
    QVERIFY(copy.problems(true).empty());
    copy.undo();
    QCOMPARE(copy.sources()[0].path, (after / "runs/aimd").string());
    QCOMPARE(copy.sources()[0].everyFs, 10.0);
}

void ProjectStoreTest::campaignsAreAddedAndRemovedAndMoveWithTheProject() {
    QTemporaryDir folder;
    const std::filesystem::path before = folder.filePath("before").toStdString();
    const std::filesystem::path after = folder.filePath("after").toStdString();
    std::filesystem::create_directory(before);
    const auto pathsOf = [](const ProjectStore& store) {
        std::vector<std::string> paths;
        for (const CampaignRecord& campaign : store.campaigns())
            paths.push_back(campaign.path);
        return paths;
    };
    {
        ProjectStore store = ProjectStore::create(before / "p.mtpw");
        ProjectEdit add = store.edit({.name = "Add 2 campaigns"});
        add.addCampaign({.path = before / "p-dft/pbe-qe", .recipe = "pbe-qe"});
        add.addCampaign({.path = "/scratch/pbe", .recipe = "pbe-vasp", .machine = "hal"});
        QVERIFY(add.commit().campaigns);
    }
    {
        ProjectStore store = ProjectStore::open(before / "p.mtpw");
        CampaignRecord submitted = store.campaigns()[0];
        submitted.machine = "hal";
        store.noteCampaign(submitted);
        ProjectEdit remove = store.edit({.name = "Remove a campaign"});
        remove.removeCampaign(submitted.id);
        remove.commit();
        QCOMPARE(pathsOf(store), std::vector<std::string>{"/scratch/pbe"});
        store.undo();
        QCOMPARE(store.campaigns()[0].recipe, std::string("pbe-qe"));
        QCOMPARE(store.campaigns()[0].machine, std::string("hal"));
        QVERIFY(store.problems(true).empty());
    }
    std::filesystem::rename(before, after);
    ProjectStore store = ProjectStore::open(after / "p.mtpw");
    const std::vector<std::string> expected{(after / "p-dft/pbe-qe").string(), "/scratch/pbe"};
    QCOMPARE(pathsOf(store), expected);
    // A copy elsewhere finds the same folders, after undo too.
    store.copyTo(folder.filePath("copy.mtpw").toStdString(), false);
    ProjectStore copy = ProjectStore::open(folder.filePath("copy.mtpw").toStdString());
    QCOMPARE(pathsOf(copy), expected);
    QVERIFY(copy.problems(true).empty());
    copy.undo();
    QVERIFY(copy.campaigns().empty());
    copy.redo();
    QCOMPARE(pathsOf(copy), expected);
}

void ProjectStoreTest::trainingIsThereAfterACrash() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    TrainingRecord training;
    training.name = "Run 1";
    training.options.level = 12;
    training.trainingIds = {3, 1};
    training.validationIds = {2};
    training.setChecksum = "set";
    {
        ProjectStore store = ProjectStore::create(path);
        setLadder(store, {1.0});
        training.id = store.startTraining(training);
        training.checkpoint = std::string("\0\1\2 bytes", 9);
        training.iterations.resize(4);
        store.saveTraining(training);
        TrainingRecord paused = training;
        paused.id = store.startTraining(training);
        paused.state = TrainingState::Paused;
        store.saveTraining(paused);
    }
    ProjectStore store = ProjectStore::open(path);
    auto trainings = store.trainings();
    QCOMPARE(trainings.size(), std::size_t(2));
    QVERIFY(trainings[0].state == TrainingState::Interrupted);
    QVERIFY(trainings[1].state == TrainingState::Paused);
    QVERIFY(trainings[0].checkpoint == training.checkpoint);
    QCOMPARE(trainings[0].options.level, 12);
    QCOMPARE(trainings[0].iterations.size(), std::size_t(4));
    QVERIFY(trainings[0].trainingIds == training.trainingIds);
    QVERIFY(trainings[0].validationIds == training.validationIds);
    QCOMPARE(trainings[0].setChecksum, training.setChecksum);
    // No part of the history until it has ended; ended, it is one step.
    QCOMPARE(*store.undoName(), std::string("Change the densities"));
    RunRecord run;
    run.name = "Run 1";
    ProjectEdit edit = store.edit({.name = "Train Run 1"});
    edit.addRun(run, trainings[0].id);
    edit.commit();
    QCOMPARE(store.trainings().size(), std::size_t(1));
    store.undo();
    QVERIFY(store.runs().empty());
    QCOMPARE(store.trainings().size(), std::size_t(1));
    store.dropTraining(trainings[1].id);
    QVERIFY(store.trainings().empty());
}

void ProjectStoreTest::viewIsKept() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    {
        ProjectStore store = ProjectStore::create(path);
        store.setView("page", "labels");
        store.setView("page", "train");
        QVERIFY(!store.undoName());
    }
    const ProjectStore store = ProjectStore::open(path);
    QCOMPARE(store.view("page"), std::string("train"));
    QCOMPARE(store.view("camera"), std::string());
}

QTEST_APPLESS_MAIN(ProjectStoreTest)
#include "ProjectStoreTest.moc"
