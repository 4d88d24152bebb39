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
        : m_cell(cell), m_geometry(cell, cell, false), m_inverse(cell.vectors.inverse()) {
        for (int axis = 0; axis < 3; ++axis)
            m_wraps[axis] = cell.periodic[static_cast<std::size_t>(axis)] ? 1 : 0;
    }

    double between(const Eigen::RowVector3d& a, const Eigen::RowVector3d& b) const {
        return m_geometry.step((b - a) * m_inverse).norm();
    }

    // A place as the fractions that areWithin() takes: in the cell, if it is periodic.
    Eigen::RowVector3d fractions(const Eigen::RowVector3d& place) const {
        Eigen::RowVector3d inside = place * m_inverse;
        for (int axis = 0; axis < 3; ++axis)
            inside[axis] -= m_wraps[axis] * std::floor(inside[axis]);
        return inside;
    }
    // Whether between() is at most the radius. Much faster than that.
    bool areWithin(const Eigen::RowVector3d& a, const Eigen::RowVector3d& b, double radius) const {
        double apart[3];
        for (int axis = 0; axis < 3; ++axis) {
            const double step = b[axis] - a[axis];
            apart[axis] = step - m_wraps[axis] * double((step > 0.5) - (step < -0.5));
        }
        double square = 0;
        for (int axis = 0; axis < 3; ++axis) {
            const double one = apart[0] * m_cell.vectors(0, axis) +
                               apart[1] * m_cell.vectors(1, axis) +
                               apart[2] * m_cell.vectors(2, axis);
            square += one * one;
        }
        if (square <= radius * radius)
            return true;
        // A distance below half the height of the cell is that of the rounded fractions.
        return 2 * radius >= m_geometry.shortestHeight() &&
               m_geometry.step({apart[0], apart[1], apart[2]}).norm() <= radius;
    }

private:
    Cell m_cell;
    StepGeometry m_geometry;
    Eigen::Matrix3d m_inverse;
    double m_wraps[3];  // 1 along a periodic direction, else 0
};

}  // namespace mtp
