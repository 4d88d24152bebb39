// The window around the pages: start page, recent projects, rail, header, banners, menus.
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/project/ProjectStore.h"
#include "core/project/file/TrainedSet.h"
#include "tests/core/mtp/TestSystems.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/Page.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/window/RecentInputs.h"
#include "ui/window/StartPage.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::activate;
using mtp::test::child;
using mtp::test::click;

namespace {

// Ten labelled configurations, a run that was trained on them, a training that was interrupted.
void fill(const QString& path) {
    ProjectStore store = ProjectStore::create(path.toStdString());
    std::vector<Configuration> configurations;
    for (unsigned i = 0; i < 10; ++i) {
        Frame frame = test::jitteredGrid(2, 6.0, 2, i + 1);
        frame.labels.energy = -1.0 * i;
        configurations.push_back({recordOf(frame, 1), frame});
        configurations.back().record.part = i < 2 ? Part::Validation : Part::Training;
    }
    ProjectEdit edit = store.edit({.name = "Make 10 configurations"});
    edit.addConfigurations(configurations);
    edit.commit();
    RunRecord run;
    run.name = "Run 1";
    run.trainedOn = trainedSet(store.configurations());
    ProjectEdit training = store.edit({.name = "Train Run 1"});
    training.addRun(run);
    training.commit();
    TrainingRecord waiting;
    waiting.name = "Run 2, level 8";
    waiting.iterations.resize(3);
    waiting.iterations.back().iteration = 2;
    store.startTraining(waiting);
}

const Banner* bannerWith(const QWidget& window, const QString& text) {
    for (const Banner* banner : window.findChildren<Banner*>())
        if (banner->text().contains(text))
            return banner;
    return nullptr;
}

QStringList badgesOf(const QWidget& window) {
    QStringList texts;
    for (const BadgeLabel* badge : window.findChildren<BadgeLabel*>())
        texts << badge->text();
    return texts;
}

// What a window noted in the project before.
void keepView(const QString& path, const std::map<std::string, std::string>& view) {
    ProjectStore store = ProjectStore::open(path.toStdString());
    for (const auto& [key, value] : view)
        store.setView(key, value);
}

std::unique_ptr<MainWindow> shownWindow() {
    auto window = std::make_unique<MainWindow>();
    window->resize(1200, 800);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get()))
        qFatal("the window is not shown");
    return window;
}

bool isStartShown(const MainWindow& window) {
    return window.findChild<StartPage*>()->isVisible();
}

}  // namespace

class StartPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void lastProjectIsOfferedWithItsState();
    void projectsWithoutANameAreFoundAgain();
    void emptyProjectsAreNotLeftBehind();
    void newProjectMakesOneInTheProjectsFolder();
    void recentMenuListsProjectsFirst();
    void formatsAreNamed();
    void timesReadAsPeopleSayThem();
    void bannersLieOverThePage();
    void bannersEndWithTheirProject();
    void hoveringTheRailChangesNothingElse();
    void railSaysStatesInWords();
    void headerKeepsItsHeight();
    void staleIsABadgeUntilTheChangeIsUndone();
    void saveAnswers();
    void helpShowsTheShortcuts();
    void disabledEntriesSayWhy();
    void findGoesToTheListOfThePage();
    void keysOfAPageMeetNoOthers();
    void keysThatAWidgetDoesNotKnowDoNothing();
    void pagesAreDisplayedAsTheProjectKeepsThem();
    void viewsOfEarlierVersionsCountAsNew();

private:
    QString projectPath(const QString& name = "melt") { return m_folder->filePath(name + ".mtpw"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void StartPageTest::initTestCase() {
    test::keepSettingsApart();
    QCoreApplication::setApplicationName("StartPageTest");
}

void StartPageTest::init() {
    QSettings().clear();
    QDir folder = projectsFolder();
    folder.removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
}

void StartPageTest::lastProjectIsOfferedWithItsState() {
    fill(projectPath());
    rememberInput(projectPath());
    const auto window = shownWindow();
    QVERIFY(isStartShown(*window));
    auto* button = child<QPushButton>(*window, "continueProject");
    QVERIFY2(button->accessibleName().contains("2 runs, one interrupted"),
             qPrintable(button->accessibleName()));
    QVERIFY(button->accessibleName().contains("today "));
    QCOMPARE(child<QPushButton>(*window, "primary")->text(), QString("Continue melt"));
    click(button);
    QCOMPARE(window->project().configurations().size(), std::size_t(10));
    QVERIFY(!isStartShown(*window));
}

void StartPageTest::projectsWithoutANameAreFoundAgain() {
    const QString path = projectsFolder().filePath("Untitled.mtpw");
    fill(path);  // and the program ended before it could remember anything
    const auto window = shownWindow();
    click(child<QPushButton>(*window, "primary"));
    QCOMPARE(QFileInfo(window->project().path()), QFileInfo(path));
    // After "New project" too.
    test::chooseFromMenuBar(window->menuBar(), "&File", "&New project");
    QVERIFY(window->project().configurations().empty());
    QCOMPARE(knownProjects(9).size(), std::size_t(1));
    test::chooseFromMenuBar(window->menuBar(), "&Go", "&Start page");
    click(child<QPushButton>(*window, "continueProject"));
    QCOMPARE(window->project().configurations().size(), std::size_t(10));
}

void StartPageTest::emptyProjectsAreNotLeftBehind() {
    const auto files = [] { return projectsFolder().entryList(QDir::Files); };
    {
        const auto window = shownWindow();
        QCOMPARE(files(), QStringList());
        click(child<QToolButton>(*window, "rail-densities"));  // a page needs a project
        QVERIFY(window->project().hasProject());
        QVERIFY(!files().isEmpty());
    }
    QCOMPARE(files().filter(QRegularExpression("mtpw$")), QStringList());
}

void StartPageTest::newProjectMakesOneInTheProjectsFolder() {
    const auto window = shownWindow();
    click(child<QPushButton>(*window, "startNewProject"));
    QVERIFY(window->project().hasProject());
    QVERIFY(!isStartShown(*window));
    // Named once: ".../StartPageTest/projects/".
    QCOMPARE(window->project().path().count("StartPageTest"), 1);
}

void StartPageTest::recentMenuListsProjectsFirst() {
    fill(projectPath());
    rememberInput(projectPath());
    rememberInput("/somewhere/OUTCAR");
    const auto window = shownWindow();
    auto* recent = window->findChild<QMenu*>("recentMenu");
    emit recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 3);  // project, separator, file
    QVERIFY2(recent->actions()[0]->text().startsWith("melt (today "),
             qPrintable(recent->actions()[0]->text()));
    QVERIFY(recent->actions()[1]->isSeparator());
    QCOMPARE(recent->actions()[2]->text(), QString("OUTCAR"));
}

void StartPageTest::formatsAreNamed() {
    const auto window = shownWindow();
    const QString text = child<QLabel>(*window, "formatNames")->text();
    for (const Format& format : window->project().registry().formats())
        if (format.open)
            QVERIFY2(text.contains(QString::fromStdString(format.description)),
                     format.description.c_str());
}

void StartPageTest::timesReadAsPeopleSayThem() {
    const QDateTime now(QDate(2026, 11, 28), QTime(9, 0));
    QCOMPARE(timeText(QDateTime(QDate(2026, 11, 28), QTime(8, 5)), now), QString("today 08:05"));
    QCOMPARE(timeText(QDateTime(QDate(2026, 11, 27), QTime(23, 0)), now),
             QString("yesterday 23:00"));
    QCOMPARE(timeText(QDateTime(QDate(2026, 10, 1), QTime(23, 0)), now), QString("1 Oct 2026"));
}

void StartPageTest::bannersLieOverThePage() {
    fill(projectPath());
    const auto window = shownWindow();
    window->openPath(projectPath());
    window->showPage(PageId::Train);
    auto* page = window->findChild<TrainPage*>();
    page->banner()->dismiss();
    auto* content = child<QWidget>(*window, "trainTabs");
    const QRect before(content->mapTo(window.get(), QPoint()), content->size());
    page->banner()->show(Banner::Kind::Error, QString(400, 'x') + " too long for one line");
    QApplication::processEvents();
    QCOMPARE(QRect(content->mapTo(window.get(), QPoint()), content->size()), before);
    QVERIFY(page->rect().contains(page->banner()->geometry()));
    // Tabs, tools and the heads of plots stay free.
    QVERIFY(page->banner()->y() > page->height() / 2);
}

void StartPageTest::bannersEndWithTheirProject() {
    fill(projectPath());
    const auto window = shownWindow();
    window->openPath(projectPath());
    QVERIFY(bannerWith(*window, "Run 2, level 8 was interrupted. Resume from step 2?"));
    test::chooseFromMenuBar(window->menuBar(), "&File", "&New project");
    QVERIFY(!bannerWith(*window, "interrupted"));
}

void StartPageTest::hoveringTheRailChangesNothingElse() {
    fill(projectPath());
    const auto window = shownWindow();
    window->openPath(projectPath());
    const QString counts = child<ElidedLabel>(*window, "counts")->text();
    for (const char* name : {"rail-trajectory", "rail-labels", "rail-train"}) {
        auto* button = child<QToolButton>(*window, name);
        QTest::mouseMove(button, button->rect().center());
        QApplication::processEvents();
        QCOMPARE(child<ElidedLabel>(*window, "counts")->text(), counts);
        QCOMPARE(window->statusBar()->currentMessage(), QString());
    }
}

void StartPageTest::railSaysStatesInWords() {
    fill(projectPath());
    const auto window = shownWindow();
    window->openPath(projectPath());
    const QString text = child<QToolButton>(*window, "rail-train")->toolTip();
    QCOMPARE(text, QString("Train: 1 run, 1 interrupted (Alt+4)"));
}

void StartPageTest::headerKeepsItsHeight() {
    const auto window = shownWindow();
    auto* primary = child<QPushButton>(*window, "primary");
    auto* title = child<QLabel>(*window, "pageTitle");
    child<QPushButton>(*window, "startOpenFiles")->setFocus();
    QApplication::processEvents();
    const int before = title->parentWidget()->height();
    const QSize size = primary->size();
    primary->setFocus();
    QApplication::processEvents();
    QCOMPARE(title->parentWidget()->height(), before);
    QCOMPARE(primary->size(), size);
}

void StartPageTest::staleIsABadgeUntilTheChangeIsUndone() {
    fill(projectPath());
    const auto window = shownWindow();
    window->openPath(projectPath());
    window->showPage(PageId::Train);
    QVERIFY(!badgesOf(*window).contains("Stale"));
    ConfigurationEdits edits(window->project(), {}, nullptr);
    edits.setExcluded({window->project().configurations().back().id}, true);
    QTRY_VERIFY(badgesOf(*window).contains("Stale"));
    // Another message does not take it away.
    window->findChild<TrainPage*>()->banner()->show(Banner::Kind::Information, "Something else");
    QVERIFY(badgesOf(*window).contains("Stale"));
    test::undo(*window);
    QTRY_VERIFY(!badgesOf(*window).contains("Stale"));
}

void StartPageTest::saveAnswers() {
    const auto window = shownWindow();
    fill(projectPath());
    window->openPath(projectPath());
    test::chooseFromMenuBar(window->menuBar(), "&File", "&Save");
    QVERIFY(bannerWith(*window, "Saved"));
}

void StartPageTest::helpShowsTheShortcuts() {
    const auto window = shownWindow();
    test::chooseFromMenuBar(window->menuBar(), "&Help", "&Keyboard shortcuts");
    auto* sheet = window->findChild<QDialog*>("shortcutSheet");
    QVERIFY(sheet);
    QStringList texts;
    for (const QLabel* label : sheet->findChildren<QLabel*>())
        texts << label->text();
    for (const char* wanted :
         {"Undo", "Ctrl+Z", "Train", "Alt+4", "Save", "Ctrl+S", "Ctrl+Shift+S"})
        QVERIFY2(texts.contains(wanted), wanted);
}

void StartPageTest::disabledEntriesSayWhy() {
    const auto window = shownWindow();
    QMenu* file = test::entryOf(*window->menuBar(), "&File")->menu();
    emit file->aboutToShow();
    QAction* exported = test::entryOf(*file, "Export &potential");
    QVERIFY(!exported->isEnabled());
    QVERIFY2(exported->toolTip().contains("no potential yet"), qPrintable(exported->toolTip()));
    QVERIFY(file->toolTipsVisible());
}

void StartPageTest::findGoesToTheListOfThePage() {
    fill(projectPath());
    const auto window = shownWindow();
    activate(window.get());
    window->openPath(projectPath());
    window->showPage(PageId::Train);
    child<QTabWidget>(*window, "trainTabs")->setCurrentIndex(0);
    test::chooseFromMenuBar(window->menuBar(), "&Edit", "&Find");
    QCOMPARE(QApplication::focusWidget(), child<QWidget>(*window, "searchConfigurations"));
    // Select all and copy act on what has the focus.
    auto* field = child<QLineEdit>(*window, "searchConfigurations");
    field->setText("abc");
    field->deselect();
    test::chooseFromMenuBar(window->menuBar(), "&Edit", "Select &all");
    QCOMPARE(field->selectedText(), QString("abc"));
}

// A button takes neither; the key would come back as the shortcut for ever.
void StartPageTest::keysThatAWidgetDoesNotKnowDoNothing() {
    const auto window = shownWindow();
    QPushButton button(QStringLiteral("button"), window.get());
    button.show();
    activate(window.get());
    button.setFocus();
    QTRY_VERIFY(button.hasFocus());
    for (const QKeySequence::StandardKey key : {QKeySequence::SelectAll, QKeySequence::Copy})
        QTest::keySequence(window->windowHandle(), QKeySequence(key));
    QVERIFY(button.hasFocus());
}

// Alt and a letter opens a menu, whatever page is shown, and goes to one place of the page.
void StartPageTest::keysOfAPageMeetNoOthers() {
    fill(projectPath());
    const auto window = shownWindow();
    window->openPath(projectPath());
    QStringList menuKeys;
    for (const QAction* menu : window->menuBar()->actions())
        menuKeys << QKeySequence::mnemonic(menu->text()).toString();
    QCOMPARE(menuKeys, (QStringList{"Alt+F", "Alt+E", "Alt+G", "Alt+H"}));
    qsizetype count = 0;
    for (const Page* page : window->findChildren<Page*>()) {
        QStringList texts;
        for (const QLabel* label : page->findChildren<QLabel*>())
            if (label->buddy())
                texts << label->text();
        for (const QAbstractButton* button : page->findChildren<QAbstractButton*>())
            texts << button->text();
        for (const QTabWidget* tabs : page->findChildren<QTabWidget*>())
            for (int i = 0; i < tabs->count(); ++i)
                texts << tabs->tabText(i);
        QStringList keys = menuKeys;
        for (const QString& text : texts)
            if (const QString key = QKeySequence::mnemonic(text).toString(); !key.isEmpty()) {
                QVERIFY2(!keys.contains(key),
                         qPrintable(page->metaObject()->className() + QString(": ") + text));
                keys << key;
            }
        count += texts.size();
    }
    QVERIFY(count > 50);
}

void StartPageTest::pagesAreDisplayedAsTheProjectKeepsThem() {
    fill(projectPath());
    keepView(projectPath(),
             {{"page", "train"},
              {"page.train", R"({"tab":"runs"})"},
              {"page.inspect", R"({"tab":"statistics","part":"validation","colouring":"part"})"}});
    auto window = shownWindow();
    window->openPath(projectPath());
    QVERIFY(child<QToolButton>(*window, "rail-train")->isChecked());
    QCOMPARE(child<QTabWidget>(*window, "trainTabs")->currentIndex(), 2);
    QCOMPARE(child<QTabWidget>(*window, "inspectTabs")->currentIndex(), 3);
    QCOMPARE(child<QComboBox>(*window, "inspectPart")->currentData().toInt(),
             static_cast<int>(Part::Validation));
    QCOMPARE(child<QComboBox>(*window, "colourBy")->currentData().toString(), QString("part"));
    window->close();
    QCOMPARE(window->project().view("page.train"), QString(R"({"tab":"runs"})"));
    QCOMPARE(window->project().view("page.inspect"),
             QString(R"({"colouring":"part","part":"validation","tab":"statistics"})"));
}

// Versions before kept the places in lists as text.
void StartPageTest::viewsOfEarlierVersionsCountAsNew() {
    fill(projectPath());
    keepView(projectPath(), {{"page", "inspect"},
                             {"page.train", "0"},
                             {"page.trajectory", "12"},
                             {"page.inspect", "2 1 1"}});
    const auto window = shownWindow();
    window->openPath(projectPath());
    QVERIFY(child<QToolButton>(*window, "rail-inspect")->isChecked());
    QCOMPARE(child<QTabWidget>(*window, "inspectTabs")->currentIndex(), 0);
    QVERIFY(!child<QComboBox>(*window, "inspectPart")->currentData().isValid());
    QCOMPARE(child<QTabWidget>(*window, "trainTabs")->currentIndex(), 1);  // the fit
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application);
    StartPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "StartPageTest.moc"
