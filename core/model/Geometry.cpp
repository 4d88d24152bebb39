#include "core/model/Geometry.h"

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>

namespace mtp {

namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

Eigen::Vector3d vectorBetween(const Frame& frame, int from, int to) {
    return frame.cell.minimumImage(
        (frame.positions.row(to) - frame.positions.row(from)).transpose());
}

}  // namespace

double distanceBetween(const Frame& frame, int i, int j) {
    return vectorBetween(frame, i, j).norm();
}

double angleBetween(const Frame& frame, int i, int j, int k) {
    const Eigen::Vector3d a = vectorBetween(frame, j, i), b = vectorBetween(frame, j, k);
    return kDegrees * std::atan2(a.cross(b).norm(), a.dot(b));
}

double dihedralBetween(const Frame& frame, int i, int j, int k, int l) {
    const Eigen::Vector3d a = vectorBetween(frame, i, j), b = vectorBetween(frame, j, k),
                          c = vectorBetween(frame, k, l);
    const Eigen::Vector3d first = a.cross(b), second = b.cross(c);
    return kDegrees * std::atan2(b.norm() * a.dot(second), first.dot(second));
}

}  // namespace mtp
