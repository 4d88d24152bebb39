// The LAMMPS programs of this machine: what they can run, and what is missing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtp {

struct Engine {
    std::filesystem::path path;
    std::string version;  // "29 Sep 2021 - Update 2"
    bool hasMtp = false;  // pair_style mtp
    bool hasKim = false;  // pair_style kim
    bool hasMpi = false;  // and not only a stand-in for one process

    bool canRun() const { return hasMtp || hasKim; }
    // "mtp" is preferred to "kim"; empty if it has neither.
    std::string_view style() const { return hasMtp ? "mtp" : hasKim ? "kim" : ""; }
};

// What `lmp -h` says. Absent if the text is no help of LAMMPS.
std::optional<Engine> parseEngineHelp(std::string_view help);

// Asks the program. Absent if it cannot be run or is no LAMMPS.
std::optional<Engine> probeEngine(const std::filesystem::path& path);

// Looks for mtp-lmp in `own` (the folder of our programs), then for mtp-lmp, lmp, lmp_mpi,
// lmp_serial and lammps on the PATH. The first that can run a potential; if none can, the first
// LAMMPS.
std::optional<Engine> findEngine(const std::filesystem::path& own);

// Our KIM model as it is built and installed beside the programs in `own`; absent if this build has
// none.
std::optional<std::filesystem::path> findKimLibrary(const std::filesystem::path& own);

// What to do if there is no engine (absent) or it cannot run potentials. Empty if it can.
std::string engineAdvice(const std::optional<Engine>& engine);

}  // namespace mtp
