// What a training has reported so far: its iterations, the best of them, where it can go on from.
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
    // What it reports on and to; must outlive it.
    struct Context {
        Fit& fit;
        const PreparedSets& sets;
        const TrainingOptions& options;
        const std::vector<std::string>& species;
        TrainingObserver& observer;
        std::chrono::steady_clock::time_point began;
    };

    // from: a checkpoint to go on with. Throws InputError where its fingerprint is another one.
    TrainingReporter(const Context& context, std::string fingerprint,
                     const TrainingCheckpoint* from);

    // One iteration more. Points of one training are reported in the order of falling objectives.
    void report(const FitPoint& point, double damping);
    // Only where it is better than the last one and leaves room for another within the limit.
    bool reportIfBetter(const FitPoint& point, int start, double damping);
    // Tells the observer where the training stands; `search` goes on from the last point reported.
    void offerCheckpoint(const LevenbergMarquardt& search);
    // While starts are compared: after an iteration was reported or kCheckpointInterval has passed.
    void offerCheckpoint(const StartSearchState& search);

    void setStart(int number) { m_state.startNumber = number; }
    // The search from here on is judged by its own iterations.
    void beginSearch() { m_state.firstStep = static_cast<int>(m_state.iterations.size()); }
    void countHop() { ++m_state.hops; }

    bool isConverged() const;
    bool isBehind(const FitPoint& point) const;  // higher than the last one reported
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
    double m_secondsBefore = 0;  // of the run that is gone on with
    TrainingCheckpoint m_state;
    IterationSummary m_best;
    Potential m_potential;  // of the best
    Eigen::VectorXd m_lastRadial;
    std::size_t m_offeredAfter = 0;  // iterations
    std::chrono::steady_clock::time_point m_offeredAt{};
};

}  // namespace mtp
