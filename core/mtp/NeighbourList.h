// Neighbours of each atom within a cutoff, over all periodic images, by linked cells.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/Cell.h"

namespace mtp {

// Neighbours of atom i are entries first[i] .. first[i + 1].
struct NeighbourList {
    std::vector<std::size_t> first;       // atomCount + 1
    std::vector<std::int32_t> index;      // neighbour atom
    std::vector<Eigen::Vector3d> vector;  // x_j - x_i of that image, Å

    std::size_t count(std::size_t i) const { return first[i + 1] - first[i]; }
};

// Every pair with 0 < |r| < cutoff; any cell shape, also thinner than the cutoff; 0 to 3 periodic
// directions. Throws InputError where two atoms sit on the same place.
NeighbourList findNeighbours(const Cell& cell, const Positions& positions, double cutoff);

}  // namespace mtp
