// Outputs of Quantum ESPRESSO's pw.x: single points, relaxations, molecular dynamics.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

Format quantumEspressoFormat();

}  // namespace mtp
