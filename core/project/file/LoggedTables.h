// The tables of the project file that users edit: logged for undo, sealed against damage.
#pragma once

#include <string>
#include <vector>

#include "core/project/file/Records.h"

namespace mtp {

struct LoggedTable {
    const char* name;
    std::vector<const char*> columns;  // the first is the primary key; "checksum" comes after them
    bool ProjectChanges::*change;
    std::size_t addedCount = 0;  // so many of the columns, the last, came with a later version

    const char* key() const { return columns.front(); }
    // "OLD.id, OLD.path, ..." for the prefix "OLD.".
    std::string list(const std::string& prefix = "") const;
    // As the table was before; in the file, the added columns come after "checksum".
    LoggedTable withoutAdded() const;
};

const std::vector<LoggedTable>& loggedTables();

}  // namespace mtp
