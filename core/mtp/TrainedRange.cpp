#include "core/mtp/TrainedRange.h"

#include <algorithm>
#include <cmath>

#include "core/mtp/NeighbourList.h"

namespace mtp {

namespace {

void takeDistances(TrainedRange& range, const Frame& frame, int speciesCount, double cutoff) {
    const NeighbourList neighbours = findNeighbours(frame.cell, frame.positions, cutoff);
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        for (std::size_t at = neighbours.first[i]; at < neighbours.first[i + 1]; ++at) {
            const auto j = static_cast<std::size_t>(neighbours.index[at]);
            double& shortest =
                range.shortest[pairIndex(frame.types[i], frame.types[j], speciesCount)];
            const double r = neighbours.vector[at].norm();
            if (shortest == 0 || r < shortest)
                shortest = r;
        }
}

void takeDensity(TrainedRange& range, double density) {
    if (!range.densities)
        range.densities = {density, density};
    range.densities->first = std::min(range.densities->first, density);
    range.densities->second = std::max(range.densities->second, density);
}

}  // namespace

void widen(TrainedRange& range, const std::vector<Frame>& frames, int speciesCount, double cutoff) {
    range.shortest.resize(pairCount(speciesCount), 0.0);
    for (const Frame& frame : frames) {
        takeDistances(range, frame, speciesCount, cutoff);
        if (frame.labels.forces && frame.labels.forces->rows() > 0)
            range.largestForce =
                std::max(range.largestForce, frame.labels.forces->rowwise().norm().maxCoeff());
        if (const std::optional<double> found = density(frame))
            takeDensity(range, *found);
    }
}

TrainedRange trainedRangeOf(std::vector<Frame> frames, const Potential& potential) {
    for (Frame& frame : frames)
        frame = withSpeciesOrder(std::move(frame), potential.species);
    TrainedRange range;
    widen(range, frames, potential.speciesCount, potential.radial.maxDist);
    return range;
}

}  // namespace mtp
