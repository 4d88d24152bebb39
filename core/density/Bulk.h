// Whether a configuration is a bulk material, so that it has a density that can be scaled.
#pragma once

#include <optional>
#include <string>

#include "core/model/Frame.h"

namespace mtp {

// A wider layer without atoms is vacuum: of a bulk the planes of atoms are nearer, also of a sparse
// one (3 Å in caesium, 6 Å between the layers of molecules).
inline constexpr double kVacuum = 7.0;  // Å

// The reason if the frame is a molecule or cluster (no cell, or vacuum all around), a wire or a
// slab (a direction that is not periodic or holds vacuum): "is a slab: not periodic along c".
// Absent for a bulk of any shape.
std::optional<std::string> whyNotBulk(const Frame& frame);

}  // namespace mtp
