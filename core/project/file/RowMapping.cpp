#include "core/project/file/RowMapping.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

namespace mtp {

namespace {

// "?3": the parameter that holds the column at this index.
std::string parameterOf(std::size_t column) {
    return fmt::format("?{}", column + 1);
}

}  // namespace

void readValue(const Statement& row, int column, std::int64_t& value) {
    value = row.integer(column);
}

void readValue(const Statement& row, int column, double& value) {
    value = row.number(column);
}

void readValue(const Statement& row, int column, std::string& value) {
    value = row.text(column);
}

void readValue(const Statement& row, int column, Blob& value) {
    value.bytes = std::string(row.blob(column));
}

void bindValue(Statement& statement, int parameter, std::int64_t value) {
    statement.bind(parameter, value);
}

void bindValue(Statement& statement, int parameter, double value) {
    statement.bind(parameter, value);
}

void bindValue(Statement& statement, int parameter, const std::string& value) {
    statement.bind(parameter, value);
}

void bindValue(Statement& statement, int parameter, const Blob& value) {
    statement.bindBlob(parameter, value.bytes);
}

std::string insertStatement(const TableSchema& table) {
    std::vector<std::string> names, values, checked;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        names.push_back(table.columns[i].name);
        values.push_back(parameterOf(i));
        if (table.columns[i].isChecked)
            checked.push_back(values.back());
    }
    if (table.kind == TableSchema::Kind::Content) {
        names.push_back("checksum");
        values.push_back(fmt::format("row_hash({})", fmt::join(checked, ", ")));
    }
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, fmt::join(names, ", "),
                       fmt::join(values, ", "));
}

std::string updateStatement(const TableSchema& table, const std::vector<std::string>& columns) {
    std::vector<std::string> changes, checked;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ColumnSchema& column = table.columns[i];
        const bool isChanged =
            std::find(columns.begin(), columns.end(), column.name) != columns.end();
        if (isChanged)
            changes.push_back(fmt::format("{} = {}", column.name, parameterOf(i)));
        if (column.isChecked)
            checked.push_back(isChanged ? parameterOf(i) : column.name);
    }
    if (changes.size() != columns.size())
        throw std::logic_error(fmt::format("the table {} lacks one of the columns {}", table.name,
                                           fmt::join(columns, ", ")));
    if (table.kind == TableSchema::Kind::Content)
        changes.push_back(fmt::format("checksum = row_hash({})", fmt::join(checked, ", ")));
    return fmt::format("UPDATE {} SET {} WHERE {} = ?1", table.name, fmt::join(changes, ", "),
                       table.key());
}

}  // namespace mtp
