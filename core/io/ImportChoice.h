// What the user takes of an input, and how its types are named.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/io/FormatRegistry.h"
#include "core/io/FrameRange.h"

namespace mtp {

struct ImportChoice {
    FrameRange frames;
    bool isGeometryOnly = false;       // without energies, forces, virials
    std::vector<std::string> species;  // names for numbered types; empty: as in the input
    // The input where it was opened before with these names, so that its index is there; else
    // empty. For one reader of frames at a time.
    std::shared_ptr<TrajectoryReader> reader{};
};

// The reader of the choice, or one that is opened now. Throws what FormatRegistry::open() does.
std::shared_ptr<TrajectoryReader> openChosen(const FormatRegistry& registry,
                                             const std::string& path, const ImportChoice& choice,
                                             Progress* progress = nullptr);

// The frames of the choice; without labels they have no settings either. Throws InputError for a
// stride of zero, what read() throws, and Cancelled.
std::vector<Frame> takeFrames(TrajectoryReader& reader, const ImportChoice& choice,
                              Progress* progress = nullptr);

}  // namespace mtp
