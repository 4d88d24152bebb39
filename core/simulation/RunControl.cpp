#include "core/simulation/RunControl.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <fstream>
#include <map>
#include <system_error>
#include <thread>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/base/Process.h"
#include "core/base/ThisProcess.h"
#include "core/io/lammps/DumpGrades.h"
#include "core/io/lammps/LammpsRunFiles.h"
#include "core/simulation/Deck.h"

namespace mtp {

namespace {

constexpr std::string_view kLock = "run.lock", kExitStatus = "exit-status", kScreen = "screen.txt";
constexpr std::string_view kGradingStyle = "mtp";
constexpr std::string_view kPauseText = "pause";  // in the file STOP

constexpr std::pair<SimulationState, std::string_view> kStates[] = {
    {SimulationState::Ready, "ready"},       {SimulationState::Running, "running"},
    {SimulationState::Finished, "finished"}, {SimulationState::StoppedByGuard, "stopped_by_guard"},
    {SimulationState::Paused, "stopped"},    {SimulationState::Stopped, "stopped"},
    {SimulationState::Failed, "failed"},
};

std::string readSmall(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The last line that says what went wrong; LAMMPS and MPI write to the screen.
std::string lastError(const std::filesystem::path& folder) {
    constexpr std::streamoff kMost = 20000;
    std::ifstream file(folder / kScreen, std::ios::ate);
    if (!file)
        return {};
    file.seekg(std::max<std::streamoff>(0, file.tellg() - kMost));
    std::string found, last;
    for (std::string line; std::getline(file, line);) {
        if (line.find("ERROR") != std::string::npos || line.find("rror:") != std::string::npos)
            found = line;
        if (std::any_of(line.begin(), line.end(),
                        [](unsigned char c) { return std::isalpha(c) != 0; }))
            last = line;
    }
    return std::string(trimmed(found.empty() ? last : found));
}

// One run of the schedule.
bool isDone(const RunLog& log, std::size_t index) {
    const RunState& run = log.runs()[index];
    const bool hasStopped = run.stop && isLimit(*run.stop);
    return run.hasEnded &&
           (run.step >= log.description().schedule.runs[index].steps() || hasStopped);
}

bool isComplete(const RunLog& log) {
    for (std::size_t i = 0; i < log.runs().size(); ++i)
        if (!isDone(log, i))
            return false;
    return true;
}

// Null if no run of the schedule was ended by this fix.
const GuardStop* stopBy(std::string_view fix, const RunLog& log) {
    for (const RunState& run : log.runs())
        if (run.hasEnded && run.stop && run.stop->fix == fix)
            return &*run.stop;
    return nullptr;
}

// "closest_Li_Al" as the number of the pair among the limits.
std::optional<std::size_t> pairOf(const GuardStop& stop, const RunDescription& run) {
    for (std::size_t pair = 0; pair < run.limits.pairs.size(); ++pair) {
        const PairLimit& limit = run.limits.pairs[pair];
        const std::string key = pairKey(run.species, limit.first, limit.second);
        if (stop.fix == fmt::format("{}{}", kClosestFix, key))
            return pair;
    }
    return {};
}

std::string describeStop(const GuardStop& stop, const RunDescription& run) {
    if (const std::optional<std::size_t> pair = pairOf(stop, run)) {
        const PairLimit& limit = run.limits.pairs[*pair];
        return fmt::format(
            "{}-{} came nearer than {:.2f} Å at step {}; the shortest trained distance is {:.2f} Å",
            run.species[static_cast<std::size_t>(limit.first)],
            run.species[static_cast<std::size_t>(limit.second)], limit.stop, stop.step,
            limit.trained);
    }
    if (stop.fix == kForceFix)
        return fmt::format("a force of {:.1f} eV/Å at step {}; the limit is {:.1f} eV/Å",
                           stop.value, stop.step, run.limits.force.value_or(0));
    if (stop.fix == kTemperatureFix)
        return fmt::format("the temperature reached {:.0f} K at step {}; the limit is {:.0f} K",
                           stop.value, stop.step, run.limits.temperature);
    if (stop.fix == kGradeFix && run.limits.grades)
        return fmt::format(
            "the potential guessed: an extrapolation grade of {:.3g} at step {}; the limit is {:g}",
            stop.value, stop.step, run.limits.grades->stop);
    if (stop.fix.starts_with(kDensityFix) && run.limits.densities)
        return fmt::format(
            "the density reached {:.2f} g/cm³ at step {}; the limits are {:.2f} and {:.2f} g/cm³",
            stop.value, stop.step, run.limits.densities->first, run.limits.densities->second);
    return fmt::format("{} at step {}", stop.fix, stop.step);
}

std::string reasonOfFailure(const std::filesystem::path& folder, const RunLog& log) {
    if (const GuardStop* full = stopBy(kDiskFix, log))
        return fmt::format("the disk is full but for {:.0f} MB: make room, then continue",
                           full->value);
    std::error_code error;
    const std::string status = std::string(trimmed(readSmall(folder / kExitStatus)));
    if (status.empty() && std::filesystem::exists(folder / kExitStatus, error))
        return "the disk was full: make room, then continue";
    if (status.empty())
        return "it was killed, or the machine went down";
    const std::string reason = !log.error().empty() ? log.error() : lastError(folder);
    return reason.empty() ? fmt::format("the program ended with status {}", status) : reason;
}

std::string describeFailure(const std::filesystem::path& folder, const RunLog& log) {
    const std::string reason = reasonOfFailure(folder, log);
    const std::optional<std::filesystem::path> restart = newestRestart(folder);
    return fmt::format("{} (after step {}; {})", reason, log.stepsDone(),
                       restart ? "it can be continued from " + restart->filename().string()
                               : "there is no restart file: it can only be started anew");
}

void requireModel(const std::filesystem::path& folder, const RunDescription& run,
                  const Engine& engine) {
    std::error_code error;
    if (engine.hasMtp || std::filesystem::exists(folder / run.model, error))
        return;
    throw InputError(fmt::format(
        "{}: the folder was written by a program without the KIM model, which {} needs. Run it by "
        "mtp-lmp, or write it again by a program that was built with the KIM API.",
        folder.string(), engine.path.string()));
}

void requireRunnable(const Engine& engine, int ranks) {
    if (const std::string advice = engineAdvice(engine); !advice.empty())
        throw InputError(advice);
    if (ranks < 1)
        throw InputError(fmt::format("{} ranks: there must be 1 or more", ranks));
    if (ranks == 1)
        return;
    if (!engine.hasMpi)
        throw InputError(fmt::format("{} was built without MPI: it runs on one rank only",
                                     engine.path.string()));
}

std::filesystem::path launcherFor(const Engine& engine) {
    if (const std::optional<std::filesystem::path> launcher = findMpiLauncher(engine))
        return *launcher;
    if (engine.mpi.empty())
        throw InputError("mpirun is missing: install an MPI (sudo apt install openmpi-bin)");
    throw InputError(fmt::format(
        "{} was built with {}, and there is no mpirun of it: install it (sudo apt install {}). "
        "That of another MPI would start separate runs of one process each.",
        engine.path.string(), engine.mpi, engine.mpi == kMpich ? "mpich" : "openmpi-bin"));
}

std::map<std::string, std::string> environmentFor(const Engine& engine, int ranks,
                                                  const std::string& restart) {
    std::map<std::string, std::string> variables{
        {"ENGINE", std::filesystem::absolute(engine.path).string()},
        {"MTP_STARTED", "1"},
        {"STYLE", std::string(engine.style())},
        {"RANKS", std::to_string(ranks)},
        {"MPIRUN", ranks > 1 ? launcherFor(engine).string() : "mpirun"},
        {"RESTART", restart},
        // One thread for each rank: what LAMMPS was built with beside MPI is of no use here.
        {"OMP_NUM_THREADS", "1"}};
    if (ranks <= static_cast<int>(std::thread::hardware_concurrency()))
        return variables;
    // More ranks than cores only where the user asks for them: Open MPI 4 and 5 want to be told.
    variables.emplace("OMPI_MCA_rmaps_base_oversubscribe", "1");
    variables.emplace("PRTE_MCA_rmaps_default_mapping_policy", ":oversubscribe");
    return variables;
}

// Open MPI refuses root unless it is told twice that this is meant; in containers it is.
void allowRoot(std::map<std::string, std::string>& variables) {
    if (!isSuperuser())
        return;
    variables.emplace("OMPI_ALLOW_RUN_AS_ROOT", "1");
    variables.emplace("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
}

// What an earlier attempt has left and the run will write again.
void removeLeftovers(const std::filesystem::path& folder, const RunLog& log,
                     const std::optional<std::filesystem::path>& restart) {
    const std::size_t count = log.runs().size();
    std::error_code error;
    for (const std::string_view left : {kStopFile, kExitStatus})
        std::filesystem::remove(folder / left, error);
    for (const std::string& frames : {trajectoryFile(0, count), beyondFile(0, count)})
        if (restart)
            cutDump(folder / frames, restartStep(*restart).value_or(0));
        else if (count == 1)
            std::filesystem::remove(folder / frames, error);
    // Of several runs the deck leaves out those with a last frame.
    for (std::size_t i = 0; i < count; ++i)
        if (!isDone(log, i))
            std::filesystem::remove(folder / lastFrameFile(i, count), error);
}

}  // namespace

std::string_view stateKey(SimulationState state) {
    for (const auto& [known, key] : kStates)
        if (known == state)
            return key;
    return {};
}

void requireStyleFor(const SimulationOptions& options, const Engine& engine) {
    if (options.hasRepulsion && !engine.hasMtp)
        throw InputError(
            fmt::format("{} runs potentials by KIM, which takes no repulsion beside them: run it "
                        "by mtp-lmp, or "
                        "without the repulsion",
                        engine.path.string()));
}

void startRun(const std::filesystem::path& folder, const Engine& engine, int ranks) {
    requireRunnable(engine, ranks);
    RunLog log(folder, readRunFolder(folder));
    requireModel(folder, log.description(), engine);
    requireStyleFor(log.description().options, engine);
    log.update();
    const SimulationState state = stateOf(folder, log);
    if (state == SimulationState::Running)
        throw InputError(folder.string() + ": the run goes on already");
    if (state == SimulationState::Finished || state == SimulationState::StoppedByGuard)
        throw InputError(fmt::format("{}: the run has ended ({}); nothing is left to continue",
                                     folder.string(), stateKey(state)));
    const std::optional<std::filesystem::path> restart = newestRestart(folder);
    std::map<std::string, std::string> variables =
        environmentFor(engine, ranks, restart ? restart->filename().string() : "none");
    allowRoot(variables);
    removeLeftovers(folder, log, restart);
    startDetached(folder / "run.sh", variables, folder / kLock);
}

void stopRun(const std::filesystem::path& folder, StopRequest request) {
    OutputFile file(folder / kStopFile);
    if (request == StopRequest::Pause)
        file.write(kPauseText);
    file.close();
}

bool isRunning(const std::filesystem::path& folder) {
    return isLocked(folder / kLock);
}

void followRun(const std::filesystem::path& folder, RunLog& log, StopRequest ifCancelled,
               Progress& progress, std::string_view what) {
    constexpr std::chrono::milliseconds kPoll{100};
    const auto steps = static_cast<double>(log.description().schedule.steps());
    for (bool hasAsked = false; isRunning(folder);) {
        std::this_thread::sleep_for(kPoll);
        log.update();
        progress.report(static_cast<double>(log.stepsDone()) / steps, what);
        if (progress.isCancelled() && !hasAsked) {
            stopRun(folder, ifCancelled);
            hasAsked = true;
        }
    }
    log.update();
}

SimulationState stateOf(const std::filesystem::path& folder, const RunLog& log) {
    if (isRunning(folder))
        return SimulationState::Running;
    if (isComplete(log))
        return stoppedRun(log) ? SimulationState::StoppedByGuard : SimulationState::Finished;
    if (stopBy(kStopFix, log))
        return readSmall(folder / kStopFile).starts_with(kPauseText) ? SimulationState::Paused
                                                                     : SimulationState::Stopped;
    std::error_code error;
    const bool wasStarted = std::filesystem::exists(folder / kLock, error) ||
                            std::filesystem::exists(folder / kLogFile, error);
    return wasStarted ? SimulationState::Failed : SimulationState::Ready;
}

std::string describeState(const std::filesystem::path& folder, const RunLog& log) {
    switch (stateOf(folder, log)) {
        case SimulationState::Ready:
            return "not started";
        case SimulationState::Running:
            return fmt::format("running, step {}", log.stepsDone());
        case SimulationState::Finished:
            return "all steps are done";
        case SimulationState::StoppedByGuard:
            return describeStop(*log.runs()[*stoppedRun(log)].stop, log.description());
        case SimulationState::Paused:
            return fmt::format("paused at step {}", log.stepsDone());
        case SimulationState::Stopped:
            return fmt::format("stopped on request at step {}", log.stepsDone());
        case SimulationState::Failed:
            return describeFailure(folder, log);
    }
    return {};
}

std::string describeState(const std::filesystem::path& folder, const RunLog& log,
                          const std::optional<Offender>& offender) {
    const std::string state = describeState(folder, log);
    if (!offender)
        return state;
    if (offender->grade)
        return fmt::format(
            "{}; the first frame beyond {:g} is that of step {}, with a grade of {:.3g}", state,
            log.description().limits.grades->save, offender->frame.step.value_or(0),
            *offender->grade);
    if (offender->pair.ratio >= 1)
        return state;
    return fmt::format("{}; {} was the first to come nearer than trained, {:.2f} Å apart", state,
                       offender->pairName, offender->pair.distance);
}

std::optional<GradeSummary> gradeSummary(const std::filesystem::path& folder, const RunLog& log) {
    const RunDescription& run = log.description();
    if (!run.limits.grades || log.style() != kGradingStyle)
        return {};
    GradeSummary summary;
    summary.limits = *run.limits.grades;
    const auto take = [&](double grade) {
        if (grade > summary.highest.value_or(0))
            summary.highest = grade;
    };
    for (const double grade : log.table()[columns::kRunHighestGrade])
        take(grade);
    const std::size_t count = log.runs().size();
    for (std::size_t i = 0; i < count; ++i) {
        if (const std::optional<GuardStop>& stop = log.runs()[i].stop;
            stop && stop->fix == kGradeFix)
            take(stop->value);
        const std::filesystem::path file = folder / beyondFile(i, count);
        const std::vector<DumpGrade> beyond = readDumpGrades(file);
        for (const DumpGrade& frame : beyond)
            take(frame.grade);
        if (!beyond.empty())
            summary.files.push_back(file);
        summary.framesBeyond += beyond.size();
    }
    return summary;
}

std::optional<std::size_t> stoppedRun(const RunLog& log) {
    for (std::size_t i = 0; i < log.runs().size(); ++i)
        if (log.runs()[i].stop && isLimit(*log.runs()[i].stop))
            return i;
    return {};
}

std::optional<double> nanosecondsPerDay(const RunLog& log) {
    constexpr double kSecondsPerDay = 86400, kNsPerFs = 1e-6;
    if (!(log.loopTime() > 0) || log.timedSteps() == 0)
        return {};
    const double simulated =
        static_cast<double>(log.timedSteps()) * log.description().options.timestep * kNsPerFs;
    return simulated / log.loopTime() * kSecondsPerDay;
}

std::optional<std::filesystem::path> newestRestart(const std::filesystem::path& folder) {
    std::optional<std::filesystem::path> newest;
    std::int64_t step = -1;
    for (const std::string_view name : {kEndRestart, kRestartFiles[0], kRestartFiles[1]}) {
        const std::filesystem::path path = folder / name;
        if (const std::optional<std::int64_t> at = restartStep(path); at && *at > step) {
            newest = path;
            step = *at;
        }
    }
    return newest;
}

}  // namespace mtp
