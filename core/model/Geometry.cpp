#include "core/model/Geometry.h"

#include <fmt/format.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "core/model/PlaneGaps.h"

namespace mtp {

namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

Eigen::Vector3d vectorBetween(const Frame& frame, int from, int to) {
    return frame.cell.minimumImage(
        (frame.positions.row(to) - frame.positions.row(from)).transpose());
}

// Fractional coordinates, wrapped along periodic directions; Cartesian ones without a cell.
struct Sweep {
    explicit Sweep(const Frame& frame) : cell(frame.cell) {
        if (!(cell.volume() > 0))
            cell = {Eigen::Matrix3d::Identity(), {false, false, false}};
        coordinates = cell.toFractional(frame.positions);
        for (int axis = 0; axis < 3; ++axis)
            if (cell.periodic[static_cast<std::size_t>(axis)])
                coordinates.col(axis).array() -= coordinates.col(axis).array().floor();
        height = cell.heights().maxCoeff(&along);
        order.resize(frame.atomCount());
        std::iota(order.begin(), order.end(), Eigen::Index{0});
        std::sort(order.begin(), order.end(), [this](Eigen::Index a, Eigen::Index b) {
            return coordinates(a, along) < coordinates(b, along);
        });
        coordinates = coordinates(order, Eigen::all).eval();
    }

    double distance(Eigen::Index a, Eigen::Index b) const {
        Eigen::RowVector3d apart = coordinates.row(a) - coordinates.row(b);
        for (int axis = 0; axis < 3; ++axis)
            if (cell.periodic[static_cast<std::size_t>(axis)])
                apart[axis] -= std::round(apart[axis]);
        return (apart * cell.vectors).norm();
    }

    Cell cell;
    Positions coordinates;   // in the order
    Eigen::Index along = 0;  // the direction in which the cell is highest
    std::vector<Eigen::Index> order;
    double height = 0;
};

}  // namespace

std::optional<AtomPair> findNearestPair(const Frame& frame, double limit) {
    const Sweep sweep(frame);
    const PlaneGaps gaps(sweep.cell);
    const auto count = static_cast<Eigen::Index>(sweep.order.size());
    const double window = limit / sweep.height;
    const bool isPeriodic = sweep.cell.periodic[static_cast<std::size_t>(sweep.along)];
    std::optional<AtomPair> nearest;
    for (Eigen::Index i = 0; i < count; ++i) {
        // Past the last atom the first ones come again, one cell further.
        for (Eigen::Index step = 1; step < count; ++step) {
            const bool isImage = i + step >= count;
            const Eigen::Index k = isImage ? i + step - count : i + step;
            const double ahead = sweep.coordinates(k, sweep.along) -
                                 sweep.coordinates(i, sweep.along) + (isImage ? 1 : 0);
            if ((isImage && !isPeriodic) || ahead > window)
                break;
            const double least = nearest ? nearest->distance : limit;
            if (gaps.areBeyond(sweep.coordinates.row(i) - sweep.coordinates.row(k), least))
                continue;
            const double distance = sweep.distance(i, k);
            if (!(distance < least))
                continue;
            const auto [first, second] = std::minmax(sweep.order[static_cast<std::size_t>(i)],
                                                     sweep.order[static_cast<std::size_t>(k)]);
            nearest = AtomPair{static_cast<std::size_t>(first), static_cast<std::size_t>(second),
                               distance};
        }
    }
    return nearest;
}

std::string describe(const AtomPair& pair, const Frame& frame) {
    const auto named = [&frame](std::size_t atom) {
        const auto type = static_cast<std::size_t>(frame.types[atom]);
        const bool isNamed = type < frame.species.size() && !frame.species[type].empty();
        return fmt::format("{}{}", atom + 1,
                           isNamed ? fmt::format(" ({})", frame.species[type]) : "");
    };
    return fmt::format("atoms {} and {} are {:.3f} Å apart", named(pair.first), named(pair.second),
                       pair.distance);
}

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
