// Configuration files of MLIP (.cfg): BEGIN_CFG ... END_CFG blocks, energies in eV, virials in eV.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// What becomes of configurations with ghost atoms (core/model/GhostAtoms.h).
enum class GhostUse { Refused, Kept };

// Reads every known spelling; atom types are numbers, named by a `Feature species Li,Cl,Al` line
// (ours) or by ReadOptions::species. Writes what MLIP-2 and MLIP-3 read, with digits enough for the
// same doubles; velocities have no place in the format and are not written.
Format mlipCfgFormat(GhostUse ghosts = GhostUse::Refused);

// One configuration as this format writes it, BEGIN_CFG to END_CFG.
std::string mlipCfgText(const Frame& frame);

}  // namespace mtp
