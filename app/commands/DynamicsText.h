// The analysis of motion that a project keeps, as a command.
#pragma once

#include <optional>
#include <string>

#include "core/project/ProjectStore.h"

namespace mtp::cli {

// `mtp dynamics` with the choices of the page Dynamics; absent if the project keeps none.
std::optional<std::string> dynamicsText(const ProjectStore& store);

}  // namespace mtp::cli
