// The frames of a source that a user took in or left out by hand, kept in the settings of the
// project.
#pragma once

#include <cstdint>

#include "core/sampling/Selection.h"

namespace mtp {

class ProjectEdit;
class ProjectStore;

// By the index in the range of the source that is used. What is damaged is passed over.
FramePicks readFramePicks(const ProjectStore& store, std::int64_t source);
// Writes what differs from `before`.
void writeFramePicks(ProjectEdit& edit, std::int64_t source, const FramePicks& before,
                     const FramePicks& after);

}  // namespace mtp
