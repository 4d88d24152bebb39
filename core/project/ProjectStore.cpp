#include "core/project/ProjectStore.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "core/base/Error.h"
#include "core/project/edit/History.h"
#include "core/project/file/Database.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/ProjectSettings.h"
#include "core/project/file/RowChecksums.h"
#include "core/project/file/Schema.h"

namespace mtp {

namespace {

std::optional<double> readSetting(sqlite3* database, const char* key) {
    Statement row(database, "SELECT value FROM setting WHERE key = ?");
    if (!row.bind(1, std::string(key)).step() || row.isNull(0))
        return {};
    return row.number(0);
}

// Damaged values say which file they are in.
template <class Read>
auto readFrom(const std::filesystem::path& path, Read read) {
    try {
        return read();
    } catch (const InputError& error) {
        throw ParseError(path.string(), 0, error.what());
    }
}

std::optional<std::string> nameOf(const std::optional<CommandRecord>& command) {
    return command ? std::optional(command->name) : std::nullopt;
}

}  // namespace

ProjectStore::ProjectStore(std::unique_ptr<ProjectFile> file) : m_file(std::move(file)) {}

ProjectStore ProjectStore::create(const std::filesystem::path& path) {
    return ProjectStore(ProjectFile::create(path));
}

ProjectStore ProjectStore::open(const std::filesystem::path& path) {
    ProjectStore store(ProjectFile::open(path, ProjectFile::Access::Write));
    if (const auto problems = store.problems(false); !problems.empty())
        throw DamagedProject(path, fmt::format("is damaged: {}", fmt::join(problems, "; ")));
    return store;
}

ProjectStore ProjectStore::openForReading(const std::filesystem::path& path) {
    return ProjectStore(ProjectFile::open(path, ProjectFile::Access::Read));
}

std::vector<std::string> ProjectStore::problems(bool withContent) const {
    if (m_file->version() != kSchemaVersion)
        return {};  // only the newer program knows how its checksums are made
    std::vector<std::string> problems = findCorruption(database());
    if (withContent)
        for (std::string& problem : findCorruptContent(database()))
            problems.push_back(std::move(problem));
    return problems;
}

std::vector<SourceRecord> ProjectStore::sources() const {
    return readFrom(path(), [this] { return readSources(database(), path()); });
}

std::vector<CampaignRecord> ProjectStore::campaigns() const {
    return readCampaigns(database(), path());
}

std::vector<double> ProjectStore::ladder() const {
    std::vector<double> ratios;
    for (const LadderRow& row : readRows<LadderRow>(database(), "ORDER BY ratio"))
        ratios.push_back(row.ratio);
    return ratios;
}

std::optional<double> ProjectStore::referenceDensity() const {
    return readSetting(database(), kReferenceDensity);
}

std::optional<double> ProjectStore::setting(const char* key) const {
    return readSetting(database(), key);
}

std::optional<std::string> ProjectStore::textSetting(const char* key) const {
    Statement row(database(), "SELECT text FROM setting WHERE key = ?");
    if (!row.bind(1, std::string(key)).step() || row.isNull(0))
        return {};
    return row.text(0);
}

std::map<std::string, double> ProjectStore::settings(const std::string& prefix) const {
    Statement rows(database(),
                   "SELECT key, value FROM setting WHERE substr(key, 1, length(?1)) = ?1 AND value "
                   "IS NOT NULL");
    rows.bind(1, prefix);
    std::map<std::string, double> found;
    while (rows.step())
        found[rows.text(0)] = rows.number(1);
    return found;
}

std::vector<ConfigurationRecord> ProjectStore::configurations() const {
    return readFrom(path(), [this] { return readConfigurations(database()); });
}

std::vector<RunRecord> ProjectStore::runs() const {
    return readFrom(path(), [this] { return readRuns(database(), path().string()); });
}

std::int64_t ProjectStore::currentRun() const {
    return static_cast<std::int64_t>(readSetting(database(), kCurrentRun).value_or(0));
}

ProjectEdit ProjectStore::edit(const EditDescription& description) {
    return ProjectEdit(*m_file, description);
}

template <class Row>
void ProjectStore::note(const Row& row, const std::vector<std::string>& columns) {
    if (!readOnlyReason().empty())
        return;
    m_file->requireWritable();
    Transaction transaction(database());
    RowUpdater<Row>(database(), columns).update(row);
    updateRowChecksums(database(), schemaOf<Row>());
    transaction.commit();
}

void ProjectStore::noteSource(const SourceRecord& source) {
    note(toRow(source, path()), {"format", "frame_count", "checksum_of_file"});
}

void ProjectStore::noteCampaign(const CampaignRecord& campaign) {
    note(toRow(campaign, path()), {"machine"});
}

std::vector<TrainingRecord> ProjectStore::trainings() const {
    return readFrom(path(), [this] { return readTrainings(database()); });
}

std::int64_t ProjectStore::startTraining(const TrainingRecord& training) {
    m_file->requireWritable();
    return insertTraining(database(), training);
}

void ProjectStore::saveTraining(const TrainingRecord& training) {
    m_file->requireWritable();
    updateTraining(database(), training);
}

void ProjectStore::dropTraining(std::int64_t id) {
    m_file->requireWritable();
    deleteTraining(database(), id);
}

std::string ProjectStore::view(const std::string& key) const {
    Statement row(database(), "SELECT value FROM view WHERE key = ?");
    return row.bind(1, key).step() ? row.text(0) : std::string();
}

void ProjectStore::setView(const std::string& key, const std::string& value) {
    m_file->requireWritable();
    Statement(database(), "INSERT OR REPLACE INTO view (key, value) VALUES (?, ?)")
        .bind(1, key)
        .bind(2, value)
        .run();
}

std::optional<std::string> ProjectStore::undoName() const {
    return nameOf(commandToUndo(database()));
}

std::optional<std::string> ProjectStore::redoName() const {
    return nameOf(commandToRedo(database()));
}

ProjectChanges ProjectStore::undo() {
    m_file->requireWritable();
    Transaction transaction(database());
    const auto command = commandToUndo(database());
    if (!command)
        return {};
    const ProjectChanges changes = undoCommand(database(), command->id);
    transaction.commit();
    return changes;
}

ProjectChanges ProjectStore::redo() {
    m_file->requireWritable();
    Transaction transaction(database());
    const auto command = commandToRedo(database());
    if (!command)
        return {};
    const ProjectChanges changes = redoCommand(database(), command->id);
    transaction.commit();
    return changes;
}

std::vector<CommandRecord> ProjectStore::history() const {
    return allCommands(database());
}

void ProjectStore::copyTo(const std::filesystem::path& path, bool replace) const {
    if (std::filesystem::exists(path) && !replace)
        throw FileError(path.string() + ": exists already");
    FileLock lock;
    if (!lock.tryLock(path))
        throw FileError(fmt::format("{}: {} has this project open; choose another name",
                                    path.string(), lock.holder()));
    copyDatabase(database(), path, [&](sqlite3* copy) {
        movePaths(copy, this->path(), path);
        for (const TableSchema& table : tablesOfPaths())
            updateAllChecksums(copy, table);
    });
}

}  // namespace mtp
