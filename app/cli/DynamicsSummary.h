// What `mtp dynamics` prints and writes, for scripts and for people.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/dynamics/Dynamics.h"

namespace mtp::cli {

// Numbers that are not known are null, with the reason under "reason" or "reasons".
nlohmann::json dynamicsSummary(const Displacements& all, const Dynamics& dynamics);
// One screen on standard output.
void printDynamics(const Displacements& all, const Dynamics& dynamics);
// Tables (CSV); the folder is made if it is not there. Throws FileError.
void writeDynamics(const std::filesystem::path& folder, const Displacements& all,
                   const Dynamics& dynamics);

}  // namespace mtp::cli
