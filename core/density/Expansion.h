// Multi-density sets: configurations scaled to other densities, and their shortest distances.
#pragma once

#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/model/Frame.h"

namespace mtp {

// Linear factor of a density ratio: ratio^(-1/3).
double linearFactor(double densityRatio);

// Cell and positions times linearFactor(ratio) about the origin; labels and velocities are dropped;
// feature "density_ratio" is set, "parent" kept or set by the caller. Throws InputError for ratio
// <= 0.
Frame scaledToRatio(const Frame& frame, double ratio);
// All three lattice vectors and the atoms times a linear factor.
Frame scaledLinearly(const Frame& frame, double factor);

struct ExpansionOptions {
    std::vector<double> ratios{0.5, 1.0, 1.5};
    // g/cm³; ratio 1. Absent: each frame's own density is its ratio 1.
    std::optional<double> referenceDensity;
};

// frames x ratios, frames outermost. Feature "parent" = the frame's own parent feature, or
// "<source>#<step or index>".
std::vector<Frame> expandAffine(const std::vector<Frame>& frames, const ExpansionOptions& options);

struct PairDistance {
    std::string first, second;  // element names (or type numbers), first <= second in species order
    double shortest;            // Å, over all periodic images
    double covalentSum;         // Å; 0 where unknown
};

// Shortest distance of every pair of species that occurs within `reach` Å.
std::vector<PairDistance> shortestDistances(const Frame& frame, double reach = 6.0);

}  // namespace mtp
