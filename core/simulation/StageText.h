// One stage of a schedule in the language of LAMMPS.
#pragma once

#include <string>

#include "core/model/Frame.h"
#include "core/simulation/Schedule.h"

namespace mtp {

// Commands that run the stage from wherever the run stands within it, or nothing if it stands
// outside. start: the cell whose shape is kept, a along x and b in the plane of x and y.
std::string stageText(const Stage& stage, const Frame& start);

}  // namespace mtp
