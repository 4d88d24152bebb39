#include "core/inspection/ShownNumbers.h"

#include <algorithm>
#include <string_view>

#include "core/inspection/CurveColumns.h"

namespace mtp {

namespace {

using namespace columns;

bool isOneOf(const TableColumn& column, std::initializer_list<const char*> names) {
    return std::find(names.begin(), names.end(), std::string_view(column.name)) != names.end();
}

}  // namespace

Table withShownAtoms(const Table& table) {
    Table shown;
    for (TableColumn column : table.columns()) {
        if (isOneOf(column, {kAtom.name, kNeighbour.name}))
            for (int& value : std::get<std::vector<int>>(column.values))
                ++value;
        if (isOneOf(column, {kWorstAtom.name, kAtomApart.name}))
            for (double& value : std::get<std::vector<double>>(column.values))
                ++value;
        shown.add(std::move(column));
    }
    return shown;
}

Table withShownNumbers(const Table& table, const std::vector<int>& numbers) {
    Table shown;
    const Table atoms = withShownAtoms(table);
    for (TableColumn column : atoms.columns()) {
        if (isOneOf(column, {kConfiguration.name}))
            for (int& value : std::get<std::vector<int>>(column.values)) {
                const auto index = static_cast<std::size_t>(value);
                value = index < numbers.size() ? numbers[index] : value + 1;
            }
        shown.add(std::move(column));
    }
    return shown;
}

}  // namespace mtp
