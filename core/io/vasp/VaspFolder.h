// A VASP run folder, recognised by its content: one run, or the parts of one in files or folders.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// Of a run, vasprun.xml is read, or its OUTCAR if that holds more, vaspout.h5, XDATCAR (with the
// INCAR's times), CONTCAR or POSCAR. Parts are put in order by the date they began; VASP counts
// steps from 1 again, so that a part goes on from the configuration it began with, and steps that
// were run twice are taken from the later part and reported.
Format vaspFolderFormat();

}  // namespace mtp
