#include "core/project/file/LoggedTables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace mtp {

LoggedTable LoggedTable::withoutAdded() const {
    LoggedTable first = *this;
    first.columns.resize(columns.size() - addedCount);
    first.addedCount = 0;
    return first;
}

std::string LoggedTable::list(const std::string& prefix) const {
    std::vector<std::string> names;
    for (const char* column : columns)
        names.push_back(prefix + column);
    return fmt::format("{}", fmt::join(names, ", "));
}

const std::vector<LoggedTable>& loggedTables() {
    static const std::vector<LoggedTable> tables{
        {"setting", {"key", "value"}, &ProjectChanges::settings},
        {"ladder", {"ratio"}, &ProjectChanges::ladder},
        {"source",
         {"id", "path", "format", "checksum_of_file", "frame_count", "skip_fs", "every_fs",
          "origin", "species", "first_frame", "last_frame", "frame_stride"},
         &ProjectChanges::sources,
         4},
        {"configuration",
         {"id", "parent", "density_ratio", "expansion", "part", "weight", "is_excluded",
          "atom_count", "density", "energy", "is_converged", "is_predicted", "largest_force",
          "frame", "labels", "provenance"},
         &ProjectChanges::configurations},
        {"run", {"id", "name", "created", "stop_reason", "options"}, &ProjectChanges::runs}};
    return tables;
}

}  // namespace mtp
