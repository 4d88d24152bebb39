#include "ui/window/ViewState.h"

#include <QJsonDocument>

#include "ui/pages/Page.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/StyleText.h"

namespace mtp::ui {

namespace {

const QString kPage = QStringLiteral("page");

QString keyOf(const Page& page) {
    return QStringLiteral("page.") + pageKey(page.id());
}

QString toText(const QJsonObject& state) {
    return state.isEmpty() ? QString() : QJsonDocument(state).toJson(QJsonDocument::Compact);
}

QString keyOf(const StructureView& view) {
    return QStringLiteral("style.") + view.objectName();
}

}  // namespace

void keepViews(ProjectModel& project, const std::vector<Page*>& pages, PageId current) {
    project.setView(kPage, pageKey(current));
    for (const Page* page : pages) {
        project.setView(keyOf(*page), toText(page->viewState()));
        for (const auto* view : page->findChildren<StructureView*>())
            project.setView(keyOf(*view), textOf(view->style()));
    }
}

std::optional<PageId> restoreViews(const ProjectModel& project, const std::vector<Page*>& pages) {
    for (Page* page : pages) {
        page->setViewState(QJsonDocument::fromJson(project.view(keyOf(*page)).toUtf8()).object());
        for (auto* view : page->findChildren<StructureView*>())
            view->setStyle(styleOf(project.view(keyOf(*view))));
    }
    return pageWithKey(project.view(kPage));
}

}  // namespace mtp::ui
