// Checksums of rows and tables: a project whose bytes were changed by anything else says so.
#pragma once

#include <string>
#include <vector>

#include "core/project/file/LoggedTables.h"

struct sqlite3;

namespace mtp {

// Adds the SQL function row_hash(...): XXH3 of the types and values of its arguments.
void addRowHash(sqlite3* database);

// Inside a transaction, with logging off: gives the rows that a command left, in the tables and in
// their history, their checksums.
void updateCommandChecksums(sqlite3* database, const LoggedTable& table, std::int64_t command);
// Gives every row its checksum (after a migration).
void updateRowChecksums(sqlite3* database, const LoggedTable& table);
// Gives every row and every row of its history its checksum (after paths were rewritten).
void updateAllChecksums(sqlite3* database, const LoggedTable& table);
// Notes how many rows a table has and the sum of their checksums.
void updateTableChecksum(sqlite3* database, const LoggedTable& table);

// What is wrong with the rows of the logged tables, as sentences; empty where all is as it was
// written.
std::vector<std::string> findCorruption(sqlite3* database);
std::vector<std::string> findCorruption(sqlite3* database, const LoggedTable& table);
// The same for content (frames, labels, provenances, runs): every byte is read.
std::vector<std::string> findCorruptContent(sqlite3* database);

}  // namespace mtp
