#include "ui/window/ViewState.h"

#include "ui/pages/Page.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

const QString kPage = QStringLiteral("page");

QString keyOf(const Page& page) {
    return QStringLiteral("page.") + page.iconName();
}

}  // namespace

void keepViews(ProjectModel& project, const std::vector<Page*>& pages, int current) {
    project.setView(kPage, pages[static_cast<std::size_t>(current)]->iconName());
    for (const Page* page : pages)
        project.setView(keyOf(*page), page->viewState());
}

QString restoreViews(const ProjectModel& project, const std::vector<Page*>& pages) {
    for (Page* page : pages)
        page->setViewState(project.view(keyOf(*page)));
    return project.view(kPage);
}

}  // namespace mtp::ui
