// mtp export lammps, mtp simulate: a potential in LAMMPS, from a cell to a trajectory under guard.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/GradingSet.h"
#include "app/cli/InterruptibleProgress.h"
#include "app/cli/LammpsEngine.h"
#include "app/cli/NamedFrames.h"
#include "core/base/JsonFields.h"
#include "core/base/Plural.h"
#include "core/io/ImportChoice.h"
#include "core/mtp/PotentialFile.h"
#include "core/mtp/TrainedRange.h"
#include "core/simulation/Deck.h"
#include "core/simulation/RunControl.h"
#include "core/simulation/StartScripts.h"
#include "core/workflow/SimulationStart.h"

namespace mtp::cli {

namespace {

constexpr int kGuardStatus = 3;  // exit status of a run that the guard has stopped

struct SimulateOptions {
    std::string potential, output, data, species, protocol = "hold", densities, engine, folder;
    std::vector<std::string> training, activeSet;
    SimulationOptions simulation;
    GradeLimits grades;
    std::vector<int> supercell;
    std::int64_t frame = -1;
    double temperature = 0, endTemperature = 0, rate = 0, pressure = 0;
    std::int64_t steps = 0;
    int ranks = 1;
    bool isJson = false;
    const CLI::App* app = nullptr;

    bool asks(const std::string& name) const { return app->count(name) > 0; }
};

void addRequest(CLI::App& app, SimulateOptions& options) {
    SimulationOptions& simulation = options.simulation;
    app.add_option("--data", options.data, "File with the cell to start from");
    app.add_option("--frame", options.frame,
                   "Number of the frame to start from, counted from 0; by default the last");
    app.add_option("--protocol", options.protocol,
                   "hold, melt-quench, density-ladder, ramp or rehearsal");
    app.add_option("--supercell", options.supercell, "Repeat the cell along its three vectors")
        ->expected(3);
    app.add_option("--temperature", options.temperature,
                   "K; by default that of the data, else 300, and 1000 for a melt");
    app.add_option("--end-temperature", options.endTemperature,
                   "K, after a quench (300) or a ramp (twice the start)");
    app.add_option("--pressure", options.pressure,
                   "GPa; the cell follows it. By default the cell is kept");
    app.add_option("--steps", options.steps,
                   "Number of steps of the whole run; of each run of a rehearsal");
    app.add_option("--timestep", simulation.timestep, "fs");
    app.add_option("--rate", options.rate, "Cooling rate of a quench in K/s; by default 4.5e11");
    app.add_option("--densities", options.densities,
                   "g/cm³, of a density ladder or a rehearsal: 1.6,2,2.4");
    app.add_option("--seed", simulation.seed, "Seed of the velocities");
    app.add_option("--seeds", simulation.seeds, "Runs of a rehearsal at each density");
    app.add_option("--dump-every", simulation.dumpEvery, "fs between frames of the trajectory");
    app.add_flag(
        "--repulsion", simulation.hasRepulsion,
        "Atoms that come nearer than any pair of the training set repel each other; trained "
        "distances are untouched. Needs pair_style mtp");
    app.add_option("--training", options.training,
                   "Training set for the limits of the guard; by default they are taken from the "
                   "potential file");
    app.add_option("--active-set", options.activeSet,
                   "Training set to build the active set from, by which atoms are graded; default: "
                   "the one in the potential, if there is one");
    app.add_option("--grade-every", options.grades.every, "Steps between grades; 0: no grades");
    app.add_option("--save", options.grades.save,
                   "Frames beyond this extrapolation grade are kept");
    app.add_option("--too-far,--break", options.grades.stop,
                   "Extrapolation grade beyond which the run ends");
    app.add_option("--species", options.species,
                   "Names of the types, in order, if the data have none; Xx=Cl renames");
}

Frame readStart(const SimulateOptions& options, std::string& name) {
    if (options.data.empty())
        throw InputError("--data is missing: the file with the cell to start from");
    TerminalProgress progress;
    const FormatRegistry registry = builtinFormats();
    const std::unique_ptr<TrajectoryReader> reader =
        registry.open(options.data, readOptions(options.species, &progress));
    const auto count = static_cast<std::int64_t>(reader->frameCount());
    const std::int64_t index = options.frame < 0 ? count - 1 : options.frame;
    if (index >= count)
        throw InputError(fmt::format("--frame {}: {} has {}", options.frame, options.data,
                                     counted(static_cast<std::size_t>(count), "frame")));
    name = count == 1 ? options.data : fmt::format("{}, frame {}", options.data, index);
    return reader->read(static_cast<std::size_t>(index));
}

SimulationRequest requestOf(const SimulateOptions& options) {
    SimulationRequest request;
    request.potential = readTrainedPotential(options.potential);
    request.potential.species = speciesOfPotential(request.potential, options.species);
    request.potentialName = std::filesystem::path(options.potential).stem().string();
    request.options = options.simulation;
    SimulationOptions& simulation = request.options;
    const std::optional<Protocol> protocol = findProtocol(options.protocol);
    if (!protocol)
        throw InputError(
            fmt::format("--protocol {}: there are hold, melt-quench, density-ladder, "
                        "ramp and rehearsal",
                        options.protocol));
    simulation.protocol = *protocol;
    if (!options.supercell.empty())
        simulation.supercell = {options.supercell[0], options.supercell[1], options.supercell[2]};
    const auto take = [&](const char* name, auto value, auto& target) {
        if (options.asks(name))
            target = value;
    };
    take("--temperature", options.temperature, simulation.temperature);
    take("--end-temperature", options.endTemperature, simulation.endTemperature);
    take("--pressure", options.pressure, simulation.pressure);
    take("--rate", options.rate, simulation.rate);
    take("--steps", options.steps, simulation.steps);
    if (!options.densities.empty())
        simulation.densities = parseNumbers(options.densities);
    request.start = readStart(options, request.startName);
    if (!options.training.empty())
        request.trained =
            trainedRangeOf(readAll(options.training, options.species), request.potential);
    return request;
}

// What is asked of grades, and the active set that they need.
void takeGrades(const SimulateOptions& options, SimulationRequest& request) {
    if (options.grades.every == 0) {
        request.guard.grades.reset();
        return;
    }
    request.guard.grades = options.grades;
    Potential& potential = request.potential;
    if (!options.activeSet.empty())
        potential.selectionState = formatActiveSet(
            trainedSet(potential, GradeMode::Neighbourhood,
                       readNamed(options.activeSet, options.species, potential.species), 0));
    for (const char* name : {"--grade-every", "--save", "--too-far"})
        if (options.asks(name) && potential.selectionState.empty())
            throw InputError(
                fmt::format("{}: the potential has no active set to grade by: name its training "
                            "set with --active-set",
                            name));
}

RunDescription writeFolder(const SimulateOptions& options, const std::string& folder) {
    SimulationRequest request = requestOf(options);
    takeGrades(options, request);
    const PreparedRun prepared = prepareRun(request);
    const std::optional<std::filesystem::path> library = findKimLibrary(programFolder());
    if (!library)
        complain(
            "warning: this program was built without the KIM model: only a LAMMPS with "
            "pair_style mtp can run the folder");
    writeRunFolder(folder, request, prepared, library);
    for (const std::string& warning : prepared.description.warnings)
        complain("warning: " + warning);
    return prepared.description;
}

std::string lengthText(const RunDescription& run) {
    return fmt::format("{} of {} fs with {}",
                       counted(static_cast<std::size_t>(run.schedule.steps()), "step"),
                       run.options.timestep, counted(run.atomCount, "atom"));
}

int exportLammps(const SimulateOptions& options) {
    const RunDescription run = writeFolder(options, options.output);
    fmt::print("{} -> {}\nTo run it: cd {} && {} -in {}\n", lengthText(run), options.output,
               options.output, programFor(styleOf(run.options)), kMainDeck);
    return 0;
}

double lastOf(const RunLog& log, const ColumnKey<double>& key) {
    const std::vector<double>& values = log.table()[key];
    return values.empty() ? kUnknown : values.back();
}

nlohmann::json orNull(double value) {
    return std::isnan(value) ? nlohmann::json() : nlohmann::json(value);
}

std::optional<Offender> offenderOf(const std::filesystem::path& folder, const RunLog& log) {
    const std::optional<std::size_t> run = stoppedRun(log);
    return run ? findOffender(folder, log, *run) : std::nullopt;
}

nlohmann::json gradesJson(const std::optional<GradeSummary>& grades) {
    if (!grades)
        return {};
    nlohmann::json files = nlohmann::json::array();
    for (const std::filesystem::path& file : grades->files)
        files.push_back(file.string());
    return {{"every", grades->limits.every},         {"save", grades->limits.save},
            {"too_far", grades->limits.stop},        {"highest", mtp::orNull(grades->highest)},
            {"frames_beyond", grades->framesBeyond}, {"files", files}};
}

nlohmann::json resultJson(const std::filesystem::path& folder, const RunLog& log,
                          const std::string& engine, const std::optional<Offender>& offender) {
    const std::optional<double> speed = nanosecondsPerDay(log);
    nlohmann::json offending;
    if (offender)
        offending = {{"frame", offender->index},
                     {"pair", offender->pairName},
                     {"distance_A", offender->pair.distance},
                     {"grade", mtp::orNull(offender->grade)},
                     {"file", offender->file.string()}};
    return {{"state", stateKey(stateOf(folder, log))},
            {"reason", describeState(folder, log, offender)},
            {"steps", log.stepsDone()},
            {"time_ps",
             static_cast<double>(log.stepsDone()) * log.description().options.timestep / 1000},
            {"ns_per_day", speed ? nlohmann::json(*speed) : nlohmann::json()},
            {"engine", engine},
            {"style", log.style()},
            {"folder", folder.string()},
            {"final",
             {{"temperature_K", orNull(lastOf(log, columns::kRunTemperature))},
              {"pressure_GPa", orNull(lastOf(log, columns::kRunPressure))},
              {"density", orNull(lastOf(log, columns::kRunDensity))}}},
            {"grades", gradesJson(gradeSummary(folder, log))},
            {"offending", offending}};
}

void printGrades(const GradeSummary& grades) {
    if (grades.highest)
        fmt::print("highest extrapolation grade {:.3g}; {} beyond {:g}\n", *grades.highest,
                   counted(grades.framesBeyond, "frame"), grades.limits.save);
    for (const std::filesystem::path& file : grades.files)
        fmt::print("{}: candidates for mtp select\n", file.string());
}

void printResult(const std::filesystem::path& folder, const RunLog& log,
                 const std::optional<Offender>& offender) {
    fmt::print("{}: {}\n", stateKey(stateOf(folder, log)), describeState(folder, log, offender));
    if (const std::optional<double> speed = nanosecondsPerDay(log))
        fmt::print("{} of {} fs, {:.{}f} ns/day\n",
                   counted(static_cast<std::size_t>(log.stepsDone()), "step"),
                   log.description().options.timestep, *speed, *speed < 10 ? 2 : 0);
    if (const std::optional<GradeSummary> grades = gradeSummary(folder, log))
        printGrades(*grades);
    if (offender)
        fmt::print("left the training set with frame {} of {}: {}\n", offender->index,
                   offender->file.string(),
                   offender->grade ? fmt::format("a grade of {:.3g}", *offender->grade)
                                   : fmt::format("{} at {:.3f} Å", offender->pairName,
                                                 offender->pair.distance));
}

int statusOf(SimulationState state) {
    switch (state) {
        case SimulationState::Finished:
            return 0;
        case SimulationState::StoppedByGuard:
            return kGuardStatus;
        default:
            return 1;
    }
}

int simulate(const SimulateOptions& options) {
    catchSignals();
    const bool continues = !options.folder.empty();
    if (!continues && (options.potential.empty() || options.output.empty()))
        throw InputError("a potential and --output are needed, or --continue with a folder");
    const Engine engine = engineFor(options.engine);
    const std::filesystem::path folder = continues ? options.folder : options.output;
    if (!continues) {
        requireStyleFor(options.simulation, engine);
        writeFolder(options, options.output);
    }
    RunLog log(folder, readRunFolder(folder));
    if (log.description().limits.grades && !engine.hasMtp)
        complain("warning: " + engine.path.string() +
                 " runs the potential by KIM, which has no grades: mtp-lmp has them");
    if (!(continues && isRunning(folder)))
        startRun(folder, engine, options.ranks);
    InterruptibleProgress progress;
    followRun(folder, log, StopRequest::Stop, progress, "simulating");
    const std::optional<Offender> offender = offenderOf(folder, log);
    if (options.isJson)
        fmt::print("{}", toLine(resultJson(folder, log, engine.path.string(), offender)));
    else
        printResult(folder, log, offender);
    return statusOf(stateOf(folder, log));
}

}  // namespace

Command addExport(CLI::App& parser) {
    auto options = std::make_shared<SimulateOptions>();
    CLI::App* app = parser.add_subcommand("export", "Write a potential for another program to run");
    app->require_subcommand(1);
    CLI::App* lammps = app->add_subcommand(
        "lammps", "Write a folder that any LAMMPS with KIM or pair_style mtp can run");
    options->app = lammps;
    lammps->add_option("potential", options->potential, "Potential file")->required();
    addRequest(*lammps, *options);
    lammps->add_option("-o,--output", options->output, "Folder, new or empty")->required();
    lammps->footer(
        "The folder has the cell, the potential, its KIM model, the input files and a job script\n"
        "for Slurm. It needs no MTP Workbench where it runs.\n"
        "Example:\n  mtp export lammps potential.almtp --data XDATCAR --protocol melt-quench "
        "--supercell 3 3 3 -o run1\n  cd run1 && mpirun -n 4 lmp -in in.lmp");
    return {app, [options] { return exportLammps(*options); }};
}

Command addSimulate(CLI::App& parser) {
    auto options = std::make_shared<SimulateOptions>();
    CLI::App* app = parser.add_subcommand("simulate", "Run a potential in LAMMPS under guard");
    options->app = app;
    app->add_option("potential", options->potential, "Potential file");
    addRequest(*app, *options);
    app->add_option("-o,--output", options->output, "Folder of the run, new or empty");
    app->add_option("--continue", options->folder,
                    "Continue the run of this folder, or watch it if it still runs");
    app->add_option("--ranks", options->ranks, "Number of MPI processes");
    app->add_option("--engine", options->engine,
                    "LAMMPS program; by default mtp-lmp, then lmp of the PATH");
    app->add_flag("--json", options->isJson, "Print the result as JSON");
    app->footer(
        "Atoms are graded if the potential has an active set or --active-set names its training\n"
        "set; frames beyond --save are kept in beyond.lammpstrj for mtp select.\n"
        "The run is stopped before atoms are lost if it leaves what the potential was trained on;\n"
        "the exit status is then 3. Ctrl-C ends it in order; --continue goes on from there.\n"
        "Example:\n  mtp simulate potential.almtp --data XDATCAR --temperature 1000 --steps 20000 "
        "-o run1");
    return {app, [options] { return simulate(*options); }};
}

}  // namespace mtp::cli
