#include "core/model/Cell.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mtp {

Cell Cell::fromLengths(const Eigen::Vector3d& lengths, const Eigen::Vector3d& angles) {
    const Eigen::Vector3d radians = angles * std::numbers::pi / 180;
    const Eigen::Vector3d cosine = radians.array().cos();
    const double sine = std::sin(radians[2]);
    const double cy = (cosine[0] - cosine[1] * cosine[2]) / sine;
    Eigen::Matrix3d rows;
    rows << 1, 0, 0, cosine[2], sine, 0, cosine[1], cy,
        std::sqrt(std::max(0.0, 1 - cosine[1] * cosine[1] - cy * cy));
    // A right angle is meant to be one exactly.
    rows = rows.unaryExpr([](double v) { return std::abs(v) < 1e-15 ? 0.0 : v; }).eval();
    return fromRows(lengths.asDiagonal() * rows);
}

double Cell::volume() const {
    return std::abs(vectors.determinant());
}

Eigen::Vector3d Cell::heights() const {
    Eigen::Vector3d result;
    for (int i = 0; i < 3; ++i) {
        const Eigen::Vector3d b = vectors.row((i + 1) % 3);
        const Eigen::Vector3d c = vectors.row((i + 2) % 3);
        result[i] = volume() / b.cross(c).norm();
    }
    return result;
}

Positions Cell::toFractional(const Positions& cartesian) const {
    return cartesian * vectors.inverse();
}

Positions Cell::toCartesian(const Positions& fractional) const {
    return fractional * vectors;
}

Positions Cell::wrapped(const Positions& cartesian) const {
    if (!isPeriodic() || volume() == 0)
        return cartesian;
    Positions fractional = toFractional(cartesian);
    for (int axis = 0; axis < 3; ++axis)
        if (periodic[static_cast<std::size_t>(axis)])
            fractional.col(axis).array() -= fractional.col(axis).array().floor();
    return toCartesian(fractional);
}

namespace {

// The 27 images around a difference that was rounded to the nearest cell: exact as long as the cell
// is not so skewed that a second neighbour cell is nearer, which minimumImage() checks by heights.
Eigen::Vector3d nearestOf(const Eigen::Vector3d& difference, const Eigen::Matrix3d& vectors,
                          const Eigen::Vector3i& reach) {
    Eigen::Vector3d best = difference;
    for (int i = -reach[0]; i <= reach[0]; ++i)
        for (int j = -reach[1]; j <= reach[1]; ++j)
            for (int k = -reach[2]; k <= reach[2]; ++k) {
                const Eigen::Vector3d image =
                    difference + vectors.transpose() * Eigen::Vector3d(i, j, k);
                if (image.squaredNorm() < best.squaredNorm())
                    best = image;
            }
    return best;
}

}  // namespace

Eigen::Vector3d Cell::minimumImage(const Eigen::Vector3d& difference) const {
    if (!isPeriodic() || volume() == 0)
        return difference;
    Eigen::Vector3d fractional = vectors.transpose().inverse() * difference;
    for (int axis = 0; axis < 3; ++axis)
        if (periodic[static_cast<std::size_t>(axis)])
            fractional[axis] -= std::round(fractional[axis]);
    const Eigen::Vector3d rounded = vectors.transpose() * fractional;
    // An image nearer than `rounded` differs by at most 2 |rounded| along each height.
    // In a cell that is flatter than any that is simulated the search has to end somewhere.
    constexpr double kMostReach = 100;
    const Eigen::Vector3d height = heights();
    Eigen::Vector3i reach = Eigen::Vector3i::Zero();
    for (int axis = 0; axis < 3; ++axis)
        if (periodic[static_cast<std::size_t>(axis)])
            reach[axis] = static_cast<int>(
                std::floor(std::min(kMostReach, rounded.norm() / height[axis] + 0.5)));
    return nearestOf(rounded, vectors, reach);
}

}  // namespace mtp
