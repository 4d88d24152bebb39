// The window: rail of pages, header with the one primary action, status bar with counts and jobs.
#pragma once

#include <QMainWindow>
#include <vector>

#include "ui/pages/PageId.h"
#include "ui/widgets/Badge.h"
#include "ui/window/ExportActions.h"

class QStackedWidget;

namespace mtp::ui {

class EditActions;
class HelpActions;
class ImportActions;
class JobBar;
class JobBoard;
class Page;
class PageRail;
class ProjectActions;
class ProjectModel;
class ProjectTraining;
class StartPage;
class WindowHeader;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // replay: the commands that the File menu shows; without it, the menu has no such entry.
    explicit MainWindow(ReplayText replay = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    ProjectModel& project() { return *m_project; }
    JobBoard& jobs() { return *m_jobs; }
    // A project file, a folder with a recipe, a trajectory or a potential file.
    void openPath(const QString& path) { openPaths({path}); }
    // Several: trajectories and labels are looked at together and shown before they are taken.
    void openPaths(const QStringList& paths);
    void showPage(PageId page);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildPages();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildGoMenu();
    void buildHelpMenu();
    void connectActions();
    void connectImport();
    void followProject();
    void showPageAt(int index);
    void showStart();
    void showProjectName();
    void showFailure(const QString& message);
    void showHeader();
    std::vector<Badge> badges() const;
    Page* currentPage() const;
    Page* page(PageId id) const;
    // Of m_pages; -1 while the start page is shown.
    int currentIndex() const;

    ProjectModel* m_project;
    JobBoard* m_jobs;
    ProjectTraining* m_training;
    ProjectActions* m_actions;
    ImportActions* m_import;
    ExportActions* m_export;
    EditActions* m_edit;
    HelpActions* m_help;
    std::vector<Page*> m_pages;
    StartPage* m_start;
    QStackedWidget* m_stack;
    PageRail* m_rail;
    WindowHeader* m_header;
    JobBar* m_jobBar;
};

}  // namespace mtp::ui
