// Checksums of rows and tables, by which a project notices bytes that the program did not write.
#pragma once

#include <string>
#include <vector>

#include "core/project/file/TableSchema.h"

struct sqlite3;

namespace mtp {

// Adds the SQL function row_hash(...): XXH3 of the types and values of its arguments.
void addRowHash(sqlite3* database);

// Writes the checksums of the rows that a command left, in the table and in its history. Has to be
// called inside the command's transaction while nothing is logged.
void updateCommandChecksums(sqlite3* database, const TableSchema& table, std::int64_t command);
// Writes the checksum of every row, after a migration.
void updateRowChecksums(sqlite3* database, const TableSchema& table);
// Writes the checksum of every row and of every row of its history, after paths were rewritten.
void updateAllChecksums(sqlite3* database, const TableSchema& table);
// Stores the number of rows of a table and the sum of their checksums. Throws InputError if the
// checksum of a row is wrong.
void updateTableChecksum(sqlite3* database, const TableSchema& table);

// Describes, in sentences, which rows of the logged tables are not as the program wrote them; empty
// if all are.
std::vector<std::string> findCorruption(sqlite3* database);
std::vector<std::string> findCorruption(sqlite3* database, const TableSchema& table);
// The same for content (frames, labels, provenances, runs) and the history; reads every byte.
std::vector<std::string> findCorruptContent(sqlite3* database);

}  // namespace mtp
