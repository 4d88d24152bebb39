// Gathers rows of numbers, one value for each named column, to make columns of a table of them.
#pragma once

#include <cassert>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Table.h"

namespace mtp {

class NumberRows {
public:
    struct Name {
        std::string name, unit;
    };
    explicit NumberRows(std::vector<Name> names)
        : m_names(std::move(names)), m_columns(m_names.size()) {}

    // In the order of the names.
    void add(std::initializer_list<double> row) {
        assert(row.size() == m_columns.size());
        std::size_t column = 0;
        for (const double value : row)
            m_columns[column++].push_back(value);
    }
    // Adds the columns to the table and leaves this empty.
    void moveTo(Table& table) {
        for (std::size_t k = 0; k < m_names.size(); ++k)
            table.add(m_names[k].name, m_names[k].unit, std::exchange(m_columns[k], {}));
    }
    Table table() {
        Table table;
        moveTo(table);
        return table;
    }

private:
    std::vector<Name> m_names;
    std::vector<std::vector<double>> m_columns;
};

}  // namespace mtp
