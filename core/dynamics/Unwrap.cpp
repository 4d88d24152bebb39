#include "core/dynamics/Unwrap.h"

#include <cmath>

namespace mtp {

StepGeometry::StepGeometry(const Cell& before, const Cell& after, bool areUnwrapped)
    : m_cell{0.5 * (before.vectors + after.vectors), after.periodic}
    , m_areUnwrapped(areUnwrapped)
    , m_isRectangular(m_cell.vectors.isDiagonal(1e-12))
    , m_shortestHeight(m_cell.heights().minCoeff()) {}

Eigen::RowVector3d StepGeometry::step(Eigen::RowVector3d fractional) const {
    if (m_areUnwrapped)
        return fractional * m_cell.vectors;
    for (int axis = 0; axis < 3; ++axis)
        if (std::abs(fractional[axis]) >= 0.5 && m_cell.periodic[static_cast<std::size_t>(axis)])
            fractional[axis] -= std::round(fractional[axis]);
    const Eigen::RowVector3d rounded = fractional * m_cell.vectors;
    // A step shorter than half the height of the cell has no nearer image.
    if (m_isRectangular || 2 * rounded.norm() < m_shortestHeight)
        return rounded;
    return nearest(rounded);
}

// Rounding alone may miss the nearest image in a skewed cell.
Eigen::RowVector3d StepGeometry::nearest(const Eigen::RowVector3d& rounded) const {
    return m_cell.minimumImage(rounded.transpose()).transpose();
}

}  // namespace mtp
