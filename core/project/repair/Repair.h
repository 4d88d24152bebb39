// Saves what can be read of a damaged project into a new one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Progress.h"

namespace mtp {

struct RepairReport {
    std::size_t configurations = 0;   // saved
    std::size_t withLabels = 0;       // of these
    std::size_t runs = 0;             // saved
    bool hasHistory = false;          // undo goes back beyond the repair
    std::vector<std::string> losses;  // sentences; empty if all was saved
};

// Reads a private copy of `from` (with its write-ahead log), row by row, past the damage; checks
// every checksum. The history is taken over if all of it can be read. `to` must not exist.
// Throws FileError (not a project at all, nothing can be written), Cancelled.
RepairReport repairProject(const std::filesystem::path& from, const std::filesystem::path& to,
                           Progress& progress);

}  // namespace mtp
