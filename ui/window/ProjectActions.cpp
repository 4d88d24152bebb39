#include "ui/window/ProjectActions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>

#include "core/project/file/ProjectErrors.h"
#include "core/project/repair/Repair.h"
#include "core/workflow/Recipe.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/InputDialog.h"
#include "ui/window/CrashReport.h"
#include "ui/window/RecentInputs.h"

namespace mtp::ui {

namespace {
const QString kCrashSuffix = QStringLiteral(".crash.txt");  // as crashReportOf() names it
}  // namespace

ProjectActions::ProjectActions(ProjectModel& project, JobBoard& jobs, QWidget* window)
    : QObject(window), m_project(project), m_jobs(jobs), m_window(window) {
    connect(&project, &ProjectModel::projectChanged, this, &ProjectActions::followProject);
    connect(&project, &ProjectModel::historyChanged, this,
            [&project] { noteCommand(project.undoText().toStdString()); });
    connect(&project, &ProjectModel::trajectoryWanted, this, &ProjectActions::openTrajectory);
}

// The project file is closed by now: the window's first child is the project.
ProjectActions::~ProjectActions() {
    discardIfEmpty(m_path);
}

void ProjectActions::followProject() {
    const QString before = m_path;
    m_path = m_project.path();
    if (before != m_path)
        discardIfEmpty(before);
    noteProject(m_path.toStdString());
}

void ProjectActions::openDialog() {
    const QStringList paths =
        askForFiles(m_window, tr("Open a project, trajectories, labels or a potential"),
                    readFilters(m_project.registry()));
    if (!paths.isEmpty())
        emit inputsChosen(paths);
}

void ProjectActions::openFolderDialog() {
    const QString path = askForFolder(m_window, tr("Open a run folder"));
    if (!path.isEmpty())
        emit inputsChosen({path});
}

void ProjectActions::undo() {
    change([this] { m_project.undo(); });
}

void ProjectActions::redo() {
    change([this] { m_project.redo(); });
}

void ProjectActions::save() {
    if (!m_project.hasProject())
        return;
    const QString reason = m_project.readOnlyReason();
    if (!reason.isEmpty())
        return emit failed(tr("The project cannot be changed: %1. Use File > Save project as… to "
                              "make a copy that can "
                              "be changed.")
                               .arg(reason));
    const bool hasName = QFileInfo(m_path).dir() != projectsFolder();
    emit saved(hasName
                   ? tr("Saved. Every change is written to %1 at once.").arg(m_path)
                   : tr("Saved as “%1”. Every change is written at once; give the project a name "
                        "and a place to find it easily.")
                         .arg(m_project.name()),
               hasName);
}

void ProjectActions::change(const std::function<void()>& what) {
    try {
        what();
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
}

QString ProjectActions::exampleFolder() {
    const QString beside = QCoreApplication::applicationDirPath();
    for (const QString& candidate : {beside + "/../share/mtp-workbench/examples/LiAlCl4",
                                     QStringLiteral(MTP_EXAMPLES_DIR) + "/LiAlCl4"})
        if (hasRecipe(candidate.toStdString()))
            return QDir::cleanPath(candidate);
    return {};
}

QString ProjectActions::freePath(const QString& name) const {
    const QDir folder = projectsFolder();
    QString path = folder.filePath(name + kProjectSuffix);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1 %2%3").arg(name).arg(number).arg(kProjectSuffix));
    return path;
}

void ProjectActions::newProject() {
    change([this] {
        const QString path = freePath(tr("Untitled"));
        m_project.setStore(ProjectStore::create(path.toStdString()));
        rememberInput(path);
    });
}

void ProjectActions::ensureProject() {
    if (!m_project.hasProject())
        newProject();
}

void ProjectActions::openProject(const QString& path) {
    if (QFileInfo(path) == QFileInfo(m_project.path()))
        return;  // it is open, and it is always saved
    try {
        m_project.setStore(ProjectStore::open(path.toStdString()));
    } catch (const DamagedProject& error) {
        emit projectDamaged(path, errorText(error));
        return;
    } catch (const Error& error) {
        emit failed(errorText(error));
        return;
    }
    rememberInput(path);
    if (!m_project.sources().empty())
        openTrajectory(m_project.sources().back());
}

void ProjectActions::repairProject(const QString& path) {
    const QString saved = freePath(tr("%1 repaired").arg(QFileInfo(path).completeBaseName()));
    m_jobs.run<RepairReport>(
        tr("Repairing %1").arg(QFileInfo(path).fileName()), this,
        [path, saved](Progress& progress) {
            return mtp::repairProject(path.toStdString(), saved.toStdString(), progress);
        },
        [this, saved](const RepairReport& report) {
            openProject(saved);
            QStringList losses;
            for (const std::string& loss : report.losses)
                losses << coreText(loss);
            if (losses.isEmpty())
                emit done(tr("Repaired. Everything was saved to %1.").arg(saved));
            else
                emit failed(tr("What could be read was saved to %1. Lost: %2.")
                                .arg(saved, losses.join(QStringLiteral("; "))));
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectActions::openTrajectory(const SourceRecord& record) {
    if (!QFileInfo::exists(QString::fromStdString(record.path)))
        return emit sourceMissing(record);
    m_jobs.run<std::shared_ptr<LoadedTrajectory>>(
        tr("Opening the trajectory"), this,
        [&registry = m_project.registry(), record](Progress& progress) {
            return std::make_shared<LoadedTrajectory>(loadTrajectory(registry, record, progress));
        },
        [this](std::shared_ptr<LoadedTrajectory> loaded) {
            if (!loaded->hasChanged)
                loaded->warnings.clear();  // they were told when it was imported
            m_project.setTrajectory(std::move(*loaded));
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectActions::findSource(const SourceRecord& record) {
    const QString file = QFileInfo(QString::fromStdString(record.path)).fileName();
    const QString path = askForInputs(m_window, tr("Where is %1 now?").arg(file)).value(0);
    if (path.isEmpty())
        return;
    SourceRecord moved = record;
    moved.path = path.toStdString();
    m_jobs.run<std::shared_ptr<LoadedTrajectory>>(
        tr("Comparing %1 with the project").arg(QFileInfo(path).fileName()), this,
        [&registry = m_project.registry(), moved](Progress& progress) {
            return std::make_shared<LoadedTrajectory>(loadTrajectory(registry, moved, progress));
        },
        [this, path](std::shared_ptr<LoadedTrajectory> loaded) {
            takeMoved(std::move(*loaded), path);
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectActions::takeMoved(LoadedTrajectory loaded, const QString& path) {
    if (loaded.hasChanged)
        return emit failed(
            tr("%1 is not the file the project was made from: its frames have another checksum.")
                .arg(path));
    m_project.moveTrajectory(std::move(loaded));
}

void ProjectActions::openRecipe(const QString& folder) {
    const QString path = freePath(QFileInfo(folder).fileName());
    m_jobs.run<QString>(
        tr("Building the example"), this,
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
    const QString path =
        askForSavePath(m_window, tr("Save project as"), m_project.name() + kProjectSuffix,
                       tr("Projects (*%1)").arg(kProjectSuffix));
    if (path.isEmpty())
        return;
    change([this, path] {
        m_project.saveAs(path);
        rememberInput(path);
    });
}

void ProjectActions::lookForCrashReport() {
    QStringList projects = recentProjects();
    for (const QFileInfo& file : projectsFolder().entryInfoList({QLatin1Char('*') + kCrashSuffix}))
        projects << file.filePath().chopped(kCrashSuffix.size());
    for (const QString& project : projects)
        if (QFileInfo::exists(project + kCrashSuffix))
            return emit crashReportFound(project + kCrashSuffix);
}

void ProjectActions::showCrashReport(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    constexpr qint64 kLongest = 100000;
    const QString report = QString::fromUtf8(file.read(kLongest));
    file.close();
    const QString kept = path.chopped(kCrashSuffix.size()) + QStringLiteral(".crash-shown.txt");
    QFile::remove(kept);
    file.rename(kept);
    auto* box = new QMessageBox(QMessageBox::Information, tr("Crash report"),
                                tr("The report holds the version, where the program was, and the "
                                   "names of the last commands; no data. It is kept in %1")
                                    .arg(kept),
                                QMessageBox::Close, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDetailedText(report);
    box->open();
}

}  // namespace mtp::ui

#include "moc_ProjectActions.cpp"
