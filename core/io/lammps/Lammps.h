// Files of LAMMPS: dumps (read) and data files (read and written).
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

Format lammpsDumpFormat();
// Written in metal units and the style atomic, turned so that a lies along x and b in the plane of
// x and y, as LAMMPS wants it.
Format lammpsDataFormat();

}  // namespace mtp
