// What is kept of a training: its iterations with their errors, and why it ended.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace mtp {

// Root mean square errors over a set; absent if the set has no such labels.
struct FitErrors {
    std::optional<double> energy;  // eV/atom
    std::optional<double> force;   // eV/Å, per component
    std::optional<double> virial;  // eV/atom, per component (9)
};

// The errors of the configurations of one density.
struct DensityErrors {
    double density = 0;  // g/cm³
    FitErrors training;
    std::optional<FitErrors> validation;
};

// One line of a training's log.
struct IterationSummary {
    int iteration = 0;     // 0: the start
    double seconds = 0;    // wall time since run() began
    double objective = 0;  // of the training set, as MLIP defines it (without regularisation)
    FitErrors training;
    std::optional<double> validationObjective;
    std::optional<FitErrors> validation;
    int startNumber = 0;  // the start that the iteration belongs to
    double damping = 0;
    // In ascending order. The trainer knows no densities and leaves this empty; the recorder of a
    // training fills it from snapshots (core/inspection/Errors.h).
    std::vector<DensityErrors> byDensity;
};

enum class StopReason {
    Converged,
    IterationLimit,
    Stopped,     // by the user
    NoProgress,  // no step lowers the objective any more
    Failed,      // an error came after the first iteration; the best so far is kept
};
// A short sentence for users, without a full stop.
std::string describe(StopReason reason);

}  // namespace mtp
