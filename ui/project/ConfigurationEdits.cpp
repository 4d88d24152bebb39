#include "ui/project/ConfigurationEdits.h"

#include <QInputDialog>
#include <QMenu>
#include <unordered_set>

#include "core/project/file/ProjectSettings.h"
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
    menu.addAction(tr("&Compute again (labels off)"), this, [this] { computeAgain(m_chosen()); });
}

void ConfigurationEdits::setExcluded(const Ids& ids, bool isExcluded) {
    const auto records = changed(m_project, ids, [isExcluded](ConfigurationRecord& record) {
        record.isExcluded = isExcluded;
    });
    m_project.updateConfigurations(
        records, (isExcluded ? tr("Exclude %L1 configurations") : tr("Include %L1 configurations"))
                     .arg(records.size()));
}

void ConfigurationEdits::setPart(const Ids& ids, Part part) {
    const auto records =
        changed(m_project, ids, [part](ConfigurationRecord& record) { record.part = part; });
    m_project.edit(tr("Move %L1 configurations to %2").arg(records.size()).arg(partText(part)),
                   [&](ProjectEdit& edit) {
                       edit.updateConfigurations(records);
                       edit.setSetting(kSplitByHand, 1);
                   });
}

void ConfigurationEdits::setWeight(const Ids& ids, double weight) {
    const auto records =
        changed(m_project, ids, [weight](ConfigurationRecord& record) { record.weight = weight; });
    m_project.updateConfigurations(
        records, tr("Weigh %L1 configurations by %L2").arg(records.size()).arg(weight));
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
        m_project.setLabels(configurations,
                            tr("Compute %L1 configurations again").arg(configurations.size()));
}

void ConfigurationEdits::askWeight() {
    const Ids ids = m_chosen();
    if (ids.empty())
        return;
    bool isGiven = false;
    const double weight = QInputDialog::getDouble(
        m_parent, tr("Weight"), tr("How much each of the %L1 counts in the fit:").arg(ids.size()),
        1, 0, 1e6, 3, &isGiven);
    if (isGiven)
        setWeight(ids, weight);
}

}  // namespace mtp::ui
