#include "core/simulation/RunFolder.h"

#include <fmt/format.h>

#include <cctype>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/TextFile.h"
#include "core/base/UtcTime.h"
#include "core/density/Bulk.h"
#include "core/density/Expansion.h"
#include "core/io/FormatRegistry.h"
#include "core/io/lammps/Lammps.h"
#include "core/mtp/PotentialFile.h"
#include "core/mtp/RadialFunctions.h"
#include "core/simulation/Deck.h"
#include "core/simulation/RunJson.h"
#include "core/simulation/StartChecks.h"
#include "core/simulation/StartScripts.h"

namespace mtp {

namespace {

constexpr std::string_view kDescription = "run.json";
constexpr std::string_view kKimLibrary = "libkim-api-portable-model.so";  // as kim-api wants it

// Letters, digits and underscores: what the KIM API takes for the name of a model.
std::string modelName(const std::string& potentialName) {
    std::string name = "mtp_";
    for (const char c : potentialName)
        name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

void createNewFolder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error))
        throw FileError(
            fmt::format("{}: is not empty; a run needs a folder of its own", folder.string()));
    std::filesystem::create_directories(folder, error);
    if (error)
        throw writeError(folder, error);
}

void copyFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::copy_file(from, to, error);
    if (error)
        throw FileError(fmt::format("{}: cannot be copied to {}: {}", from.string(), to.string(),
                                    error.message()));
}

void writeStart(const std::filesystem::path& path, const Frame& start) {
    Frame bare = start;
    bare.velocities.reset();  // the deck makes them, by the seed
    bare.step.reset();
    const Format format = lammpsDataFormat();
    const std::unique_ptr<TrajectoryWriter> writer = format.create(path);
    writer->write(bare);
    writer->close();
}

Frame startCell(const SimulationRequest& request) {
    if (const std::optional<std::string> reason = whyNotBulk(request.start))
        throw InputError(fmt::format("{}: the cell {}; a simulation needs a periodic bulk",
                                     request.startName, *reason));
    const std::array<int, 3>& repeats = request.options.supercell;
    Frame start =
        repeats == std::array<int, 3>{1, 1, 1} ? request.start : supercell(request.start, repeats);
    start = withSpeciesOrder(std::move(start), request.potential.species);
    start.temperature = request.start.temperature;
    return turnedForLammps(std::move(start));
}

}  // namespace

PreparedRun prepareRun(const SimulationRequest& request) {
    validate(request.options);
    requireTrained(request.potential);
    if (request.potential.species.empty())
        throw UnnamedTypes("the potential does not name its species");
    Potential potential = request.potential;
    if (request.trained)
        potential.trained = request.trained;
    PreparedRun prepared;
    prepared.start = startCell(request);
    RunDescription& run = prepared.description;
    run.created = utcNow();
    run.potentialName = request.potentialName;
    run.startName = request.startName;
    run.model = modelName(request.potentialName);
    run.options = request.options;
    run.species = potential.species;
    run.atomCount = prepared.start.atomCount();
    run.schedule = makeSchedule(request.options, prepared.start, potential.trained);
    run.limits = guardLimits(potential, run.schedule.hottest(), request.guard);
    run.cutoff = potential.radial.maxDist;
    requireStartWithinLimits(prepared.start, run.limits, run.cutoff);
    run.warnings = startWarnings(potential, prepared.start, run.schedule, run.limits,
                                 run.options.hasRepulsion);
    if (request.guard.grades && !run.limits.grades && !potential.selectionState.empty())
        run.warnings.push_back(
            "The active set of the potential grades configurations, not atoms: the run is not "
            "graded.");
    return prepared;
}

void writeRunFolder(const std::filesystem::path& folder, const SimulationRequest& request,
                    const PreparedRun& prepared,
                    const std::optional<std::filesystem::path>& kimLibrary) {
    const RunDescription& run = prepared.description;
    createNewFolder(folder);
    writeStart(folder / kStartFile, prepared.start);
    writePotential(folder / kPotentialCopy, request.potential);
    if (kimLibrary) {
        createNewFolder(folder / run.model);
        copyFile(*kimLibrary, folder / run.model / kKimLibrary);
        Potential model = request.potential;
        model.selectionState.clear();  // a KIM model does not grade
        writePotential(folder / run.model / kPotentialCopy, model);
    }
    const DeckInput input{prepared.start,
                          run.schedule,
                          run.limits,
                          run.model,
                          run.options.timestep,
                          run.options.dumpEvery,
                          run.options.hasRepulsion};
    const DeckStyle style = styleOf(run.options);
    for (const auto& [name, text] : makeDecks(input))
        writeTextFile(folder / name, text);
    writeTextFile(folder / "job.sh", jobScript(run.atomCount, run.model, style));
    writeTextFile(folder / "run.sh", runScript(style));
    makeExecutable(folder / "run.sh");
    // Last: a folder with it is complete.
    writeTextFile(folder / kDescription, toRunJson(run));
}

RunDescription readRunFolder(const std::filesystem::path& folder) {
    return fromRunJson(readTextFile(folder / kDescription), (folder / kDescription).string());
}

bool isRunFolder(const std::filesystem::path& folder) {
    std::error_code error;
    return std::filesystem::is_regular_file(folder / kDescription, error);
}

}  // namespace mtp
