// What the File menu does: new, open, save as, recent files, the example; one project file at a
// time.
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QWidget;

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class ProjectActions : public QObject {
    Q_OBJECT

public:
    ProjectActions(ProjectModel& project, JobBoard& jobs, QWidget* window);

    // Adds New, Open, Open folder, Open example, Recent, Save As.
    void fillMenu(QMenu& menu);
    // A project without a name of its own, in the user's data folder.
    void newProject();
    void openProject(const QString& path);
    void openRecipe(const QString& folder);
    // Empty where the program was installed without it.
    static QString exampleFolder();
    static bool isProjectFile(const QString& path);
    // Puts a path at the head of the recent files.
    void remember(const QString& path);

signals:
    // A file or folder that is not a project: pages know what it is.
    void inputChosen(const QString& path);
    void failed(const QString& message);

private:
    void fillRecent(QMenu& menu);
    void saveAs();
    QString freePath(const QString& name) const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QWidget* m_window;
};

}  // namespace mtp::ui
