// Which part of an input the user takes.
#pragma once

#include <limits>
#include <vector>

#include "core/io/TrajectoryReader.h"

namespace mtp {

struct ImportChoice {
    std::size_t first = 0;
    std::size_t last = std::numeric_limits<std::size_t>::max();  // taken too, where it is there
    std::size_t stride = 1;
    bool isGeometryOnly = false;  // without energies, forces, virials
};

// How many frames of `count` that is.
std::size_t countOf(const ImportChoice& choice, std::size_t count);
// The frames; without labels they have no settings either. Throws InputError for a stride of zero,
// what read() throws, and Cancelled.
std::vector<Frame> takeFrames(TrajectoryReader& reader, const ImportChoice& choice,
                              Progress* progress = nullptr);

}  // namespace mtp
