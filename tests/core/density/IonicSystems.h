// Melts of ions with known units, for the tests of groups, expansion and packing.
#pragma once

#include <Eigen/Geometry>
#include <cmath>
#include <random>

#include "core/model/Frame.h"

namespace mtp::test {

// Positions of Cl around Al at 2.13 Å, in a random orientation.
inline Eigen::Matrix<double, 4, 3> tetrahedron(std::mt19937& random) {
    std::normal_distribution<double> normal;
    const Eigen::Quaterniond turn =
        Eigen::Quaterniond(normal(random), normal(random), normal(random), normal(random))
            .normalized();
    Eigen::Matrix<double, 4, 3> corners;
    corners << 1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1;
    return corners * (2.13 / std::sqrt(3.0)) * turn.toRotationMatrix().transpose();
}

// n³ AlCl4 and as many Li on the sites of a rock salt like grid in a skewed cell. Atoms are wrapped
// into the cell, so that tetrahedra at its faces are cut.
inline Frame tetrachloroaluminates(int n, double edge, unsigned seed) {
    std::mt19937 random(seed);
    Frame frame;
    Eigen::Matrix3d rows;
    rows << edge, 0, 0, 0.15 * edge, 0.98 * edge, 0, -0.1 * edge, 0.1 * edge, 1.02 * edge;
    frame.cell = Cell::fromRows(rows);
    frame.species = {"Li", "Cl", "Al"};
    std::vector<Eigen::RowVector3d> places;
    for (int i = 0; i < n * n * n; ++i) {
        const Eigen::RowVector3d site(i % n, i / n % n, i / n / n);
        const Eigen::RowVector3d aluminium = site / n * frame.cell.vectors;
        places.push_back(aluminium);
        frame.types.push_back(2);
        const Eigen::Matrix<double, 4, 3> corners = tetrahedron(random);
        for (int k = 0; k < 4; ++k) {
            places.emplace_back(aluminium + corners.row(k));
            frame.types.push_back(1);
        }
        places.emplace_back((site + Eigen::RowVector3d(0.5, 0.5, 0.5)) / n * frame.cell.vectors);
        frame.types.push_back(0);
    }
    frame.positions.resize(static_cast<Eigen::Index>(places.size()), 3);
    for (std::size_t i = 0; i < places.size(); ++i)
        frame.positions.row(static_cast<Eigen::Index>(i)) = places[i];
    frame.positions = frame.cell.wrapped(frame.positions);
    return frame;
}

}  // namespace mtp::test
