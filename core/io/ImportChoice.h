// What the user takes of an input, and how its types are named.
#pragma once

#include <string>
#include <vector>

#include "core/io/FrameRange.h"

namespace mtp {

struct ImportChoice {
    FrameRange frames;
    bool isGeometryOnly = false;       // without energies, forces, virials
    std::vector<std::string> species;  // names for numbered types; empty: as in the input
};

// The frames of the choice; without labels they have no settings either. Throws InputError for a
// stride of zero, what read() throws, and Cancelled.
std::vector<Frame> takeFrames(TrajectoryReader& reader, const ImportChoice& choice,
                              Progress* progress = nullptr);

}  // namespace mtp
