#include "core/base/Table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <istream>
#include <iterator>
#include <ostream>

#include "core/base/Error.h"

namespace mtp {

namespace {

std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\n\r") == std::string::npos)
        return cell;
    std::string out = "\"";
    for (char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

// The cells of the next record, which ends at a line end outside of quotes; none at the end of the
// stream.
std::vector<std::string> readRecord(std::istream& in) {
    std::vector<std::string> cells;
    bool isQuoted = false;
    for (char c = 0; in.get(c);) {
        if (cells.empty())
            cells.emplace_back();
        if (c == '"' && isQuoted && in.peek() == '"')
            cells.back() += static_cast<char>(in.get());
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (isQuoted)
            cells.back() += c;
        else if (c == '\n')
            break;
        else if (c == ',')
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

bool toNumber(const std::string& text, double& value) {
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end;
}

}  // namespace

Categories::Categories(const std::vector<std::string>& texts) {
    reserve(texts.size());
    for (const std::string& text : texts)
        push_back(text);
}

std::int32_t Categories::indexOf(std::string_view text) {
    // Neighbouring rows mostly have the same text.
    if (!m_indices.empty() && back() == text)
        return m_indices.back();
    const auto [known, isNew] =
        m_known.try_emplace(std::string(text), static_cast<std::int32_t>(m_names.size()));
    if (isNew)
        m_names.emplace_back(text);
    return known->second;
}

void Categories::append(const Categories& other) {
    std::vector<std::int32_t> indices;
    for (const std::string& text : other.m_names)
        indices.push_back(indexOf(text));
    reserve(size() + other.size());
    for (const std::int32_t index : other.m_indices)
        add(indices[static_cast<std::size_t>(index)]);
}

Categories Categories::rows(const std::vector<std::size_t>& rows) const {
    constexpr std::int32_t kNotMet = -1;
    std::vector<std::int32_t> indices(m_names.size(), kNotMet);
    Categories chosen;
    chosen.reserve(rows.size());
    for (const std::size_t row : rows) {
        const auto index = static_cast<std::size_t>(m_indices.at(row));
        if (indices[index] == kNotMet)
            indices[index] = chosen.indexOf(m_names[index]);
        chosen.add(indices[index]);
    }
    return chosen;
}

bool Categories::operator==(const Categories& other) const {
    return std::equal(begin(), end(), other.begin(), other.end());
}

std::vector<double> NumberView::values() const {
    return m_real ? std::vector<double>(m_real, m_real + m_size)
                  : std::vector<double>(m_whole, m_whole + m_size);
}

std::size_t TableColumn::size() const {
    return std::visit([](const auto& list) { return list.size(); }, values);
}

void Table::add(TableColumn column) {
    if (!m_columns.empty() && column.size() != rowCount())
        throw InputError(fmt::format("column {} has {} rows, the table {}", column.name,
                                     column.size(), rowCount()));
    m_columns.push_back(std::move(column));
}

void Table::add(std::string name, std::string unit, std::vector<double> values) {
    add(TableColumn{std::move(name), std::move(unit), std::move(values)});
}

void Table::add(std::string name, Categories values) {
    add(TableColumn{std::move(name), {}, std::move(values)});
}

std::size_t Table::rowCount() const {
    return m_columns.empty() ? 0 : m_columns.front().size();
}

bool Table::has(std::string_view name) const {
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [&](const TableColumn& column) { return column.name == name; });
}

const TableColumn& Table::column(std::string_view name) const {
    for (const TableColumn& candidate : m_columns)
        if (candidate.name == name)
            return candidate;
    throw InputError(fmt::format("the table has no column {}", name));
}

void Table::failByKind(const TableColumn& column) {
    const char* kind = !column.isNumeric() ? "texts"
                       : column.isWhole()  ? "whole numbers"
                                           : "numbers";
    throw InputError(
        fmt::format("column {} has {}, which is not what was asked for", column.name, kind));
}

const std::vector<double>& Table::numbers(std::string_view name) const {
    return (*this)[ColumnKey<double>{std::string(name).c_str()}];
}

const std::vector<int>& Table::integers(std::string_view name) const {
    return (*this)[ColumnKey<int>{std::string(name).c_str()}];
}

const Categories& Table::texts(std::string_view name) const {
    return (*this)[ColumnKey<std::string>{std::string(name).c_str()}];
}

NumberView Table::numeric(std::string_view name) const {
    const TableColumn& found = column(name);
    if (const auto* whole = std::get_if<std::vector<int>>(&found.values))
        return *whole;
    if (const auto* real = std::get_if<std::vector<double>>(&found.values))
        return *real;
    failByKind(found);
}

namespace {

template <class Value>
std::vector<Value> chosenRows(const std::vector<Value>& list,
                              const std::vector<std::size_t>& indices) {
    std::vector<Value> values;
    values.reserve(indices.size());
    for (const std::size_t index : indices)
        values.push_back(list.at(index));
    return values;
}

Categories chosenRows(const Categories& list, const std::vector<std::size_t>& indices) {
    return list.rows(indices);
}

template <class Value>
void appendTo(std::vector<Value>& list, const std::vector<Value>& more) {
    list.insert(list.end(), more.begin(), more.end());
}

void appendTo(Categories& list, const Categories& more) {
    list.append(more);
}

}  // namespace

Table Table::rows(const std::vector<std::size_t>& indices) const {
    Table chosen;
    for (const TableColumn& column : m_columns)
        std::visit(
            [&](const auto& list) {
                chosen.add(TableColumn{column.name, column.unit, chosenRows(list, indices)});
            },
            column.values);
    return chosen;
}

void Table::append(const Table& other) {
    if (m_columns.empty()) {
        *this = other;
        return;
    }
    const auto isSame = [](const TableColumn& a, const TableColumn& b) {
        return a.name == b.name && a.unit == b.unit && a.values.index() == b.values.index();
    };
    if (!std::equal(m_columns.begin(), m_columns.end(), other.m_columns.begin(),
                    other.m_columns.end(), isSame))
        throw InputError("the rows are of a table with other columns");
    for (std::size_t k = 0; k < m_columns.size(); ++k)
        std::visit(
            [&](auto& list) {
                appendTo(list, std::get<std::decay_t<decltype(list)>>(other.m_columns[k].values));
            },
            m_columns[k].values);
}

std::string csvHeader(const Table& table) {
    std::string out;
    for (const TableColumn& column : table.columns()) {
        out += out.empty() ? "" : ",";
        out += quoted(column.unit.empty() ? column.name : column.name + " [" + column.unit + "]");
    }
    return out + '\n';
}

std::string csvRows(const Table& table) {
    std::string out;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const char* separator = "";
        for (const TableColumn& column : table.columns()) {
            out += separator;
            if (const auto* texts = std::get_if<Categories>(&column.values))
                out += quoted((*texts)[row]);
            else if (const auto* whole = std::get_if<std::vector<int>>(&column.values))
                fmt::format_to(std::back_inserter(out), "{}", (*whole)[row]);
            else
                fmt::format_to(std::back_inserter(out), "{}",
                               std::get<std::vector<double>>(column.values)[row]);
            separator = ",";
        }
        out += '\n';
    }
    return out;
}

void writeCsv(std::ostream& out, const Table& table) {
    out << csvHeader(table) << csvRows(table);
}

Table readCsv(std::istream& in) {
    const std::vector<std::string> header = readRecord(in);
    if (header.empty())
        throw InputError("the table is empty");
    std::vector<std::vector<std::string>> columns(header.size());
    std::size_t row = 0;
    for (auto cells = readRecord(in); !cells.empty(); cells = readRecord(in)) {
        ++row;
        if (cells.size() != header.size())
            throw InputError(fmt::format("row {}: expected {} cells, found {}", row, header.size(),
                                         cells.size()));
        for (std::size_t k = 0; k < cells.size(); ++k)
            columns[k].push_back(std::move(cells[k]));
    }
    Table table;
    for (std::size_t k = 0; k < header.size(); ++k) {
        const std::size_t bracket = header[k].rfind(" [");
        const bool hasUnit = bracket != std::string::npos && header[k].back() == ']';
        std::vector<double> numbers(columns[k].size());
        bool isNumeric = true;
        for (std::size_t i = 0; i < numbers.size() && isNumeric; ++i)
            isNumeric = toNumber(columns[k][i], numbers[i]);
        const std::string name = hasUnit ? header[k].substr(0, bracket) : header[k];
        if (!isNumeric)
            table.add(name, Categories(columns[k]));
        else
            table.add(name,
                      hasUnit ? header[k].substr(bracket + 2, header[k].size() - bracket - 3) : "",
                      std::move(numbers));
    }
    return table;
}

}  // namespace mtp
