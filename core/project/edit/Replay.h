// How a project came to be, for others: shell commands that rebuild it, a paragraph for a paper.
#pragma once

#include <string>
#include <vector>

#include "core/project/ProjectStore.h"

namespace mtp {

// Lines for a POSIX shell: sample, expand, label, split, train, with comments for what no command
// does. Selection, expansion, labelling and split come out byte for byte as the project exports
// them ("mtp project export"); trained potentials to the rounding of the threads' sums.
std::vector<std::string> replayCommands(const ProjectStore& store);

// English sentences with versions, seeds and settings; programVersion: "MTP Workbench 0.1.0".
std::string methodsParagraph(const ProjectStore& store, const std::string& programVersion);

}  // namespace mtp
