#include "core/project/file/Schema.h"

#include <fmt/format.h>

#include <array>
#include <set>

#include "core/base/Error.h"
#include "core/project/edit/History.h"
#include "core/project/file/Database.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/RowChecksums.h"

namespace mtp {

namespace {

constexpr const char* kTables = R"(
    CREATE TABLE setting (key TEXT PRIMARY KEY, value REAL, checksum INTEGER) WITHOUT ROWID;
    CREATE TABLE ladder (ratio REAL PRIMARY KEY, checksum INTEGER) WITHOUT ROWID;
    CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, format TEXT NOT NULL,
        checksum_of_file TEXT NOT NULL, frame_count INTEGER NOT NULL, skip_fs REAL NOT NULL,
        every_fs REAL NOT NULL, origin TEXT NOT NULL, checksum INTEGER);
    CREATE TABLE configuration (
        id INTEGER PRIMARY KEY AUTOINCREMENT, parent TEXT NOT NULL, density_ratio REAL NOT NULL,
        expansion TEXT NOT NULL, part INTEGER NOT NULL, weight REAL NOT NULL, is_excluded INTEGER NOT NULL,
        atom_count INTEGER NOT NULL, density REAL, energy REAL, is_converged INTEGER,
        is_predicted INTEGER NOT NULL, largest_force REAL, frame INTEGER NOT NULL, labels INTEGER, provenance INTEGER, checksum INTEGER);
    CREATE TABLE run (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, created TEXT NOT NULL,
        stop_reason TEXT NOT NULL, options TEXT NOT NULL, checksum INTEGER);
    CREATE TABLE frame (
        id INTEGER PRIMARY KEY AUTOINCREMENT, made_by INTEGER NOT NULL, bytes BLOB NOT NULL,
        checksum INTEGER NOT NULL);
    CREATE INDEX frame_made_by ON frame (made_by);
    CREATE TABLE labels (
        id INTEGER PRIMARY KEY AUTOINCREMENT, made_by INTEGER NOT NULL, bytes BLOB NOT NULL,
        checksum INTEGER NOT NULL);
    CREATE INDEX labels_made_by ON labels (made_by);
    CREATE TABLE provenance (
        id INTEGER PRIMARY KEY, bytes BLOB NOT NULL UNIQUE, checksum INTEGER NOT NULL);
    CREATE TABLE run_content (
        run INTEGER PRIMARY KEY, made_by INTEGER NOT NULL, iterations TEXT NOT NULL,
        potential TEXT, checksum INTEGER NOT NULL);
    CREATE TABLE command (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL,
        operation TEXT NOT NULL, is_undone INTEGER NOT NULL);
    CREATE TABLE table_seal (
        name TEXT PRIMARY KEY, row_count INTEGER NOT NULL, checksum INTEGER NOT NULL)
        WITHOUT ROWID;
    CREATE TABLE training (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, created TEXT NOT NULL,
        state TEXT NOT NULL, options TEXT NOT NULL, training_ids TEXT NOT NULL,
        validation_ids TEXT NOT NULL, iterations TEXT NOT NULL, checkpoint BLOB NOT NULL,
        checksum INTEGER NOT NULL);
    CREATE TABLE view (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)";

// Version 1 kept labels inside the frame and potentials inside the run.
constexpr const char* kFromVersion1 = R"(
    ALTER TABLE setting RENAME TO old_setting;
    ALTER TABLE ladder RENAME TO old_ladder;
    ALTER TABLE source RENAME TO old_source;
    ALTER TABLE configuration RENAME TO old_configuration;
    ALTER TABLE run RENAME TO old_run;
)";
constexpr const char* kCopyFromVersion1 = R"(
    INSERT INTO setting (key, value) SELECT key, value FROM old_setting;
    INSERT INTO ladder (ratio) SELECT ratio FROM old_ladder;
    INSERT INTO source (id, path, format, checksum_of_file, frame_count, skip_fs, every_fs,
        origin) SELECT id, path, format, '', frame_count, skip_fs, every_fs, path FROM old_source;
    INSERT INTO run (id, name, created, stop_reason, options)
        SELECT id, name, created, stop_reason, options FROM old_run;
    INSERT INTO run_content SELECT id, 0, iterations, potential, row_hash(iterations, potential)
        FROM old_run;
)";
constexpr const char* kDropVersion1 = R"(
    DROP TABLE old_setting;
    DROP TABLE old_ladder;
    DROP TABLE old_source;
    DROP TABLE old_configuration;
    DROP TABLE old_run;
)";

// Also how a new project gets them, so that old and new files are laid out alike.
constexpr const char* kColumnsOfVersion3 = R"(
    ALTER TABLE source ADD COLUMN species TEXT NOT NULL DEFAULT '';
    ALTER TABLE source ADD COLUMN first_frame INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source ADD COLUMN last_frame INTEGER;
    ALTER TABLE source ADD COLUMN frame_stride INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE source_history ADD COLUMN species;
    ALTER TABLE source_history ADD COLUMN first_frame;
    ALTER TABLE source_history ADD COLUMN last_frame;
    ALTER TABLE source_history ADD COLUMN frame_stride;
)";

// Rows whose checksum is right without these columns.
void fillColumnsOfVersion3(sqlite3* database, const char* suffix) {
    for (const LoggedTable& table : loggedTables())
        if (table.addedCount > 0)
            execute(database,
                    fmt::format("UPDATE {0}{1} SET species = '', first_frame = 0, last_frame = "
                                "NULL, frame_stride = 1, checksum = row_hash({2}, '', 0, NULL, 1) "
                                "WHERE checksum IS row_hash({2})",
                                table.name, suffix, table.withoutAdded().list())
                        .c_str());
}

void copyConfigurationsFromVersion1(sqlite3* database) {
    Statement rows(database,
                   "SELECT id, parent, density_ratio, part, weight, is_excluded, frame "
                   "FROM old_configuration ORDER BY id");
    ConfigurationWriter writer(database, 0);
    while (rows.step()) {
        Configuration configuration;
        configuration.frame = decodeVersion1Frame(rows.blob(6));
        ConfigurationRecord& record = configuration.record;
        record = recordOf(configuration.frame, rows.number(2));
        record.id = rows.integer(0);
        record.parent = rows.text(1);
        record.part = partOf(rows.integer(3), record.id);
        record.weight = rows.number(4);
        record.isExcluded = rows.integer(5) != 0;
        writer.insert(configuration);
    }
}

void backUp(sqlite3* database, const std::filesystem::path& path, int version) {
    std::filesystem::path copy = path;
    copy.replace_filename(fmt::format("{}.version-{}.mtpw", path.stem().string(), version));
    if (!std::filesystem::exists(copy))
        copyDatabase(database, copy);
}

}  // namespace

void createSchema(sqlite3* database) {
    execute(database, kTables);
    createHistoryTables(database);
    execute(database, kColumnsOfVersion3);
    for (const LoggedTable& table : loggedTables())
        updateTableChecksum(database, table);
    execute(database, fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
    execute(database, fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
}

void requireKnownSchema(sqlite3* database, const std::filesystem::path& path, int version) {
    using Object = std::array<std::string, 3>;
    const auto objectsOf = [](sqlite3* of) {
        std::set<Object> objects;
        Statement rows(of, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema");
        while (rows.step())
            objects.insert({rows.text(0), rows.text(1), rows.text(2)});
        return objects;
    };
    std::set<Object> known;
    if (version == kSchemaVersion) {
        const DatabaseHandle empty(openDatabase(":memory:", SQLITE_OPEN_READWRITE));
        createSchema(empty.get());
        known = objectsOf(empty.get());
    }
    for (const Object& object : objectsOf(database)) {
        const bool isTable = (object[0] == "table" && !object[2].starts_with("CREATE VIRTUAL")) ||
                             object[0] == "index";
        if (version == kSchemaVersion ? !known.contains(object) : !isTable)
            throw ParseError(path.string(), 0,
                             fmt::format("holds {} \"{}\", which no project of MTP Workbench does; "
                                         "it is not opened",
                                         object[0], object[1]));
    }
}

namespace {

void upgradeVersion1(sqlite3* database) {
    execute(database, kFromVersion1);
    createSchema(database);
    execute(database, kCopyFromVersion1);
    copyConfigurationsFromVersion1(database);
    execute(database, kDropVersion1);
    for (const LoggedTable& table : loggedTables())
        updateRowChecksums(database, table);
}

void upgradeVersion2(sqlite3* database) {
    std::vector<LoggedTable> sound;
    for (const LoggedTable& table : loggedTables())
        if (table.addedCount > 0 && findCorruption(database, table.withoutAdded()).empty())
            sound.push_back(table);
    execute(database, kColumnsOfVersion3);
    fillColumnsOfVersion3(database, "");
    fillColumnsOfVersion3(database, "_history");
    for (const LoggedTable& table : sound)
        updateTableChecksum(database, table);
    execute(database, fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
}

}  // namespace

void upgrade(sqlite3* database, int version) {
    Transaction transaction(database);
    if (version == 1)
        upgradeVersion1(database);
    else
        upgradeVersion2(database);
    transaction.commit();
}

void migrate(sqlite3* database, const std::filesystem::path& path, int version) {
    if (version < 1)
        throw ParseError(path.string(), 0, "the version of the file is damaged");
    backUp(database, path, version);
    upgrade(database, version);
}

}  // namespace mtp
