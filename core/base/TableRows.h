// Makes a table row by row: one value for each declared column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/base/Table.h"

namespace mtp {

template <class... Values>
class TableRows {
    template <class Value>
    using Argument =
        std::conditional_t<std::is_same_v<Value, std::string>, std::string_view, Value>;

public:
    explicit TableRows(const ColumnKey<Values>&... keys)
        : m_columns(TypedColumn<Values>{keys.name, keys.unit, {}}...) {}

    // In the order of the keys.
    void add(Argument<Values>... values) {
        std::apply([&](auto&... columns) { (columns.values.push_back(values), ...); }, m_columns);
    }
    void reserve(std::size_t rows) {
        std::apply([&](auto&... columns) { (columns.values.reserve(rows), ...); }, m_columns);
    }
    // Takes the rows.
    Table table() {
        Table table;
        std::apply(
            [&](auto&... columns) {
                (table.add(
                     TableColumn{columns.name, columns.unit, std::exchange(columns.values, {})}),
                 ...);
            },
            m_columns);
        return table;
    }

private:
    template <class Value>
    struct TypedColumn {
        std::string name, unit;
        typename ColumnValues<Value>::Type values;
    };

    std::tuple<TypedColumn<Values>...> m_columns;
};

}  // namespace mtp
