#include "core/project/ProjectStore.h"

#include <fmt/format.h>

#include <utility>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/Database.h"
#include "core/project/FrameBlob.h"
#include "core/project/RunText.h"

namespace mtp {

namespace {

constexpr int kVersion = 1;                 // PRAGMA user_version
constexpr int kApplicationId = 0x4d545057;  // "MTPW", PRAGMA application_id

constexpr const char* kSchema = R"(
    CREATE TABLE setting (key TEXT PRIMARY KEY, value REAL) WITHOUT ROWID;
    CREATE TABLE ladder (ratio REAL PRIMARY KEY);
    CREATE TABLE source (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL, format TEXT NOT NULL,
        frame_count INTEGER NOT NULL, skip_fs REAL NOT NULL, every_fs REAL NOT NULL);
    CREATE TABLE configuration (
        id INTEGER PRIMARY KEY, parent TEXT NOT NULL, density_ratio REAL NOT NULL,
        part INTEGER NOT NULL, weight REAL NOT NULL, is_excluded INTEGER NOT NULL,
        frame BLOB NOT NULL);
    CREATE TABLE run (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL,
        stop_reason TEXT NOT NULL, options TEXT NOT NULL, iterations TEXT NOT NULL,
        potential TEXT);
)";

int pragma(sqlite3* database, const char* sql) {
    Statement statement(database, sql);
    return statement.step() ? static_cast<int>(statement.integer(0)) : 0;
}

sqlite3* openDatabase(const std::filesystem::path& path, int flags) {
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(path.string().c_str(), &database, flags, nullptr) != SQLITE_OK) {
        const std::string reason = database ? sqlite3_errmsg(database) : "out of memory";
        sqlite3_close(database);
        throw FileError(path.string() + ": " + reason);
    }
    sqlite3_busy_timeout(database, 5000);
    return database;
}

void prepareForWriting(sqlite3* database) {
    execute(database, "PRAGMA journal_mode = WAL");
    execute(database, "PRAGMA synchronous = FULL");
    execute(database, "PRAGMA foreign_keys = ON");
    // A project from elsewhere may not run code of its own through its schema.
    execute(database, "PRAGMA trusted_schema = OFF");
}

void bindConfiguration(Statement& statement, const ConfigurationRecord& record) {
    statement.bind(1, record.parent)
        .bind(2, record.densityRatio)
        .bind(3, static_cast<std::int64_t>(record.part))
        .bind(4, record.weight)
        .bind(5, static_cast<std::int64_t>(record.isExcluded))
        .bindBlob(6, encodeFrame(record.frame));
}

void bindRun(Statement& statement, const RunRecord& run) {
    statement.bind(1, run.name)
        .bind(2, run.created)
        .bind(3, run.stopReason)
        .bind(4, encodeOptions(run.options))
        .bind(5, encodeIterations(run.iterations));
    if (run.potential)
        statement.bindBlob(6, formatPotential(*run.potential));
    else
        statement.bind(6, std::optional<double>());
}

void bindSource(Statement& statement, const SourceRecord& source) {
    statement.bind(1, source.path)
        .bind(2, source.format)
        .bind(3, source.frameCount)
        .bind(4, source.skipFs)
        .bind(5, source.everyFs);
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
    execute(store.m_database, kSchema);
    execute(store.m_database, fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
    execute(store.m_database, fmt::format("PRAGMA user_version = {}", kVersion).c_str());
    transaction.commit();
    return store;
}

ProjectStore ProjectStore::open(const std::filesystem::path& path) {
    if (!std::filesystem::is_regular_file(path))
        throw FileError(path.string() + ": no such project file");
    ProjectStore store(path, openDatabase(path, SQLITE_OPEN_READWRITE));
    // A file that is not a database fails at the first statement with SQLite's own words.
    if (pragma(store.m_database, "PRAGMA application_id") != kApplicationId)
        throw ParseError(path.string(), 0, "not a project of MTP Workbench");
    if (const int version = pragma(store.m_database, "PRAGMA user_version"); version > kVersion)
        throw ParseError(path.string(), 0,
                         fmt::format("written by a newer program (version {} of the file, this "
                                     "program knows {})",
                                     version, kVersion));
    prepareForWriting(store.m_database);
    return store;
}

const std::filesystem::path& ProjectStore::path() const {
    return m_path;
}

std::vector<SourceRecord> ProjectStore::sources() const {
    Statement rows(
        m_database,
        "SELECT id, path, format, frame_count, skip_fs, every_fs FROM source ORDER BY id");
    std::vector<SourceRecord> sources;
    while (rows.step())
        sources.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.integer(3),
                           rows.number(4), rows.number(5)});
    return sources;
}

std::int64_t ProjectStore::addSource(const SourceRecord& source) {
    Statement insert(m_database,
                     "INSERT INTO source (path, format, frame_count, skip_fs, every_fs) "
                     "VALUES (?, ?, ?, ?, ?)");
    bindSource(insert, source);
    insert.run();
    return sqlite3_last_insert_rowid(m_database);
}

void ProjectStore::updateSource(const SourceRecord& source) {
    Statement update(m_database,
                     "UPDATE source SET path = ?, format = ?, frame_count = ?, skip_fs = ?, "
                     "every_fs = ? WHERE id = ?");
    bindSource(update, source);
    update.bind(6, source.id).run();
}

std::vector<double> ProjectStore::ladder() const {
    Statement rows(m_database, "SELECT ratio FROM ladder ORDER BY ratio");
    std::vector<double> ratios;
    while (rows.step())
        ratios.push_back(rows.number(0));
    return ratios;
}

void ProjectStore::setLadder(const std::vector<double>& ratios) {
    Transaction transaction(m_database);
    execute(m_database, "DELETE FROM ladder");
    Statement insert(m_database, "INSERT OR IGNORE INTO ladder (ratio) VALUES (?)");
    for (double ratio : ratios)
        insert.bind(1, ratio).run();
    transaction.commit();
}

std::optional<double> ProjectStore::referenceDensity() const {
    Statement row(m_database, "SELECT value FROM setting WHERE key = 'reference_density'");
    if (!row.step() || row.isNull(0))
        return {};
    return row.number(0);
}

void ProjectStore::setReferenceDensity(std::optional<double> density) {
    Statement write(m_database,
                    "INSERT OR REPLACE INTO setting (key, value) VALUES ('reference_density', ?)");
    write.bind(1, density).run();
}

std::vector<ConfigurationRecord> ProjectStore::configurations() const {
    Statement rows(m_database,
                   "SELECT id, parent, density_ratio, part, weight, is_excluded, frame "
                   "FROM configuration ORDER BY id");
    std::vector<ConfigurationRecord> records;
    while (rows.step()) {
        ConfigurationRecord record;
        record.id = rows.integer(0);
        record.parent = rows.text(1);
        record.densityRatio = rows.number(2);
        const std::int64_t part = rows.integer(3);
        if (part < 0 || part > static_cast<std::int64_t>(Part::Test))
            throw ParseError(m_path.string(), 0,
                             fmt::format("configuration {} is damaged", record.id));
        record.part = static_cast<Part>(part);
        record.weight = rows.number(4);
        record.isExcluded = rows.integer(5) != 0;
        record.frame = decodeFrame(rows.blob(6));
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<std::int64_t> ProjectStore::addConfigurations(
    const std::vector<ConfigurationRecord>& records) {
    Transaction transaction(m_database);
    Statement insert(m_database,
                     "INSERT INTO configuration (parent, density_ratio, part, weight, is_excluded, "
                     "frame) VALUES (?, ?, ?, ?, ?, ?)");
    std::vector<std::int64_t> ids;
    for (const ConfigurationRecord& record : records) {
        bindConfiguration(insert, record);
        insert.run();
        ids.push_back(sqlite3_last_insert_rowid(m_database));
    }
    transaction.commit();
    return ids;
}

void ProjectStore::updateConfigurations(const std::vector<ConfigurationRecord>& records) {
    Transaction transaction(m_database);
    Statement update(
        m_database,
        "UPDATE configuration SET parent = ?, density_ratio = ?, part = ?, weight = ?, "
        "is_excluded = ?, frame = ? WHERE id = ?");
    for (const ConfigurationRecord& record : records) {
        bindConfiguration(update, record);
        update.bind(7, record.id).run();
    }
    transaction.commit();
}

void ProjectStore::removeConfigurations(const std::vector<std::int64_t>& ids) {
    Transaction transaction(m_database);
    Statement remove(m_database, "DELETE FROM configuration WHERE id = ?");
    for (std::int64_t id : ids)
        remove.bind(1, id).run();
    transaction.commit();
}

std::vector<RunRecord> ProjectStore::runs() const {
    Statement rows(m_database,
                   "SELECT id, name, created, stop_reason, options, iterations, potential FROM run "
                   "ORDER BY id");
    std::vector<RunRecord> runs;
    while (rows.step()) {
        RunRecord run;
        run.id = rows.integer(0);
        run.name = rows.text(1);
        run.created = rows.text(2);
        run.stopReason = rows.text(3);
        run.options = decodeOptions(rows.text(4));
        run.iterations = decodeIterations(rows.text(5));
        if (!rows.isNull(6))
            run.potential = parsePotential(
                rows.blob(6), fmt::format("{} (potential of {})", m_path.string(), run.name));
        runs.push_back(std::move(run));
    }
    return runs;
}

std::int64_t ProjectStore::addRun(const RunRecord& run) {
    Statement insert(m_database,
                     "INSERT INTO run (name, created, stop_reason, options, iterations, potential) "
                     "VALUES (?, ?, ?, ?, ?, ?)");
    bindRun(insert, run);
    insert.run();
    return sqlite3_last_insert_rowid(m_database);
}

void ProjectStore::updateRun(const RunRecord& run) {
    Statement update(m_database,
                     "UPDATE run SET name = ?, created = ?, stop_reason = ?, options = ?, "
                     "iterations = ?, potential = ? WHERE id = ?");
    bindRun(update, run);
    update.bind(7, run.id).run();
}

void ProjectStore::removeRun(std::int64_t id) {
    Statement(m_database, "DELETE FROM run WHERE id = ?").bind(1, id).run();
}

void ProjectStore::copyTo(const std::filesystem::path& path, bool replace) const {
    std::filesystem::path partial = path;
    partial += ".partial";
    if (std::filesystem::exists(path) && !replace)
        throw FileError(path.string() + ": exists already");
    std::filesystem::remove(partial);
    Statement(m_database, "VACUUM INTO ?").bind(1, partial.string()).run();
    std::filesystem::rename(partial, path);
}

}  // namespace mtp
