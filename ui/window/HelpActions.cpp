#include "ui/window/HelpActions.h"

#include <QMenu>
#include <QMenuBar>
#include <utility>

#include "ui/project/ProjectModel.h"
#include "ui/tour/Tour.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/GuideWindow.h"
#include "ui/window/ProjectActions.h"
#include "ui/window/ShortcutSheet.h"

namespace mtp::ui {

HelpActions::HelpActions(ProjectModel& project, ProjectActions& actions,
                         std::function<PageId()> shownPage, QWidget* window)
    : QObject(window)
    , m_project(project)
    , m_actions(actions)
    , m_shownPage(std::move(shownPage))
    , m_window(window)
    , m_tour(new Tour(*window)) {
    connect(m_tour, &Tour::pageWanted, this, &HelpActions::pageWanted);
}

void HelpActions::fillMenu(QMenu& help, const QMenuBar& menus) {
    help.addAction(tr("&User guide"), QKeySequence::HelpContents, this, &HelpActions::showGuide);
    help.addAction(tr("&Tour of the pages"), this, &HelpActions::startTour);
    help.addAction(tr("&Keyboard shortcuts"), QKeySequence(tr("Ctrl+F1")), this,
                   [this, &menus] { showShortcutSheet(*m_window, menus); });
    help.addAction(tr("&About"), this, [this] { AboutDialog(m_window).exec(); });
}

void HelpActions::startTour() {
    const bool isEmpty = !m_project.trajectory() && m_project.configurations().empty();
    if (!isEmpty || ProjectActions::exampleFolder().isEmpty())
        return m_tour->start();
    // The pages are shown once the example is there: they would make an empty project before.
    connect(&m_project, &ProjectModel::projectChanged, m_tour, &Tour::start,
            Qt::SingleShotConnection);
    m_actions.openExample();
}

// At the text of the page that is shown.
void HelpActions::showGuide() {
    if (!m_guide)
        m_guide = new GuideWindow(m_window);
    m_guide->showText(pageKey(m_shownPage()));
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

}  // namespace mtp::ui

#include "moc_HelpActions.cpp"
