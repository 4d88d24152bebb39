// Outputs of Quantum ESPRESSO's pw.x: single points, relaxations, molecular dynamics.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

Format quantumEspressoFormat();
// A folder with outputs, whatever their names are, or a folder of such folders.
Format quantumEspressoFolderFormat();

}  // namespace mtp
