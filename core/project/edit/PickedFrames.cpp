#include "core/project/edit/PickedFrames.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "core/base/Parse.h"
#include "core/project/ProjectStore.h"
#include "core/project/edit/ProjectEdit.h"

namespace mtp {

namespace {

constexpr double kAdded = 1, kRemoved = -1;

// "picked_frame@2:17": frame 17 of source 2.
std::string prefixOf(std::int64_t source) {
    return fmt::format("picked_frame@{}:", source);
}

std::map<std::string, double> toNumbers(std::int64_t source, const FramePicks& picks) {
    std::map<std::string, double> numbers;
    for (const std::size_t frame : picks.added)
        numbers[prefixOf(source) + std::to_string(frame)] = kAdded;
    for (const std::size_t frame : picks.removed)
        numbers[prefixOf(source) + std::to_string(frame)] = kRemoved;
    return numbers;
}

}  // namespace

FramePicks readFramePicks(const ProjectStore& store, std::int64_t source) {
    FramePicks picks;
    const std::string prefix = prefixOf(source);
    for (const auto& [key, value] : store.settings(prefix)) {
        const auto frame = parseInt(std::string_view(key).substr(prefix.size()));
        if (frame && *frame >= 0 && (value == kAdded || value == kRemoved))
            (value == kAdded ? picks.added : picks.removed)
                .insert(static_cast<std::size_t>(*frame));
    }
    return picks;
}

void writeFramePicks(ProjectEdit& edit, std::int64_t source, const FramePicks& before,
                     const FramePicks& after) {
    edit.changeSettings(toNumbers(source, before), toNumbers(source, after));
}

}  // namespace mtp
