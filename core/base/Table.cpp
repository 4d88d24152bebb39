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

std::size_t Column::size() const {
    return std::visit([](const auto& list) { return list.size(); }, values);
}

void Table::add(Column column) {
    if (!m_columns.empty() && column.size() != rowCount())
        throw InputError(fmt::format("column {} has {} rows, the table {}", column.name,
                                     column.size(), rowCount()));
    m_columns.push_back(std::move(column));
}

void Table::add(std::string name, std::string unit, std::vector<double> values) {
    add(Column{std::move(name), std::move(unit), std::move(values)});
}

void Table::add(std::string name, std::vector<std::string> values) {
    add(Column{std::move(name), {}, std::move(values)});
}

std::size_t Table::rowCount() const {
    return m_columns.empty() ? 0 : m_columns.front().size();
}

bool Table::has(std::string_view name) const {
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [&](const Column& column) { return column.name == name; });
}

const Column& Table::column(std::string_view name) const {
    for (const Column& candidate : m_columns)
        if (candidate.name == name)
            return candidate;
    throw InputError(fmt::format("the table has no column {}", name));
}

const std::vector<double>& Table::numbers(std::string_view name) const {
    if (const auto* list = std::get_if<std::vector<double>>(&column(name).values))
        return *list;
    throw InputError(fmt::format("column {} has no numbers", name));
}

const std::vector<std::string>& Table::texts(std::string_view name) const {
    if (const auto* list = std::get_if<std::vector<std::string>>(&column(name).values))
        return *list;
    throw InputError(fmt::format("column {} has no texts", name));
}

Table Table::rows(const std::vector<std::size_t>& indices) const {
    Table chosen;
    for (const Column& column : m_columns)
        chosen.add({column.name, column.unit,
                    std::visit(
                        [&](const auto& list) -> decltype(column.values) {
                            std::decay_t<decltype(list)> values;
                            values.reserve(indices.size());
                            for (const std::size_t index : indices)
                                values.push_back(list.at(index));
                            return values;
                        },
                        column.values)});
    return chosen;
}

void Table::append(const Table& other) {
    if (m_columns.empty()) {
        *this = other;
        return;
    }
    const auto isSame = [](const Column& a, const Column& b) {
        return a.name == b.name && a.unit == b.unit && a.values.index() == b.values.index();
    };
    if (!std::equal(m_columns.begin(), m_columns.end(), other.m_columns.begin(),
                    other.m_columns.end(), isSame))
        throw InputError("the rows are of a table with other columns");
    for (std::size_t k = 0; k < m_columns.size(); ++k)
        std::visit(
            [&](auto& list) {
                const auto& more =
                    std::get<std::decay_t<decltype(list)>>(other.m_columns[k].values);
                list.insert(list.end(), more.begin(), more.end());
            },
            m_columns[k].values);
}

std::string csvHeader(const Table& table) {
    std::string out;
    for (const Column& column : table.columns()) {
        out += out.empty() ? "" : ",";
        out += quoted(column.unit.empty() ? column.name : column.name + " [" + column.unit + "]");
    }
    return out + '\n';
}

std::string csvRows(const Table& table) {
    std::string out;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const char* separator = "";
        for (const Column& column : table.columns()) {
            out += separator;
            if (const auto* list = std::get_if<std::vector<double>>(&column.values))
                fmt::format_to(std::back_inserter(out), "{}", (*list)[row]);
            else
                out += quoted(std::get<std::vector<std::string>>(column.values)[row]);
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
            table.add(name, std::move(columns[k]));
        else
            table.add(name,
                      hasUnit ? header[k].substr(bracket + 2, header[k].size() - bracket - 3) : "",
                      std::move(numbers));
    }
    return table;
}

}  // namespace mtp
