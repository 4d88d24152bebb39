#include <algorithm>
#include <cmath>
#include <utility>

#include "core/sampling/Split.h"

namespace mtp {

namespace {

struct Shape {
    std::size_t frame;  // whose shape it is
    Positions fractional;
};

bool isSame(const Positions& a, const Positions& b, double tolerance) {
    // Atom by atom: of two unlike frames nearly always the first one differs.
    for (Eigen::Index atom = 0; atom < a.rows(); ++atom) {
        Eigen::RowVector3d apart = a.row(atom) - b.row(atom);
        for (int axis = 0; axis < 3; ++axis)
            apart[axis] -= std::round(apart[axis]);
        if (apart.norm() > tolerance)
            return false;
    }
    return true;
}

}  // namespace

std::size_t findParentsByGeometry(const std::vector<Frame>& frames, std::vector<SplitItem>& items,
                                  double tolerance) {
    std::vector<Shape> shapes;
    std::size_t found = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (items[i].parent || !(frame.cell.volume() > 0))
            continue;
        Positions fractional = frame.cell.toFractional(frame.positions);
        const double within = tolerance / std::cbrt(frame.cell.volume());
        const auto same = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& shape) {
            return frames[shape.frame].types == frame.types &&
                   isSame(shape.fractional, fractional, within);
        });
        if (same == shapes.end()) {
            items[i].parent = ParentKey{"geometry", static_cast<std::int64_t>(i)};
            shapes.push_back({i, std::move(fractional)});
        } else {
            items[i].parent = items[same->frame].parent;
            ++found;
        }
    }
    return found;
}

}  // namespace mtp
