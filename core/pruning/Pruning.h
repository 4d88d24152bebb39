// Makes smaller potentials of a trained one: a front of evaluation cost against error.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/training/TrainingOptions.h"
#include "core/training/TrainingRecord.h"

namespace mtp {

struct PruningOptions {
    int points = 12;  // of the front, at most; at least 1
    // The modelled cost of the smallest potential, as a part of that of the whole one; the costs of
    // the points are equally far apart on a logarithmic scale. Above 0 and below 1.
    double smallest = 0.12;
    // Steps of the radial coefficients at each point, at most. With 0 the radial functions stay as
    // they are.
    int iterations = 20;
    // The weights of labels, the regularisation, threads and memory. Basis, cutoff and radial
    // polynomials are those of the potential; nothing else is read.
    TrainingOptions training{};
    Progress* progress = nullptr;  // not owned; may be null
};

struct PrunedPotential {
    Potential potential;
    double cost = 0;       // ns per atom by EvaluationCost: what the choice was made by
    double objective = 0;  // of the training set, as MLIP defines it
    FitErrors training;
    std::optional<FitErrors> validation;  // absent without a validation set
};

struct PruningResult {
    PrunedPotential whole;                // the linear coefficients fitted anew, nothing removed
    std::vector<PrunedPotential> pruned;  // from the largest to the smallest
    bool isComplete = true;               // false if it was cancelled: what was found until then
};

// At each point basis functions are removed by backward elimination (Elimination) and the radial
// coefficients of what is left are trained on for a few steps. The next point begins with the
// result. The validation set is only shown, it decides nothing. Types are mapped to the
// species of the potential by name. Throws InputError if the potential is not trained or does not
// name its species, an option is out of its range, a species occurs in no training configuration
// or no configuration has an energy.
//
//     const PruningResult result = prune(readPotential("level20.almtp"), training, validation, {});
//     for (const PrunedPotential& one : result.pruned)
//         writePotential(nameOf(one), one.potential);
PruningResult prune(const Potential& potential, const std::vector<Frame>& training,
                    const std::vector<Frame>& validation, const PruningOptions& options);

// A potential as it is, with its errors on the same sets, to compare the others with. Throws what
// prune() does.
PrunedPotential withErrors(const Potential& potential, const std::vector<Frame>& training,
                           const std::vector<Frame>& validation, const TrainingOptions& options);

}  // namespace mtp
