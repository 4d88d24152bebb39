// How simulations are put into words.
#pragma once

#include <QString>
#include <filesystem>
#include <optional>

#include "core/simulation/RunControl.h"
#include "ui/project/ProjectSimulations.h"

namespace mtp::ui {

QString stateText(SimulationState state);  // "stopped by the guard"
// A name of a run or a stage, which core writes in ASCII: "2.4 g/cm³, seed 3".
QString scheduleText(const std::string& name);
// With a capital at its beginning.
QString sentence(QString text);

// Why a simulation that is asked for grades will have none; empty if it will, or while nothing is
// known of it.
QString whyNotGraded(const PlannedSimulation* plan, const std::optional<Engine>& engine);
// Why a simulation cannot have its repulsion; empty if it can or asks for none.
QString whyNoRepulsion(const PlannedSimulation* plan, const std::optional<Engine>& engine);

// What runs a folder that was written: "Any LAMMPS with KIM runs it: lmp -in in.lmp".
QString howToRun(const std::filesystem::path& folder);

}  // namespace mtp::ui
