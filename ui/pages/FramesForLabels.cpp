#include "ui/pages/FramesForLabels.h"

#include <algorithm>

#include "ui/project/ProjectModel.h"
#include "ui/widgets/Banner.h"

namespace mtp::ui {

FramesForLabels::FramesForLabels(ProjectModel& project, Banner& banner, QObject* parent)
    : QObject(parent), m_project(project), m_banner(banner) {}

std::optional<std::int64_t> FramesForLabels::find(const ParentKey& parent) const {
    const auto& records = m_project.configurations();
    const auto found =
        std::find_if(records.begin(), records.end(),
                     [&](const ConfigurationRecord& record) { return record.parent == parent; });
    return found == records.end() ? std::nullopt : std::optional(found->id);
}

void FramesForLabels::add(std::vector<Configuration> configurations, const QString& run) {
    const bool isNone = configurations.empty();
    std::erase_if(configurations, [this](const Configuration& one) {
        return find(one.frame.lineage.parent.value()).has_value();
    });
    if (configurations.empty())
        return m_banner.show(
            Banner::Kind::Information,
            isNone ? tr("No frame of %1 extends what its potential was trained on.").arg(run)
                   : tr("The frames of %1 that extend what its potential was trained "
                        "on are configurations already.")
                         .arg(run));
    const auto count = static_cast<int>(configurations.size());
    if (!m_project.addConfigurations(
            configurations,
            tr("Add %Ln frame(s) of %1 beyond the training set", nullptr, count).arg(run)))
        return;
    const std::optional<std::int64_t> id = find(*configurations.front().frame.lineage.parent);
    if (!id)
        return;
    emit added(*id);
    m_banner.show(Banner::Kind::Information,
                  tr("%Ln frame(s) {is a configuration|are configurations} without labels now. "
                     "Export, compute and import on the page Labels.",
                     nullptr, count),
                  tr("Go to Labels"), [this, id = *id] { emit wanted(id); });
}

}  // namespace mtp::ui

#include "moc_FramesForLabels.cpp"
