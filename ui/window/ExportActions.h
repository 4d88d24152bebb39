// What leaves a project: configurations as a file, everything as a folder, the commands that
// rebuild it.
#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class ExportActions : public QObject {
    Q_OBJECT

public:
    ExportActions(ProjectModel& project, JobBoard& jobs, QWidget* window);

    void fillMenu(QMenu& menu);
    // The labelled configurations of the training set; by suffix as the formats say.
    void exportConfigurations(const QString& path);
    // Into a folder that is made, or empty: the project and copies of its sources.
    void collect(const QString& folder);

signals:
    void done(const QString& message);
    void failed(const QString& message);

private:
    void showCommands();

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QWidget* m_window;
};

}  // namespace mtp::ui
