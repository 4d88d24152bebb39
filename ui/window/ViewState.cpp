#include "ui/window/ViewState.h"

#include "ui/pages/Page.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/StyleText.h"

namespace mtp::ui {

namespace {

const QString kPage = QStringLiteral("page");

QString keyOf(const Page& page) {
    return QStringLiteral("page.") + page.iconName();
}

QString keyOf(const StructureView& view) {
    return QStringLiteral("style.") + view.objectName();
}

}  // namespace

void keepViews(ProjectModel& project, const std::vector<Page*>& pages, int current) {
    project.setView(kPage, pages[static_cast<std::size_t>(current)]->iconName());
    for (const Page* page : pages) {
        project.setView(keyOf(*page), page->viewState());
        for (const auto* view : page->findChildren<StructureView*>())
            project.setView(keyOf(*view), textOf(view->style()));
    }
}

QString restoreViews(const ProjectModel& project, const std::vector<Page*>& pages) {
    for (Page* page : pages) {
        page->setViewState(project.view(keyOf(*page)));
        for (auto* view : page->findChildren<StructureView*>())
            view->setStyle(styleOf(project.view(keyOf(*view))));
    }
    return project.view(kPage);
}

}  // namespace mtp::ui
