// Which files of a folder belong to one CP2K run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mtp {

// Paths are empty if there is no such file; compressed files count.
struct Cp2kFiles {
    std::filesystem::path folder{};
    std::string project{};  // what the names of the MD files begin with
    std::filesystem::path positions{}, forces{}, velocities{}, cell{}, energies{}, stress{};
    std::filesystem::path log{}, input{};

    bool isMolecularDynamics() const { return !positions.empty(); }
    bool isSinglePoint() const { return positions.empty() && !log.empty(); }
};

// One entry per MD run in the folder; if there is none, one per log.
std::vector<Cp2kFiles> findCp2kFiles(const std::filesystem::path& folder);

}  // namespace mtp
