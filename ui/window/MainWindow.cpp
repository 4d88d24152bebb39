#include "ui/window/MainWindow.h"

#include <QAction>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/project/edit/Recipe.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/densities/DensitiesPage.h"
#include "ui/pages/inspect/InspectPage.h"
#include "ui/pages/labels/LabelsPage.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/pages/trajectory/TrajectoryPage.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/window/ExportActions.h"
#include "ui/window/ImportActions.h"
#include "ui/window/ProjectActions.h"
#include "ui/window/ViewState.h"

namespace mtp::ui {

namespace {

constexpr int kMargin = 16;
constexpr int kGap = 8;
constexpr int kRailIcon = 24;

bool isPotentialFile(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("mtp") || suffix == QLatin1String("almtp");
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent)
    , m_project(new ProjectModel(this))
    , m_jobs(new JobBoard(this))
    , m_actions(new ProjectActions(*m_project, *m_jobs, this))
    , m_import(new ImportActions(*m_project, *m_jobs, this))
    , m_export(new ExportActions(*m_project, *m_jobs, this))
    , m_stack(new QStackedWidget) {
    setAcceptDrops(true);
    setMinimumSize(1024, 700);
    m_train = new TrainPage(*m_project, *m_jobs);
    m_pages = {new TrajectoryPage(*m_project, *m_jobs), new DensitiesPage(*m_project, *m_jobs),
               new LabelsPage(*m_project, *m_jobs), m_train, new InspectPage(*m_project, *m_jobs)};
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(m_stack, 1);
    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildRail());
    row->addWidget(right, 1);
    setCentralWidget(centre);
    buildStatusBar();
    buildMenus();

    for (Page* page : m_pages) {
        m_stack->addWidget(page);
        connect(page, &Page::stateChanged, this, &MainWindow::showHeader);
        connect(page, &Page::pageRequested, this, &MainWindow::showPage);
        connect(page, &Page::inputsChosen, this, &MainWindow::openPaths);
        connect(page->primaryAction(), &QAction::changed, this, &MainWindow::showHeader);
    }
    connect(m_jobs, &JobBoard::changed, this, &MainWindow::showJobs);
    connect(m_actions, &ProjectActions::inputsChosen, this, &MainWindow::openPaths);
    connectImport();
    connect(m_actions, &ProjectActions::failed, this, &MainWindow::showFailure);
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
            tr("%1 is not there any more. What was made from it is in the project.")
                .arg(QString::fromStdString(record.path)),
            tr("Find it…"), [this, record] { m_actions->findSource(record); });
    });
    connect(m_project, &ProjectModel::writeFailed, this, &MainWindow::showFailure);
    connect(m_project, &ProjectModel::projectChanged, this, [this] {
        showProjectName();
        const QString page = restoreViews(*m_project, m_pages);
        if (!page.isEmpty())
            showPage(page);
    });
    m_actions->newProject();
    showPageAt(0);
    showJobs();
    m_actions->lookForCrashReport();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::buildRail() {
    auto* rail = new QWidget;
    rail->setObjectName("rail");
    rail->setAutoFillBackground(true);
    rail->setBackgroundRole(QPalette::AlternateBase);
    auto* column = new QVBoxLayout(rail);
    column->setContentsMargins(kGap / 2, kGap, kGap / 2, kGap);
    column->setSpacing(kGap / 2);
    auto* group = new QButtonGroup(this);
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        auto* button = new QToolButton;
        button->setObjectName("rail-" + m_pages[i]->iconName());
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setIcon(icon(m_pages[i]->iconName()));
        button->setIconSize({kRailIcon, kRailIcon});
        button->setText(m_pages[i]->title());
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)));
        button->setToolTip(QStringLiteral("%1 (Alt+%2)").arg(m_pages[i]->title()).arg(i + 1));
        connect(button, &QToolButton::clicked, this,
                [this, i] { showPageAt(static_cast<int>(i)); });
        group->addButton(button);
        column->addWidget(button);
        m_railButtons.push_back(button);
    }
    column->addStretch(1);
    return rail;
}

QWidget* MainWindow::buildHeader() {
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(kMargin, kGap, kMargin, kGap);
    row->setSpacing(kMargin);
    m_projectName = new QLabel;
    m_projectName->setObjectName("projectName");
    m_projectName->setTextFormat(Qt::PlainText);
    m_pageTitle = new QLabel;
    QFont font = m_pageTitle->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setWeight(QFont::DemiBold);
    m_pageTitle->setFont(font);
    m_primary = new QPushButton;
    m_primary->setObjectName("primary");
    m_primary->setDefault(true);
    connect(m_primary, &QPushButton::clicked, this,
            [this] { currentPage()->primaryAction()->trigger(); });
    row->addWidget(m_pageTitle);
    row->addWidget(m_projectName, 1);
    row->addWidget(m_primary);
    return header;
}

void MainWindow::buildStatusBar() {
    m_counts = new QLabel;
    m_counts->setObjectName("counts");
    m_jobText = new QLabel;
    m_jobText->setObjectName("jobText");
    m_jobBar = new QProgressBar;
    m_jobBar->setMaximumWidth(160);
    m_jobBar->setTextVisible(false);
    m_jobPause = new QToolButton;
    m_jobPause->setObjectName("jobPause");
    m_jobPause->setIcon(icon("pause"));
    m_jobPause->setAutoRaise(true);
    m_jobPause->setToolTip(tr("Pause or resume the training"));
    m_jobPause->setAccessibleName(m_jobPause->toolTip());
    m_jobCancel = new QToolButton;
    m_jobCancel->setObjectName("jobCancel");
    m_jobCancel->setIcon(icon("close"));
    m_jobCancel->setAutoRaise(true);
    m_jobCancel->setToolTip(tr("Cancel"));
    m_jobCancel->setAccessibleName(m_jobCancel->toolTip());
    m_counts->setIndent(kMargin - kGap);
    statusBar()->addWidget(m_counts, 1);
    statusBar()->addPermanentWidget(m_jobText);
    statusBar()->addPermanentWidget(m_jobBar);
    statusBar()->addPermanentWidget(m_jobPause);
    statusBar()->addPermanentWidget(m_jobCancel);
    connect(m_jobPause, &QToolButton::clicked, m_train, &TrainPage::togglePause);
    connect(m_jobCancel, &QToolButton::clicked, this, [this] {
        if (!m_jobs->jobs().empty())
            m_jobs->jobs().front()->cancel();
        else
            m_train->stop();
    });
}

void MainWindow::buildMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    m_actions->fillMenu(*file);
    file->addSeparator();
    m_export->fillMenu(*file);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    m_actions->fillEditMenu(*menuBar()->addMenu(tr("&Edit")));
    QMenu* go = menuBar()->addMenu(tr("&Go"));
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        go->addAction(icon(m_pages[i]->iconName()), m_pages[i]->title(), this,
                      [this, i] { showPageAt(static_cast<int>(i)); });
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About"), this, [this] {
        QMessageBox::about(this, tr("MTP Workbench"),
                           tr("<b>MTP Workbench %1</b><p>Moment tensor potentials, from AIMD to "
                              "LAMMPS.</p><p>Window: GPL-3.0-or-later. Core library and the "
                              "<tt>mtp</tt> command: BSD-3-Clause.</p>")
                               .arg(QStringLiteral(MTP_VERSION)));
    });
}

Page* MainWindow::currentPage() const {
    return m_pages[static_cast<std::size_t>(m_stack->currentIndex())];
}

void MainWindow::showPageAt(int index) {
    if (index != m_stack->currentIndex())
        keepViews(*m_project, m_pages, index);
    m_stack->setCurrentIndex(index);
    m_railButtons[static_cast<std::size_t>(index)]->setChecked(true);
    showHeader();
}

void MainWindow::showPage(const QString& name) {
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i]->iconName() == name)
            showPageAt(static_cast<int>(i));
}

void MainWindow::connectImport() {
    const auto openOn = [this](const QString& page) {
        return [this, page](const QString& path, const ImportChoice& choice) {
            showPage(page);
            currentPage()->openPath(path, choice);
        };
    };
    connect(m_import, &ImportActions::trajectoryChosen, this, openOn(QStringLiteral("trajectory")));
    connect(m_import, &ImportActions::labelsChosen, this, openOn(QStringLiteral("labels")));
    connect(m_import, &ImportActions::configurationsAdded, this, [this](const QString& message) {
        showPage(QStringLiteral("labels"));
        currentPage()->banner()->show(Banner::Kind::Information, message);
    });
    connect(m_import, &ImportActions::failed, this, &MainWindow::showFailure);
    connect(m_export, &ExportActions::failed, this, &MainWindow::showFailure);
    connect(m_export, &ExportActions::done, this, [this](const QString& message) {
        currentPage()->banner()->show(Banner::Kind::Information, message);
    });
}

void MainWindow::showFailure(const QString& message) {
    currentPage()->banner()->show(Banner::Kind::Error, message);
}

void MainWindow::openPaths(const QStringList& paths) {
    QStringList inputs;
    for (const QString& path : paths) {
        if (!QFileInfo::exists(path)) {
            currentPage()->banner()->show(Banner::Kind::Error, tr("%1: no such file").arg(path));
        } else if (ProjectActions::isProjectFile(path)) {
            m_actions->openProject(path);
        } else if (hasRecipe(path.toStdString())) {
            m_actions->openRecipe(path);
        } else if (isPotentialFile(path)) {
            m_actions->remember(path);
            showPage(QStringLiteral("inspect"));
            currentPage()->openPath(path, {});
        } else {
            m_actions->remember(path);
            inputs << path;
        }
    }
    if (!inputs.isEmpty())
        m_import->look(inputs, currentPage()->iconName() == QLatin1String("labels"));
}

void MainWindow::showProjectName() {
    const QString reason = m_project->readOnlyReason();
    m_projectName->setText(
        (reason.isEmpty() ? tr("%1 (always saved)") : tr("%1 (read-only)")).arg(m_project->name()));
    if (!reason.isEmpty())
        currentPage()->banner()->show(
            Banner::Kind::Warning,
            tr("The project can be looked at, not changed: %1. File > Save project as… makes a "
               "copy that can be changed.")
                .arg(reason));
    m_projectName->setToolTip(m_project->path());
    setWindowTitle(m_project->name() + QStringLiteral(" – ") + tr("MTP Workbench"));
    setWindowFilePath(m_project->path());
}

void MainWindow::showHeader() {
    const Page* page = currentPage();
    m_pageTitle->setText(page->title());
    m_primary->setText(page->primaryAction()->text());
    m_primary->setEnabled(page->primaryAction()->isEnabled());
    m_counts->setText(page->counts());
    const QString states[] = {tr("nothing yet"), tr("ready"), tr("running"), tr("needs attention")};
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        m_railButtons[i]->setStatusTip(states[static_cast<int>(m_pages[i]->state())]);
    showJobs();
}

void MainWindow::showJobs() {
    const bool hasJob = !m_jobs->jobs().empty();
    const bool isTraining = m_train->isRunning();
    if (hasJob) {
        const Job* job = m_jobs->jobs().front();
        m_jobText->setText(job->title());
        m_jobBar->setRange(0, 100);
        m_jobBar->setValue(static_cast<int>(job->fraction() * 100));
    } else {
        m_jobText->setText(m_train->runText());
        m_jobBar->setRange(0, 0);
    }
    m_jobBar->setVisible(hasJob || isTraining);
    m_jobPause->setVisible(isTraining && !hasJob);
    m_jobCancel->setVisible(hasJob || isTraining);
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
    if (m_train->isRunning()) {
        const auto answer = QMessageBox::question(
            this, tr("Training is running"),
            tr("Close all the same? The training can go on from its last checkpoint, a few seconds "
               "ago at most, when the project is opened again."));
        if (answer != QMessageBox::Yes) {
            event->ignore();
            return;
        }
    }
    keepViews(*m_project, m_pages, m_stack->currentIndex());
    QMainWindow::closeEvent(event);
}

}  // namespace mtp::ui
