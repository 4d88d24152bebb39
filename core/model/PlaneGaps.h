// A cheap lower bound of distances in a cell: that of the planes, parallel to its faces, in which
// two places lie.
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/model/Cell.h"

namespace mtp {

class PlaneGaps {
public:
    // The cell must span a volume.
    explicit PlaneGaps(const Cell& cell) : m_periodic(cell.periodic), m_heights(cell.heights()) {}

    // Whether two places and all their images are surely farther from each other than the limit, Å.
    // apart: from one to the other, in fractions of the cell.
    bool areBeyond(const Eigen::RowVector3d& apart, double limit) const {
        constexpr double kRounding = 1 + 1e-9;
        for (int axis = 0; axis < 3; ++axis) {
            double part = std::abs(apart[axis]);
            if (m_periodic[static_cast<std::size_t>(axis)]) {
                part -= static_cast<double>(static_cast<std::int64_t>(part));
                part = std::min(part, 1 - part);
            }
            if (part * m_heights[axis] > limit * kRounding)
                return true;
        }
        return false;
    }

private:
    std::array<bool, 3> m_periodic;
    Eigen::Vector3d m_heights;
};

}  // namespace mtp
