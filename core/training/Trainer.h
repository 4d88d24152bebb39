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
#include "core/training/TrainingOptions.h"
#include "core/training/TrainingRecord.h"
#include "core/training/TrainingWork.h"

namespace mtp {

struct StartSearchState;  // core/training/StartSearch.h

// The longest time in seconds between two checkpoints, as far as the search can be interrupted. A
// program that stores every checkpoint it is offered loses no more work than this.
inline constexpr double kCheckpointInterval = 3;

// The state of a training after an iteration. A training that resumes from it ends at the same
// potential, to the bit.
struct TrainingCheckpoint {
    std::string fingerprint;  // of the data and options; Trainer::run() refuses another one
    std::vector<double> radial, bestRadial;  // coefficients of orthonormal polynomials
    double damping = 0, growth = 0;
    int startNumber = 0;
    int firstStep = 0;  // iteration with which the search from the chosen start or hop began
    int hops = 0;       // number of hops made so far
    std::vector<IterationSummary> iterations;
    int best = 0;  // index in iterations
    // The comparison of the starts; null once a start has been chosen.
    std::shared_ptr<const StartSearchState> search{};
};

// Predictions of the present parameters, in the order of the sets given to the Trainer. validation
// is empty if the iteration was not validated.
struct FitSnapshot {
    std::vector<Prediction> training;
    std::vector<Prediction> validation;
};

enum class TrainingCommand { Continue, Pause, Stop };

// Receives the news of a training, on the thread that runs the trainer.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    // Called after each iteration, and once before the first step.
    virtual void iterated(const IterationSummary& summary) = 0;
    // Returns whether snapshot() shall be called now. It costs little: the predictions are at hand.
    virtual bool wantsSnapshot() { return false; }
    virtual void snapshot(std::shared_ptr<const FitSnapshot> snapshot) { (void)snapshot; }
    // Called often, between the parts of an iteration. After Pause the trainer calls
    // waitWhilePaused(), which returns when the training shall go on.
    virtual TrainingCommand command() { return TrainingCommand::Continue; }
    virtual void waitWhilePaused() {}
    // Called as often, by one thread at a time, which need not be the one that runs the trainer.
    virtual void worked(const TrainingWork& work) { (void)work; }
    // Called after each iteration, and at least every kCheckpointInterval while starts are
    // compared.
    virtual void checkpoint(const TrainingCheckpoint& checkpoint) { (void)checkpoint; }
    // Receives sentences for the log: the min_dist that was chosen, a step that was not finite.
    virtual void note(const std::string& text) { (void)text; }
};

struct TrainingSummary {
    // The best found: by the validation objective if there is a validation set, else by the
    // training objective.
    Potential potential;
    StopReason reason = StopReason::IterationLimit;
    std::vector<IterationSummary> iterations;
    IterationSummary best;
    std::string failure{};  // what the error said, if one ended the training
};

// Fits the coefficients of a potential by Levenberg-Marquardt steps with variable projection;
// core/training/README.md describes the search.
//
//     class Log : public TrainingObserver {
//         void iterated(const IterationSummary& step) override {
//             fmt::print("{} {:.6f}\n", step.iteration, step.objective);
//         }
//     } log;
//     Trainer trainer(frames, {}, {"Li", "Cl", "Al"}, {.level = 12});
//     const TrainingSummary summary = trainer.run(log);
//     writePotential("LiAlCl4.almtp", summary.potential);
class Trainer {
public:
    // The types of the frames are mapped to `species` by name. `reduction` stands for the processes
    // that share the training, each of which is given all configurations; it must outlive the
    // trainer. Throws InputError for options that validate() refuses, for an empty training set and
    // for species that occur in none of its frames.
    Trainer(std::vector<Frame> training, std::vector<Frame> validation,
            std::vector<std::string> species, TrainingOptions options,
            const Reduction& reduction = oneProcess());
    ~Trainer();

    // Runs the training to its end, or resumes from a checkpoint of an earlier run on the same data
    // with the same options (threads, memory and the limit of iterations may differ). Throws
    // InputError if the checkpoint is of another training, if no configuration has an energy or if
    // atoms overlap. An error after the first iteration does not throw: the summary has it.
    TrainingSummary run(TrainingObserver& observer, const TrainingCheckpoint* from = nullptr);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace mtp
