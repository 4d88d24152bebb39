// Undo and redo: the rows that each command found and left, kept in the project file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/project/file/Records.h"

struct sqlite3;

namespace mtp {

struct TableSchema;

// The table that holds the rows of a logged table before and after a command.
void createHistoryTable(sqlite3* database, const TableSchema& table);

// Logs from now on, on this connection, every row that is changed while a command is open. The
// triggers are temporary: a project file holds no code.
void startLogging(sqlite3* database);

// Inside a transaction. Drops what was undone (it cannot be redone any more) and opens a command;
// with continuesLast the last one goes on under the new name. Returns its id.
std::int64_t openCommand(sqlite3* database, const std::string& name, const std::string& operation,
                         bool continuesLast);
// Closes the open command; says what it changed so far.
ProjectChanges closeCommand(sqlite3* database, std::int64_t command);

// The last command that is not undone; the first that is.
std::optional<CommandRecord> commandToUndo(sqlite3* database);
std::optional<CommandRecord> commandToRedo(sqlite3* database);
// Inside a transaction: sets the rows back to those before (after) the command.
ProjectChanges undoCommand(sqlite3* database, std::int64_t command);
ProjectChanges redoCommand(sqlite3* database, std::int64_t command);

std::vector<CommandRecord> allCommands(sqlite3* database);

}  // namespace mtp
