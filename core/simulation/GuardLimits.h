// How far a simulation may leave what its potential was trained on before it is stopped.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/selection/ExtrapolationGrades.h"

namespace mtp {

// Extrapolation grades of atoms while a run goes on, and the thresholds of the highest of them.
struct GradeLimits {
    int every = 20;              // steps, 1 or more
    double save = kWorthLabels;  // frames beyond it are kept
    double stop = kTooFar;       // beyond it the run ends
};

// Fractions of what the training set holds. simulation/README.md says how they were chosen.
struct GuardOptions {
    double closest = 0.75;  // of the shortest distance of a pair: nearer stops the run
    double force = 3;       // times the largest force on an atom
    // Times the hottest of the schedule, or that and so many K, whichever is more: starts far from
    // equilibrium, small cells and fast compressions heat up before the thermostat takes over.
    double temperature = 2;
    double temperatureMargin = 2000;  // K
    double densityMargin = 0.1;  // beyond the densities of the set; only where the cell is free
    // If the potential has an active set of neighbourhoods. Absent: runs are not graded.
    std::optional<GradeLimits> grades = GradeLimits{};
};

struct PairLimit {
    int first = 0, second = 0;  // species of the potential, first <= second
    double trained = 0;         // Å, the shortest of the training set: nearer is unknown
    double stop = 0;            // Å, nearer ends the run
};

struct GuardLimits {
    // Of every pair, also of those that the training set does not hold: their atoms are kept apart
    // by the shortest trained distance of all pairs.
    std::vector<PairLimit> pairs;
    std::optional<double> force;                         // eV/Å
    double temperature = 0;                              // K
    std::optional<std::pair<double, double>> densities;  // g/cm³
    std::optional<GradeLimits> grades;                   // absent if the run is not graded
    // What the limits could not be taken from, in a sentence; empty if they are complete.
    std::string note;
};

// hottest: of the schedule, K. Without a trained range the distances are taken from min_dist of the
// potential, below which its radial functions are not defined by data. Throws InputError if the
// thresholds of grades are not in order, and as activeSetOf().
GuardLimits guardLimits(const Potential& potential, double hottest,
                        const GuardOptions& options = {});

// The pair of a frame that is nearest as a fraction of its trained distance.
struct ClosestApproach {
    int first = 0, second = 0;            // species, first <= second
    std::size_t atom = 0, neighbour = 0;  // indices in the frame
    double distance = 0;                  // Å
    double ratio = 0;                     // distance over the trained one; below 1: unknown
    double stopRatio = 0;                 // distance over the limit; below 1: the run is stopped
};

// types: species of the potential. Absent if no pair is within reach (Å) of one another.
std::optional<ClosestApproach> closestApproach(const Frame& frame, const GuardLimits& limits,
                                               double reach);

}  // namespace mtp
