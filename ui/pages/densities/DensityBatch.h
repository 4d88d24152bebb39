// The configurations that a project's selection, ladder and expansion make together, and how many
// of them there are already.
#pragma once

#include <cstddef>
#include <vector>

#include "core/density/Expansion.h"
#include "ui/plots/LadderStrip.h"

namespace mtp::ui {

class ProjectModel;

struct DensityBatch {
    std::vector<std::size_t> frames;  // of the trajectory; each is made at each density
    std::size_t densities = 0;
    std::size_t missing = 0;  // configurations that are not made yet
    // Of their calculations, as a number of configurations at ratio 1: by volume.
    double cost = 0;
};
DensityBatch batchOf(const ProjectModel& project, const ExpansionOptions& expansion);

// The ladder with the numbers of configurations at each density.
std::vector<LadderStrip::Mark> marksOf(const ProjectModel& project);

}  // namespace mtp::ui
