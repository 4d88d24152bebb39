// The project file (.mtpw, SQLite): sources, configurations with labels, ladder, runs, potentials.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/sampling/Split.h"
#include "core/training/Trainer.h"

struct sqlite3;

namespace mtp {

struct SourceRecord {
    std::int64_t id = 0;
    std::string path;  // as opened; relative to the project file where below it
    std::string format;
    std::int64_t frameCount = 0;
    double skipFs = 0;  // the user's selection
    double everyFs = 20;
};

struct ConfigurationRecord {
    std::int64_t id = 0;
    Frame frame;         // labels absent until a single point is matched
    std::string parent;  // key of the trajectory frame it was made from
    double densityRatio = 1;
    Part part = Part::Training;
    double weight = 1;
    bool isExcluded = false;
};

struct RunRecord {
    std::int64_t id = 0;
    std::string name;
    TrainingOptions options;
    std::vector<IterationSummary> iterations;
    std::optional<Potential> potential;
    std::string stopReason;
    std::string created;  // ISO 8601, UTC
};

// Every call that writes is one transaction. Throws FileError and ParseError (not a project,
// newer version, damaged).
class ProjectStore {
public:
    static ProjectStore create(const std::filesystem::path& path);  // replaces nothing that exists
    static ProjectStore open(const std::filesystem::path& path);
    ~ProjectStore();
    ProjectStore(ProjectStore&&) noexcept;
    ProjectStore& operator=(ProjectStore&&) noexcept;

    const std::filesystem::path& path() const;

    std::vector<SourceRecord> sources() const;
    std::int64_t addSource(const SourceRecord& source);
    void updateSource(const SourceRecord& source);

    std::vector<double> ladder() const;  // density ratios, ascending
    void setLadder(const std::vector<double>& ratios);
    std::optional<double> referenceDensity() const;  // g/cm³
    void setReferenceDensity(std::optional<double> density);

    std::vector<ConfigurationRecord> configurations() const;
    // Returns the ids given, in order.
    std::vector<std::int64_t> addConfigurations(const std::vector<ConfigurationRecord>& records);
    void updateConfigurations(const std::vector<ConfigurationRecord>& records);
    void removeConfigurations(const std::vector<std::int64_t>& ids);

    std::vector<RunRecord> runs() const;
    std::int64_t addRun(const RunRecord& run);
    void updateRun(const RunRecord& run);
    void removeRun(std::int64_t id);

    // A consistent copy; replaces an existing file only when replace is true.
    void copyTo(const std::filesystem::path& path, bool replace) const;

private:
    explicit ProjectStore(std::filesystem::path path, sqlite3* database);
    std::filesystem::path m_path;
    sqlite3* m_database = nullptr;
};

}  // namespace mtp
