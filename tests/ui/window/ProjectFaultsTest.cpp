// What the window says and offers if a project is damaged, in use, without its source, or left
// behind by a crash.
#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/project/ProjectStore.h"
#include "tests/core/mtp/TestSystems.h"
#include "tests/ui/WindowDriver.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Banner.h"
#include "ui/window/CrashReport.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

constexpr int kPatienceMs = 300000;  // a hang guard only

// The banner that says this; null if none does.
const Banner* bannerWith(const QWidget& window, const QString& text) {
    for (const Banner* banner : window.findChildren<Banner*>())
        if (banner->text().contains(text))
            return banner;
    return nullptr;
}

void clickAction(const Banner& banner) {
    QPushButton* button = banner.actionButton();
    QTest::mouseClick(button, Qt::LeftButton, {}, button->rect().center());
}

void fill(const std::string& path) {
    ProjectStore store = ProjectStore::create(path);
    std::vector<Configuration> configurations;
    for (unsigned i = 0; i < 60; ++i) {
        const Frame frame = test::jitteredGrid(3, 8.0, 2, i);
        configurations.push_back({recordOf(frame, 1), frame});
    }
    ProjectEdit edit = store.edit({.name = "Make 60 configurations"});
    edit.addConfigurations(configurations);
    edit.addSource({0, "/nowhere/aimd", "vasp", 60, 0, 20});
    edit.commit();
}

}  // namespace

class ProjectFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void missingSourceIsAskedFor();
    void projectInUseIsLookedAtOnly();
    void projectThatWasReplacedCanBeSavedElsewhere();
    void damagedProjectIsRepaired();
    void crashReportIsOfferedOnce();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void ProjectFaultsTest::initTestCase() {
    test::keepSettingsApart();
}

void ProjectFaultsTest::init() {
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("p.mtpw");
    fill(m_path.toStdString());
}

void ProjectFaultsTest::missingSourceIsAskedFor() {
    MainWindow window;
    window.openPath(m_path);
    const Banner* banner = bannerWith(window, "/nowhere/aimd is no longer there");
    QVERIFY(banner);
    QVERIFY(banner->actionButton()->text().startsWith("Find it"));
    QCOMPARE(window.project().configurations().size(), std::size_t(60));
}

void ProjectFaultsTest::projectInUseIsLookedAtOnly() {
    const ProjectStore other = ProjectStore::open(m_path.toStdString());
    MainWindow window;
    window.openPath(m_path);
    const auto* badge = window.findChild<BadgeLabel*>();
    QVERIFY(badge);
    QCOMPARE(badge->text(), QString("Read-only"));
    QVERIFY(badge->toolTip().contains("another program has it open"));
    QCOMPARE(window.project().configurations().size(), std::size_t(60));
    // A change is refused and said; what is shown is what is in the file.
    QVERIFY(!window.project().setLadder({0.5}));
    QVERIFY(bannerWith(window, "another program has it open"));
    QVERIFY(window.project().ladder().empty());
}

void ProjectFaultsTest::projectThatWasReplacedCanBeSavedElsewhere() {
    MainWindow window;
    window.openPath(m_path);
    QVERIFY(QFile::rename(m_path, m_folder->filePath("elsewhere.mtpw")));
    QVERIFY(!window.project().setLadder({0.5}));
    const Banner* banner = bannerWith(window, "was removed or replaced while it was open");
    QVERIFY(banner);
    QVERIFY(bannerWith(window, "Use File > Save project as…"));
    window.project().saveAs(m_folder->filePath("kept.mtpw"));
    QCOMPARE(window.project().configurations().size(), std::size_t(60));
    QVERIFY(window.project().setLadder({0.5}));
}

void ProjectFaultsTest::damagedProjectIsRepaired() {
    {
        std::fstream file(m_path.toStdString(), std::ios::binary | std::ios::in | std::ios::out);
        file << std::string(200, 'x');
    }
    MainWindow window;
    window.openPath(m_path);
    const Banner* banner = bannerWith(window, "damaged");
    QVERIFY(banner);
    QCOMPARE(banner->actionButton()->text(), QString("Repair"));
    clickAction(*banner);
    QTRY_VERIFY_WITH_TIMEOUT(bannerWith(window, "What could be read was saved to") != nullptr,
                             kPatienceMs);
    QVERIFY(window.project().path().contains("p repaired"));
    QCOMPARE(window.project().configurations().size(), std::size_t(60));
    QFile::remove(window.project().path());
}

void ProjectFaultsTest::crashReportIsOfferedOnce() {
    const std::string report = crashReportOf(m_path.toStdString()).string();
    std::ofstream(report) << "MTP Workbench 1.2.3\nended by signal 11\n";
    QSettings().setValue("recentFiles", QStringList{m_path});
    {
        MainWindow window;
        const Banner* banner = bannerWith(window, "ended unexpectedly");
        QVERIFY(banner);
        clickAction(*banner);
        const auto* box = window.findChild<QMessageBox*>();
        QVERIFY(box && box->detailedText().contains("signal 11"));
    }
    QVERIFY(!std::filesystem::exists(report));
    MainWindow window;
    QVERIFY(!bannerWith(window, "ended unexpectedly"));
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application);
    ProjectFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "ProjectFaultsTest.moc"
