// Configurations that one process of a parallel simulation has written: its own atoms, and behind
// them ghosts, which are atoms of other processes or images. Ghosts only act as neighbours.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/model/Frame.h"

namespace mtp {

// The number of ghosts is a feature of the frame and not a field, because only grades of
// neighbourhoods have a use for ghosts. Readers keep them only for callers that ask for them.
inline constexpr std::string_view kGhostKey = "ghost_atoms";

// The last atoms of the frame are ghosts, and it has no periodic images: these are ghosts.
void markGhosts(Frame& frame, std::size_t count);
// Throws InputError if the frame has fewer atoms.
std::size_t ghostCount(const Frame& frame);
// The atoms before the ghosts; all atoms of a frame without ghosts.
inline std::size_t ownAtomCount(const Frame& frame) {
    return frame.atomCount() - ghostCount(frame);
}

}  // namespace mtp
