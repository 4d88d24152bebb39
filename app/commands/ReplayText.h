// A replay of a project as lines for a POSIX shell.
#pragma once

#include <string>
#include <vector>

#include "core/project/ProjectStore.h"

namespace mtp::cli {

// sample, expand, label, split and train, with comments for what no command does; then scan and
// dynamics, if the project keeps a scan or choices of the page Dynamics.
std::vector<std::string> replayCommands(const ProjectStore& store);

}  // namespace mtp::cli
