// A scan of the training set of a project, as the project keeps it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Progress.h"
#include "core/project/file/FrameLoader.h"
#include "core/project/file/Records.h"
#include "core/scan/ScanRun.h"
#include "core/scan/ScanText.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<std::string> kBasisName{"basis"};
inline constexpr ColumnKey<double> kBasisTime{"time", "µs/atom"};
inline constexpr ColumnKey<double> kBasisForce{"validation_force", "meV/Å"};
inline constexpr ColumnKey<double> kBasisEnergy{"validation_energy", "meV/atom"};

}  // namespace columns

// What is known of a scan; the potentials are in its folder.
struct ProjectScan {
    std::filesystem::path folder;
    ScanPlan plan;
    TrainedSet trainedOn;  // of the split of the project when the scan began
    std::vector<ScanPoint> points;
    bool isComplete = false;

    std::size_t trainingCount() const { return trainedOn.trainingIds.size(); }
    // All points of the plan.
    std::vector<ScanSettings> planned() const { return settingsOf(plan, trainingCount()); }
    std::optional<ScanAdvice> advice() const;
};

// A scan of the usable configurations of a project by their parts, which goes on from that of
// before, if there was one of the same configurations and options.
struct ScanRequest {
    ScanPlan plan;
    std::vector<ConfigurationRecord> training, validation;
    std::filesystem::path project, before;  // the file; the folder of the last scan, or empty
};
ScanRequest scanRequest(const ScanPlan& plan,
                        const std::vector<ConfigurationRecord>& configurations,
                        const std::filesystem::path& project,
                        const std::optional<ProjectScan>& before);

// The configurations of the request. Throws FileError or InputError if one cannot be read, and
// Cancelled.
ScanSets readScanSets(const ScanRequest& request, FrameLoader& loader, Progress& progress);
// What is left to do, without a measurement. Throws InputError for a plan that cannot be.
ScanEstimate estimateScan(const ScanRequest& request, const ScanSets& sets);
// With its folder, and without points.
ProjectScan newScan(const ScanRequest& request, const ScanSets& sets);
// Trains the points of a new scan. Throws what runScan() does.
void makeScan(ProjectScan& scan, const ScanSets& sets, Progress& progress,
              const ScanListener& pointEnded);

// The run of a project that a point on the whole set becomes; number: of the run. Throws FileError
// or ParseError if the potential cannot be read.
RunRecord runOfPoint(const ProjectScan& scan, const ScanPoint& point, int number);
// Whether the run has become of this point.
bool isRunOf(const RunRecord& run, const ScanPoint& point);

// A row for each basis that was trained on the whole set, cheapest first; errors are those of the
// point that stands for it.
Table basisTable(const ScanAdvice& advice);

// The note of the project (ProjectStore::view) that has this text.
inline constexpr std::string_view kScanView = "scan";
// The text that a project keeps; absent for a text that is no scan.
std::string toProjectScanJson(const ProjectScan& scan, const std::filesystem::path& project);
std::optional<ProjectScan> parseProjectScan(const std::string& text,
                                            const std::filesystem::path& project);

}  // namespace mtp
