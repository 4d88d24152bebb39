#include "ui/window/ProjectActions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>

#include "core/project/Recipe.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/InputDialog.h"

namespace mtp::ui {

namespace {
constexpr const char* kRecent = "recentFiles";
constexpr int kMostRecent = 10;
constexpr const char* kSuffix = ".mtpw";
}  // namespace

ProjectActions::ProjectActions(ProjectModel& project, JobBoard& jobs, QWidget* window)
    : QObject(window), m_project(project), m_jobs(jobs), m_window(window) {}

void ProjectActions::fillMenu(QMenu& menu) {
    menu.addAction(tr("&New project"), QKeySequence::New, this, &ProjectActions::newProject);
    menu.addAction(icon("open"), tr("&Open file…"), QKeySequence::Open, this, [this] {
        const QString path = askForFile(m_window, tr("Open a project, trajectory or potential"));
        if (isProjectFile(path))
            openProject(path);
        else if (!path.isEmpty())
            emit inputChosen(path);
    });
    menu.addAction(icon("folder"), tr("Open run &folder…"), this, [this] {
        const QString path = askForFolder(m_window, tr("Open a run folder"));
        if (!path.isEmpty())
            emit inputChosen(path);
    });
    if (!exampleFolder().isEmpty())
        menu.addAction(icon("example"), tr("Open &example"), this,
                       [this] { openRecipe(exampleFolder()); });
    QMenu* recent = menu.addMenu(tr("&Recent files"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    menu.addSeparator();
    menu.addAction(icon("save"), tr("Save project &as…"), QKeySequence::SaveAs, this,
                   &ProjectActions::saveAs);
}

QString ProjectActions::exampleFolder() {
    const QString beside = QCoreApplication::applicationDirPath();
    for (const QString& candidate : {beside + "/../share/mtp-workbench/examples/LiAlCl4",
                                     QStringLiteral(MTP_EXAMPLES_DIR) + "/LiAlCl4"})
        if (hasRecipe(candidate.toStdString()))
            return QDir::cleanPath(candidate);
    return {};
}

bool ProjectActions::isProjectFile(const QString& path) {
    return path.endsWith(QLatin1String(kSuffix), Qt::CaseInsensitive);
}

QString ProjectActions::freePath(const QString& name) const {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                      "/projects");
    folder.mkpath(QStringLiteral("."));
    QString path = folder.filePath(name + kSuffix);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1 %2%3").arg(name).arg(number).arg(kSuffix));
    return path;
}

void ProjectActions::newProject() {
    try {
        m_project.setStore(ProjectStore::create(freePath(tr("Untitled")).toStdString()));
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
}

void ProjectActions::openProject(const QString& path) {
    try {
        m_project.setStore(ProjectStore::open(path.toStdString()));
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
        return;
    }
    remember(path);
    if (m_project.sources().empty())
        return;
    m_jobs.run<std::shared_ptr<LoadedTrajectory>>(
        tr("Opening the trajectory"), this,
        [&registry = m_project.registry(),
         record = m_project.sources().back()](Progress& progress) {
            return std::make_shared<LoadedTrajectory>(loadTrajectory(registry, record, progress));
        },
        [this](std::shared_ptr<LoadedTrajectory> loaded) {
            m_project.setTrajectory(std::move(*loaded));
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectActions::openRecipe(const QString& folder) {
    const QString path = freePath(QFileInfo(folder).fileName());
    m_jobs.run<QString>(
        tr("Building the example from its files"), this,
        [&registry = m_project.registry(), folder, path](Progress& progress) {
            ProjectStore store = ProjectStore::create(path.toStdString());
            followRecipe(readRecipe(folder.toStdString()), registry, store, progress);
            return path;
        },
        [this](const QString& built) { openProject(built); },
        [this, path](const QString& message) {
            QFile::remove(path);
            emit failed(message);
        });
}

void ProjectActions::saveAs() {
    if (!m_project.hasProject())
        return;
    QString path =
        QFileDialog::getSaveFileName(m_window, tr("Save project as"), m_project.name() + kSuffix,
                                     tr("Projects (*%1)").arg(kSuffix));
    if (path.isEmpty())
        return;
    if (!isProjectFile(path))
        path += QLatin1String(kSuffix);
    try {
        m_project.saveAs(path);
        remember(path);
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
}

void ProjectActions::remember(const QString& path) {
    QSettings settings;
    QStringList recent = settings.value(kRecent).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    while (recent.size() > kMostRecent)
        recent.removeLast();
    settings.setValue(kRecent, recent);
}

void ProjectActions::fillRecent(QMenu& menu) {
    menu.clear();
    for (const QString& path : QSettings().value(kRecent).toStringList())
        menu.addAction(QFileInfo(path).fileName(), this,
                       [this, path] {
                           if (isProjectFile(path))
                               openProject(path);
                           else
                               emit inputChosen(path);
                       })
            ->setToolTip(path);
    menu.setToolTipsVisible(true);
    if (menu.isEmpty())
        menu.addAction(tr("None yet"))->setEnabled(false);
}

}  // namespace mtp::ui
