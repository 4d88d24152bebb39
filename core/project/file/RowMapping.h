// Reads and writes rows of the project file by the columns that StoredRows.h declares.
//
//     for (const RunRow& run : readRows<RunRow>(database, "ORDER BY id")) ...
//     RowInserter<FrameRow>(database).insert({.madeBy = command, .bytes = {bytes}});
#pragma once

#include <fmt/format.h>

#include "core/project/file/Database.h"
#include "core/project/file/StoredRows.h"

namespace mtp {

void readValue(const Statement& row, int column, std::int64_t& value);
void readValue(const Statement& row, int column, double& value);
void readValue(const Statement& row, int column, std::string& value);
void readValue(const Statement& row, int column, Blob& value);
template <class Value>
void readValue(const Statement& row, int column, std::optional<Value>& value) {
    if (row.isNull(column))
        value.reset();
    else
        readValue(row, column, value.emplace());
}

void bindValue(Statement& statement, int parameter, std::int64_t value);
void bindValue(Statement& statement, int parameter, double value);
void bindValue(Statement& statement, int parameter, const std::string& value);
void bindValue(Statement& statement, int parameter, const Blob& value);
template <class Value>
void bindValue(Statement& statement, int parameter, const std::optional<Value>& value) {
    if (value)
        bindValue(statement, parameter, *value);
    else
        statement.bindNull(parameter);
}

// Calls use(column) for each StoredColumn of the table, in order.
template <class Row, class Use>
void forEachColumn(Use use) {
    std::apply([&use](const auto&... column) { (use(column), ...); }, TableOf<Row>::kColumns);
}

template <class Row>
const TableSchema& schemaOf() {
    static const TableSchema schema = [] {
        TableSchema table{TableOf<Row>::kName, TableOf<Row>::kKind, TableOf<Row>::kHasRowId, {}};
        if constexpr (requires { TableOf<Row>::kLineStarts; })
            table.lineStarts.assign(TableOf<Row>::kLineStarts.begin(),
                                    TableOf<Row>::kLineStarts.end());
        forEachColumn<Row>([&table](const auto& column) {
            table.columns.push_back({column.name, column.type, column.isChecked,
                                     column.sinceVersion, column.isIndexed});
        });
        return table;
    }();
    return schema;
}

// The row whose columns begin at column `first` of the statement.
template <class Row>
Row readRow(const Statement& statement, int first = 0) {
    Row row;
    int index = first;
    forEachColumn<Row>(
        [&](const auto& column) { readValue(statement, index++, row.*column.field); });
    return row;
}

// The rows of a table; `rest` follows the name of the table in the query.
template <class Row>
std::vector<Row> readRows(sqlite3* database, const std::string& rest = "") {
    const TableSchema& table = schemaOf<Row>();
    Statement rows(
        database,
        fmt::format("SELECT {} FROM {} {}", table.columnNames(), table.name, rest).c_str());
    std::vector<Row> found;
    while (rows.step())
        found.push_back(readRow<Row>(rows));
    return found;
}

// The row of a content table with this key; absent if it is missing or its checksum is wrong.
template <class Row>
std::optional<Row> findSoundRow(sqlite3* database, std::int64_t key) {
    const TableSchema& table = schemaOf<Row>();
    Statement row(database,
                  fmt::format("SELECT {} FROM {} WHERE {} = ? AND checksum = {}",
                              table.columnNames(), table.name, table.key(), table.checksum())
                      .c_str());
    return row.bind(1, key).step() ? std::optional(readRow<Row>(row)) : std::nullopt;
}

// "INSERT INTO frame (id, made_by, bytes, checksum) VALUES (?1, ?2, ?3, row_hash(?3))". Rows of
// logged tables get their checksum when the command is closed.
std::string insertStatement(const TableSchema& table);
// "UPDATE run SET name = ?2 WHERE id = ?1": parameters are numbered by the columns of the table.
// The checksum of a content table is updated with the row. Throws std::logic_error for a column
// that the table does not have.
std::string updateStatement(const TableSchema& table, const std::vector<std::string>& columns);

template <class Row>
void bindRow(Statement& statement, const Row& row) {
    int parameter = 1;
    forEachColumn<Row>(
        [&](const auto& column) { bindValue(statement, parameter++, row.*column.field); });
}

template <class Row>
class RowInserter {
public:
    explicit RowInserter(sqlite3* database)
        : m_database(database), m_insert(database, insertStatement(schemaOf<Row>()).c_str()) {}

    // Returns the id of the row; a row whose id is 0 gets a new one.
    std::int64_t insert(const Row& row) {
        bindRow(m_insert, row);
        const auto& key = row.*std::get<0>(TableOf<Row>::kColumns).field;
        if constexpr (std::is_same_v<decltype(key), const std::int64_t&>)
            if (key == 0)
                m_insert.bindNull(1);
        m_insert.run();
        return sqlite3_last_insert_rowid(m_database);
    }

private:
    sqlite3* m_database;
    Statement m_insert;
};

// Writes the named columns of rows that exist.
template <class Row>
class RowUpdater {
public:
    RowUpdater(sqlite3* database, const std::vector<std::string>& columns)
        : m_update(database, updateStatement(schemaOf<Row>(), columns).c_str()) {
        forEachColumn<Row>([&, index = 0](const auto& column) mutable {
            m_isBound.push_back(index++ == 0 || std::find(columns.begin(), columns.end(),
                                                          column.name) != columns.end());
        });
    }

    void update(const Row& row) {
        std::size_t index = 0;
        forEachColumn<Row>([&](const auto& column) {
            if (m_isBound[index++])
                bindValue(m_update, static_cast<int>(index), row.*column.field);
        });
        m_update.run();
    }

private:
    Statement m_update;
    std::vector<bool> m_isBound;
};

template <class Row>
void removeRow(sqlite3* database, std::int64_t key) {
    const TableSchema& table = schemaOf<Row>();
    Statement(database, fmt::format("DELETE FROM {} WHERE {} = ?", table.name, table.key()).c_str())
        .bind(1, key)
        .run();
}

}  // namespace mtp
