// VASP trajectories of positions: XDATCAR.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// Frames without labels and without time (the file has none; the number behind "Direct
// configuration=" is the step). VASP 5 and 6, blank lines instead of "Direct configuration" as VASP
// 4 wrote, a header before each frame if the cell varies, columns that run together. Writes the
// header again if cell or species change.
Format xdatcarFormat();

}  // namespace mtp
