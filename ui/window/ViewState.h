// What the window shows of a project, kept in it: the page, what each page says of itself, and how
// its structures are drawn.
#pragma once

#include <QString>
#include <vector>

namespace mtp::ui {

class Page;
class ProjectModel;

// Does nothing if the project cannot be written.
void keepViews(ProjectModel& project, const std::vector<Page*>& pages, int current);
// Returns the name of the page that was displayed; empty if none was noted.
QString restoreViews(const ProjectModel& project, const std::vector<Page*>& pages);

}  // namespace mtp::ui
