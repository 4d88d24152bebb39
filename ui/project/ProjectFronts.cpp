#include "ui/project/ProjectFronts.h"

#include <utility>

#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

QString frontKey(std::int64_t run) {
    return QStringLiteral("front/%1").arg(run);
}

}  // namespace

ProjectFronts& ProjectFronts::of(ProjectModel& project) {
    if (auto* fronts = project.findChild<ProjectFronts*>({}, Qt::FindDirectChildrenOnly))
        return *fronts;
    return *new ProjectFronts(project);
}

ProjectFronts::ProjectFronts(ProjectModel& project) : QObject(&project), m_project(project) {
    connect(&project, &ProjectModel::projectChanged, this, [this] { m_fronts.clear(); });
}

std::shared_ptr<const RunFront> ProjectFronts::find(std::int64_t run) {
    if (const auto found = m_fronts.find(run); found != m_fronts.end())
        return found->second;
    const std::string text = m_project.view(frontKey(run)).toStdString();
    std::shared_ptr<const RunFront> front;
    if (auto kept = text.empty() ? std::nullopt : fromFrontJson(text))
        front = std::make_shared<const RunFront>(std::move(*kept));
    return m_fronts[run] = std::move(front);
}

std::shared_ptr<const RunFront> ProjectFronts::findAround(const RunRecord& run) {
    if (auto own = find(run.id))
        return own;
    for (const RunRecord& other : m_project.runs())
        if (auto front = find(other.id);
            front && run.potential && findPoint(*front, *run.potential))
            return front;
    return nullptr;
}

void ProjectFronts::keep(std::int64_t run, std::shared_ptr<const RunFront> front) {
    m_project.setView(frontKey(run), QString::fromStdString(toFrontJson(*front)));
    m_fronts[run] = std::move(front);
}

}  // namespace mtp::ui

#include "moc_ProjectFronts.cpp"
