// Whether a diffusion coefficient depends on the frame of reference.
#pragma once

#include <optional>
#include <string>

#include "core/dynamics/Diffusion.h"

namespace mtp {

// What D is in the other frames of reference (as written, and of the centre of mass if all masses
// are known), as a sentence; absent if none differs by more than 5 % or there is no D.
std::optional<std::string> referenceWarning(const Displacements& displacements,
                                            const Diffusion& diffusion);

}  // namespace mtp
