#include "core/dynamics/RunFrames.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/Units.h"

namespace mtp {

namespace {

// The one that holds the frame; of no frames if none does.
Stretch stretchOf(const Displacements& displacements, std::size_t frame) {
    for (const Stretch& stretch : displacements.stretches)
        if (frame >= stretch.first && frame < stretch.first + stretch.count)
            return stretch;
    return {frame, 0};
}

}  // namespace

Frame frameAt(const PositionSeries& series, std::size_t frame) {
    Frame result;
    result.cell = series.cells[frame];
    result.species = series.species;
    result.types = series.types;
    result.timeFs = series.times[frame] * units::kFsPerPs;
    result.positions.resize(static_cast<Eigen::Index>(series.atomCount()), 3);
    for (std::size_t atom = 0; atom < series.atomCount(); ++atom)
        result.positions.row(static_cast<Eigen::Index>(atom)) =
            series.corner + series.at(frame, atom) * result.cell.vectors;
    return result;
}

std::vector<bool> hoppingIons(const Displacements& displacements, const CagedShare& caged,
                              std::size_t frame) {
    const Stretch stretch = stretchOf(displacements, frame);
    if (!caged.radius || !caged.time || stretch.count < 2)
        return {};
    const auto lag = static_cast<std::size_t>(std::llround(*caged.time / displacements.spacing));
    if (lag >= stretch.count)
        return {};
    const std::size_t origin = std::min(frame, stretch.first + stretch.count - 1 - lag);
    std::vector<bool> isHopping(displacements.ionCount());
    for (std::size_t ion = 0; ion < isHopping.size(); ++ion)
        isHopping[ion] =
            (displacements.place(ion, origin + lag) - displacements.place(ion, origin)).norm() >
            *caged.radius;
    return isHopping;
}

std::vector<std::size_t> framesOfHops(const Hops& hops, const std::vector<std::size_t>& chosen) {
    std::set<std::size_t> frames;
    for (const std::size_t hop : chosen)
        frames.insert({hops.all[hop].frame - 1, hops.all[hop].frame});
    return {frames.begin(), frames.end()};
}

IonPath pathAround(const Displacements& displacements, std::size_t ion, std::size_t frame,
                   std::size_t reach) {
    const Stretch stretch = stretchOf(displacements, frame);
    IonPath path;
    if (stretch.count == 0)
        return path;
    const std::size_t first = std::max(stretch.first, frame - std::min(frame, reach));
    const std::size_t last = std::min(stretch.first + stretch.count - 1, frame + reach);
    path.present = frame - first;
    const Eigen::RowVector3d now = displacements.place(ion, frame);
    for (std::size_t k = first; k <= last; ++k)
        path.places.emplace_back((displacements.place(ion, k) - now).transpose());
    return path;
}

}  // namespace mtp
