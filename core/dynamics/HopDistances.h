// Distances of places in a periodic cell.
#pragma once

#include <Eigen/Dense>
#include <cmath>

#include "core/dynamics/Unwrap.h"
#include "core/model/Cell.h"

namespace mtp {

// Of nearest images, in Å.
class HopDistances {
public:
    explicit HopDistances(const Cell& cell)
        : m_cell(cell), m_geometry(cell, cell, false), m_inverse(cell.vectors.inverse()) {}

    double between(const Eigen::RowVector3d& a, const Eigen::RowVector3d& b) const {
        return m_geometry.step((b - a) * m_inverse).norm();
    }

    // A place as the fractions that areWithin() takes: in the cell, if it is periodic.
    Eigen::RowVector3d fractions(const Eigen::RowVector3d& place) const {
        Eigen::RowVector3d inside = place * m_inverse;
        for (int axis = 0; axis < 3; ++axis)
            if (m_cell.periodic[static_cast<std::size_t>(axis)])
                inside[axis] -= std::floor(inside[axis]);
        return inside;
    }
    // Whether between() is at most the radius.
    bool areWithin(const Eigen::RowVector3d& a, const Eigen::RowVector3d& b, double radius) const {
        Eigen::RowVector3d apart = b - a;
        for (int axis = 0; axis < 3; ++axis)
            if (m_cell.periodic[static_cast<std::size_t>(axis)])
                apart[axis] -= static_cast<double>((apart[axis] > 0.5) - (apart[axis] < -0.5));
        if ((apart * m_cell.vectors).squaredNorm() <= radius * radius)
            return true;
        // A distance below half the height of the cell is that of the rounded fractions.
        return 2 * radius >= m_geometry.shortestHeight() && m_geometry.step(apart).norm() <= radius;
    }

private:
    Cell m_cell;
    StepGeometry m_geometry;
    Eigen::Matrix3d m_inverse;
};

}  // namespace mtp
