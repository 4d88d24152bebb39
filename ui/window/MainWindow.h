// The window: rail of pages, header with the one primary action, status bar with counts and jobs.
#pragma once

#include <QMainWindow>
#include <vector>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mtp::ui {

class DensitiesPage;
class InspectPage;
class JobBoard;
class LabelsPage;
class Page;
class ExportActions;
class ImportActions;
class ProjectActions;
class ProjectModel;
class TrainPage;
class TrajectoryPage;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    ProjectModel& project() { return *m_project; }
    JobBoard& jobs() { return *m_jobs; }
    // A project file, a folder with a recipe, a trajectory or a potential file.
    void openPath(const QString& path) { openPaths({path}); }
    // Several: trajectories and labels are looked at together and shown before they are taken.
    void openPaths(const QStringList& paths);
    void showPage(const QString& name);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* buildRail();
    QWidget* buildHeader();
    void buildStatusBar();
    void buildMenus();
    void connectImport();
    void showPageAt(int index);
    void showProjectName();
    void showFailure(const QString& message);
    void showHeader();
    void showJobs();
    Page* currentPage() const;

    ProjectModel* m_project;
    JobBoard* m_jobs;
    ProjectActions* m_actions;
    ImportActions* m_import;
    ExportActions* m_export;
    std::vector<Page*> m_pages;
    std::vector<QToolButton*> m_railButtons;
    TrainPage* m_train;
    QStackedWidget* m_stack;
    QLabel* m_projectName;
    QLabel* m_pageTitle;
    QPushButton* m_primary;
    QLabel* m_counts;
    QLabel* m_jobText;
    QProgressBar* m_jobBar;
    QToolButton* m_jobPause;
    QToolButton* m_jobCancel;
};

}  // namespace mtp::ui
