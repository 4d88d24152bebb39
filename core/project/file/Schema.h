// The tables of the project file, their versions, and the way from an older version to this one.
#pragma once

#include <filesystem>

struct sqlite3;

namespace mtp {

constexpr int kSchemaVersion = 3;           // PRAGMA user_version
constexpr int kApplicationId = 0x4d545057;  // "MTPW", PRAGMA application_id

// Version 3. What a user edits is light and logged (see History.h); what is large is written once,
// never changed, and referred to by its id:
//   setting        key, value: reference_density [g/cm³], current_run [id]
//   ladder         density ratios
//   source         files read, how (species: names by commas; range of frames), and the selection
//   [fs] configuration  one row each, with what lists show; refers to frame, labels, provenance run
//   name, options (JSON), why it stopped; its content is in run_content frame, labels, provenance,
//   run_content   bytes (FrameBlob.h) or text; made_by = command command        the history: name,
//   time (UTC), operation (JSON for replay), is_undone
//   *_history      rows of the logged tables before (is_after 0) and after (1) a command
//   table_seal     rows of each logged table and the sum of their checksums (RowChecksums.h)
//   training       runs that have not ended, with their checkpoint (Trainings.h); not undone
//   view           what the window showed; not undone
// checksum is row_hash() of the other columns of a row (of the content only, in content tables).
void createSchema(sqlite3* database);

// Throws ParseError where the file holds anything but the tables this program makes: triggers,
// views and the like run when the file is used. Of a newer version only such things are refused.
void requireKnownSchema(sqlite3* database, const std::filesystem::path& path, int version);

// Brings an older file to kSchemaVersion in one transaction, after a copy of it was written beside
// it as "<stem>.version-<n>.mtpw". What is damaged in it stays damaged. Throws FileError,
// ParseError.
void migrate(sqlite3* database, const std::filesystem::path& path, int version);
// The same without a copy, for repairs; version: 1 or 2.
void upgrade(sqlite3* database, int version);

}  // namespace mtp
