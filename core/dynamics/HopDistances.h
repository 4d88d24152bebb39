// Distances of places in a periodic cell.
#pragma once

#include <Eigen/Dense>

#include "core/dynamics/Unwrap.h"
#include "core/model/Cell.h"

namespace mtp {

// Of nearest images, in Å.
class HopDistances {
public:
    explicit HopDistances(const Cell& cell)
        : m_geometry(cell, cell, false), m_inverse(cell.vectors.inverse()) {}

    double between(const Eigen::RowVector3d& a, const Eigen::RowVector3d& b) const {
        return m_geometry.step((b - a) * m_inverse).norm();
    }

private:
    StepGeometry m_geometry;
    Eigen::Matrix3d m_inverse;
};

}  // namespace mtp
