#include "core/project/file/DamagedTable.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"

namespace mtp {

DamagedTable::DamagedTable(sqlite3* database, std::string name, std::string columns)
    : m_database(database), m_name(std::move(name)), m_columns(std::move(columns)) {}

std::size_t DamagedTable::forEach(const std::function<void(const Statement&)>& use) {
    std::size_t lost = 0;
    const std::int64_t last = lastId();
    Statement row(m_database,
                  fmt::format("SELECT {} FROM {} WHERE id = ?", m_columns, m_name).c_str());
    for (std::int64_t id = 1; id <= last; ++id) {
        try {
            row.bind(1, id);
            if (row.step())
                use(row);
        } catch (const Error&) {
            ++lost;
        }
        row.reset();
    }
    return lost;
}

std::int64_t DamagedTable::lastId() const {
    std::int64_t last = 0;
    for (const std::string& sql :
         {fmt::format("SELECT max(id) FROM {}", m_name),
          fmt::format("SELECT seq FROM sqlite_sequence WHERE name = '{}'", m_name)}) {
        try {
            Statement row(m_database, sql.c_str());
            if (row.step())
                last = std::max(last, row.integer(0));
        } catch (const Error&) {
            continue;  // the other may be readable
        }
    }
    constexpr std::int64_t kMost = 100'000'000;  // a damaged number may say anything
    return std::min(last, kMost);
}

}  // namespace mtp
