#include "core/workflow/ProjectScan.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/TableRows.h"
#include "core/base/UtcTime.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/file/RunText.h"
#include "core/project/file/TrainedSet.h"
#include "core/workflow/SimulationRecords.h"
#include "core/workflow/TrainingPlan.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr int kProjectScanVersion = 1;

// The folder of the scan before, or another one beside the project that is of the same
// configurations and options (of a scan whose program ended); else a new one.
fs::path folderOf(const ScanRequest& request, const ScanSets& sets) {
    const auto goesOn = [&](const fs::path& folder) {
        return !ScanFolder(folder).isOfOthers(request.plan, sets);
    };
    if (!request.before.empty() && goesOn(request.before))
        return request.before;
    const fs::path scans =
        request.project.parent_path() / (request.project.stem().string() + "-scans");
    for (int number = 1;; ++number)
        if (fs::path folder = scans / fmt::format("scan-{}", number); goesOn(folder))
            return folder;
}

ProjectScan scanFrom(const nlohmann::json& object, const fs::path& project) {
    ProjectScan scan;
    const std::vector<fs::path> folders =
        parseRunList(object.at("folder").get<std::string>(), project);
    const auto options = object.at("options").get<std::string>();
    const std::optional<TrainedSet> trainedOn = decodeTrainedSet(options);
    if (object.at("version").get<int>() != kProjectScanVersion || folders.empty() || !trainedOn)
        throw InputError("made by another version of the program");
    scan.folder = folders.front();
    scan.trainedOn = *trainedOn;
    scan.plan.training = decodeOptions(options);
    object.at("levels").get_to(scan.plan.levels);
    object.at("cutoffs").get_to(scan.plan.cutoffs);
    object.at("radial_sizes").get_to(scan.plan.radialSizes);
    object.at("seeds").get_to(scan.plan.seeds);
    object.at("sizes").get_to(scan.plan.sizes);
    object.at("complete").get_to(scan.isComplete);
    for (const nlohmann::json& one : object.at("points"))
        if (std::optional<ScanPoint> point = parseScanPoint(one.get<std::string>()))
            scan.points.push_back(std::move(*point));
    scan.planned();  // throws if the lists cannot be
    return scan;
}

}  // namespace

std::optional<ScanAdvice> ProjectScan::advice() const {
    return adviceOn(points, planned().size(), trainingCount());
}

ScanRequest scanRequest(const ScanPlan& plan,
                        const std::vector<ConfigurationRecord>& configurations,
                        const fs::path& project, const std::optional<ProjectScan>& before) {
    ScanRequest request{plan, {}, {}, project, before ? before->folder : fs::path()};
    for (const ConfigurationRecord& record : configurations)
        if (isForTraining(record))
            request.training.push_back(record);
        else if (isUsable(record) && record.part == Part::Validation)
            request.validation.push_back(record);
    return request;
}

ScanSets readScanSets(const ScanRequest& request, FrameLoader& loader, Progress& progress) {
    ScanSets sets;
    sets.training = loader.load(request.training, progress);
    sets.validation = loader.load(request.validation, progress);
    sets.species = speciesOf(sets.training);
    requireScannable(sets);
    return sets;
}

ScanEstimate estimateScan(const ScanRequest& request, const ScanSets& sets) {
    const ScanFolder folder(folderOf(request, sets));
    return estimateScan(
        request.plan, sets,
        [&folder](const ScanSettings& settings) { return folder.isTrained(settings); }, false);
}

ProjectScan newScan(const ScanRequest& request, const ScanSets& sets) {
    ProjectScan scan;
    scan.folder = folderOf(request, sets);
    scan.plan = request.plan;
    std::vector<ConfigurationRecord> all = request.training;
    all.insert(all.end(), request.validation.begin(), request.validation.end());
    scan.trainedOn = trainedSet(all);
    return scan;
}

void makeScan(ProjectScan& scan, const ScanSets& sets, Progress& progress,
              const ScanListener& pointEnded) {
    ScanResult result = runScan(scan.plan, sets, scan.folder, progress, pointEnded);
    scan.points = std::move(result.points);
    scan.isComplete = result.isComplete;
}

RunRecord runOfPoint(const ProjectScan& scan, const ScanPoint& point, int number) {
    RunRecord run;
    const ScanBasis& basis = point.settings.basis;
    run.name = fmt::format("Run {}, {}", number, describe(basis));
    run.options = optionsOf(scan.plan, point.settings);
    run.potential = readPotential(scan.folder / point.file);
    run.stopReason = point.stopReason;
    run.created = utcNow();
    run.trainedOn = scan.trainedOn;
    IterationSummary summary;
    summary.iteration = point.iterations;
    summary.objective = point.objective;
    summary.training = point.training;
    summary.validation = point.validation;
    run.iterations.push_back(std::move(summary));
    return run;
}

bool isRunOf(const RunRecord& run, const ScanPoint& point) {
    const TrainingOptions& options = run.options;
    return ScanBasis{options.level, options.cutoff, options.radialSize} == point.settings.basis &&
           options.seed == point.settings.seed && run.iterations.size() == 1 &&
           run.iterations.front().objective == point.objective;
}

Table basisTable(const ScanAdvice& advice) {
    using namespace columns;
    TableRows rows(kBasisName, kBasisTime, kBasisForce, kBasisEnergy);
    for (const BasisErrors& one : advice.bases)
        rows.add(describe(one.basis), one.microseconds, inMilli(one.best.validation.force),
                 inMilli(one.best.validation.energy));
    return rows.table();
}

std::string toProjectScanJson(const ProjectScan& scan, const fs::path& project) {
    nlohmann::json points = nlohmann::json::array();
    for (const ScanPoint& point : scan.points)
        points.push_back(toScanJson(point));
    const nlohmann::json object{{"version", kProjectScanVersion},
                                {"folder", toRunList({scan.folder}, project)},
                                {"options", encodeOptions(scan.plan.training, scan.trainedOn)},
                                {"levels", scan.plan.levels},
                                {"cutoffs", scan.plan.cutoffs},
                                {"radial_sizes", scan.plan.radialSizes},
                                {"seeds", scan.plan.seeds},
                                {"sizes", scan.plan.sizes},
                                {"complete", scan.isComplete},
                                {"points", points}};
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<ProjectScan> parseProjectScan(const std::string& text, const fs::path& project) {
    try {
        return scanFrom(nlohmann::json::parse(text), project);
    } catch (const nlohmann::json::exception&) {
        return {};
    } catch (const Error&) {
        return {};
    }
}

}  // namespace mtp
