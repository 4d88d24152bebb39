#include "core/project/edit/ProjectEdit.h"

#include <algorithm>

#include "core/project/edit/History.h"
#include "core/project/edit/Trainings.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/ProjectSettings.h"

namespace mtp {

ProjectEdit::ProjectEdit(const ProjectFile& file, const EditDescription& description)
    : m_file(file), m_database(file.database()) {
    file.requireWritable();
    execute(m_database, "BEGIN IMMEDIATE");
    try {
        m_command = openCommand(m_database, description.name, description.operation,
                                description.continuesLast);
    } catch (...) {
        rollBack(m_database);
        throw;
    }
}

ProjectEdit::~ProjectEdit() {
    if (m_isOpen)
        rollBack(m_database);
}

ProjectChanges ProjectEdit::commit() {
    const ProjectChanges changes = closeCommand(m_database, m_command);
    if (changes.any()) {
        m_file.requireWritable();
        execute(m_database, "COMMIT");
        m_isOpen = false;
    }
    return changes;
}

std::int64_t ProjectEdit::addSource(const SourceRecord& source) {
    SourceRow row = toRow(source, m_file.path());
    row.id = 0;
    return RowInserter<SourceRow>(m_database).insert(row);
}

void ProjectEdit::updateSource(const SourceRecord& source) {
    RowUpdater<SourceRow>(
        m_database, {"path", "format", "frame_count", "skip_fs", "every_fs", "checksum_of_file"})
        .update(toRow(source, m_file.path()));
}

void ProjectEdit::removeSource(std::int64_t id) {
    removeRow<SourceRow>(m_database, id);
}

std::int64_t ProjectEdit::addCampaign(const CampaignRecord& campaign) {
    CampaignRow row = toRow(campaign, m_file.path());
    row.id = 0;
    return RowInserter<CampaignRow>(m_database).insert(row);
}

void ProjectEdit::removeCampaign(std::int64_t id) {
    removeRow<CampaignRow>(m_database, id);
}

void ProjectEdit::setLadder(const std::vector<double>& ratios) {
    std::vector<double> gone;
    {
        Statement rows(m_database, "SELECT ratio FROM ladder");
        while (rows.step())
            if (std::find(ratios.begin(), ratios.end(), rows.number(0)) == ratios.end())
                gone.push_back(rows.number(0));
    }
    Statement remove(m_database, "DELETE FROM ladder WHERE ratio = ?");
    for (double ratio : gone)
        remove.bind(1, ratio).run();
    Statement insert(m_database, "INSERT OR IGNORE INTO ladder (ratio) VALUES (?)");
    for (double ratio : ratios)
        insert.bind(1, ratio).run();
}

void ProjectEdit::setSetting(const char* key, std::optional<double> value) {
    // Not REPLACE: that deletes without telling the log.
    Statement(m_database,
              "INSERT INTO setting (key, value) VALUES (?, ?) "
              "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind(1, std::string(key))
        .bind(2, value)
        .run();
}

void ProjectEdit::setTextSetting(const char* key, const std::optional<std::string>& text) {
    Statement change(m_database,
                     "INSERT INTO setting (key, text) VALUES (?, ?) "
                     "ON CONFLICT (key) DO UPDATE SET text = excluded.text");
    change.bind(1, std::string(key));
    bindValue(change, 2, text);
    change.run();
}

void ProjectEdit::changeSettings(const std::map<std::string, double>& before,
                                 const std::map<std::string, double>& after) {
    for (const auto& [key, value] : after)
        if (const auto known = before.find(key); known == before.end() || known->second != value)
            setSetting(key.c_str(), value);
    for (const auto& [key, value] : before)
        if (!after.contains(key))
            setSetting(key.c_str(), std::nullopt);
}

void ProjectEdit::setReferenceDensity(std::optional<double> density) {
    setSetting(kReferenceDensity, density);
}

std::vector<std::int64_t> ProjectEdit::addConfigurations(
    const std::vector<Configuration>& configurations) {
    ConfigurationWriter writer(m_database, m_command);
    std::vector<std::int64_t> ids;
    for (const Configuration& configuration : configurations)
        ids.push_back(writer.insert(configuration));
    return ids;
}

void ProjectEdit::updateConfigurations(const std::vector<ConfigurationRecord>& records) {
    RowUpdater<ConfigurationRow> updater(m_database, {"part", "weight", "is_excluded"});
    for (const ConfigurationRecord& record : records)
        updater.update(toRow(record));
}

void ProjectEdit::setLabels(const std::vector<Configuration>& configurations) {
    ConfigurationWriter writer(m_database, m_command);
    for (const Configuration& configuration : configurations)
        writer.label(configuration);
}

void ProjectEdit::removeConfigurations(const std::vector<std::int64_t>& ids) {
    for (std::int64_t id : ids)
        removeRow<ConfigurationRow>(m_database, id);
}

std::int64_t ProjectEdit::addRun(const RunRecord& run, std::int64_t trainingId) {
    deleteTraining(m_database, trainingId);
    RunRecord added = run;
    added.id = 0;
    const std::int64_t id = insertRun(m_database, added, m_command);
    setCurrentRun(id);
    return id;
}

std::int64_t ProjectEdit::addTraining(const TrainingRecord& training) {
    return insertTraining(m_database, training);
}

void ProjectEdit::renameRun(std::int64_t id, const std::string& name) {
    RowUpdater<RunRow>(m_database, {"name"}).update({.id = id, .name = name});
}

void ProjectEdit::removeRun(std::int64_t id) {
    removeRow<RunRow>(m_database, id);
}

void ProjectEdit::setCurrentRun(std::int64_t id) {
    setSetting(kCurrentRun, static_cast<double>(id));
}

}  // namespace mtp
