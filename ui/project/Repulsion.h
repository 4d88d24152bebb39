// Whether simulations of the project keep atoms apart below the distances of the training set
// (core/simulation/Repulsion.h). Inspect offers it and Simulate uses it.
#pragma once

namespace mtp::ui {

class ProjectModel;

bool isRepulsionWanted(const ProjectModel& project);
// A command of the project; false if it could not be written or nothing changes.
bool setRepulsionWanted(ProjectModel& project, bool isWanted);

}  // namespace mtp::ui
