// mtp dynamics arrhenius and compare: several runs that `mtp dynamics` has analysed.
#pragma once

#include "app/cli/Commands.h"

namespace mtp::cli {

// Activation energy from runs at several temperatures.
Command addArrhenius(CLI::App& dynamics);
// Runs in one table, such as against composition.
Command addDynamicsComparison(CLI::App& dynamics);

}  // namespace mtp::cli
