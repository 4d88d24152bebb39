#include "core/learning/Rehearsal.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/io/lammps/Lammps.h"
#include "core/simulation/Deck.h"
#include "core/simulation/RunControl.h"

namespace mtp {
namespace {

constexpr std::size_t kFramesTogether = 64;

// Of one trajectory; returns whether a frame was beyond `save`.
class TrajectoryGrading {
public:
    TrajectoryGrading(const GradeEvaluator& evaluator, double save, double tooFar, int threads,
                      RehearsalFrames& out)
        : m_evaluator(evaluator), m_save(save), m_tooFar(tooFar), m_threads(threads), m_out(out) {}

    bool grade(const std::filesystem::path& path, const std::vector<std::string>& species) {
        std::error_code error;
        if (!std::filesystem::exists(path, error) || std::filesystem::file_size(path, error) == 0)
            return false;
        const auto reader = lammpsDumpFormat().open(path, {});
        for (std::size_t first = 0; first < reader->frameCount(); first += kFramesTogether) {
            std::vector<Frame> frames;
            for (std::size_t k = first; k < std::min(first + kFramesTogether, reader->frameCount());
                 ++k)
                frames.push_back(withSpeciesOrder(reader->read(k), species));
            if (!take(frames))
                break;
        }
        return m_hasLeft;
    }

    // False once a frame was too far.
    bool take(const std::vector<Frame>& frames) {
        const auto grades = m_evaluator.evaluate(frames, m_threads);
        for (std::size_t k = 0; k < frames.size(); ++k) {
            const double grade = grades[k].grade;
            ++m_out.graded;
            m_out.highest = std::max(m_out.highest, grade);
            const bool isTooFar = grade > m_tooFar;
            if (grade > m_save && (!isTooFar || !m_hasLeft)) {
                m_out.beyond.push_back(frames[k]);
                m_hasLeft = true;
            }
            if (isTooFar)
                return false;
        }
        return true;
    }

private:
    const GradeEvaluator& m_evaluator;
    double m_save, m_tooFar;
    int m_threads;
    RehearsalFrames& m_out;
    bool m_hasLeft = false;
};

}  // namespace

void runToEnd(const std::filesystem::path& folder, const Engine& engine, int ranks,
              Progress& progress) {
    RunLog log(folder, readRunFolder(folder));
    log.update();
    const SimulationState before = stateOf(folder, log);
    if (before == SimulationState::Finished || before == SimulationState::StoppedByGuard)
        return;
    if (!isRunning(folder))
        startRun(folder, engine, ranks);
    followRun(folder, log, StopRequest::Pause, progress, "Rehearsing");
    if (progress.isCancelled())
        throw Cancelled();
    const SimulationState state = stateOf(folder, log);
    if (state != SimulationState::Finished && state != SimulationState::StoppedByGuard)
        throw InputError(folder.string() + ": " + describeState(folder, log));
}

RehearsalFrames gradeRehearsal(const std::filesystem::path& folder, const GradeEvaluator& evaluator,
                               double save, double tooFar, int threads) {
    const RunDescription run = readRunFolder(folder);
    RunLog log(folder, run);
    log.update();
    RehearsalFrames out;
    out.runs = static_cast<int>(run.schedule.runs.size());
    for (std::size_t k = 0; k < run.schedule.runs.size(); ++k) {
        const bool isStopped = k < log.runs().size() && log.runs()[k].stop.has_value();
        out.finishedRuns += k < log.runs().size() && log.runs()[k].hasEnded && !isStopped;
        TrajectoryGrading grading(evaluator, save, tooFar, threads, out);
        const bool hasLeft =
            grading.grade(folder / trajectoryFile(k, run.schedule.runs.size()), run.species);
        if (isStopped && !hasLeft)
            if (const std::optional<Offender> offender = findOffender(folder, log, k))
                out.beyond.push_back(offender->frame);
    }
    return out;
}

}  // namespace mtp
