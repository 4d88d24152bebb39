// Files that a simulation is still writing, or was writing when it was killed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace mtp {

// The time step of a binary restart file; absent if it is no restart file of this kind of machine
// or was not written to its end.
std::optional<std::int64_t> restartStep(const std::filesystem::path& path);

// Cuts a text dump off before its first frame of this step or a later one, and whatever follows:
// a run that is continued from there writes those frames again. A file that does not exist is
// left so. Throws FileError.
void cutDump(const std::filesystem::path& path, std::int64_t step);

}  // namespace mtp
