// Shortest distances of every pair of elements, and which of them are too short to be computed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

struct PairDistance {
    std::string first, second;  // element names (or type numbers), first <= second in species order
    double shortest;            // Å, over all periodic images
    double covalentSum;         // Å; 0 if unknown
};

// Shortest distance of every pair of species that occurs within `reach` Å.
std::vector<PairDistance> shortestDistances(const Frame& frame, double reach = 6.0);
// Of all frames together; a pair is named as in the frame in which it occurs first.
std::vector<PairDistance> shortestDistances(const std::vector<Frame>& frames, double reach = 6.0);

// Sum of the covalent radii of two named elements, Å; 0 if one is unknown.
double covalentSum(const std::string& first, const std::string& second);

struct PairSafety {
    PairDistance distance;
    double threshold;  // Å: fraction of the sum of covalent radii; 0: unknown
    std::optional<double> trainingShortest;  // Å, in the training set

    bool isTooShort() const { return distance.shortest < threshold; }
    bool isBelowTraining() const {
        return trainingShortest && distance.shortest < *trainingShortest;
    }
};

// Each distance against its two limits; pairs are found by name in either order.
std::vector<PairSafety> pairSafety(const std::vector<PairDistance>& distances, double fraction,
                                   const std::vector<PairDistance>& training);

// Number of plane waves below a kinetic energy cutoff (eV) in a cell of this volume (Å³):
// V k³ / (6 pi²). The cost of a calculation grows with it at least in proportion.
double planeWaveCount(double volume, double cutoff);

}  // namespace mtp
