#include "ui/pages/FramesForLabels.h"

#include <algorithm>
#include <cmath>

#include "core/workflow/SimulationRecords.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

// With two digits that count: "110,000".
QString aboutText(double number) {
    const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(number)) - 1));
    return numberText(std::round(number / unit) * unit, 0);
}

}  // namespace

FramesForLabels::FramesForLabels(ProjectModel& project, Banner& banner, QObject* parent)
    : QObject(parent), m_project(project), m_banner(banner) {}

std::optional<std::int64_t> FramesForLabels::find(const ParentKey& parent) const {
    const auto& records = m_project.configurations();
    const auto found =
        std::find_if(records.begin(), records.end(),
                     [&](const ConfigurationRecord& record) { return record.parent == parent; });
    return found == records.end() ? std::nullopt : std::optional(found->id);
}

std::vector<Configuration> FramesForLabels::missing(
    std::vector<Configuration> configurations) const {
    std::erase_if(configurations, [this](const Configuration& one) {
        return find(one.frame.lineage.parent.value()).has_value();
    });
    return configurations;
}

void FramesForLabels::addBeyond(std::vector<Configuration> configurations, const QString& run) {
    const bool isNone = configurations.empty();
    configurations = missing(std::move(configurations));
    if (configurations.empty())
        return m_banner.show(
            Banner::Kind::Information,
            isNone ? tr("No frame of %1 extends what its potential was trained on.").arg(run)
                   : tr("The frames of %1 that extend what its potential was trained "
                        "on are configurations already.")
                         .arg(run));
    add(configurations, tr("Add %Ln frame(s) of %1 beyond the training set", nullptr,
                           static_cast<int>(configurations.size()))
                            .arg(run));
}

void FramesForLabels::add(const std::vector<Configuration>& configurations, const QString& name) {
    if (!m_project.addConfigurations(configurations, name))
        return;
    const std::optional<std::int64_t> id = find(*configurations.front().frame.lineage.parent);
    if (!id)
        return;
    emit added(*id);
    m_banner.show(Banner::Kind::Information,
                  tr("%Ln frame(s) {is a configuration|are configurations} without labels now. "
                     "Export, compute and import on the page Labels.",
                     nullptr, static_cast<int>(configurations.size())),
                  tr("Go to Labels"), [this, id = *id] { emit wanted(id); });
}

void FramesForLabels::ask(std::size_t atoms, std::vector<Banner::Action> actions) {
    const std::size_t usual = largestConfiguration(m_project.configurations());
    m_banner.show(
        Banner::Kind::Warning,
        tr("The frame has %L1 atoms. The time of DFT grows with the cube of their number: it will "
           "take about %2 times as long as a cell of %L3. Runs in small cells can meet the same.")
            .arg(atoms)
            .arg(aboutText(dftWork(atoms, usual)))
            .arg(usual),
        std::move(actions));
}

}  // namespace mtp::ui

#include "moc_FramesForLabels.cpp"
