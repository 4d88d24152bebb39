// A random distribution of ions in a cell at a given density: where an AIMD of a melt begins.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"

namespace mtp {

struct ShortestAllowed {
    std::string first, second;
    double distance;  // Å
};

struct PackingOptions {
    std::vector<std::pair<std::string, int>> ions;  // element and number, in the order of the types
    double density = 1;                             // g/cm³
    // Its shape; scaled to the density. A cube if it has no volume.
    Eigen::Matrix3d cellShape = Eigen::Matrix3d::Zero();
    double fraction = 0.9;  // of the sum of the covalent radii: the shortest distance allowed
    std::vector<ShortestAllowed> distances;  // instead of that, for these pairs
    std::uint64_t seed = 1;
    int mostSteps = 5000;
};

// Shortest distance allowed for a pair by these options, Å.
double shortestAllowed(const PackingOptions& options, const std::string& first,
                       const std::string& second);

//     PackingOptions options;
//     options.ions = {{"Li", 16}, {"Al", 16}, {"Cl", 64}};
//     options.density = 1.6;  // g/cm³
//     const Frame melt = packRandomly(options);
//
// Ions at random places (uniform, independent), then pushed apart by a soft repulsion until no
// pair, over all periodic images, is nearer than allowed. The same for the same seed. Throws
// InputError: no ions, an unknown element, a density that is not positive, or no room (says by how
// much the nearest pair is too near); Cancelled.
Frame packRandomly(const PackingOptions& options, Progress* progress = nullptr);

}  // namespace mtp
