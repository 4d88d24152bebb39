// What was opened before: projects with their state, and data files.
#pragma once

#include <QDateTime>
#include <QDir>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/project/ProjectSummary.h"

namespace mtp::ui {

inline const QString kProjectSuffix = QStringLiteral(".mtpw");

bool isProjectFile(const QString& path);

// The folder of projects that have no name of their own yet; made if it is missing.
QDir projectsFolder();

// Puts a project, or a data file, at the head of its list.
void rememberInput(const QString& path);
QStringList recentProjects();  // newest first
QStringList recentFiles();

struct KnownProject {
    QString path;
    QDateTime changed;
    std::optional<ProjectSummary> summary;  // absent if it cannot be read as it is

    QString name() const;
    // "3 runs, one interrupted", or what there is before the first run.
    QString state() const;
    // "today 12:23"
    QString when() const;
};

// The recent projects and those in the folder of projects, newest first, without those in which
// nothing was done; at most so many.
std::vector<KnownProject> knownProjects(std::size_t most);

// "today 12:23", "yesterday 09:05", "12 Nov 2026".
QString timeText(const QDateTime& time, const QDateTime& now);

// Removes a project of projectsFolder() in which nothing was ever done; it must be closed.
void discardIfEmpty(const QString& path);

}  // namespace mtp::ui
