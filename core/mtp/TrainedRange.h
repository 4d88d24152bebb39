// What a training set holds, so that a potential can say later what it was trained on.
#pragma once

#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Potential.h"

namespace mtp {

// Widens the range by these frames, whose types are those of a potential with `speciesCount`
// species. Distances are taken over all periodic images up to `cutoff` (Å). An empty range begins
// with the first frame. Throws InputError as findNeighbours().
void widen(TrainedRange& range, const std::vector<Frame>& frames, int speciesCount, double cutoff);

// What these frames hold, for a potential whose file does not say what it was trained on. Throws
// InputError if a species is not one of the potential.
TrainedRange trainedRangeOf(std::vector<Frame> frames, const Potential& potential);

}  // namespace mtp
