#include "core/project/ProjectStore.h"

#include <fmt/format.h>

#include <utility>

#include "core/base/Error.h"
#include "core/project/Database.h"
#include "core/project/History.h"
#include "core/project/ProjectRows.h"
#include "core/project/Schema.h"

namespace mtp {

namespace {

int pragma(sqlite3* database, const char* sql) {
    Statement statement(database, sql);
    return statement.step() ? static_cast<int>(statement.integer(0)) : 0;
}

void prepareForWriting(sqlite3* database) {
    execute(database, "PRAGMA journal_mode = WAL");
    execute(database, "PRAGMA synchronous = FULL");
    execute(database, "PRAGMA temp_store = MEMORY");
}

std::optional<double> readSetting(sqlite3* database, const char* key) {
    Statement row(database, "SELECT value FROM setting WHERE key = ?");
    if (!row.bind(1, std::string(key)).step() || row.isNull(0))
        return {};
    return row.number(0);
}

std::optional<std::string> nameOf(const std::optional<CommandRecord>& command) {
    return command ? std::optional(command->name) : std::nullopt;
}

}  // namespace

ProjectStore::ProjectStore(std::filesystem::path path, sqlite3* database)
    : m_path(std::move(path)), m_database(database) {}

ProjectStore::~ProjectStore() {
    sqlite3_close(m_database);
}

ProjectStore::ProjectStore(ProjectStore&& other) noexcept
    : m_path(std::move(other.m_path)), m_database(std::exchange(other.m_database, nullptr)) {}

ProjectStore& ProjectStore::operator=(ProjectStore&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_database, other.m_database);
    return *this;
}

ProjectStore ProjectStore::create(const std::filesystem::path& path) {
    if (std::filesystem::exists(path))
        throw FileError(path.string() + ": exists already");
    ProjectStore store(path, openDatabase(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    prepareForWriting(store.m_database);
    Transaction transaction(store.m_database);
    createSchema(store.m_database);
    transaction.commit();
    startLogging(store.m_database);
    return store;
}

ProjectStore ProjectStore::open(const std::filesystem::path& path) {
    if (!std::filesystem::is_regular_file(path))
        throw FileError(path.string() + ": no such project file");
    ProjectStore store(path, openDatabase(path, SQLITE_OPEN_READWRITE));
    // A file that is not a database fails at the first statement with SQLite's own words.
    if (pragma(store.m_database, "PRAGMA application_id") != kApplicationId)
        throw ParseError(path.string(), 0, "not a project of MTP Workbench");
    const int version = pragma(store.m_database, "PRAGMA user_version");
    if (version > kSchemaVersion)
        throw ParseError(path.string(), 0,
                         fmt::format("written by a newer program (version {} of the file, this "
                                     "program knows {})",
                                     version, kSchemaVersion));
    prepareForWriting(store.m_database);
    if (version < kSchemaVersion)
        migrate(store.m_database, path, version);
    startLogging(store.m_database);
    return store;
}

const std::filesystem::path& ProjectStore::path() const {
    return m_path;
}

std::vector<SourceRecord> ProjectStore::sources() const {
    return readSources(m_database);
}

std::vector<double> ProjectStore::ladder() const {
    Statement rows(m_database, "SELECT ratio FROM ladder ORDER BY ratio");
    std::vector<double> ratios;
    while (rows.step())
        ratios.push_back(rows.number(0));
    return ratios;
}

std::optional<double> ProjectStore::referenceDensity() const {
    return readSetting(m_database, "reference_density");
}

std::vector<ConfigurationRecord> ProjectStore::configurations() const {
    return readConfigurations(m_database);
}

std::vector<RunRecord> ProjectStore::runs() const {
    return readRuns(m_database, m_path.string());
}

std::int64_t ProjectStore::currentRun() const {
    return static_cast<std::int64_t>(readSetting(m_database, "current_run").value_or(0));
}

ProjectEdit ProjectStore::edit(const EditDescription& description) {
    return ProjectEdit(m_database, description);
}

void ProjectStore::noteSource(const SourceRecord& source) {
    Statement(m_database, "UPDATE source SET format = ?, frame_count = ? WHERE id = ?")
        .bind(1, source.format)
        .bind(2, source.frameCount)
        .bind(3, source.id)
        .run();
}

std::optional<std::string> ProjectStore::undoName() const {
    return nameOf(commandToUndo(m_database));
}

std::optional<std::string> ProjectStore::redoName() const {
    return nameOf(commandToRedo(m_database));
}

ProjectChanges ProjectStore::undo() {
    Transaction transaction(m_database);
    const auto command = commandToUndo(m_database);
    if (!command)
        return {};
    const ProjectChanges changes = undoCommand(m_database, command->id);
    transaction.commit();
    return changes;
}

ProjectChanges ProjectStore::redo() {
    Transaction transaction(m_database);
    const auto command = commandToRedo(m_database);
    if (!command)
        return {};
    const ProjectChanges changes = redoCommand(m_database, command->id);
    transaction.commit();
    return changes;
}

std::vector<CommandRecord> ProjectStore::history() const {
    return allCommands(m_database);
}

void ProjectStore::copyTo(const std::filesystem::path& path, bool replace) const {
    if (std::filesystem::exists(path) && !replace)
        throw FileError(path.string() + ": exists already");
    copyDatabase(m_database, path);
}

}  // namespace mtp
