#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "core/project/ProjectStore.h"
#include "core/project/edit/ExpansionSettings.h"

using namespace mtp;

class ExpansionSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void newProjectHasTheUsualSettings();
    void settingsComeBackAfterReopening();
    void undoBringsTheOldOnesBack();
    void numbersOutOfRangeAreNotTaken();
    void shapesOfDensitiesAreKept();
    void damagedShapesAreNotTaken();
    void shapesOfVersion3FollowUndoAndGiveWayToNewOnes();
};

namespace {

ExpansionSettings unusual() {
    ExpansionSettings settings;
    settings.options.mode = ExpansionMode::RigidUnits;
    settings.options.rattle = 0.05;
    settings.options.seed = 7;
    settings.options.strain << 0.01, 0, 0, 0, -0.02, 0;
    settings.options.supercell = {1, 2, 3};
    settings.framesPerDensity = 30;
    return settings;
}

}  // namespace

void ExpansionSettingsTest::newProjectHasTheUsualSettings() {
    const QTemporaryDir folder;
    const ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    QVERIFY(readExpansionSettings(store) == ExpansionSettings{});
}

void ExpansionSettingsTest::settingsComeBackAfterReopening() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("p.mtpw").toStdString();
    {
        ProjectStore store = ProjectStore::create(path);
        ProjectEdit edit = store.edit({.name = "Change"});
        writeExpansionSettings(edit, {}, unusual());
        edit.commit();
    }
    QVERIFY(readExpansionSettings(ProjectStore::open(path)) == unusual());
}

void ExpansionSettingsTest::undoBringsTheOldOnesBack() {
    const QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    {
        ProjectEdit edit = store.edit({.name = "Displace by 0.05 Å"});
        writeExpansionSettings(edit, {}, unusual());
        QVERIFY(edit.commit().settings);
    }
    QCOMPARE(store.undoName(), std::optional<std::string>("Displace by 0.05 Å"));
    QVERIFY(store.undo().settings);
    QVERIFY(readExpansionSettings(store) == ExpansionSettings{});
    store.redo();
    QVERIFY(readExpansionSettings(store) == unusual());
    // No change, no command.
    ProjectEdit edit = store.edit({.name = "Nothing"});
    writeExpansionSettings(edit, unusual(), unusual());
    QVERIFY(!edit.commit().any());
}

void ExpansionSettingsTest::numbersOutOfRangeAreNotTaken() {
    const QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    {
        ProjectEdit edit = store.edit({.name = "Damage"});
        edit.setSetting("supercell_a", 1e12);
        edit.setSetting("strain_xx", -3);
        edit.commit();
    }
    QVERIFY(readExpansionSettings(store) == ExpansionSettings{});
}

void ExpansionSettingsTest::shapesOfDensitiesAreKept() {
    const QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    ExpansionSettings shaped;
    Strain strain;
    strain << 0.05, -0.02, -0.03, 0.001, 0, 0;
    shaped.options.shapes = {{2.0 / 3, strain}};
    {
        ProjectEdit edit = store.edit({.name = "Stretch"});
        edit.setLadder({2.0 / 3, 1});
        writeExpansionSettings(edit, {}, shaped);
        edit.commit();
    }
    QVERIFY(readExpansionSettings(store) == shaped);
    {
        ProjectEdit edit = store.edit({.name = "Take the shape of the frames"});
        writeExpansionSettings(edit, shaped, {});
        edit.commit();
    }
    QVERIFY(readExpansionSettings(store) == ExpansionSettings{});
    store.undo();
    QCOMPARE(readExpansionSettings(store).options.shapes.size(), std::size_t(1));
}

void ExpansionSettingsTest::damagedShapesAreNotTaken() {
    const QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    for (const char* text :
         {"[", "{}", "3", R"([{"ratio": 1}])", R"([{"ratio": 1, "strain": [1]}])",
          R"([{"ratio": 1, "strain": [-3, 0, 0, 0, 0, 1e9]}])",
          R"([{"ratio": 9, "strain": [0.1, 0, 0, 0, 0, 0]}])"}) {
        ProjectEdit edit = store.edit({.name = "Damage"});
        edit.setLadder({1});
        edit.setTextSetting("shapes", text);
        edit.commit();
        QVERIFY2(readExpansionSettings(store) == ExpansionSettings{}, text);
    }
}

// The kept project: density 2/3 was stretched (command 3), then by one component more, with density
// 1.5 beside it (4), which was taken back (5) and left the ladder (6). Density 1 is stretched by a
// command that is undone (7).
void ExpansionSettingsTest::shapesOfVersion3FollowUndoAndGiveWayToNewOnes() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("old.mtpw").toStdString();
    std::filesystem::copy_file(MTP_SOURCE_DIR "/tests/core/project/data/version-3.mtpw", path);
    ProjectStore store = ProjectStore::open(path);
    QVERIFY(store.problems(true).empty());
    QVERIFY(std::filesystem::exists(folder.filePath("old.version-3.mtpw").toStdString()));
    const auto shapes = [&store] {
        QStringList texts;
        for (const RungShape& shape : readExpansionSettings(store).options.shapes)
            texts
                << QString("%1: %2 %3").arg(shape.ratio).arg(shape.strain[0]).arg(shape.strain[2]);
        return texts.join("; ");
    };
    QCOMPARE(shapes(), QString("0.666667: 0.06 -0.03"));
    QCOMPARE(readExpansionSettings(store).options.rattle, 0.05);
    store.redo();
    QCOMPARE(shapes(), QString("0.666667: 0.06 -0.03; 1: 0 0.01"));
    for (const char* expected : {"0.666667: 0.06 -0.03", "0.666667: 0.06 -0.03",
                                 "0.666667: 0.06 -0.03; 1.5: 0 0.01", "0.666667: 0.05 -0.03", ""}) {
        store.undo();
        QCOMPARE(shapes(), QString(expected));
    }
    for (int command = 3; command <= 6; ++command)
        store.redo();
    // A change of the present program, undone and made again.
    ExpansionSettings settings = readExpansionSettings(store);
    const ExpansionSettings before = settings;
    settings.options.shapes.clear();
    {
        ProjectEdit edit = store.edit({.name = "Use the shape of the frames"});
        writeExpansionSettings(edit, before, settings);
        edit.commit();
    }
    QCOMPARE(shapes(), QString(""));
    store.undo();
    QCOMPARE(shapes(), QString("0.666667: 0.06 -0.03"));
    store.redo();
    QCOMPARE(shapes(), QString(""));
    QVERIFY(store.problems(true).empty());
}

QTEST_APPLESS_MAIN(ExpansionSettingsTest)
#include "ExpansionSettingsTest.moc"
