// The programs of others that this machine has for simulations and single points.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Progress.h"

namespace mtp {

struct InstalledProgram {
    std::string name;            // "Quantum ESPRESSO"
    std::string purpose;         // "single points, AIMD"
    std::filesystem::path path;  // empty: none was found
    std::string version;         // as the program tells it; empty: it does not
};

// LAMMPS, VASP, CP2K, Quantum ESPRESSO and Slurm, in this order, by the folder of our programs and
// the PATH. Starts those that tell their version, each for three seconds at most. Throws Cancelled.
std::vector<InstalledProgram> findInstalledPrograms(const std::filesystem::path& own,
                                                    Progress& progress);

// What stands behind the words in the first line that has them: "2023.1" of
// " CP2K version 2023.1" behind "CP2K version". Empty if no line has them.
std::string wordBehind(std::string_view text, std::string_view words);

}  // namespace mtp
