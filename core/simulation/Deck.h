// The input files of LAMMPS for a schedule: texts only, RunFolder.h writes them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/Frame.h"
#include "core/simulation/GuardLimits.h"
#include "core/simulation/Schedule.h"

namespace mtp {

// Names of files in a run folder, and words of our own in a log.
inline constexpr std::string_view kMainDeck = "in.lmp", kStartFile = "start.data",
                                  kPotentialCopy = "potential.mtp", kLogFile = "log.lammps",
                                  kStopFile = "STOP", kEndRestart = "end.restart";
inline constexpr std::string_view kRestartFiles[] = {"run.a.restart", "run.b.restart"};
inline constexpr std::string_view kMark = "MTP Workbench:";  // begins our lines in a log
// Ids of the fixes that end a run: "closest_Li_Al", then these.
inline constexpr std::string_view kClosestFix = "closest_", kForceFix = "largest_force",
                                  kTemperatureFix = "temperature_limit",
                                  kGradeFix = "extrapolation_grade", kDensityFix = "density_limit",
                                  kStopFix = "stop_file", kDiskFix = "disk_full";

// "trajectory.lammpstrj" and "last.lammpstrj"; with the number of the run behind their stem if
// there are several ("trajectory-2.lammpstrj").
std::string trajectoryFile(std::size_t run, std::size_t runCount);
std::string lastFrameFile(std::size_t run, std::size_t runCount);
// "beyond.lammpstrj": the frames whose grade was beyond `save`, with the grades of their atoms.
std::string beyondFile(std::size_t run, std::size_t runCount);
// "Li_Al": the pair in names of fixes and columns.
std::string pairKey(const std::vector<std::string>& species, int first, int second);

struct DeckInput {
    const Frame& start;  // as in start.data: a along x, b in the plane of x and y
    const Schedule& schedule;
    const GuardLimits& limits;
    std::string model;      // the folder of the KIM model
    double timestep = 1;    // fs
    double dumpEvery = 20;  // fs
    // Atoms that come nearer than trained are kept apart (Repulsion.h); KIM takes no second style.
    bool hasRepulsion = false;
};

// The texts by file name; the first to be read is in.lmp. It continues from a restart file with
// `-var restart FILE`, skips the stages that are done, and runs the potential by KIM or, with `-var
// style mtp`, by pair_style mtp, which alone grades atoms and alone takes a repulsion beside it.
// (Releases of LAMMPS before 2022 end with an error when a deck asks whether a style is available
// that is not.)
std::map<std::string, std::string> makeDecks(const DeckInput& input);

}  // namespace mtp
