// Starts, stops and judges the run of a folder. The run belongs to no process of ours: it goes on
// when the window or the command that began it has ended, and is found again by its folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/simulation/Engine.h"
#include "core/simulation/Offender.h"
#include "core/simulation/RunLog.h"

namespace mtp {

enum class SimulationState {
    Ready,  // written, never started
    Running,
    Finished,        // all steps are done
    StoppedByGuard,  // a limit was passed
    Paused,          // on request, to be continued
    Stopped,         // on request; can be continued all the same
    Failed,          // ended by an error, or killed; can be continued from its last restart file
};
// "ready", "running", "finished", "stopped_by_guard", "stopped", "failed". A paused run is
// "stopped" too, because scripts know no other word for one that was asked to end.
std::string_view stateKey(SimulationState state);

// What is meant by a request to end.
enum class StopRequest { Stop, Pause };

// Throws InputError if the options need pair_style mtp and the engine has KIM alone.
void requireStyleFor(const SimulationOptions& options, const Engine& engine);

// Starts the run, or continues it from its newest whole restart file; what lies behind that in the
// trajectory is cut off. ranks: MPI processes. Throws InputError if the engine cannot run it (no
// pair style, no KIM model in the folder, no MPI or none of its own kind), if the run is finished
// or the guard has stopped it, and FileError.
void startRun(const std::filesystem::path& folder, const Engine& engine, int ranks = 1);

// Asks the run to end at its next check, within a few steps; it leaves a restart file. Of a run
// that has been paused or stopped already it changes what was meant. Throws FileError.
void stopRun(const std::filesystem::path& folder, StopRequest request = StopRequest::Stop);

bool isRunning(const std::filesystem::path& folder);

// Waits for the end of the run, and keeps the log of this folder up to date. If the work is
// cancelled, asks the run once to end (`ifCancelled`) and waits for that.
void followRun(const std::filesystem::path& folder, RunLog& log, StopRequest ifCancelled,
               Progress& progress, std::string_view what);

// log: of this folder, up to date.
SimulationState stateOf(const std::filesystem::path& folder, const RunLog& log);

// Why it is in this state, in a sentence for people: "Al-Al came as near as 1.93 Å at step 812 (the
// guard allows 2.05 Å, the shortest trained distance is 2.57 Å)".
std::string describeState(const std::filesystem::path& folder, const RunLog& log);
// The same with the pair that came too near first, of a run that the guard has stopped.
std::string describeState(const std::filesystem::path& folder, const RunLog& log,
                          const std::optional<Offender>& offender);

// What the grades of a run say, of all runs of its schedule.
struct GradeSummary {
    GradeLimits limits;
    std::optional<double> highest;             // absent before the first step that was graded
    std::size_t framesBeyond = 0;              // that were kept
    std::vector<std::filesystem::path> files;  // with these frames
};
// Absent if the run is not graded: by its potential, or because it runs under KIM.
std::optional<GradeSummary> gradeSummary(const std::filesystem::path& folder, const RunLog& log);

// The run of a rehearsal that the guard stopped first; absent if it stopped none.
std::optional<std::size_t> stoppedRun(const RunLog& log);

// Simulated time per day of wall time, ns; absent before LAMMPS has timed a run.
std::optional<double> nanosecondsPerDay(const RunLog& log);

// The restart file from which startRun() would continue; absent if it would begin anew.
std::optional<std::filesystem::path> newestRestart(const std::filesystem::path& folder);

}  // namespace mtp
