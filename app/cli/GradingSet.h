// What the commands that grade and select share: modes, and active sets built from training sets.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/selection/ActiveSet.h"

namespace mtp::cli {

// The mode that is asked for, else that of the potential's own active set, else neighbourhoods.
GradeMode chosenMode(const std::string& asked, const std::optional<ActiveSet>& own);
void addModeOption(CLI::App* app, std::string& mode);
// Warns on stderr of parameters that other configurations would determine.
ActiveSet trainedSet(const Potential& potential, GradeMode mode, const std::vector<Frame>& training,
                     int threads);
void warnOfUndetermined(const ActiveSet& set, const Potential& potential);
void writeWithActiveSet(const std::string& path, Potential potential, const ActiveSet& set);

}  // namespace mtp::cli
