// A folder that holds a project and all it was made from, to be moved or handed on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Progress.h"

namespace mtp {

struct CollectReport {
    std::filesystem::path project;     // in the folder
    std::size_t inputs = 0;            // files and run folders copied
    std::vector<std::string> missing;  // sentences: what could not be copied
};

// A copy of the project in `folder` (made, must be empty), its sources copied to folder/sources;
// its paths lead there. Throws FileError, Cancelled.
CollectReport collectProject(const std::filesystem::path& project,
                             const std::filesystem::path& folder, Progress& progress);

}  // namespace mtp
