// What can be said of a simulation before it runs.
#pragma once

#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/simulation/GuardLimits.h"
#include "core/simulation/Schedule.h"

namespace mtp {

// Throws InputError, with the two atoms, if the guard would stop the start cell at once.
void requireStartWithinLimits(const Frame& start, const GuardLimits& limits, double reach);

// Sentences: pairs that are nearer than any of the training set, densities beyond it, and pairs
// whose energy falls below the shortest trained distance (core/inspection/PairCurves.h), so that
// two atoms that come that near are drawn together. With a repulsion (Repulsion.h) only the pairs
// that it does not keep apart, and that it is there.
std::vector<std::string> startWarnings(const Potential& potential, const Frame& start,
                                       const Schedule& schedule, const GuardLimits& limits,
                                       bool hasRepulsion);

}  // namespace mtp
