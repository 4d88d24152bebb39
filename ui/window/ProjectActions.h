// What the File and Edit menus do: new, open, save as, recent files, the example, undo, redo; one
// project file at a time.
#pragma once

#include <QDir>
#include <QObject>
#include <QStringList>
#include <functional>

class QMenu;
class QWidget;

namespace mtp {
struct SourceRecord;
}

namespace mtp::ui {

class JobBoard;
class ProjectModel;
struct LoadedTrajectory;

class ProjectActions : public QObject {
    Q_OBJECT

public:
    ProjectActions(ProjectModel& project, JobBoard& jobs, QWidget* window);

    // Adds New, Open, Open folder, Open example, Recent, Save As.
    void fillMenu(QMenu& menu);
    // Adds Undo and Redo with the names of what they would do.
    void fillEditMenu(QMenu& menu);
    // A project without a name of its own, in the user's data folder.
    void newProject();
    void openProject(const QString& path);
    void openRecipe(const QString& folder);
    // Emits crashReportFound() where the program left one beside a recent project.
    void lookForCrashReport();
    // Shows a report; it is not offered again.
    void showCrashReport(const QString& path);
    // Empty where the program was installed without it.
    static QString exampleFolder();
    static bool isProjectFile(const QString& path);
    // Into a project beside the others of the user's data folder, which is then opened.
    void repairProject(const QString& path);
    // Asks where a source lies now; takes it only where its frames are the same.
    void findSource(const SourceRecord& record);
    // Puts a path at the head of the recent files.
    void remember(const QString& path);

signals:
    // Files or folders that are no project: pages know what they are.
    void inputsChosen(const QStringList& paths);
    void failed(const QString& message);
    void crashReportFound(const QString& path);
    // repairProject() saves what can be read of it.
    void projectDamaged(const QString& path, const QString& message);
    // A source is not where it was; findSource() asks for its new place.
    void sourceMissing(const mtp::SourceRecord& record);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillRecent(QMenu& menu);
    void openTrajectory(const SourceRecord& record);
    void takeMoved(LoadedTrajectory loaded, const QString& path);
    // Says what failed instead of throwing.
    void change(const std::function<void()>& what);
    void saveAs();
    QString freePath(const QString& name) const;
    static QDir projectsFolder();

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QWidget* m_window;
};

}  // namespace mtp::ui
