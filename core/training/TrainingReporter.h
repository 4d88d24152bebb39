// Keeps what a training has reported: its iterations, the best of them and the last checkpoint.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/training/Fit.h"
#include "core/training/LevenbergMarquardt.h"
#include "core/training/StartSearch.h"
#include "core/training/Trainer.h"

namespace mtp {

class TrainingReporter {
public:
    // What is reported on, and to whom; all of it must outlive the reporter.
    struct Context {
        Fit& fit;
        const PreparedSets& sets;
        const TrainingOptions& options;
        const std::vector<std::string>& species;
        TrainingObserver& observer;
        std::chrono::steady_clock::time_point began;
        // The number of growing samples that the search goes through before the whole set.
        std::size_t growingSamples = 0;
    };

    // from: a checkpoint to resume from. Throws InputError if its fingerprint is another one.
    TrainingReporter(const Context& context, std::string fingerprint,
                     const TrainingCheckpoint* from);

    // Reports a further iteration. The objective falls from each one to the next.
    void report(const FitPoint& point, double damping);
    // Reports the point if its objective is below the last one and the limit of iterations leaves
    // room for another one. Returns whether it did.
    bool reportIfBetter(const FitPoint& point, int start, double damping);
    // Offers the observer a checkpoint; `search` must be at the point reported last.
    void offerCheckpoint(const LevenbergMarquardt& search);
    // Offers a checkpoint while starts are compared, if an iteration was reported or
    // kCheckpointInterval has passed since the last one.
    void offerCheckpoint(const StartSearchState& search);

    void setStart(int number) { m_state.startNumber = number; }
    // Begins a search whose convergence is judged by its own iterations alone.
    void beginSearch() { m_state.firstStep = static_cast<int>(m_state.iterations.size()); }
    void countHop() { ++m_state.hops; }

    // Whether the objective falls no more than by the tolerance over five iterations. A search that
    // comes from the minimum of a sample is judged by its last two.
    bool isConverged() const;
    // Whether the objective of the point is above the last one reported.
    bool isBehind(const FitPoint& point) const;
    int startNumber() const { return m_state.startNumber; }
    int hops() const { return m_state.hops; }
    const std::vector<IterationSummary>& iterations() const { return m_state.iterations; }
    const Eigen::VectorXd& lastRadial() const { return m_lastRadial; }
    const IterationSummary& best() const { return m_best; }
    const Potential& potential() const { return m_potential; }

private:
    void keepIfBest(const FitPoint& point, const IterationSummary& step);
    void offerSnapshot(const FitPoint& point, const std::optional<SetFit>& validation);
    Potential potentialAt(const FitPoint& point) const;
    void resume(const TrainingCheckpoint& from);

    Context m_context;
    double m_secondsBefore = 0;  // of the run that the checkpoint is of
    TrainingCheckpoint m_state;
    IterationSummary m_best;
    Potential m_potential;  // of the best
    Eigen::VectorXd m_lastRadial;
    std::size_t m_offeredAfter = 0;  // iterations
    std::chrono::steady_clock::time_point m_offeredAt{};
};

}  // namespace mtp
