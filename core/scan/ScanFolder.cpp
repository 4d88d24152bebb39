#include "core/scan/ScanFolder.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/TextFile.h"
#include "core/training/Checkpoint.h"

namespace mtp {
namespace {

using nlohmann::json;

constexpr int kScanVersion = 1;
constexpr const char* kScanFile = "scan.json";

json errorsJson(const FitErrors& errors) {
    return {{"energy_rmse", orNull(errors.energy)},
            {"force_rmse", orNull(errors.force)},
            {"virial_rmse", orNull(errors.virial)}};
}

FitErrors errorsOf(const json& object) {
    return {optionalAt<double>(object, "energy_rmse"), optionalAt<double>(object, "force_rmse"),
            optionalAt<double>(object, "virial_rmse")};
}

json settingsJson(const ScanSettings& settings) {
    return {{"level", settings.basis.level},
            {"cutoff", settings.basis.cutoff},
            {"radial_size", settings.basis.radialSize},
            {"configurations", settings.configurations},
            {"seed", settings.seed}};
}

ScanSettings settingsFrom(const json& object) {
    return {{object.at("level").get<int>(), object.at("cutoff").get<double>(),
             object.at("radial_size").get<int>()},
            object.at("configurations").get<std::size_t>(),
            object.at("seed").get<std::uint64_t>()};
}

json pointJson(const ScanPoint& point) {
    json out = settingsJson(point.settings);
    out["state"] = point.isTrained() ? "trained" : "failed";
    if (!point.isTrained()) {
        out["failure"] = point.failure;
        return out;
    }
    out["scalars"] = point.functions;
    out["objective"] = point.objective;
    out["training"] = errorsJson(point.training);
    out["validation"] = errorsJson(point.validation);
    out["cpu_seconds"] = point.cpuSeconds;
    out["us_per_atom"] = point.microseconds;
    out["iterations"] = point.iterations;
    out["stop_reason"] = point.stopReason;
    out["file"] = point.file;
    return out;
}

ScanPoint pointFrom(const json& object) {
    ScanPoint point;
    point.settings = settingsFrom(object);
    point.failure = object.value("failure", "");
    if (!point.isTrained())
        return point;
    point.functions = object.at("scalars").get<int>();
    point.objective = object.at("objective").get<double>();
    point.training = errorsOf(object.at("training"));
    point.validation = errorsOf(object.at("validation"));
    point.cpuSeconds = object.at("cpu_seconds").get<double>();
    point.microseconds = object.at("us_per_atom").get<double>();
    point.iterations = object.at("iterations").get<int>();
    point.stopReason = object.at("stop_reason").get<std::string>();
    point.file = object.at("file").get<std::string>();
    return point;
}

// What all points of a folder share: data, weights, starts, limits. Threads and memory change no
// result.
json sharedJson(const ScanPlan& plan, const ScanSets& sets) {
    TrainingOptions shared = plan.training;
    const TrainingOptions usual;
    shared.level = usual.level;
    shared.cutoff = usual.cutoff;
    shared.radialSize = usual.radialSize;
    shared.seed = usual.seed;
    return {{"version", kScanVersion},
            {"data", fingerprintOf(sets.training, sets.validation, sets.species, shared)},
            {"configurations", sets.training.size()},
            {"validation_configurations", sets.validation.size()},
            {"max_iterations", shared.maxIterations}};
}

bool isThere(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

// What the text says; absent if it is something else.
template <class Read>
auto parsed(const std::string& text, Read read) -> std::optional<decltype(read(json()))> {
    try {
        return read(json::parse(text));
    } catch (const json::exception&) {
        return {};
    } catch (const InputError&) {
        return {};
    }
}

// The same of a file, which may not be there.
template <class Read>
auto readJson(const std::filesystem::path& path, Read read)
    -> std::optional<decltype(read(json()))> {
    if (!isThere(path))
        return {};
    return parsed(readTextFile(path), read);
}

}  // namespace

bool ScanFolder::isOfOthers(const ScanPlan& plan, const ScanSets& sets) const {
    const std::filesystem::path file = m_path / kScanFile;
    return isThere(file) &&
           readJson(file, [](const json& object) { return object; }) != sharedJson(plan, sets);
}

void ScanFolder::open(const ScanPlan& plan, const ScanSets& sets) {
    makeFolder(m_path);
    const std::filesystem::path file = m_path / kScanFile;
    if (!m_lock.tryLock(file))
        throw InputError(
            fmt::format("{}: {} scans in this folder", m_path.string(), m_lock.holder()));
    if (isOfOthers(plan, sets))
        throw InputError(fmt::format(
            "{}: the folder has a scan of other configurations, weights or limits; name another "
            "folder",
            m_path.string()));
    if (!isThere(file))
        writeTextFile(file, sharedJson(plan, sets).dump() + "\n");
}

std::filesystem::path ScanFolder::fileOf(const ScanSettings& settings, const char* ending) const {
    const ScanBasis& basis = settings.basis;
    return m_path / fmt::format("level-{}_cutoff-{}_radial-{}_seed-{}_of-{}{}", basis.level,
                                basis.cutoff, basis.radialSize, settings.seed,
                                settings.configurations, ending);
}

std::filesystem::path ScanFolder::potentialFile(const ScanSettings& settings) const {
    return fileOf(settings, ".almtp");
}

std::optional<ScanPoint> ScanFolder::find(const ScanSettings& settings) const {
    auto point = readJson(fileOf(settings, ".json"), pointFrom);
    const bool isThisOne = point && point->settings == settings &&
                           (!point->isTrained() || isThere(potentialFile(settings)));
    return isThisOne ? point : std::nullopt;
}

std::vector<ScanPoint> ScanFolder::find(const std::vector<ScanSettings>& points) const {
    std::vector<ScanPoint> found;
    for (const ScanSettings& settings : points)
        if (std::optional<ScanPoint> point = find(settings))
            found.push_back(std::move(*point));
    return found;
}

bool ScanFolder::isTrained(const ScanSettings& settings) const {
    const std::optional<ScanPoint> point = find(settings);
    return point && point->isTrained();
}

void ScanFolder::store(const ScanPoint& point) const {
    writeTextFile(fileOf(point.settings, ".json"), toScanJson(point) + "\n");
    std::error_code error;
    std::filesystem::remove(fileOf(point.settings, ".checkpoint"), error);
}

std::optional<InterruptedPoint> ScanFolder::interrupted(const ScanSettings& settings) const {
    return readJson(fileOf(settings, ".checkpoint"), [](const json& object) {
        return InterruptedPoint{decodeCheckpoint(object.at("training").get<std::string>()),
                                object.at("cpu_seconds").get<double>()};
    });
}

void ScanFolder::keep(const ScanSettings& settings, const InterruptedPoint& interrupted) const {
    const json object{{"cpu_seconds", interrupted.cpuSeconds},
                      {"training", encodeCheckpoint(interrupted.checkpoint)}};
    writeTextFile(fileOf(settings, ".checkpoint"), object.dump());
}

std::string toScanJson(const ScanPoint& point) {
    return pointJson(point).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<ScanPoint> parseScanPoint(const std::string& text) {
    return parsed(text, pointFrom);
}

}  // namespace mtp
