#include "core/project/file/Schema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <set>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Lists.h"
#include "core/project/edit/History.h"
#include "core/project/file/Database.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/RowChecksums.h"
#include "core/project/file/RowMapping.h"

namespace mtp {

namespace {

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

// The tables that a version brought, in the order in which a file of it has them.
void createTables(sqlite3* database, int version) {
    const auto isNew = [version](const TableSchema& table) {
        return table.sinceVersion() == version;
    };
    for (const TableSchema& table : projectTables())
        if (isNew(table))
            execute(database, table.createStatements().c_str());
    for (const TableSchema& table : loggedTables())
        if (isNew(table))
            createHistoryTable(database, table);
}

// Adds the columns that a version brought to a table and to its history. values: what they hold in
// the rows that are there, as SQL, in the order of the columns. Rows whose checksum is right get
// the one that covers the new columns; damaged rows stay damaged.
void addColumns(sqlite3* database, const TableSchema& table, int version,
                const std::vector<std::string>& values) {
    std::string statements, settings;
    std::size_t next = 0;
    for (const ColumnSchema& column : table.columns)
        if (column.sinceVersion == version) {
            statements += fmt::format(
                "ALTER TABLE {0} ADD COLUMN {1} {2};"
                "ALTER TABLE {0}_history ADD COLUMN {1};",
                table.name, column.name, column.type);
            settings += fmt::format("{} = {}, ", column.name, values.at(next++));
        }
    const TableSchema before = table.asOfVersion(version - 1);
    const bool isSound = findCorruption(database, before).empty();
    execute(database, statements.c_str());
    for (const char* suffix : {"", "_history"})
        execute(database, fmt::format("UPDATE {0}{1} SET {2}checksum = row_hash({3}, {4}) "
                                      "WHERE checksum IS row_hash({3})",
                                      table.name, suffix, settings, before.columnNames(),
                                      fmt::join(values, ", "))
                              .c_str());
    if (isSound)
        updateTableChecksum(database, table.asOfVersion(version));
}

// Version 4 noted the campaigns of a project as lines "relative path, tab, absolute path" of a text
// that undo passed by.
void addCampaigns(sqlite3* database) {
    createTables(database, 5);
    RowInserter<CampaignRow> inserter(database);
    std::string noted;
    for (const ViewRow& view : readRows<ViewRow>(database, "WHERE key = 'campaigns'"))
        noted = view.value;
    for (const std::string_view line : splitAt(noted, '\n'))
        if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos)
            inserter.insert(
                {0, std::string(tab > 0 ? line.substr(0, tab) : line.substr(1)), "", ""});
    execute(database, "DELETE FROM view WHERE key = 'campaigns'");
    updateRowChecksums(database, schemaOf<CampaignRow>());
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
        record.parent = parseParent(rows.text(1));
        record.part = partOf(rows.integer(3));
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
    for (int version = 2; version <= kSchemaVersion; ++version)
        createTables(database, version);
    for (const TableSchema& table : loggedTables())
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
    for (const TableSchema& table : loggedTables())
        updateRowChecksums(database, table);
}

}  // namespace

void upgrade(sqlite3* database, int version) {
    Transaction transaction(database);
    if (version == 1)
        upgradeVersion1(database);
    if (version == 2)
        addColumns(database, schemaOf<SourceRow>(), 3, {"''", "0", "NULL", "1"});
    if (version == 2 || version == 3)
        addColumns(database, schemaOf<SettingRow>(), 4, {"NULL"});
    if (version > 1)
        addCampaigns(database);
    execute(database, fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
    transaction.commit();
}

void migrate(sqlite3* database, const std::filesystem::path& path, int version) {
    if (version < 1)
        throw ParseError(path.string(), 0, "the version of the file is damaged");
    backUp(database, path, version);
    upgrade(database, version);
}

}  // namespace mtp
