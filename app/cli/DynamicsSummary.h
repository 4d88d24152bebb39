// What `mtp dynamics` prints and writes, for scripts and for people.
#pragma once

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "app/cli/IonChoice.h"

namespace mtp::cli {

// Numbers that are not known are null, with the reason under "reason" or "reasons".
nlohmann::json dynamicsSummary(const Displacements& all, const Dynamics& dynamics);
// One screen on standard output.
void printDynamics(const Displacements& all, const Dynamics& dynamics,
                   const std::optional<IonChoice>& choice);
inline constexpr std::array kDynamicsTables{"msd",      "alpha2", "van_hove",      "onsager",
                                            "g_r",      "hops",   "hop_residence", "strings",
                                            "cascades", "ions"};
// These tables (CSV), or all if none is named; the folder is made if it is not there. If ions are
// chosen there is ions.csv too, and hops and cascades are those with these ions. Throws FileError.
void writeDynamics(const std::filesystem::path& folder, const Displacements& all,
                   const Dynamics& dynamics, const std::optional<IonChoice>& choice,
                   const std::set<std::string>& tables = {});

}  // namespace mtp::cli
