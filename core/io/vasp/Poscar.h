// VASP structures: POSCAR and CONTCAR.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// One frame, without labels: VASP 4 (no species line) and 5, scale, volume or three factors,
// selective dynamics, velocities (Å/fs). Names missing in VASP 4 come from labels behind the
// coordinates or from ReadOptions::species. Writes Cartesian coordinates with all digits; a second
// frame is an InputError.
Format poscarFormat();

}  // namespace mtp
