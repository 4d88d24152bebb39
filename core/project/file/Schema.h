// The tables of the project file, their versions, and the way from an older version to this one.
#pragma once

#include <filesystem>

struct sqlite3;

namespace mtp {

constexpr int kSchemaVersion = 5;           // PRAGMA user_version
constexpr int kApplicationId = 0x4d545057;  // "MTPW", PRAGMA application_id

// Creates the tables of the present version in an empty file. README.md of core/project describes
// them and how they work together.
void createSchema(sqlite3* database);

// Throws ParseError if the file holds anything but the tables this program makes: triggers,
// views and the like run when the file is used. Of a newer version only such things are refused.
void requireKnownSchema(sqlite3* database, const std::filesystem::path& path, int version);

// Brings an older file to kSchemaVersion in one transaction, after a copy of it was written beside
// it as "<stem>.version-<n>.mtpw". What is damaged in it stays damaged. Throws FileError,
// ParseError.
void migrate(sqlite3* database, const std::filesystem::path& path, int version);
// The same without a copy, for repairs; version: from 1 to the one before the present.
void upgrade(sqlite3* database, int version);

}  // namespace mtp
