// The shell scripts that start a run: on this machine, and by Slurm.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/simulation/SimulationOptions.h"

namespace mtp {

// How the decks of a folder run if nobody says otherwise: by a KIM model in any LAMMPS with KIM, or
// by pair_style mtp alone, which takes a second style beside it.
enum class DeckStyle { Kim, Mtp };
DeckStyle styleOf(const SimulationOptions& options);
std::string_view styleKey(DeckStyle style);    // "kim", "mtp": the variable of the decks
std::string_view programFor(DeckStyle style);  // "lmp", "mtp-lmp"

// A job script for Slurm: one rank for each 500 atoms, `mostRanks` at most.
std::string jobScript(std::size_t atomCount, const std::string& name,
                      DeckStyle style = DeckStyle::Kim, int mostRanks = 64);
// The shell script that starts in.lmp on this machine and notes how it ended.
std::string runScript(DeckStyle style = DeckStyle::Kim);

}  // namespace mtp
