// Splits into training and validation parts that do not leak: scaled copies of one frame stay
// together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

enum class Part : std::uint8_t { Training, Validation, Test };

// Key of the frame a configuration was made from: features "parent" (written by expand and label),
// else "<source>#<step, or index>".
std::string parentKey(const Frame& frame, std::size_t index);

// One part per frame. Whole groups of equal parentKey are drawn at random (seeded) into validation
// until at least fraction * N frames are there; at least one group stays in each part when
// 0 < fraction < 1 and there are two groups or more. Throws InputError for fraction outside [0, 1).
std::vector<Part> splitByParent(const std::vector<Frame>& frames, double validationFraction,
                                std::uint64_t seed);

}  // namespace mtp
