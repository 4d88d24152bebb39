// A table of named columns with units: what every analysis returns and every plot or CSV shows.
//
// The columns of an analysis are declared once, with name, unit and type:
//
//     inline constexpr ColumnKey<double> kDensity{"density", "g/cm³"};
//     inline constexpr ColumnKey<std::string> kElement{"element"};
//
//     TableRows rows(kElement, kDensity);  // core/base/TableRows.h
//     rows.add("Li", 1.99);
//     const Table table = rows.table();
//     const std::vector<double>& densities = table[kDensity];
//
// Plots, lists and files, which take any table, ask for columns by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace mtp {

// A number in a table that is not known.
inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// Texts of which many are equal, such as the elements of all atoms: each is stored once.
class Categories {
public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = std::string;
        using difference_type = std::ptrdiff_t;
        using pointer = const std::string*;
        using reference = const std::string&;

        Iterator() = default;
        Iterator(const Categories& list, std::size_t row) : m_list(&list), m_row(row) {}
        reference operator*() const { return (*m_list)[m_row]; }
        pointer operator->() const { return &(*m_list)[m_row]; }
        Iterator& operator++() {
            ++m_row;
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++m_row;
            return before;
        }
        bool operator==(const Iterator&) const = default;

    private:
        const Categories* m_list = nullptr;
        std::size_t m_row = 0;
    };

    Categories() = default;
    Categories(const std::vector<std::string>& texts);
    Categories(std::initializer_list<std::string> texts)
        : Categories(std::vector<std::string>(texts)) {}

    std::size_t size() const { return m_indices.size(); }
    bool empty() const { return m_indices.empty(); }
    const std::string& operator[](std::size_t row) const { return name(m_indices[row]); }
    const std::string& at(std::size_t row) const { return name(m_indices.at(row)); }
    const std::string& front() const { return (*this)[0]; }
    const std::string& back() const { return (*this)[size() - 1]; }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    // The different texts, in order of their first occurrence, and which of them each row has.
    const std::vector<std::string>& names() const { return m_names; }
    const std::vector<std::int32_t>& indices() const { return m_indices; }

    void reserve(std::size_t rows) { m_indices.reserve(rows); }
    void push_back(std::string_view text) { m_indices.push_back(indexOf(text)); }
    // In two steps for many rows of one text: indexOf() notes it, add() makes the rows.
    std::int32_t indexOf(std::string_view text);
    void add(std::int32_t index, std::size_t rows = 1) {
        m_indices.insert(m_indices.end(), rows, index);
    }
    void append(const Categories& other);
    // These rows, in this order. Throws std::out_of_range.
    Categories rows(const std::vector<std::size_t>& rows) const;

    bool operator==(const Categories& other) const;

private:
    const std::string& name(std::int32_t index) const {
        return m_names[static_cast<std::size_t>(index)];
    }

    std::vector<std::string> m_names;
    std::vector<std::int32_t> m_indices;
    std::unordered_map<std::string, std::int32_t> m_known;
};

// Declares a column. Value: double, int (what is counted from 0: configurations, atoms) or
// std::string.
template <class Value>
struct ColumnKey {
    const char* name;
    const char* unit = "";  // empty if the values have none

    // The same quantity in another unit. Does not copy the text.
    constexpr ColumnKey in(const char* other) const { return {name, other}; }
    ColumnKey in(const std::string& other) const { return in(other.c_str()); }
};

template <class Value>
struct ColumnValues {
    using Type = std::vector<Value>;
};
template <>
struct ColumnValues<std::string> {
    using Type = Categories;
};

struct TableColumn {
    std::string name;
    std::string unit;
    std::variant<std::vector<double>, std::vector<int>, Categories> values;

    std::size_t size() const;
    bool isNumeric() const { return !std::holds_alternative<Categories>(values); }
    bool isWhole() const { return std::holds_alternative<std::vector<int>>(values); }
};

// The values of a column of numbers of either kind. Refers to the column, which must outlive it.
class NumberView {
public:
    NumberView(const std::vector<double>& values) : m_real(values.data()), m_size(values.size()) {}
    NumberView(const std::vector<int>& values) : m_whole(values.data()), m_size(values.size()) {}

    std::size_t size() const { return m_size; }
    double operator[](std::size_t row) const {
        return m_real ? m_real[row] : static_cast<double>(m_whole[row]);
    }
    std::vector<double> values() const;

private:
    const double* m_real = nullptr;
    const int* m_whole = nullptr;
    std::size_t m_size;
};

// Columns of equal length in a fixed order.
class Table {
public:
    // Throw InputError if the length differs from the columns already there.
    void add(TableColumn column);
    void add(std::string name, std::string unit, std::vector<double> values);
    void add(std::string name, Categories values);
    template <class Value>
    void add(const ColumnKey<Value>& key, typename ColumnValues<Value>::Type values) {
        add(TableColumn{key.name, key.unit, std::move(values)});
    }

    // Throws InputError if there is no such column or it is of another kind.
    template <class Value>
    const typename ColumnValues<Value>::Type& operator[](const ColumnKey<Value>& key) const {
        const TableColumn& found = column(key.name);
        if (const auto* values = std::get_if<typename ColumnValues<Value>::Type>(&found.values))
            return *values;
        failByKind(found);
    }
    template <class Value>
    bool has(const ColumnKey<Value>& key) const {
        return has(std::string_view(key.name));
    }

    std::size_t rowCount() const;
    const std::vector<TableColumn>& columns() const { return m_columns; }
    // By name. All but has() throw InputError if there is no such column, the others also if it is
    // of another kind.
    bool has(std::string_view name) const;
    const TableColumn& column(std::string_view name) const;
    const std::vector<double>& numbers(std::string_view name) const;
    const std::vector<int>& integers(std::string_view name) const;
    const Categories& texts(std::string_view name) const;
    NumberView numeric(std::string_view name) const;
    // The rows with these indices, in this order; all columns.
    Table rows(const std::vector<std::size_t>& indices) const;
    // Rows of a table with the same columns; an empty table takes all. Throws InputError.
    void append(const Table& other);

private:
    [[noreturn]] static void failByKind(const TableColumn& column);

    std::vector<TableColumn> m_columns;
};

// Header "name [unit]", then one row per line; numbers with 17 significant digits if needed.
void writeCsv(std::ostream& out, const Table& table);
// Its parts, for rows that come table by table.
std::string csvHeader(const Table& table);
std::string csvRows(const Table& table);
// Reads what writeCsv wrote; a column is of doubles if every cell is a number. Throws InputError.
Table readCsv(std::istream& in);

}  // namespace mtp
