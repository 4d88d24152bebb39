// How simulations are put into words.
#pragma once

#include <QString>

#include "core/simulation/RunControl.h"

namespace mtp::ui {

inline constexpr double kFsPerPs = 1000;

QString stateText(SimulationState state);  // "stopped by the guard"
// A name of a run or a stage, which core writes in ASCII: "2.4 g/cm³, seed 3".
QString scheduleText(const std::string& name);
// With a capital at its beginning.
QString sentence(QString text);

}  // namespace mtp::ui
