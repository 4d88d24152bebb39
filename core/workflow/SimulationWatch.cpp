#include "core/workflow/SimulationWatch.h"

#include <algorithm>
#include <system_error>

#include "core/base/TableRows.h"
#include "core/base/Units.h"
#include "core/io/lammps/Lammps.h"
#include "core/simulation/Deck.h"

namespace mtp {

namespace {

constexpr std::size_t kMostMeasured = 200;  // frames of a run that nobody watched

double picoseconds(std::int64_t steps, const RunDescription& run) {
    return static_cast<double>(steps) * run.options.timestep / units::kFsPerPs;
}

bool isSmall(const std::filesystem::path& path) {
    constexpr std::uintmax_t kMost = std::uintmax_t{1} << 30;
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return !error && size > 0 && size < kMost;
}

}  // namespace

double SimulationSnapshot::time() const {
    return picoseconds(steps, description);
}

double SimulationSnapshot::wholeTime() const {
    return picoseconds(description.schedule.steps(), description);
}

double SimulationSnapshot::fraction() const {
    const double whole = wholeTime();
    return whole > 0 ? std::clamp(time() / whole, 0.0, 1.0) : 0;
}

SimulationWatch::SimulationWatch(std::filesystem::path folder)
    : m_folder(std::move(folder))
    , m_log(m_folder, readRunFolder(m_folder))
    , m_table(std::make_shared<const Table>(m_log.table())) {}

SimulationSnapshot SimulationWatch::look() {
    SimulationSnapshot snapshot;
    snapshot.folder = m_folder;
    snapshot.description = m_log.description();
    // Before the log is read: what is in it when the run has ended is all there will be.
    const bool isRunning = mtp::isRunning(m_folder);
    if (m_log.update())
        m_table = std::make_shared<const Table>(m_log.table());
    snapshot.state = isRunning ? SimulationState::Running : stateOf(m_folder, m_log);
    snapshot.table = m_table;
    snapshot.runs = m_log.runs();
    snapshot.steps = m_log.stepsDone();
    snapshot.canContinue =
        snapshot.state == SimulationState::Ready || snapshot.state == SimulationState::Paused ||
        snapshot.state == SimulationState::Stopped || snapshot.state == SimulationState::Failed;
    const std::optional<std::size_t> stopped = stoppedRun(m_log);
    const bool isOver = snapshot.state == SimulationState::StoppedByGuard;
    snapshot.shown = isOver && stopped ? *stopped : m_log.current().value_or(0);
    if (isOver && stopped)
        snapshot.offender = findOffender(m_folder, m_log, *stopped);
    snapshot.reason = describeState(m_folder, m_log, snapshot.offender);
    if (!isRunning)
        snapshot.grades = gradeSummary(m_folder, m_log);
    followFrames(snapshot);
    time(snapshot);
    return snapshot;
}

void SimulationWatch::take(const Frame& frame) {
    m_newest = frame;
    if (m_log.style() == "mtp")
        return;
    const RunDescription& run = m_log.description();
    const double time = picoseconds(frame.step.value_or(0), run);
    while (!m_times.empty() && m_times.back() >= time) {  // it was continued from before
        m_times.pop_back();
        m_distances.pop_back();
        m_pairs.pop_back();
    }
    const std::optional<ClosestApproach> closest = closestApproach(frame, run.limits, run.cutoff);
    m_times.push_back(time);
    m_distances.push_back(closest ? closest->distance : kUnknown);
    m_pairs.push_back(closest ? nameOfType(frame, closest->first) + "-" +
                                    nameOfType(frame, closest->second)
                              : std::string());
    m_nearest.reset();
}

// Of what went on unwatched some frames are measured, from now on every one.
void SimulationWatch::startFollowing(std::size_t run) {
    const RunDescription& description = m_log.description();
    const std::filesystem::path file =
        m_folder / trajectoryFile(run, description.schedule.runs.size());
    m_followed = run;
    m_dump.emplace(file, description.atomCount, description.species);
    m_newest.reset();
    m_times.clear();
    m_distances.clear();
    m_pairs.clear();
    m_nearest.reset();
    const std::optional<Frame> newest = m_dump->skipToNewest();
    if (!newest)
        return;
    if (m_log.style() != "mtp" && isSmall(file)) {
        const std::unique_ptr<TrajectoryReader> reader = lammpsDumpFormat().open(file, {});
        const std::size_t count = reader->frameCount();
        const std::size_t stride = std::max<std::size_t>(1, count / kMostMeasured);
        for (std::size_t index = 0; index + 1 < count; index += stride)
            take(withSpeciesOrder(reader->read(index), description.species));
    }
    take(*newest);
}

void SimulationWatch::followFrames(SimulationSnapshot& snapshot) {
    if (!m_dump || snapshot.shown != m_followed)
        startFollowing(snapshot.shown);
    else
        m_dump->readNew([this](const Frame& frame) { take(frame); });
    snapshot.frame = m_newest;
    if (!m_nearest) {
        TableRows rows(columns::kFrameTime, columns::kNearest, columns::kNearestPair);
        for (std::size_t i = 0; i < m_times.size(); ++i)
            rows.add(m_times[i], m_distances[i], m_pairs[i]);
        m_nearest = std::make_shared<const Table>(rows.table());
    }
    snapshot.nearest = m_nearest;
}

// The speed as it is now; the log knows it only at the end of each stage.
void SimulationWatch::time(SimulationSnapshot& snapshot) {
    using Seconds = std::chrono::duration<double>;
    constexpr double kLeast = 1, kSecondsPerDay = 86400, kPsPerNs = 1000;
    snapshot.nanosecondsPerDay = mtp::nanosecondsPerDay(m_log);
    if (snapshot.state != SimulationState::Running) {
        m_since.reset();
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (!m_since || snapshot.steps < m_stepsThen) {
        m_since = now;
        m_stepsThen = snapshot.steps;
    }
    const double seconds = Seconds(now - *m_since).count();
    const double done = picoseconds(snapshot.steps - m_stepsThen, snapshot.description);
    if (seconds < kLeast || done <= 0)
        return;
    snapshot.nanosecondsPerDay = done / kPsPerNs / seconds * kSecondsPerDay;
    snapshot.secondsLeft = (snapshot.wholeTime() - snapshot.time()) / (done / seconds);
}

}  // namespace mtp
