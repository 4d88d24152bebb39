#include "ui/window/ProjectActions.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

#include "core/base/CrashReport.h"
#include "core/project/edit/Recipe.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/repair/Repair.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/InputDialog.h"

namespace mtp::ui {

namespace {
constexpr const char* kRecent = "recentFiles";
constexpr int kMostRecent = 10;
constexpr const char* kSuffix = ".mtpw";
const QString kCrashSuffix = QStringLiteral(".crash.txt");  // as crashReportOf() names it

// Names come from files too: no mnemonics of theirs, no line as long as the screen.
QString forMenu(QString name) {
    constexpr qsizetype kLongest = 60;
    if (name.size() > kLongest)
        name = name.left(kLongest) + QStringLiteral("…");
    return name.replace(QLatin1Char('&'), QLatin1String("&&"))
        .replace(QLatin1Char('\t'), QLatin1Char(' '));
}

}  // namespace

ProjectActions::ProjectActions(ProjectModel& project, JobBoard& jobs, QWidget* window)
    : QObject(window), m_project(project), m_jobs(jobs), m_window(window) {
    connect(&project, &ProjectModel::projectChanged, this,
            [&project] { noteProject(project.path().toStdString()); });
    connect(&project, &ProjectModel::historyChanged, this,
            [&project] { noteCommand(project.undoText().toStdString()); });
    connect(&project, &ProjectModel::trajectoryWanted, this, &ProjectActions::openTrajectory);
}

void ProjectActions::fillMenu(QMenu& menu) {
    menu.addAction(tr("&New project"), QKeySequence::New, this, &ProjectActions::newProject);
    menu.addAction(icon("open"), tr("&Open file…"), QKeySequence::Open, this, [this] {
        const QStringList paths =
            askForFiles(m_window, tr("Open a project, trajectories, labels or a potential"));
        if (paths.size() == 1 && isProjectFile(paths.front()))
            openProject(paths.front());
        else if (!paths.isEmpty())
            emit inputsChosen(paths);
    });
    menu.addAction(icon("folder"), tr("Open run &folder…"), this, [this] {
        const QString path = askForFolder(m_window, tr("Open a run folder"));
        if (!path.isEmpty())
            emit inputsChosen({path});
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

void ProjectActions::fillEditMenu(QMenu& menu) {
    QAction* undo = menu.addAction(QString(), QKeySequence::Undo, this,
                                   [this] { change([this] { m_project.undo(); }); });
    QAction* redo = menu.addAction(QString(), QKeySequence::Redo, this,
                                   [this] { change([this] { m_project.redo(); }); });
    undo->setObjectName("undo");
    redo->setObjectName("redo");
    const auto show = [this, undo, redo] {
        const QString toUndo = m_project.undoText(), toRedo = m_project.redoText();
        undo->setText(toUndo.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(forMenu(toUndo)));
        redo->setText(toRedo.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(forMenu(toRedo)));
        undo->setEnabled(!toUndo.isEmpty());
        redo->setEnabled(!toRedo.isEmpty());
    };
    connect(&m_project, &ProjectModel::historyChanged, this, show);
    show();
    qApp->installEventFilter(this);
}

// Number fields would undo their own text; what they changed in the project is what users mean.
bool ProjectActions::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && qobject_cast<QAbstractSpinBox*>(watched)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void ProjectActions::change(const std::function<void()>& what) {
    try {
        what();
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
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

bool ProjectActions::isProjectFile(const QString& path) {
    return path.endsWith(QLatin1String(kSuffix), Qt::CaseInsensitive);
}

QDir ProjectActions::projectsFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/projects");
}

QString ProjectActions::freePath(const QString& name) const {
    const QDir folder = projectsFolder();
    folder.mkpath(QStringLiteral("."));
    QString path = folder.filePath(name + kSuffix);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1 %2%3").arg(name).arg(number).arg(kSuffix));
    return path;
}

void ProjectActions::newProject() {
    change([this] {
        m_project.setStore(ProjectStore::create(freePath(tr("Untitled")).toStdString()));
    });
}

void ProjectActions::openProject(const QString& path) {
    if (QFileInfo(path) == QFileInfo(m_project.path()))
        return;  // it is open, and it is always saved
    try {
        m_project.setStore(ProjectStore::open(path.toStdString()));
    } catch (const DamagedProject& error) {
        emit projectDamaged(path, QString::fromUtf8(error.what()));
        return;
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
        return;
    }
    remember(path);
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
                losses << QString::fromStdString(loss);
            emit failed(losses.isEmpty() ? tr("Everything was saved into %1.").arg(saved)
                                         : tr("What could be read is in %1. Not saved: %2.")
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
            tr("%1 is not what the project was made from: the checksum of its frames "
               "is another one.")
                .arg(path));
    m_project.moveTrajectory(std::move(loaded));
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
    change([this, path] {
        m_project.saveAs(path);
        remember(path);
    });
}

void ProjectActions::lookForCrashReport() {
    QStringList projects = QSettings().value(kRecent).toStringList();
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
                               emit inputsChosen({path});
                       })
            ->setToolTip(path);
    menu.setToolTipsVisible(true);
    if (menu.isEmpty())
        menu.addAction(tr("None yet"))->setEnabled(false);
}

}  // namespace mtp::ui
