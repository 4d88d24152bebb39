// The LAMMPS programs of this machine: what they can run, and what is missing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Process.h"

namespace mtp {

inline constexpr std::string_view kOpenMpi = "Open MPI", kMpich = "MPICH";

struct Engine {
    std::filesystem::path path;
    std::string version;  // "29 Sep 2021 - Update 2"
    bool hasMtp = false;  // pair_style mtp
    bool hasKim = false;  // pair_style kim
    bool hasMpi = false;  // and not only a stand-in for one process
    std::string mpi;      // kOpenMpi or kMpich; empty: another one, or it does not say

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

// The mpirun of the MPI that the engine was built with; that of another one would start so many
// runs of one process each. Absent if there is none.
std::optional<std::filesystem::path> findMpiLauncher(const Engine& engine);

// Our KIM model as it is built and installed beside the programs in `own`; absent if this build has
// none.
std::optional<std::filesystem::path> findKimLibrary(const std::filesystem::path& own);

// What to do if there is no engine (absent), if it cannot run potentials, or if this system cannot
// start it. Empty if it can.
std::string engineAdvice(const std::optional<Engine>& engine, bool canStart = canStartScripts());

}  // namespace mtp
