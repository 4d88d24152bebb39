#include "core/project/file/RowChecksums.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <memory>

#include "core/base/Error.h"
#include "core/project/file/Database.h"
#include "core/project/file/RowMapping.h"

namespace mtp {

namespace {

// The type goes in too: an empty text is not NULL. Numbers as their bytes.
void addValue(XXH3_state_t* state, sqlite3_value* value) {
    const int type = sqlite3_value_type(value);
    XXH3_64bits_update(state, &type, sizeof type);
    if (type == SQLITE_INTEGER) {
        const sqlite3_int64 number = sqlite3_value_int64(value);
        XXH3_64bits_update(state, &number, sizeof number);
    } else if (type == SQLITE_FLOAT) {
        const double number = sqlite3_value_double(value);
        XXH3_64bits_update(state, &number, sizeof number);
    } else if (type != SQLITE_NULL) {
        const void* bytes = sqlite3_value_blob(value);
        const int size = sqlite3_value_bytes(value);
        XXH3_64bits_update(state, &size, sizeof size);
        XXH3_64bits_update(state, bytes, static_cast<std::size_t>(size));
    }
}

void rowHash(sqlite3_context* context, int count, sqlite3_value** values) {
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                         &XXH3_freeState);
    if (!state)
        return sqlite3_result_error_nomem(context);
    XXH3_64bits_reset(state.get());
    for (int i = 0; i < count; ++i)
        addValue(state.get(), values[i]);
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(XXH3_64bits_digest(state.get())));
}

struct Tally {
    std::int64_t rows = 0, sum = 0, broken = 0;
};

// The sum is of the low 32 bits, so that it stays a whole number.
Tally tallyOf(sqlite3* database, const TableSchema& table) {
    Statement row(database, fmt::format("SELECT count(*), coalesce(sum(checksum & 4294967295), 0), "
                                        "coalesce(sum(checksum IS NOT {}), 0) FROM {}",
                                        table.checksum(), table.name)
                                .c_str());
    row.step();
    return {row.integer(0), row.integer(1), row.integer(2)};
}

}  // namespace

void addRowHash(sqlite3* database) {
    constexpr int kAnyCount = -1;
    if (sqlite3_create_function_v2(database, "row_hash", kAnyCount,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                   rowHash, nullptr, nullptr, nullptr) != SQLITE_OK)
        failDatabase(database);
}

void updateCommandChecksums(sqlite3* database, const TableSchema& table, std::int64_t command) {
    Statement(database, fmt::format("UPDATE {0} SET checksum = {1} WHERE {2} IN (SELECT {2} FROM "
                                    "{0}_history WHERE command = ? AND is_after = 1)",
                                    table.name, table.checksum(), table.key())
                            .c_str())
        .bind(1, command)
        .run();
    Statement(database, fmt::format("UPDATE {}_history SET checksum = {} "
                                    "WHERE command = ? AND is_after = 1",
                                    table.name, table.checksum())
                            .c_str())
        .bind(1, command)
        .run();
    updateTableChecksum(database, table);
}

void updateRowChecksums(sqlite3* database, const TableSchema& table) {
    execute(database,
            fmt::format("UPDATE {} SET checksum = {}", table.name, table.checksum()).c_str());
    updateTableChecksum(database, table);
}

void updateAllChecksums(sqlite3* database, const TableSchema& table) {
    execute(
        database,
        fmt::format("UPDATE {}_history SET checksum = {}", table.name, table.checksum()).c_str());
    updateRowChecksums(database, table);
}

void updateTableChecksum(sqlite3* database, const TableSchema& table) {
    const Tally tally = tallyOf(database, table);
    if (tally.broken > 0)
        throw InputError(
            fmt::format("{} rows of the table {} would be damaged", tally.broken, table.name));
    Statement(database,
              "INSERT OR REPLACE INTO table_seal (name, row_count, checksum) VALUES (?, ?, ?)")
        .bind(1, std::string(table.name))
        .bind(2, tally.rows)
        .bind(3, tally.sum)
        .run();
}

std::vector<std::string> findCorruption(sqlite3* database, const TableSchema& table) {
    std::vector<std::string> problems;
    const Tally tally = tallyOf(database, table);
    if (tally.broken > 0)
        problems.push_back(fmt::format("{} of {} rows of the table {} are damaged", tally.broken,
                                       tally.rows, table.name));
    Statement stored(database, "SELECT row_count, checksum FROM table_seal WHERE name = ?");
    if (!stored.bind(1, std::string(table.name)).step())
        problems.push_back(fmt::format("the checksum of the table {} is missing", table.name));
    else if (tally.rows < stored.integer(0))
        problems.push_back(fmt::format("{} rows of the table {} are missing",
                                       stored.integer(0) - tally.rows, table.name));
    else if (tally.broken == 0 &&
             (tally.rows != stored.integer(0) || tally.sum != stored.integer(1)))
        problems.push_back(fmt::format("the table {} is not as the program left it", table.name));
    return problems;
}

std::vector<std::string> findCorruption(sqlite3* database) {
    std::vector<std::string> problems;
    for (const TableSchema& table : loggedTables())
        for (std::string& problem : findCorruption(database, table))
            problems.push_back(std::move(problem));
    return problems;
}

std::vector<std::string> findCorruptContent(sqlite3* database) {
    std::vector<std::string> problems;
    const auto count = [&](const char* what, const std::string& sql) {
        Statement row(database, sql.c_str());
        row.step();
        if (row.integer(0) > 0)
            problems.push_back(fmt::format("{} {}", row.integer(0), what));
    };
    // Rows of `owner` whose content in `table` is missing or damaged.
    const auto countLost = [&](const char* what, const char* owner, const TableSchema& table,
                               const char* reference) {
        count(what,
              fmt::format("SELECT count(*) FROM {0} WHERE {0}.{1} IS NOT NULL AND {0}.{1} NOT IN "
                          "(SELECT {2} FROM {3} WHERE checksum IS {4})",
                          owner, reference, table.key(), table.name, table.checksum()));
    };
    countLost("configurations have damaged atoms", "configuration", schemaOf<FrameRow>(), "frame");
    countLost("configurations have damaged labels", "configuration", schemaOf<LabelsRow>(),
              "labels");
    countLost("configurations have a damaged provenance", "configuration",
              schemaOf<ProvenanceRow>(), "provenance");
    countLost("runs have damaged iterations or potentials", "run", schemaOf<RunContentRow>(), "id");
    for (const TableSchema& table : loggedTables())
        count(fmt::format("rows of the history of the table {} are damaged", table.name).c_str(),
              fmt::format("SELECT count(*) FROM {}_history WHERE checksum IS NOT {}", table.name,
                          table.checksum()));
    return problems;
}

}  // namespace mtp
