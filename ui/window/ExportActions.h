// What leaves a project: the potential, configurations as a file, everything as a folder, the
// commands that rebuild it.
#pragma once

#include <QObject>
#include <functional>
#include <string>
#include <vector>

class QMenu;
class QWidget;

namespace mtp {
class ProjectStore;
}

namespace mtp::ui {

// The commands that rebuild a project, one a line: the window does not know how they are spelled.
using ReplayText = std::function<std::vector<std::string>(const ProjectStore& store)>;

class JobBoard;
class ProjectModel;

class ExportActions : public QObject {
    Q_OBJECT

public:
    // Without a replay, the menu does not offer the commands.
    ExportActions(ProjectModel& project, JobBoard& jobs, ReplayText replay, QWidget* window);

    void fillMenu(QMenu& menu);
    // The current potential, in the form of MLIP-3 or, by the suffix .mtp, MLIP-2.
    void exportPotential(const QString& path);
    // The configurations that a training can use; by suffix as the formats say.
    void exportConfigurations(const QString& path);
    // Into a folder that is made, or empty: the project and copies of its sources.
    void collect(const QString& folder);

signals:
    // path: what was written.
    void done(const QString& message, const QString& path);
    void failed(const QString& message);

private:
    void askForPotential();
    void askForConfigurations();
    void askForFolder();
    void showCommands();
    QString commands() const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    ReplayText m_replay;
    QWidget* m_window;
};

}  // namespace mtp::ui
