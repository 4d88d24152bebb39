#include "ui/project/ActiveSets.h"

#include "ui/project/ProjectModel.h"

namespace mtp::ui {

ActiveSets& ActiveSets::of(ProjectModel& project) {
    if (auto* sets = project.findChild<ActiveSets*>({}, Qt::FindDirectChildrenOnly))
        return *sets;
    return *new ActiveSets(project);
}

ActiveSets::ActiveSets(ProjectModel& project) : QObject(&project) {
    connect(&project, &ProjectModel::projectChanged, this, [this] { m_sets.clear(); });
}

std::shared_ptr<const ActiveSet> ActiveSets::find(std::int64_t run) const {
    const auto found = m_sets.find(run);
    return found == m_sets.end() ? nullptr : found->second;
}

}  // namespace mtp::ui

#include "moc_ActiveSets.cpp"
