// Extended XYZ (.extxyz, .xyz): atom count, key=value line, one row per atom; ASE's conventions.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// Reads energy, forces, virial or stress under the names in use (energy, Energy, REF_energy,
// dft_energy, free_energy; force(s), REF_forces; virial(s); stress, tension positive), in eV and Å
// or the units that the frame states (energy-unit=hartree, stress_unit=GPa; an unknown one is an
// error); plain XYZ and that of i-PI too. Rows of Lattice are the cell vectors. Writes energy,
// forces, virial, stress, pbc and the keys of core/io/FrameKeys.h. Species need names.
Format extendedXyzFormat();

}  // namespace mtp
