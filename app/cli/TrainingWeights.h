// The weights of labels, as users name them.
#pragma once

#include <string>

#include "core/training/TrainingOptions.h"

namespace mtp::cli {

// "1,0.01,0.001" for energies, forces and stresses; an empty list leaves the options as they are.
// Throws InputError.
void readWeights(const std::string& list, TrainingOptions& options);

}  // namespace mtp::cli
