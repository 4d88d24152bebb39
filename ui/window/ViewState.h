// What the window shows of a project, kept in it: the page, what each page says of itself, and how
// its structures are drawn.
#pragma once

#include <optional>
#include <vector>

#include "ui/pages/PageId.h"

namespace mtp::ui {

class Page;
class ProjectModel;

// current: the page that is displayed. Does nothing if the project cannot be written.
void keepViews(ProjectModel& project, const std::vector<Page*>& pages, PageId current);
// Returns the page that was displayed; absent if none was noted. A state that is no JSON object (as
// earlier versions wrote it) counts as empty.
std::optional<PageId> restoreViews(const ProjectModel& project, const std::vector<Page*>& pages);

}  // namespace mtp::ui
