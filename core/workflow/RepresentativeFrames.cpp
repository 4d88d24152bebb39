#include "core/workflow/RepresentativeFrames.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/PartOfProgress.h"
#include "core/selection/Descriptors.h"

namespace mtp {

namespace {

void requireNamedTypes(const std::vector<Frame>& frames, const std::vector<std::size_t>& indices) {
    for (std::size_t i = 0; i < frames.size(); ++i)
        if (!isNamed(frames[i]))
            throw InputError(
                fmt::format("frame {}: its atom types have no element names, without which frames "
                            "cannot be compared",
                            indices[i] + 1));
}

}  // namespace

CandidateFrames describeCandidates(SharedTrajectory& trajectory, const std::vector<double>& timesFs,
                                   double skipFs, Progress& progress) {
    std::vector<std::size_t> after;
    for (std::size_t i = 0; i < timesFs.size(); ++i)
        if (timesFs[i] >= skipFs)
            after.push_back(i);
    CandidateFrames out;
    out.offered = after.size();
    out.indices = thinned(after, kMostCandidates);
    if (out.indices.empty())
        return out;
    PartOfProgress reading(progress, 0, 0.5), describing(progress, 0.5, 1);
    std::vector<Frame> frames = readParents(trajectory, out.indices, reading);
    requireNamedTypes(frames, out.indices);
    const std::vector<std::string> species = speciesOf(frames);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i] = withSpeciesOrder(std::move(frames[i]), species);
        frames[i].timeFs = timesFs[out.indices[i]];
    }
    out.descriptors = describe(descriptorPotential(species), frames, 0, &describing);
    out.map = configurationMap(out.descriptors, frames);
    return out;
}

FrameChoice chooseRepresentatives(const CandidateFrames& candidates, SelectionMethod method,
                                  std::size_t count) {
    FrameChoice out{method, method == SelectionMethod::Leverage
                                ? highestLeverages(candidates.descriptors, count)
                                : farthestPoints(candidates.descriptors, count)};
    for (std::size_t& frame : out.frames)
        frame = candidates.indices[frame];
    return out;
}

}  // namespace mtp
