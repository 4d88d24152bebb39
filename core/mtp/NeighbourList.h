// Neighbours of each atom within a cutoff, over all periodic images, by linked cells.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/Cell.h"

namespace mtp {

// The neighbours of atom i are the entries first[i] .. first[i + 1] of index and vector.
struct NeighbourList {
    std::vector<std::size_t> first;       // atomCount + 1
    std::vector<std::int32_t> index;      // neighbour atom
    std::vector<Eigen::Vector3d> vector;  // x_j - x_i of that image, Å

    std::size_t count(std::size_t i) const { return first[i + 1] - first[i]; }
};

// Every pair with 0 < |r| < cutoff (Å), in both directions. The cell may have any shape, may be
// thinner than the cutoff, and may be periodic in 0 to 3 directions. Throws InputError as
// LinkedCells does, and if two atoms are at the same place.
NeighbourList findNeighbours(const Cell& cell, const Positions& positions, double cutoff);

}  // namespace mtp
