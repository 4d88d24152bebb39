// The folder of a committee: one potential file for each member, which every program that reads
// potentials can use.
#pragma once

#include <filesystem>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

// Throws InputError if the folder holds potentials already, which would mix with these: asked
// before long work. A folder that does not exist is fine.
void requireNoMembers(const std::filesystem::path& folder);
// Writes member-01.almtp and so on, and makes the folder if needed. Throws FileError, and what
// requireNoMembers() throws.
void writeCommittee(const std::filesystem::path& folder, const std::vector<Potential>& members);
// The potentials of all paths, each a file or a folder whose .almtp and .mtp files are taken in the
// order of their names. Throws FileError and InputError as readPotential().
std::vector<Potential> readCommittee(const std::vector<std::filesystem::path>& paths);

}  // namespace mtp
