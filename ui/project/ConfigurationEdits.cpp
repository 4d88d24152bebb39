#include "ui/project/ConfigurationEdits.h"

#include <QInputDialog>
#include <QMenu>
#include <unordered_set>

#include "core/project/file/ProjectSettings.h"
#include "core/workflow/TrainingPlan.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

// The records of the ids, changed.
std::vector<ConfigurationRecord> changed(const ProjectModel& project,
                                         const ConfigurationEdits::Ids& ids,
                                         const std::function<void(ConfigurationRecord&)>& change) {
    const std::unordered_set<std::int64_t> wanted(ids.begin(), ids.end());
    std::vector<ConfigurationRecord> records;
    for (const ConfigurationRecord& record : project.configurations())
        if (wanted.contains(record.id))
            change(records.emplace_back(record));
    return records;
}

}  // namespace

QString partText(Part part) {
    const QString names[] = {ConfigurationEdits::tr("training"),
                             ConfigurationEdits::tr("validation"), ConfigurationEdits::tr("test")};
    return names[static_cast<int>(part)];
}

ConfigurationEdits::ConfigurationEdits(ProjectModel& project, std::function<Ids()> chosen,
                                       QWidget* parent)
    : QObject(parent), m_project(project), m_chosen(std::move(chosen)), m_parent(parent) {}

void ConfigurationEdits::fillMenu(QMenu& menu) {
    menu.addAction(tr("E&xclude"), this, [this] { setExcluded(m_chosen(), true); });
    menu.addAction(tr("&Include again"), this, [this] { setExcluded(m_chosen(), false); });
    menu.addSeparator();
    for (const Part part : {Part::Training, Part::Validation, Part::Test})
        menu.addAction(tr("Move to %1").arg(partText(part)), this,
                       [this, part] { setPart(m_chosen(), part); });
    menu.addSeparator();
    menu.addAction(tr("&Weight…"), this, &ConfigurationEdits::askWeight);
    menu.addAction(tr("&Discard labels and recompute"), this, [this] { computeAgain(m_chosen()); });
}

void ConfigurationEdits::setExcluded(const Ids& ids, bool isExcluded) {
    const auto records = changed(m_project, ids, [isExcluded](ConfigurationRecord& record) {
        record.isExcluded = isExcluded;
    });
    const auto count = static_cast<int>(records.size());
    m_project.updateConfigurations(records,
                                   isExcluded ? tr("Exclude %Ln configuration(s)", nullptr, count)
                                              : tr("Include %Ln configuration(s)", nullptr, count));
}

int ConfigurationEdits::excludeDiffering() {
    const Ids differing = findMixedSettings(m_project.configurations()).differing;
    if (!differing.empty())
        setExcluded(differing, true);
    return static_cast<int>(differing.size());
}

void ConfigurationEdits::setPart(const Ids& ids, Part part) {
    const auto records =
        changed(m_project, ids, [part](ConfigurationRecord& record) { record.part = part; });
    m_project.edit(tr("Move %Ln configuration(s) to %1", nullptr, static_cast<int>(records.size()))
                       .arg(partText(part)),
                   [&](ProjectEdit& edit) {
                       edit.updateConfigurations(records);
                       edit.setSetting(kSplitByHand, 1);
                   });
}

void ConfigurationEdits::setWeight(const Ids& ids, double weight) {
    const auto records =
        changed(m_project, ids, [weight](ConfigurationRecord& record) { record.weight = weight; });
    m_project.updateConfigurations(records, tr("Set the weight of %Ln configuration(s) to %L1",
                                               nullptr, static_cast<int>(records.size()))
                                                .arg(weight));
}

void ConfigurationEdits::computeAgain(const Ids& ids) {
    std::vector<Configuration> configurations;
    for (ConfigurationRecord& record : changed(m_project, ids, [](ConfigurationRecord&) {})) {
        if (!record.energy)
            continue;
        Configuration& one = configurations.emplace_back();
        one.frame = m_project.frame(record);
        one.frame.labels = {};
        one.record = std::move(record);
    }
    if (!configurations.empty())
        m_project.setLabels(configurations, tr("Discard the labels of %Ln configuration(s)",
                                               nullptr, static_cast<int>(configurations.size())));
}

void ConfigurationEdits::askWeight() {
    const Ids ids = m_chosen();
    if (ids.empty())
        return;
    bool isGiven = false;
    const double weight = QInputDialog::getDouble(
        m_parent, tr("Weight"),
        tr("Weight of the %Ln selected configuration(s) in the fit:", nullptr,
           static_cast<int>(ids.size())),
        1, 0, 1e6, 3, &isGiven);
    if (isGiven)
        setWeight(ids, weight);
}

}  // namespace mtp::ui

#include "moc_ConfigurationEdits.cpp"
