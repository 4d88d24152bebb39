// Fits a potential to labelled configurations and tells an observer about each iteration.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/Potential.h"
#include "core/training/Reduction.h"

namespace mtp {

struct TrainingOptions {
    int level = 16;
    double cutoff = 5.0;            // Å
    std::optional<double> minDist;  // Å; absent: just below the shortest distance of the data
    int radialSize = 8;
    double energyWeight = 1.0;
    double forceWeight = 0.01;
    double virialWeight = 0.001;
    // Powers of the number of atoms that divide each term (MLIP: vibrations 1, 0, 1).
    int energyPower = 1, forcePower = 0, virialPower = 1;
    int maxIterations = 100;
    double tolerance = 1e-3;  // relative fall of the objective over ten steps that is too little
    int threads = 0;          // 0: all
    std::uint64_t seed = 1;
    double regularisation = 1e-8;      // ridge of the linear equations, scaled to unit diagonal
    std::size_t memory = 1024u << 20;  // bytes for rows kept from one step to the next
    int starts = 0;                    // 0: the default for the level
    std::optional<int> hops;           // points near a minimum to go on from; absent: by level
    // Goes on from here; core/training/TrainingStart.h says what may differ. With an untrained one:
    // from random radial coefficients, in its basis. Level 0 stands for a basis of no level.
    std::optional<Potential> start;
};

// Errors over a set: root mean squares. Absent where the set has no such labels.
struct FitErrors {
    std::optional<double> energy;  // eV/atom
    std::optional<double> force;   // eV/Å, per component
    std::optional<double> virial;  // eV/atom, per component (9)
};

// Of the configurations of one density.
struct DensityErrors {
    double density = 0;  // g/cm³
    FitErrors training;
    std::optional<FitErrors> validation;
};

struct IterationSummary {
    int iteration = 0;     // 0: the start
    double seconds = 0;    // wall time since run() began
    double objective = 0;  // of the training set, as MLIP defines it (without regularisation)
    FitErrors training;
    std::optional<double> validationObjective;
    std::optional<FitErrors> validation;
    int startNumber = 0;  // which of several starts
    double damping = 0;
    // Ascending; not by the trainer, which knows no densities, but by who records them from its
    // snapshots (core/inspection/Errors.h).
    std::vector<DensityErrors> byDensity;
};

struct StartSearchState;  // core/training/StartSearch.h

// Seconds between two checkpoints, at most as far as the search can be interrupted: who keeps them
// need not keep more, and loses no more work.
inline constexpr double kCheckpointInterval = 3;

// Where a training stands after an iteration: what it takes to go on and end at the same potential.
struct TrainingCheckpoint {
    std::string fingerprint;  // of data and options; a training of other ones refuses it
    std::vector<double> radial, bestRadial;  // coefficients of orthonormal polynomials
    double damping = 0, growth = 0;
    int startNumber = 0;
    int firstStep = 0;  // iteration with which the search from the chosen start or hop began
    int hops = 0;       // made so far
    std::vector<IterationSummary> iterations;
    int best = 0;  // index in iterations
    // Of a training that is still choosing among its starts.
    std::shared_ptr<const StartSearchState> search{};
};

// Predictions of the present parameters, in the order of the sets given to the Trainer; no
// validation where the step was not validated.
struct FitSnapshot {
    std::vector<Prediction> training;
    std::vector<Prediction> validation;
};

enum class TrainingCommand { Continue, Pause, Stop };
// Failed: an error ended it after the first iteration; the best so far is kept.
enum class StopReason { Converged, IterationLimit, Stopped, NoProgress, Failed };
std::string describe(StopReason reason);

// Called on the thread that runs the trainer.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    // After each iteration; also the first time, before any step.
    virtual void iterated(const IterationSummary& summary) = 0;
    // Whether a snapshot is wanted now (it costs little: predictions are at hand).
    virtual bool wantsSnapshot() { return false; }
    virtual void snapshot(std::shared_ptr<const FitSnapshot> snapshot) { (void)snapshot; }
    // Asked between the parts of an iteration; Pause blocks the trainer in waitWhilePaused().
    virtual TrainingCommand command() { return TrainingCommand::Continue; }
    virtual void waitWhilePaused() {}
    // After each iteration, and while starts are compared at least every kCheckpointInterval.
    virtual void checkpoint(const TrainingCheckpoint& checkpoint) { (void)checkpoint; }
    // Sentences worth telling (min_dist chosen, frames left out, damping of a singular step).
    virtual void note(const std::string& text) { (void)text; }
};

struct TrainingSummary {
    Potential potential;  // the best found: by validation where there is one, else by objective
    StopReason reason = StopReason::IterationLimit;
    std::vector<IterationSummary> iterations;
    IterationSummary best;
    std::string failure{};  // what the error said, if one ended the training
};

// Gauss-Newton / Levenberg-Marquardt on cached geometry.
class Trainer {
public:
    // Types are mapped to `species` (names must be known). Throws InputError: no configuration,
    // none with an energy, species that occur nowhere, distances that are absurdly short.
    // reduction: the processes that share the training, each with all configurations given to it;
    // must outlive the trainer.
    Trainer(std::vector<Frame> training, std::vector<Frame> validation,
            std::vector<std::string> species, TrainingOptions options,
            const Reduction& reduction = oneProcess());
    ~Trainer();

    // from: a checkpoint of an earlier run on the same data with the same options (threads, memory
    // and the limit of iterations may differ). Throws InputError where it is not, and any error
    // that comes before the first iteration.
    TrainingSummary run(TrainingObserver& observer, const TrainingCheckpoint* from = nullptr);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace mtp
