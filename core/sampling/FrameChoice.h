// Frames that were chosen for what they look like, in place of those at equal spacing in time.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/sampling/Selection.h"

namespace mtp {

// How frames for a first set are selected: at equal spacing in time, or so that they stand for all
// (core/workflow/RepresentativeFrames.h).
enum class SelectionMethod { Time, FarthestPoints, Leverage };

std::string_view selectionMethodName(SelectionMethod method);  // "farthest-point"
std::optional<SelectionMethod> selectionMethodNamed(std::string_view name);

struct FrameChoice {
    SelectionMethod method = SelectionMethod::FarthestPoints;
    std::vector<std::size_t> frames;  // in the order of choice: the first n stand for n frames

    bool operator==(const FrameChoice&) const = default;
};

// The picks that make `wanted` of `chosen`, both ascending.
FramePicks picksBetween(const std::vector<std::size_t>& chosen,
                        const std::vector<std::size_t>& wanted);

}  // namespace mtp
