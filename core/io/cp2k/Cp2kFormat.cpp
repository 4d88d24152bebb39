#include "core/io/cp2k/Cp2kFormat.h"

#include <algorithm>

#include "core/base/Parse.h"
#include "core/io/JoinedReader.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/cp2k/Cp2kInput.h"
#include "core/io/cp2k/Cp2kLog.h"
#include "core/io/cp2k/Cp2kMd.h"
#include "core/io/cp2k/Cp2kSinglePoint.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTrajectoryHeadSize = 64 * 1024;

// Runs of the folder itself, else those of the folders in it, in the order of names.
std::vector<Cp2kFiles> runsOf(const fs::path& folder) {
    std::vector<Cp2kFiles> runs = findCp2kFiles(folder);
    if (!runs.empty())
        return runs;
    std::vector<fs::path> inner;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.is_directory(error))
            inner.push_back(entry.path());
    std::sort(inner.begin(), inner.end());
    for (const fs::path& path : inner)
        for (Cp2kFiles& run : findCp2kFiles(path))
            runs.push_back(std::move(run));
    return runs;
}

bool belongsTo(const Cp2kFiles& run, const fs::path& file) {
    const fs::path files[] = {run.positions, run.forces, run.velocities, run.cell,
                              run.energies,  run.stress, run.log,        run.input};
    return std::any_of(std::begin(files), std::end(files), [&](const fs::path& other) {
        return !other.empty() && other.filename() == file.filename();
    });
}

std::vector<Cp2kFiles> mdRunsOf(const fs::path& path) {
    const bool isFolder = fs::is_directory(path);
    std::vector<Cp2kFiles> runs = runsOf(isFolder ? path : path.parent_path());
    std::erase_if(runs, [&](const Cp2kFiles& run) {
        return !run.isMolecularDynamics() || (!isFolder && !belongsTo(run, path));
    });
    return runs;
}

std::vector<Cp2kFiles> singlePointsOf(const fs::path& path) {
    if (!fs::is_directory(path)) {
        const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        for (const Cp2kFiles& run : findCp2kFiles(folder))
            if (run.isSinglePoint() && run.log.filename() == path.filename())
                return {run};
        return {{.folder = folder, .log = path}};
    }
    std::vector<Cp2kFiles> runs = runsOf(path);
    std::erase_if(runs, [](const Cp2kFiles& run) { return !run.isSinglePoint(); });
    return runs;
}

// The rows of the first frame in the head of a file that CP2K wrote; empty for other files.
std::vector<Eigen::Vector3d> firstRows(std::string_view head) {
    const auto takeLine = [&head] {
        const std::size_t end = std::min(head.find('\n'), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 1, head.size()));
        return line;
    };
    const auto count = parseInt(trimmed(takeLine()));
    const std::string_view comment = trimmed(takeLine());
    const bool isOfCp2k =
        comment.starts_with("i =") && comment.find("E =") != std::string_view::npos;
    constexpr std::int64_t kMostRows = 100;
    std::vector<Eigen::Vector3d> rows;
    for (std::int64_t i = 0; isOfCp2k && count && i < std::min(*count, kMostRows); ++i) {
        std::string_view line = takeLine();
        Eigen::Vector3d row;
        takeWord(line);
        if (!takeDoubles(line, {row.data(), 3}))
            break;
        rows.push_back(row);
    }
    return rows;
}

// Forces or velocities as CP2K writes them, in the layout of positions: by the name, or because two
// of the atoms would stand at almost the same place.
bool isOfAnotherQuantity(const fs::path& path, std::string_view head) {
    constexpr double kClosest = 0.3;  // Å; no two atoms come as near
    const std::string name = path.filename().string();
    const std::vector<Eigen::Vector3d> rows = firstRows(head);
    if (rows.empty() || name.find("-pos-") != std::string::npos)
        return false;
    if (name.find("-frc-") != std::string::npos || name.find("-vel-") != std::string::npos)
        return true;
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if ((rows[i] - rows[j]).norm() < kClosest)
                return true;
    return false;
}

std::unique_ptr<TrajectoryReader> openMd(const fs::path& path, const ReadOptions& options) {
    const std::vector<Cp2kFiles> runs = mdRunsOf(path);
    std::vector<JoinedReader::PartInput> parts;
    for (const Cp2kFiles& run : runs) {
        auto reader = std::make_unique<Cp2kMdReader>(run, options);
        std::vector<std::int64_t> steps = reader->steps();
        parts.push_back({std::move(reader), std::move(steps)});
    }
    if (parts.empty())
        throw ParseError(path.string(), 0,
                         isOfAnotherQuantity(path, headOf(path, kTrajectoryHeadSize))
                             ? "these are forces or velocities of CP2K, no positions; the position "
                               "file of the run (PROJECT-pos-1.xyz) has to stand beside it"
                             : "no position file (PROJECT-pos-1.xyz) of CP2K here");
    if (parts.size() == 1)
        return std::move(parts.front().reader);
    return std::make_unique<JoinedReader>(path, std::move(parts));
}

bool hasMdName(const std::string& name) {
    return name.find("-pos-") != std::string::npos || name.find("-frc-") != std::string::npos ||
           name.find("-vel-") != std::string::npos || name.ends_with(".ener") ||
           name.ends_with(".stress") || name.ends_with(".cell");
}

int recogniseMd(const Probe& probe) {
    const bool isCandidate =
        probe.isDirectory ||
        (hasMdName(probe.fileName) &&
         (probe.head.find(" i = ") != std::string::npos || probe.head.starts_with("#"))) ||
        isCp2kLog(probe.head) || (probe.fileName.ends_with(".inp") && isCp2kInput(probe.head));
    if (isCandidate && !mdRunsOf(probe.path).empty())
        return 95;
    // Claimed, to be refused with the reason: it must not be read as positions.
    return !probe.isDirectory && isOfAnotherQuantity(probe.path, probe.head) ? 95 : 0;
}

int recogniseSinglePoint(const Probe& probe) {
    if (probe.isDirectory)
        return singlePointsOf(probe.path).empty() ? 0 : 80;
    return isCp2kLog(probe.head) ? 90 : 0;
}

}  // namespace

Format cp2kMdFormat() {
    FormatContents contents = kContentsOfOutputs;
    contents.velocities = true;
    return {.name = "cp2k-md",
            .description = "CP2K molecular dynamics or relaxation (run folder)",
            .reads = contents,
            .recognise = recogniseMd,
            .open = openMd};
}

Format cp2kSinglePointFormat() {
    FormatContents contents = kContentsOfOutputs;
    contents.step = contents.time = false;
    return {.name = "cp2k-single-point",
            .description = "CP2K single points (log or folders)",
            .reads = contents,
            .recognise = recogniseSinglePoint,
            .open = [](const fs::path& path, const ReadOptions& options) {
                return std::make_unique<Cp2kSinglePoints>(path, singlePointsOf(path), options);
            }};
}

}  // namespace mtp
