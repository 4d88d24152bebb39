#include "core/project/edit/History.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/project/file/Database.h"
#include "core/project/file/RowChecksums.h"
#include "core/project/file/RowMapping.h"
#include "core/project/file/TableSchema.h"

namespace mtp {

namespace {

std::string isChanged(const TableSchema& table) {
    std::vector<std::string> tests;
    for (const ColumnSchema& column : table.columns)
        tests.push_back(fmt::format("OLD.{0} IS NOT NEW.{0}", column.name));
    return fmt::format("({})", fmt::join(tests, " OR "));
}

// The columns of a history have no type, as rows may be of any: a key is compared without that of
// its table (+), or SQLite would pass by the primary key and go over all rows of the command.
//
// A row is kept as it was when the command first met it, and as the command left it.
std::string keepBefore(const TableSchema& table) {
    return fmt::format(
        "INSERT INTO {0}_history (command, is_after, checksum, {1}) "
        "SELECT command, 0, OLD.checksum, {2} FROM recording "
        "WHERE NOT EXISTS (SELECT 1 FROM {0}_history AS known WHERE known.command = "
        "recording.command AND known.is_after IN (0, 1) AND known.{3} = +OLD.{3});",
        table.name, table.columnNames(), table.columnNames("OLD."), table.key());
}

// Not REPLACE: in a trigger the conflict clause of the statement that fired it rules.
std::string keepAfter(const TableSchema& table) {
    return fmt::format(
        "INSERT INTO {0}_history (command, is_after, {1}) SELECT command, 1, {2} FROM recording;",
        table.name, table.columnNames(), table.columnNames("NEW."));
}

std::string forgetAfter(const TableSchema& table, const char* row) {
    return fmt::format(
        "DELETE FROM {0}_history WHERE command = (SELECT command FROM recording) AND is_after = 1 "
        "AND {1} = +{2}.{1};",
        table.name, table.key(), row);
}

std::string triggersOf(const TableSchema& table) {
    const char* isOpen = "EXISTS (SELECT 1 FROM recording)";
    const std::string before = keepBefore(table), after = keepAfter(table);
    return fmt::format(
               "CREATE TEMP TRIGGER {0}_insert AFTER INSERT ON main.{0} WHEN {1} BEGIN {2} {3} "
               "END;",
               table.name, isOpen, forgetAfter(table, "NEW"), after) +
           fmt::format(
               "CREATE TEMP TRIGGER {0}_update AFTER UPDATE ON main.{0} WHEN {1} AND {2} "
               "BEGIN {3} {4} {5} END;",
               table.name, isOpen, isChanged(table), before, forgetAfter(table, "OLD"), after) +
           fmt::format(
               "CREATE TEMP TRIGGER {0}_delete AFTER DELETE ON main.{0} WHEN {1} BEGIN {2} {3} "
               "END;",
               table.name, isOpen, before, forgetAfter(table, "OLD"));
}

ProjectChanges changesOf(sqlite3* database, std::int64_t command) {
    ProjectChanges changes;
    for (const TableSchema& table : loggedTables()) {
        Statement rows(
            database,
            fmt::format("SELECT 1 FROM {}_history WHERE command = ? LIMIT 1", table.name).c_str());
        changes.*table.change = rows.bind(1, command).step();
    }
    return changes;
}

// What was undone is given up: its rows, and the content that only it had made.
void dropUndone(sqlite3* database) {
    const auto first = commandToRedo(database);
    if (!first)
        return;
    const auto remove = [&](const std::string& table, const char* column) {
        Statement(database, fmt::format("DELETE FROM {} WHERE {} >= ?", table, column).c_str())
            .bind(1, first->id)
            .run();
    };
    for (const TableSchema& table : loggedTables())
        remove(std::string(table.name) + "_history", "command");
    for (const char* content : {"frame", "labels", "run_content"})
        remove(content, "made_by");
    remove("command", "id");
}

CommandRecord toRecord(const CommandRow& row) {
    return {row.id, row.name, row.created, row.operation, row.isUndone != 0};
}

std::optional<CommandRecord> findCommand(sqlite3* database, const char* condition) {
    const std::vector<CommandRow> rows = readRows<CommandRow>(database, condition);
    return rows.empty() ? std::nullopt : std::optional(toRecord(rows.front()));
}

ProjectChanges replaceRows(sqlite3* database, std::int64_t command, bool isRedo) {
    const int left = isRedo ? 0 : 1;
    for (const TableSchema& table : loggedTables()) {
        Statement(database, fmt::format("DELETE FROM {0} WHERE {1} IN (SELECT {1} FROM {0}_history "
                                        "WHERE command = ? AND is_after = {2})",
                                        table.name, table.key(), left)
                                .c_str())
            .bind(1, command)
            .run();
        Statement(database, fmt::format("INSERT INTO {0} (checksum, {1}) "
                                        "SELECT checksum, {1} FROM {0}_history "
                                        "WHERE command = ? AND is_after = {2}",
                                        table.name, table.columnNames(), 1 - left)
                                .c_str())
            .bind(1, command)
            .run();
    }
    Statement(database, "UPDATE command SET is_undone = ? WHERE id = ?")
        .bind(1, static_cast<std::int64_t>(!isRedo))
        .bind(2, command)
        .run();
    const ProjectChanges changes = changesOf(database, command);
    for (const TableSchema& table : loggedTables())
        if (changes.*table.change)
            updateTableChecksum(database, table);
    return changes;
}

}  // namespace

void createHistoryTable(sqlite3* database, const TableSchema& table) {
    const int version = table.sinceVersion();
    execute(database, fmt::format("CREATE TABLE {0}_history (command INTEGER NOT NULL, "
                                  "is_after INTEGER NOT NULL, {1}, checksum, "
                                  "PRIMARY KEY (command, is_after, {2})) WITHOUT ROWID",
                                  table.name, table.asOfVersion(version).columnNames(), table.key())
                          .c_str());
    for (const ColumnSchema& column : table.columns)
        if (column.sinceVersion > version)
            execute(database,
                    fmt::format("ALTER TABLE {}_history ADD COLUMN {}", table.name, column.name)
                        .c_str());
}

void startLogging(sqlite3* database) {
    execute(database, "CREATE TEMP TABLE recording (command INTEGER NOT NULL)");
    for (const TableSchema& table : loggedTables())
        execute(database, triggersOf(table).c_str());
}

std::int64_t openCommand(sqlite3* database, const std::string& name, const std::string& operation,
                         bool continuesLast) {
    const bool mayContinue = continuesLast && !commandToRedo(database);
    dropUndone(database);
    const auto last = commandToUndo(database);
    std::int64_t id = 0;
    if (mayContinue && last) {
        id = last->id;
        Statement(database, "UPDATE command SET name = ?, operation = ? WHERE id = ?")
            .bind(1, name)
            .bind(2, operation)
            .bind(3, id)
            .run();
    } else {
        Statement(database,
                  "INSERT INTO command (name, created, operation, is_undone) "
                  "VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, 0)")
            .bind(1, name)
            .bind(2, operation)
            .run();
        id = sqlite3_last_insert_rowid(database);
    }
    Statement(database, "INSERT INTO recording (command) VALUES (?)").bind(1, id).run();
    return id;
}

ProjectChanges closeCommand(sqlite3* database, std::int64_t command) {
    execute(database, "DELETE FROM recording");
    const ProjectChanges changes = changesOf(database, command);
    for (const TableSchema& table : loggedTables())
        if (changes.*table.change)
            updateCommandChecksums(database, table, command);
    return changes;
}

std::optional<CommandRecord> commandToUndo(sqlite3* database) {
    return findCommand(database, "WHERE is_undone = 0 ORDER BY id DESC LIMIT 1");
}

std::optional<CommandRecord> commandToRedo(sqlite3* database) {
    return findCommand(database, "WHERE is_undone = 1 ORDER BY id LIMIT 1");
}

ProjectChanges undoCommand(sqlite3* database, std::int64_t command) {
    return replaceRows(database, command, false);
}

ProjectChanges redoCommand(sqlite3* database, std::int64_t command) {
    return replaceRows(database, command, true);
}

std::vector<CommandRecord> allCommands(sqlite3* database) {
    std::vector<CommandRecord> commands;
    for (const CommandRow& row : readRows<CommandRow>(database, "ORDER BY id"))
        commands.push_back(toRecord(row));
    return commands;
}

}  // namespace mtp
