// What happens to project files: new, open, save as, the example, repair, moved sources, crash
// reports; one project file at a time.
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>

class QWidget;

namespace mtp {
struct LoadedTrajectory;
struct SourceRecord;
}  // namespace mtp

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class ProjectActions : public QObject {
    Q_OBJECT

public:
    ProjectActions(ProjectModel& project, JobBoard& jobs, QWidget* window);
    // A project without a name in which nothing was done is not left behind.
    ~ProjectActions() override;

    // A project without a name of its own, in the user's data folder.
    void newProject();
    // The same if no project is open: before anything is taken into one.
    void ensureProject();
    void openProject(const QString& path);
    void openRecipe(const QString& folder);
    void openExample() { openRecipe(exampleFolder()); }
    void openDialog();
    void openFolderDialog();
    void saveAs();
    // Every change is saved at once; says so, and where.
    void save();
    void undo();
    void redo();
    // Emits crashReportFound() if the program left one beside a project.
    void lookForCrashReport();
    // Shows a report; it is not offered again.
    void showCrashReport(const QString& path);
    // Empty if the program was installed without it.
    static QString exampleFolder();
    // Into a project beside the others of the user's data folder, which is then opened.
    void repairProject(const QString& path);
    // Asks where a source lies now; takes it only if its frames are the same.
    void findSource(const SourceRecord& record);

signals:
    // Projects, files or folders: pages know what they are.
    void inputsChosen(const QStringList& paths);
    void failed(const QString& message);
    void done(const QString& message);
    void saved(const QString& message, bool hasName);
    void crashReportFound(const QString& path);
    // repairProject() saves what can be read of it.
    void projectDamaged(const QString& path, const QString& message);
    // A source is not where it was; findSource() asks for its new place.
    void sourceMissing(const mtp::SourceRecord& record);

private:
    void followProject();
    void openTrajectory(const SourceRecord& record);
    void takeMoved(LoadedTrajectory loaded, const QString& path);
    // Says what failed instead of throwing.
    void change(const std::function<void()>& what);
    QString freePath(const QString& name) const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QWidget* m_window;
    QString m_path;  // of the project that is open
};

}  // namespace mtp::ui
