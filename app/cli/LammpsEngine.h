// The LAMMPS that a command runs.
#pragma once

#include <string>

#include "core/simulation/Engine.h"

namespace mtp::cli {

// The program at this path; if it is empty, the first that can run a potential, of ours or on the
// PATH. Throws InputError that says what to do if there is none.
Engine engineFor(const std::string& path);

}  // namespace mtp::cli
