// How the tables of the project file are laid out: the one description from which the schema,
// reading, writing, the undo log, the checksums and repairs are derived.
#pragma once

#include <string>
#include <vector>

#include "core/project/file/Records.h"

namespace mtp {

struct ColumnSchema {
    const char* name;
    const char* type;       // SQL, as in CREATE TABLE
    bool isChecked = true;  // whether the checksum of the row covers it
    int sinceVersion = 2;   // of the file
    bool isIndexed = false;
};

struct TableSchema {
    enum class Kind {
        Logged,   // edited by the user: small rows, logged for undo, checksums kept by commands
        Content,  // written once and referred to by its id; the checksum is written with the row
        Plain,    // bookkeeping without checksums
    };

    const char* name;
    Kind kind;
    bool hasRowId;                      // else WITHOUT ROWID
    std::vector<ColumnSchema> columns;  // the first is the primary key
    // Where the lines of the CREATE statement begin: names of columns, "checksum" or "WITHOUT
    // ROWID". The file holds the statement as it was written, and a repair of a lost beginning
    // needs it to be the same to the byte as in files of earlier programs.
    std::vector<std::string> lineStarts{};
    bool ProjectChanges::*change = nullptr;  // what a change of a logged table is reported as

    const char* key() const { return columns.front().name; }
    // Of the file that has the table first.
    int sinceVersion() const { return columns.front().sinceVersion; }
    // "OLD.id, OLD.path, ..." for the prefix "OLD.".
    std::string columnNames(const std::string& prefix = "") const;
    // The checksum of a row as SQL: "row_hash(id, path, ...)".
    std::string checksum() const;
    // The table as files of that version have it. A column that came later follows "checksum".
    TableSchema asOfVersion(int version) const;
    // Statements that create the table, in the form in which SQLite keeps them in the file.
    std::string createStatements() const;
};

// Every table of the project file except the histories of the logged tables. A repair of a file
// whose beginning is lost relies on the order: a new table comes last.
const std::vector<TableSchema>& projectTables();
// Those that users edit, in the order in which a command restores them.
const std::vector<TableSchema>& loggedTables();
// Of these, the tables whose column `path` is relative to the project if it can be.
const std::vector<TableSchema>& tablesOfPaths();

}  // namespace mtp
