// Saves a damaged project with its history, if that can be read.
#pragma once

#include <filesystem>
#include <optional>

#include "core/base/Progress.h"
#include "core/project/repair/Repair.h"

struct sqlite3;

namespace mtp {

// Rows keep their ids; a row of a table that is damaged or missing is what the history says it was
// left as. What refers to content that is damaged is taken out of tables and history, so that no
// undo brings it back. Absent, with nothing written, if commands or their rows are damaged.
// `from`: the project, for the paths of its sources; `to` must not exist. Throws FileError,
// Cancelled.
std::optional<RepairReport> repairWithHistory(sqlite3* damaged, const std::filesystem::path& from,
                                              const std::filesystem::path& to, Progress& progress);

}  // namespace mtp
