// The frames of a source that were chosen for what they look like, kept in the settings of the
// project.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/sampling/FrameChoice.h"

namespace mtp {

class ProjectEdit;
class ProjectStore;

// The key of the setting, and what its text says; absent if it is damaged.
std::string frameChoiceKey(std::int64_t source);
std::optional<FrameChoice> parseFrameChoice(const std::string& text);

// By the index in the range of the source that is used. Absent if frames are selected by time, or
// if what is stored is damaged.
std::optional<FrameChoice> readFrameChoice(const ProjectStore& store, std::int64_t source);
void writeFrameChoice(ProjectEdit& edit, std::int64_t source,
                      const std::optional<FrameChoice>& choice);

}  // namespace mtp
