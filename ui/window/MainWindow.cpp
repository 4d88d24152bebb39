#include "ui/window/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProcess>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>
#include <algorithm>

#include "core/workflow/Recipe.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/densities/DensitiesPage.h"
#include "ui/pages/dynamics/DynamicsPage.h"
#include "ui/pages/inspect/InspectPage.h"
#include "ui/pages/labels/LabelsPage.h"
#include "ui/pages/learn/LearnPage.h"
#include "ui/pages/simulate/SimulatePage.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/pages/trajectory/TrajectoryPage.h"
#include "ui/project/ProjectModel.h"
#include "ui/project/ProjectTraining.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/window/EditActions.h"
#include "ui/window/HelpActions.h"
#include "ui/window/ImportActions.h"
#include "ui/window/JobBar.h"
#include "ui/window/PageRail.h"
#include "ui/window/PreferencesDialog.h"
#include "ui/window/ProjectActions.h"
#include "ui/window/RecentMenu.h"
#include "ui/window/StartPage.h"
#include "ui/window/ViewState.h"
#include "ui/window/WindowHeader.h"

namespace mtp::ui {

namespace {

bool isPotentialFile(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("mtp") || suffix == QLatin1String("almtp");
}

// Whether errors of the current potential are what the page is about.
bool showsTheFit(const Page& page) {
    return page.id() == PageId::Train || page.id() == PageId::Inspect;
}

// The mtp command, which is built and installed into the folder of this program.
std::filesystem::path commandBesideProgram() {
    return (QCoreApplication::applicationDirPath() + "/mtp").toStdString();
}

}  // namespace

MainWindow::MainWindow(ReplayText replay, QWidget* parent)
    : QMainWindow(parent)
    , m_project(new ProjectModel(this, commandBesideProgram()))
    , m_jobs(new JobBoard(this))
    , m_training(new ProjectTraining(*m_project, *m_jobs, this))
    , m_actions(new ProjectActions(*m_project, *m_jobs, this))
    , m_import(new ImportActions(*m_project, *m_jobs, this))
    , m_export(new ExportActions(*m_project, *m_jobs, std::move(replay), this))
    , m_edit(new EditActions(
          *m_project, *m_actions, [this] { return currentPage()->searchField(); }, this))
    , m_help(new HelpActions(
          *m_project, *m_actions, [this] { return currentPage()->id(); }, this))
    , m_stack(new QStackedWidget) {
    setAcceptDrops(true);
    setMinimumSize(1024, 700);
    buildPages();
    buildMenus();
    connectActions();
    connectImport();
    showStart();
    m_actions->lookForCrashReport();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages() {
    auto* trajectory = new TrajectoryPage(*m_project, *m_jobs);
    auto* densities = new DensitiesPage(*m_project, *m_jobs);
    auto* labels = new LabelsPage(*m_project, *m_jobs);
    m_pages = {trajectory,
               densities,
               labels,
               new TrainPage(*m_project, *m_jobs, *m_training),
               new InspectPage(*m_project, *m_jobs),
               new SimulatePage(*m_project, *m_jobs),
               new LearnPage(*m_project, *m_jobs),
               new DynamicsPage(*m_project, *m_jobs)};
    m_start = new StartPage(*m_project, *m_jobs);
    m_rail = new PageRail(m_pages);
    m_header = new WindowHeader;
    m_jobBar = new JobBar(*m_jobs, *statusBar());
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(right, 1);
    setCentralWidget(centre);

    connect(trajectory, &TrajectoryPage::packRequested, densities, &DensitiesPage::openPackDialog);
    std::vector<Page*> all = m_pages;
    all.push_back(m_start);
    for (Page* page : all) {
        m_stack->addWidget(page);
        connect(page, &Page::stateChanged, this, &MainWindow::showHeader);
        connect(page, &Page::pageRequested, this, &MainWindow::showPage);
        connect(page, &Page::configurationChosen, this, [this](std::int64_t id) {
            for (Page* other : m_pages)
                other->chooseConfiguration(id);
        });
        connect(page, &Page::inputsChosen, this, &MainWindow::openPaths);
        connect(page, &Page::trajectoryRequested, this, [this](const QString& path) {
            showPage(PageId::Trajectory);
            currentPage()->openPath(path, {});
        });
        connect(page, &Page::aimdRequested, this, [this, labels](const Frame& start) {
            showPage(PageId::Labels);
            labels->startAimd(start);
        });
        connect(page->primaryAction(), &QAction::changed, this, &MainWindow::showHeader);
    }
    connect(m_rail, &PageRail::chosen, this, &MainWindow::showPageAt);
    connect(m_header, &WindowHeader::primaryPressed, this,
            [this] { currentPage()->primaryAction()->trigger(); });
    connect(m_start, &StartPage::exampleWanted, m_actions, &ProjectActions::openExample);
    connect(m_start, &StartPage::tourWanted, m_help, &HelpActions::startTour);
    connect(m_help, &HelpActions::pageWanted, this, &MainWindow::showPage);
    connect(m_start, &StartPage::newProjectWanted, m_actions, &ProjectActions::newProject);
}

void MainWindow::buildMenus() {
    buildFileMenu();
    buildEditMenu();
    buildGoMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&New project"), QKeySequence::New, m_actions, &ProjectActions::newProject);
    file->addAction(tr("New &window"), QKeySequence(tr("Ctrl+Shift+N")), this,
                    [] { QProcess::startDetached(QApplication::applicationFilePath(), {}); });
    file->addSeparator();
    file->addAction(icon("open"), tr("&Open file…"), QKeySequence::Open, m_actions,
                    &ProjectActions::openDialog);
    file->addAction(icon("folder"), tr("Open run &folder…"), QKeySequence(tr("Ctrl+Shift+O")),
                    m_actions, &ProjectActions::openFolderDialog);
    if (!ProjectActions::exampleFolder().isEmpty())
        file->addAction(icon("example"), tr("Open &example"), m_actions,
                        &ProjectActions::openExample);
    addRecentMenu(*file, [this](const QString& path) { openPath(path); });
    file->addSeparator();
    file->addAction(icon("save"), tr("&Save"), QKeySequence::Save, m_actions,
                    &ProjectActions::save);
    file->addAction(tr("Save project &as…"), QKeySequence(tr("Ctrl+Shift+S")), m_actions,
                    &ProjectActions::saveAs);
    file->addSeparator();
    m_export->fillMenu(*file);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::buildEditMenu() {
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_edit->fillMenu(*edit);
    edit->addSeparator();
    QAction* preferences = edit->addAction(tr("&Preferences…"), QKeySequence(tr("Ctrl+,")), this,
                                           [this] { PreferencesDialog(*m_jobs, this).exec(); });
    preferences->setMenuRole(QAction::PreferencesRole);
}

void MainWindow::buildGoMenu() {
    QMenu* go = menuBar()->addMenu(tr("&Go"));
    go->addAction(tr("&Start page"), QKeySequence(tr("Alt+0")), this, &MainWindow::showStart);
    go->addSeparator();
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        go->addAction(icon(m_pages[i]->iconName()), m_pages[i]->title(),
                      QKeySequence(QStringLiteral("Alt+%1").arg(i + 1)), this,
                      [this, i] { showPageAt(static_cast<int>(i)); });
}

void MainWindow::buildHelpMenu() {
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    m_help->fillMenu(*help, *menuBar());
}

void MainWindow::connectActions() {
    connect(m_actions, &ProjectActions::inputsChosen, this, &MainWindow::openPaths);
    connect(m_actions, &ProjectActions::failed, this, &MainWindow::showFailure);
    connect(m_actions, &ProjectActions::done, this, [this](const QString& message) {
        currentPage()->banner()->show(Banner::Kind::Information, message);
    });
    connect(m_actions, &ProjectActions::saved, this, [this](const QString& message, bool hasName) {
        std::vector<Banner::Action> actions;
        if (!hasName)
            actions.push_back({tr("Save as…"), [this] { m_actions->saveAs(); }});
        currentPage()->banner()->show(Banner::Kind::Information, message, std::move(actions));
    });
    connect(m_actions, &ProjectActions::crashReportFound, this, [this](const QString& path) {
        currentPage()->banner()->show(
            Banner::Kind::Warning,
            tr("The program ended unexpectedly. Every step that was finished is in its project."),
            tr("Show the report"), [this, path] { m_actions->showCrashReport(path); });
    });
    connect(m_actions, &ProjectActions::projectDamaged, this,
            [this](const QString& path, const QString& message) {
                currentPage()->banner()->show(Banner::Kind::Error, message, tr("Repair"),
                                              [this, path] { m_actions->repairProject(path); });
            });
    connect(m_actions, &ProjectActions::sourceMissing, this, [this](const SourceRecord& record) {
        currentPage()->banner()->show(
            Banner::Kind::Warning,
            tr("%1 is no longer there. What was made from it is kept in the project.")
                .arg(QString::fromStdString(record.path)),
            tr("Find it…"), [this, record] { m_actions->findSource(record); });
    });
    connect(m_project, &ProjectModel::writeFailed, this, &MainWindow::showFailure);
    connect(m_project, &ProjectModel::projectChanged, this, &MainWindow::followProject);
    for (const auto signal : {&ProjectModel::configurationsChanged, &ProjectModel::runsChanged})
        connect(m_project, signal, this, &MainWindow::showHeader);
    connect(m_export, &ExportActions::failed, this, &MainWindow::showFailure);
    connect(m_export, &ExportActions::done, this,
            [this](const QString& message, const QString& path) {
                currentPage()->banner()->showWritten(message, path);
            });
}

void MainWindow::connectImport() {
    const auto openOn = [this](PageId page) {
        return [this, page](const QString& path, const ImportChoice& choice) {
            showPage(page);
            currentPage()->openPath(path, choice);
        };
    };
    connect(m_import, &ImportActions::projectNeeded, m_actions, &ProjectActions::ensureProject);
    connect(m_import, &ImportActions::trajectoryChosen, this,
            [this](const QString& path, const ImportChoice& choice) {
                // Dynamics shows any trajectory too, and follows what Trajectory opens.
                if (currentPage()->id() != PageId::Dynamics)
                    showPage(PageId::Trajectory);
                page(PageId::Trajectory)->openPath(path, choice);
            });
    connect(m_import, &ImportActions::labelsChosen, this, openOn(PageId::Labels));
    connect(m_import, &ImportActions::configurationsAdded, this, [this](const QString& message) {
        showPage(PageId::Labels);
        currentPage()->banner()->show(Banner::Kind::Information, message);
    });
    connect(m_import, &ImportActions::failed, this, &MainWindow::showFailure);
}

void MainWindow::followProject() {
    showProjectName();
    if (const std::optional<PageId> page = restoreViews(*m_project, m_pages))
        showPage(*page);
    else if (currentIndex() < 0)
        showPageAt(0);
    const QString reason = m_project->readOnlyReason();
    if (!reason.isEmpty())
        currentPage()->banner()->show(
            Banner::Kind::Warning,
            tr("This project is read-only: %1. To change it, save a copy.").arg(reason),
            tr("Save as…"), [this] { m_actions->saveAs(); });
}

Page* MainWindow::currentPage() const {
    const int index = currentIndex();
    return index < 0 ? m_start : m_pages[static_cast<std::size_t>(index)];
}

int MainWindow::currentIndex() const {
    const int index = m_stack->currentIndex();
    return index < static_cast<int>(m_pages.size()) ? index : -1;
}

// A page needs a project to work on.
void MainWindow::showPageAt(int index) {
    m_actions->ensureProject();
    if (index != m_stack->currentIndex())
        keepViews(*m_project, m_pages, m_pages[static_cast<std::size_t>(index)]->id());
    const bool isFocusLeft = m_stack->isAncestorOf(focusWidget());
    m_stack->setCurrentIndex(index);
    // Else the first button of the page has it, and is drawn so, though nobody chose it.
    if (isFocusLeft)
        currentPage()->setFocus(Qt::OtherFocusReason);
    m_rail->setCurrent(index);
    showHeader();
}

Page* MainWindow::page(PageId id) const {
    return *std::find_if(m_pages.begin(), m_pages.end(),
                         [id](const Page* page) { return page->id() == id; });
}

void MainWindow::showPage(PageId page) {
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i]->id() == page)
            showPageAt(static_cast<int>(i));
}

void MainWindow::showStart() {
    m_start->refresh();
    m_stack->setCurrentWidget(m_start);
    m_rail->setCurrent(-1);
    showProjectName();
    showHeader();
    m_header->focusPrimary();  // Enter continues
}

void MainWindow::showFailure(const QString& message) {
    currentPage()->banner()->show(Banner::Kind::Error, message);
}

void MainWindow::openPaths(const QStringList& paths) {
    QStringList inputs;
    for (const QString& path : paths) {
        if (!QFileInfo::exists(path)) {
            showFailure(tr("%1: there is no such file.").arg(path));
        } else if (isProjectFile(path)) {
            if (QFileInfo(path) == QFileInfo(m_project->path()))
                showPageAt(std::max(currentIndex(), 0));  // back from the start page
            m_actions->openProject(path);
        } else if (hasRecipe(path.toStdString())) {
            m_actions->openRecipe(path);
        } else if (isPotentialFile(path)) {
            rememberInput(path);
            showPage(PageId::Inspect);
            currentPage()->openPath(path, {});
        } else {
            rememberInput(path);
            inputs << path;
        }
    }
    if (!inputs.isEmpty())
        m_import->look(inputs, currentPage()->id() == PageId::Labels);
}

void MainWindow::showProjectName() {
    if (m_project->hasProject()) {
        m_header->showProject(m_project->name(),
                              tr("%1: every change is saved at once").arg(m_project->path()));
        setWindowTitle(m_project->name() + QStringLiteral(" – ") + tr("MTP Workbench"));
    } else {
        m_header->showProject({}, {});
        setWindowTitle(tr("MTP Workbench"));
    }
    setWindowFilePath(m_project->path());
}

std::vector<Badge> MainWindow::badges() const {
    if (currentIndex() < 0)
        return {};
    std::vector<Badge> badges = currentPage()->badges();
    const Badge stale{tr("Stale"),
                      tr("The configurations have changed since this potential was trained. Undo "
                         "the changes, or train again.")};
    const bool isSaid = std::any_of(badges.begin(), badges.end(), [&stale](const Badge& badge) {
        return badge.text == stale.text;  // by the page, of its own errors
    });
    if (showsTheFit(*currentPage()) && m_project->isCurrentRunStale() && !isSaid)
        badges.push_back(stale);
    if (const QString reason = m_project->readOnlyReason(); !reason.isEmpty())
        badges.push_back({tr("Read-only"),
                          tr("%1. Use File > Save project as… to make a copy that can be changed.")
                              .arg(reason)});
    return badges;
}

void MainWindow::showHeader() {
    const QWidget* focused = focusWidget();
    m_header->showPage(*currentPage(), badges());
    if (focused != focusWidget())  // the primary button had it, and cannot be pressed now
        currentPage()->setFocus(Qt::OtherFocusReason);
    m_rail->refresh();
    m_jobBar->showCounts(currentPage()->counts());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    openPaths(paths);
    event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    for (const Job* job : m_jobs->jobs()) {
        const QString question = job->closeQuestion();
        if (question.isEmpty())
            continue;
        if (QMessageBox::question(this, tr("Close the window?"), question) != QMessageBox::Yes) {
            event->ignore();
            return;
        }
    }
    if (currentIndex() >= 0)
        keepViews(*m_project, m_pages, currentPage()->id());
    QMainWindow::closeEvent(event);
}

}  // namespace mtp::ui

#include "moc_MainWindow.cpp"
