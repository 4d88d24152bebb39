// Bonds to draw: pairs of atoms not farther apart than their covalent radii allow.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <utility>
#include <vector>

namespace mtp::ui {

// Pairs within 1.15 times the sum of their covalent radii (Å), without periodic images.
std::vector<std::pair<std::size_t, std::size_t>> findBonds(
    const std::vector<Eigen::Vector3d>& positions, const std::vector<double>& covalentRadii);

}  // namespace mtp::ui
