#include "core/density/Bulk.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace mtp {

namespace {

constexpr std::array<const char*, 3> kDirections{"a", "b", "c"};

// The widest layer without atoms between two planes that the other cell vectors span, Å.
double widestGap(const Positions& fractional, Eigen::Index axis, double height) {
    std::vector<double> places;
    for (Eigen::Index i = 0; i < fractional.rows(); ++i)
        places.push_back(fractional(i, axis) - std::floor(fractional(i, axis)));
    std::sort(places.begin(), places.end());
    double widest = places.front() + 1 - places.back();
    for (std::size_t i = 1; i < places.size(); ++i)
        widest = std::max(widest, places[i] - places[i - 1]);
    return widest * height;
}

std::string kindOf(std::size_t directions) {
    return directions == 3 ? "a molecule or cluster" : directions == 2 ? "a wire" : "a slab";
}

}  // namespace

std::optional<std::string> whyNotBulk(const Frame& frame) {
    if (frame.atomCount() == 0)
        return std::nullopt;
    if (frame.cell.vectors.isZero(0))
        return "it is a molecule or cluster: it has no cell";
    if (!(frame.cell.volume() > 0))
        return "the vectors of its cell do not span a volume";
    const Positions fractional = frame.cell.toFractional(frame.positions);
    const Eigen::Vector3d heights = frame.cell.heights();
    std::vector<std::string> open, empty;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto index = static_cast<Eigen::Index>(axis);
        const double gap = widestGap(fractional, index, heights[index]);
        if (!frame.cell.periodic[axis])
            open.emplace_back(kDirections[axis]);
        else if (gap > kVacuum)
            empty.push_back(fmt::format("{} ({:.1f} Å)", kDirections[axis], gap));
    }
    if (open.empty() && empty.empty())
        return std::nullopt;
    std::string reason = fmt::format("it is {}:", kindOf(open.size() + empty.size()));
    if (!open.empty())
        reason += fmt::format(" not periodic along {}", fmt::join(open, " and "));
    if (!empty.empty())
        reason +=
            fmt::format("{} vacuum along {}", open.empty() ? "" : ",", fmt::join(empty, " and "));
    return reason;
}

}  // namespace mtp
