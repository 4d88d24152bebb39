// The scan that a project keeps, as a command.
#pragma once

#include <optional>
#include <string>

#include "core/project/ProjectStore.h"

namespace mtp::cli {

// `mtp scan` of these sets with the plan of the page Train; absent if the project keeps none.
std::optional<std::string> scanText(const ProjectStore& store, const std::string& training,
                                    const std::string& validation);

}  // namespace mtp::cli
