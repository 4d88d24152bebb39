// The actions of the Help menu: user guide, tour, shortcuts, about.
#pragma once

#include <QObject>
#include <functional>

#include "ui/pages/PageId.h"

class QMenu;
class QMenuBar;

namespace mtp::ui {

class GuideWindow;
class ProjectActions;
class ProjectModel;
class Tour;

class HelpActions : public QObject {
    Q_OBJECT

public:
    // shownPage: of which the guide tells first.
    HelpActions(ProjectModel& project, ProjectActions& actions, std::function<PageId()> shownPage,
                QWidget* window);

    // menus: all of them, for the sheet of shortcuts.
    void fillMenu(QMenu& help, const QMenuBar& menus);

public slots:
    // Through the project that is open, or the example if there is nothing to see.
    void startTour();

signals:
    void pageWanted(mtp::ui::PageId page);

private:
    void showGuide();

    ProjectModel& m_project;
    ProjectActions& m_actions;
    std::function<PageId()> m_shownPage;
    QWidget* m_window;
    Tour* m_tour;
    GuideWindow* m_guide = nullptr;  // once it was asked for
};

}  // namespace mtp::ui
