// Rows of the project file as values, and back.
#pragma once

#include <map>
#include <string>

#include "core/project/file/Records.h"
#include "core/project/file/RowMapping.h"

namespace mtp {

// Throws InputError if the number names no part.
Part partOf(std::int64_t number);

// The path of a source or a campaign as the project keeps it, and back: absolute.
std::string relativeToProject(const std::filesystem::path& source,
                              const std::filesystem::path& project);
std::string absoluteFrom(const std::filesystem::path& source, const std::filesystem::path& project);

// Rewrites the paths of sources and campaigns, also those of the history, for a project that moved
// from one place to another. The checksums of tablesOfPaths() have to be updated afterwards.
void movePaths(sqlite3* database, const std::filesystem::path& from,
               const std::filesystem::path& to);

// Rows as records, and back. A record refers to its provenance by value: rows of configurations
// leave it to readConfigurations() and ConfigurationWriter. Throw InputError if a value is damaged.
SourceRecord toRecord(const SourceRow& row, const std::filesystem::path& project);
SourceRow toRow(const SourceRecord& source, const std::filesystem::path& project);
CampaignRecord toRecord(const CampaignRow& row, const std::filesystem::path& project);
CampaignRow toRow(const CampaignRecord& campaign, const std::filesystem::path& project);
ConfigurationRecord toRecord(const ConfigurationRow& row);
ConfigurationRow toRow(const ConfigurationRecord& record);
// potentialName: names the potential in messages.
RunRecord toRecord(const RunRow& row, const RunContentRow& content,
                   const std::string& potentialName);
RunRow toRow(const RunRecord& run);

std::vector<SourceRecord> readSources(sqlite3* database, const std::filesystem::path& project);
std::vector<CampaignRecord> readCampaigns(sqlite3* database, const std::filesystem::path& project);
std::vector<ConfigurationRecord> readConfigurations(sqlite3* database);
// `path` is for messages. Throws DamagedProject.
std::vector<RunRecord> readRuns(sqlite3* database, const std::string& path);
// Adds a run with its content; returns its id.
std::int64_t insertRun(sqlite3* database, const RunRecord& run, std::int64_t command);

// Names of species as they are kept: "Li,Cl".
std::string joinedNames(const std::vector<std::string>& species);

// Writes configurations with their content; equal provenances are stored once.
class ConfigurationWriter {
public:
    // command: the one that makes the content.
    ConfigurationWriter(sqlite3* database, std::int64_t command);

    // Returns the id of the new row: that of the record, if it has one.
    std::int64_t insert(const Configuration& configuration);
    // The labels and provenance of the frame become those of the configuration with this id.
    void label(const Configuration& configuration);

private:
    std::int64_t provenanceId(const Provenance& provenance);
    void storeLabels(const Frame& frame, ConfigurationRow& row);

    sqlite3* m_database;
    std::int64_t m_command;
    std::map<std::string, std::int64_t> m_provenances;
    RowInserter<ConfigurationRow> m_insert;
    RowUpdater<ConfigurationRow> m_label;
    RowInserter<FrameRow> m_addFrame;
    RowInserter<LabelsRow> m_addLabels;
};

}  // namespace mtp
