// A simulation cell: three row vectors a, b, c in Å, each periodic or not.
#pragma once

#include <Eigen/Dense>
#include <array>

namespace mtp {

using Positions = Eigen::Matrix<double, Eigen::Dynamic, 3, Eigen::RowMajor>;

struct Cell {
    Eigen::Matrix3d vectors = Eigen::Matrix3d::Zero();  // rows a, b, c (Å)
    std::array<bool, 3> periodic{false, false, false};

    static Cell fromRows(const Eigen::Matrix3d& rows) { return {rows, {true, true, true}}; }
    // Periodic; a along x, b in the plane of x and y. Lengths in Å; alpha, beta, gamma in degrees.
    static Cell fromLengths(const Eigen::Vector3d& lengths, const Eigen::Vector3d& angles);

    bool isPeriodic() const { return periodic[0] || periodic[1] || periodic[2]; }
    // |det|, Å³; 0 if the three vectors do not span a volume.
    double volume() const;
    // Distance between the faces spanned by the two other vectors, Å.
    Eigen::Vector3d heights() const;
    // Rows are fractional coordinates; the cell must span a volume.
    Positions toFractional(const Positions& cartesian) const;
    Positions toCartesian(const Positions& fractional) const;
    // Positions moved into the cell along the periodic directions.
    Positions wrapped(const Positions& cartesian) const;
    // Shortest image of a difference vector (exact also for strongly skewed cells).
    Eigen::Vector3d minimumImage(const Eigen::Vector3d& difference) const;
};

}  // namespace mtp
