#include "ui/window/RecentInputs.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

namespace mtp::ui {

namespace {

constexpr const char* kProjects = "recentProjects";
constexpr const char* kFiles = "recentFiles";  // held projects too, before they had their own list
constexpr int kMost = 12;

struct RecentText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::RecentInputs)
};

// Earlier versions named the folder twice.
QDir formerFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/projects");
}

}  // namespace

bool isProjectFile(const QString& path) {
    return path.endsWith(kProjectSuffix, Qt::CaseInsensitive);
}

QDir projectsFolder() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + '/' +
                      QCoreApplication::applicationName() + "/projects");
    folder.mkpath(QStringLiteral("."));
    return folder;
}

void rememberInput(const QString& path) {
    const char* const key = isProjectFile(path) ? kProjects : kFiles;
    QStringList recent = QSettings().value(key).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    QSettings().setValue(key, recent.mid(0, kMost));
}

QStringList recentProjects() {
    QStringList projects = QSettings().value(kProjects).toStringList();
    for (const QString& path : QSettings().value(kFiles).toStringList())
        if (isProjectFile(path) && !projects.contains(path))
            projects << path;
    projects.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return projects;
}

QStringList recentFiles() {
    QStringList files = QSettings().value(kFiles).toStringList();
    files.removeIf(isProjectFile);
    return files;
}

QString KnownProject::name() const {
    return QFileInfo(path).completeBaseName();
}

QString KnownProject::state() const {
    if (!summary)
        return RecentText::tr("open it to see what it holds");
    const auto count = [](std::size_t number) { return static_cast<int>(number); };
    if (summary->runs + summary->interrupted > 0) {
        const QString runs =
            RecentText::tr("%Ln run(s)", nullptr, count(summary->runs + summary->interrupted));
        if (summary->interrupted == 0)
            return runs;
        return runs + QStringLiteral(", ") +
               (summary->interrupted == 1
                    ? RecentText::tr("one interrupted")
                    : RecentText::tr("%L1 interrupted").arg(summary->interrupted));
    }
    if (summary->configurations > 0)
        return RecentText::tr("%Ln configuration(s)", nullptr, count(summary->configurations)) +
               QStringLiteral(", ") + RecentText::tr("%L1 labelled").arg(summary->labelled);
    return summary->sources > 0
               ? RecentText::tr("%Ln {trajectory|trajectories}", nullptr, count(summary->sources))
               : RecentText::tr("nothing imported yet");
}

QString KnownProject::when() const {
    return timeText(changed, QDateTime::currentDateTime());
}

std::vector<KnownProject> knownProjects(std::size_t most) {
    QStringList paths = recentProjects();
    for (const QDir& folder : {projectsFolder(), formerFolder()})
        for (const QFileInfo& file : folder.entryInfoList({'*' + kProjectSuffix}, QDir::Files))
            paths << file.absoluteFilePath();
    paths.removeDuplicates();
    std::vector<KnownProject> projects;
    for (const QString& path : paths)
        if (const QFileInfo file(path); file.exists())
            projects.push_back({path, file.lastModified(), std::nullopt});
    const auto sort = [&projects] {
        std::stable_sort(projects.begin(), projects.end(),
                         [](const auto& a, const auto& b) { return a.changed > b.changed; });
    };
    sort();
    std::vector<KnownProject> known;
    for (KnownProject& project : projects) {
        if (known.size() == most)
            break;
        project.summary = summarise(project.path.toStdString());
        if (!project.summary || !project.summary->isEmpty())
            known.push_back(std::move(project));
    }
    return known;
}

QString timeText(const QDateTime& time, const QDateTime& now) {
    const QString clock = QLocale().toString(time.time(), QStringLiteral("HH:mm"));
    const qint64 days = time.date().daysTo(now.date());
    if (days == 0)
        return RecentText::tr("today %1").arg(clock);
    if (days == 1)
        return RecentText::tr("yesterday %1").arg(clock);
    return QLocale().toString(time.date(), RecentText::tr("d MMM yyyy"));
}

void discardIfEmpty(const QString& path) {
    if (path.isEmpty() || QFileInfo(path).dir() != projectsFolder())
        return;
    const auto summary = summarise(path.toStdString());
    if (!summary || !summary->isEmpty())
        return;
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(path + suffix);
}

}  // namespace mtp::ui
