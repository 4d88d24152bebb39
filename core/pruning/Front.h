// A front of smaller potentials with their measured times, beside the whole potential and others.
#pragma once

#include <vector>

#include "core/pruning/Pruning.h"

namespace mtp {

struct MeasuredPotential {
    PrunedPotential pruned;
    double microseconds = 0;  // per atom, as measureTimes() says
};

struct MeasuredFront {
    std::vector<MeasuredPotential> front;  // cheapest first; their objectives fall
    MeasuredPotential whole;
    std::vector<MeasuredPotential> compared;
    bool isComplete = true;  // false: the pruning was stopped, and the front ends early
};

// prune(), then the times of all in turn in one measurement. compared: withErrors() of potentials
// that are measured too. If options.progress asks to stop, what was found until then is measured.
// Throws what prune() and measureTimes() do.
MeasuredFront pruneToFront(const Potential& potential, const std::vector<Frame>& training,
                           const std::vector<Frame>& validation,
                           std::vector<PrunedPotential> compared, PruningOptions options);

}  // namespace mtp
