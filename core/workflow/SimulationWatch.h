// Looks at a run again and again: what it has done so far, how fast it is, how it ended.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io/lammps/GrowingDump.h"
#include "core/simulation/RunControl.h"

namespace mtp {

namespace columns {

// Of the nearest pair, as the frames of the trajectory have it. Only under KIM: pair_style mtp
// writes distances into the log.
inline constexpr ColumnKey<double> kFrameTime{"time", "ps"};
inline constexpr ColumnKey<double> kNearest{"closest distance", "Å"};
inline constexpr ColumnKey<std::string> kNearestPair{"pair"};

}  // namespace columns

// A run at one moment.
struct SimulationSnapshot {
    std::filesystem::path folder;
    RunDescription description;
    SimulationState state = SimulationState::Ready;
    std::string reason;                    // describeState()
    std::shared_ptr<const Table> table;    // RunLog.h
    std::shared_ptr<const Table> nearest;  // the columns above, of the shown run of the schedule
    std::vector<RunState> runs;            // of the schedule
    std::size_t shown = 0;                 // of these: the one it stopped in, else the last begun
    std::int64_t steps = 0;                // of all runs
    std::optional<double> nanosecondsPerDay;
    std::optional<double> secondsLeft;   // while it runs
    bool canContinue = false;            // not running, and something is left
    std::optional<Frame> frame;          // the newest of the shown run
    std::optional<Offender> offender;    // if the guard has stopped it
    std::optional<GradeSummary> grades;  // if it is graded, and not running

    double time() const;       // ps, of all runs
    double wholeTime() const;  // ps
    double fraction() const;
};

// For one thread at a time.
class SimulationWatch {
public:
    // Throws FileError, ParseError.
    explicit SimulationWatch(std::filesystem::path folder);

    // Throws FileError and ParseError if files of the run are damaged.
    SimulationSnapshot look();

private:
    void followFrames(SimulationSnapshot& snapshot);
    void startFollowing(std::size_t run);
    void take(const Frame& frame);
    void time(SimulationSnapshot& snapshot);

    std::filesystem::path m_folder;
    RunLog m_log;
    std::shared_ptr<const Table> m_table;
    // The run of the schedule whose frames are followed, its newest frame, and the nearest pairs.
    std::size_t m_followed = 0;
    std::optional<GrowingDump> m_dump;
    std::optional<Frame> m_newest;
    std::vector<double> m_times, m_distances;
    std::vector<std::string> m_pairs;
    std::shared_ptr<const Table> m_nearest;
    // When this watch first saw it run, and how far it was.
    std::optional<std::chrono::steady_clock::time_point> m_since;
    std::int64_t m_stepsThen = 0;
};

}  // namespace mtp
