// The frames of a project's trajectory that were chosen for what they look like.
#pragma once

#include <optional>

#include "core/sampling/FrameChoice.h"

namespace mtp::ui {

class ProjectModel;

// Absent if frames are selected by time, and without a trajectory.
std::optional<FrameChoice> frameChoice(const ProjectModel& project);
// A command of the project; absent: by time again. Changes nothing without a trajectory.
bool chooseFrames(ProjectModel& project, const std::optional<FrameChoice>& choice);

// What makes the selected frames of those that are selected by time, for a replay.
FramePicks picksFromTime(const ProjectModel& project);

}  // namespace mtp::ui
