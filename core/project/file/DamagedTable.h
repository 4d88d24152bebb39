// The rows of a table whose pages may be damaged.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/project/file/Database.h"

namespace mtp {

// Of a table with whole numbers as ids, which are tried one by one, as a scan ends at the first
// damage.
class DamagedTable {
public:
    DamagedTable(sqlite3* database, std::string name, std::string columns);

    // Calls use(row) for each row that can be read; an exception from it counts as a loss.
    // Returns the number of rows that could not be read or used, as far as that is known.
    std::size_t forEach(const std::function<void(const Statement&)>& use);

private:
    // The largest id ever given, by the table or by SQLite's own count.
    std::int64_t lastId() const;

    sqlite3* m_database;
    std::string m_name, m_columns;
};

}  // namespace mtp
