// Files of LAMMPS: dumps (read) and data files (read and written).
#pragma once

#include "core/io/FormatRegistry.h"
#include "core/model/Frame.h"

namespace mtp {

Format lammpsDumpFormat();
// Written in metal units and the style atomic, turned so that a lies along x and b in the plane of
// x and y, as LAMMPS wants it.
Format lammpsDataFormat();

// The frame turned in that way, with positions and velocities; labels are dropped if it was turned.
// Throws InputError if the cell has no volume.
Frame turnedForLammps(Frame frame);

}  // namespace mtp
