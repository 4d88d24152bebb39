#include "core/project/edit/ProjectEdit.h"

#include <algorithm>

#include "core/mtp/PotentialFile.h"
#include "core/project/edit/History.h"
#include "core/project/edit/Trainings.h"
#include "core/project/file/Database.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/RunText.h"

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

// Paths are kept relative to the project where they lie below its folder, else absolute.
std::string ProjectEdit::keptPath(const std::string& path) const {
    return relativeToProject(path, m_file.path());
}

std::int64_t ProjectEdit::addSource(const SourceRecord& source) {
    const FrameRange& frames = source.frames;
    Statement insert(
        m_database,
        "INSERT INTO source (path, format, frame_count, skip_fs, every_fs, checksum_of_file, "
        "origin, species, first_frame, last_frame, frame_stride) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, keptPath(source.path))
        .bind(2, source.format)
        .bind(3, source.frameCount)
        .bind(4, source.skipFs)
        .bind(5, source.everyFs)
        .bind(6, source.checksum)
        .bind(7, source.origin.empty() ? source.path : source.origin)
        .bind(8, joinedNames(source.species))
        .bind(9, static_cast<std::int64_t>(frames.first))
        .bind(11, static_cast<std::int64_t>(frames.stride));
    if (frames.isToTheEnd())
        insert.bindNull(10);
    else
        insert.bind(10, static_cast<std::int64_t>(frames.last));
    insert.run();
    return sqlite3_last_insert_rowid(m_database);
}

void ProjectEdit::updateSource(const SourceRecord& source) {
    Statement(m_database,
              "UPDATE source SET path = ?, format = ?, frame_count = ?, skip_fs = ?, every_fs = ?, "
              "checksum_of_file = ? WHERE id = ?")
        .bind(1, keptPath(source.path))
        .bind(2, source.format)
        .bind(3, source.frameCount)
        .bind(4, source.skipFs)
        .bind(5, source.everyFs)
        .bind(6, source.checksum)
        .bind(7, source.id)
        .run();
}

void ProjectEdit::removeSource(std::int64_t id) {
    Statement(m_database, "DELETE FROM source WHERE id = ?").bind(1, id).run();
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

void ProjectEdit::setReferenceDensity(std::optional<double> density) {
    setSetting("reference_density", density);
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
    Statement update(m_database,
                     "UPDATE configuration SET part = ?, weight = ?, is_excluded = ? WHERE id = ?");
    for (const ConfigurationRecord& record : records)
        update.bind(1, static_cast<std::int64_t>(record.part))
            .bind(2, record.weight)
            .bind(3, static_cast<std::int64_t>(record.isExcluded))
            .bind(4, record.id)
            .run();
}

void ProjectEdit::setLabels(const std::vector<Configuration>& configurations) {
    ConfigurationWriter writer(m_database, m_command);
    for (const Configuration& configuration : configurations)
        writer.label(configuration);
}

void ProjectEdit::removeConfigurations(const std::vector<std::int64_t>& ids) {
    Statement remove(m_database, "DELETE FROM configuration WHERE id = ?");
    for (std::int64_t id : ids)
        remove.bind(1, id).run();
}

std::int64_t ProjectEdit::addRun(const RunRecord& run, std::int64_t trainingId) {
    deleteTraining(m_database, trainingId);
    Statement(m_database,
              "INSERT INTO run (name, created, stop_reason, options) VALUES (?, ?, ?, ?)")
        .bind(1, run.name)
        .bind(2, run.created)
        .bind(3, run.stopReason)
        .bind(4, encodeOptions(run.options, run.trainedOn))
        .run();
    const std::int64_t id = sqlite3_last_insert_rowid(m_database);
    Statement content(m_database,
                      "INSERT INTO run_content (run, made_by, iterations, potential, checksum) "
                      "VALUES (?1, ?2, ?3, ?4, row_hash(?3, ?4))");
    content.bind(1, id).bind(2, m_command).bind(3, encodeIterations(run.iterations));
    if (run.potential)
        content.bind(4, formatPotential(*run.potential));
    else
        content.bindNull(4);
    content.run();
    setCurrentRun(id);
    return id;
}

void ProjectEdit::renameRun(std::int64_t id, const std::string& name) {
    Statement(m_database, "UPDATE run SET name = ? WHERE id = ?").bind(1, name).bind(2, id).run();
}

void ProjectEdit::removeRun(std::int64_t id) {
    Statement(m_database, "DELETE FROM run WHERE id = ?").bind(1, id).run();
}

void ProjectEdit::setCurrentRun(std::int64_t id) {
    setSetting("current_run", static_cast<double>(id));
}

}  // namespace mtp
