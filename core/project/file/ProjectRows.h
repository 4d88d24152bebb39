// Rows of the project file as values, and back.
#pragma once

#include <map>
#include <string>

#include "core/project/file/Database.h"
#include "core/project/file/Records.h"

namespace mtp {

// Throws InputError where the number names no part; `configuration` is for the message.
Part partOf(std::int64_t number, std::int64_t configuration);

// The path of a source as the project keeps it, and back: absolute.
std::string relativeToProject(const std::filesystem::path& source,
                              const std::filesystem::path& project);
std::string absoluteFrom(const std::filesystem::path& source, const std::filesystem::path& project);

// The sources lie elsewhere as seen from another place of the project, those of the history too.
// Their rows have to be sealed after it.
void moveSources(sqlite3* database, const std::filesystem::path& from,
                 const std::filesystem::path& to);
// A row of these columns.
constexpr const char* kSourceColumns =
    "id, path, format, checksum_of_file, frame_count, skip_fs, every_fs, origin, species, "
    "first_frame, last_frame, frame_stride";
SourceRecord sourceOf(const Statement& row, const std::filesystem::path& project);
std::vector<SourceRecord> readSources(sqlite3* database, const std::filesystem::path& project);
std::vector<ConfigurationRecord> readConfigurations(sqlite3* database);
// `path` is for messages.
std::vector<RunRecord> readRuns(sqlite3* database, const std::string& path);

// Names of species as they are kept: "Li,Cl".
std::string joinedNames(const std::vector<std::string>& species);

// Writes configurations with their content; equal provenances are stored once.
class ConfigurationWriter {
public:
    // `command` is noted as the maker of the content.
    ConfigurationWriter(sqlite3* database, std::int64_t command);

    // Returns the id given; the record's own where it has one.
    std::int64_t insert(const Configuration& configuration);
    // The labels and provenance of the frame become those of the configuration with this id.
    void label(const Configuration& configuration);

private:
    std::int64_t addContent(Statement& insert, const std::string& bytes);
    std::int64_t provenanceId(const Provenance& provenance);
    void bindLabels(Statement& statement, const Frame& frame);

    sqlite3* m_database;
    std::int64_t m_command;
    std::map<std::string, std::int64_t> m_provenances;
    Statement m_insert, m_label, m_addFrame, m_addLabels;
};

}  // namespace mtp
