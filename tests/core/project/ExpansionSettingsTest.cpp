#include <QTemporaryDir>
#include <QTest>

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

QTEST_APPLESS_MAIN(ExpansionSettingsTest)
#include "ExpansionSettingsTest.moc"
