// A table of named columns with units: what every analysis returns and every plot or CSV shows.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mtp {

struct Column {
    std::string name;
    std::string unit;  // empty if the values have none
    std::variant<std::vector<double>, std::vector<std::string>> values;

    std::size_t size() const;
    bool isNumeric() const { return values.index() == 0; }
};

// Columns of equal length in a fixed order.
class Table {
public:
    // Throws InputError if the length differs from the columns already there.
    void add(std::string name, std::string unit, std::vector<double> values);
    void add(std::string name, std::vector<std::string> values);

    std::size_t rowCount() const;
    const std::vector<Column>& columns() const { return m_columns; }
    bool has(std::string_view name) const;
    // Both throw InputError if there is no such column or it is of the other kind.
    const std::vector<double>& numbers(std::string_view name) const;
    const std::vector<std::string>& texts(std::string_view name) const;
    const Column& column(std::string_view name) const;
    // The rows with these indices, in this order; all columns.
    Table rows(const std::vector<std::size_t>& indices) const;
    // Rows of a table with the same columns; an empty table takes all. Throws InputError.
    void append(const Table& other);

private:
    void add(Column column);
    std::vector<Column> m_columns;
};

// Header "name [unit]", then one row per line; numbers with 17 significant digits if needed.
void writeCsv(std::ostream& out, const Table& table);
// Its parts, if the rows come table by table.
std::string csvHeader(const Table& table);
std::string csvRows(const Table& table);
// Reads what writeCsv wrote; a column is numeric if every cell is a number. Throws InputError.
Table readCsv(std::istream& in);

}  // namespace mtp
