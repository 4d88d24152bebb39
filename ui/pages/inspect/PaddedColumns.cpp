#include "ui/pages/inspect/PaddedColumns.h"

#include <algorithm>
#include <limits>

namespace mtp::ui {

Table padded(std::map<std::string, std::vector<double>> columns,
             const std::map<std::string, std::string>& units) {
    std::size_t rows = 0;
    for (const auto& [name, values] : columns)
        rows = std::max(rows, values.size());
    Table table;
    for (auto& [name, values] : columns) {
        values.resize(rows, std::numeric_limits<double>::quiet_NaN());
        const auto unit = units.find(name.substr(0, name.find_first_of("@#")));
        table.add(name, unit == units.end() ? "" : unit->second, std::move(values));
    }
    return table;
}

}  // namespace mtp::ui
