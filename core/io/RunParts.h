// Parts of a run whose steps are counted from 1 in each: put in order and counted on.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/io/TrajectoryReader.h"

namespace mtp {

// Order of names with numbers in them by value: run2 before run10.
bool comesBefore(const std::filesystem::path& a, const std::filesystem::path& b);

// readers: not empty, in the order of their names. Where all tell when they began, that is the
// order. A part that begins with a configuration of the part before overlaps with it; one that
// begins near its last configuration goes on; any other is appended. What was done is said in the
// warnings, before which `problems` are put. One reader alone is not changed.
std::unique_ptr<TrajectoryReader> joinRunParts(
    const std::filesystem::path& path, const std::string& format,
    std::vector<std::unique_ptr<TrajectoryReader>> readers,
    const std::vector<std::string>& problems);

}  // namespace mtp
