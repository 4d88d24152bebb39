// SQLite with exceptions: statements that finalise themselves, transactions that roll back.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mtp {

// Throws FileError: the path, what happened, what can be done.
[[noreturn]] void failDatabase(sqlite3* database);
void execute(sqlite3* database, const char* sql);
// Does nothing outside a transaction; never throws.
void rollBack(sqlite3* database) noexcept;

// A connection on which a file from elsewhere can do no harm. flags: SQLITE_OPEN_...
// Throws FileError.
sqlite3* openDatabase(const std::filesystem::path& path, int flags);
struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using DatabaseHandle = std::unique_ptr<sqlite3, CloseDatabase>;
// A consistent copy of the whole, in place of what was there; whole or not at all.
// change: done to the copy before it takes its place.
void copyDatabase(sqlite3* database, const std::filesystem::path& path,
                  const std::function<void(sqlite3*)>& change = {});

class Statement {
public:
    Statement(sqlite3* database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // Parameters count from 1.
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, double value);
    Statement& bind(int parameter, const std::optional<double>& value);
    Statement& bind(int parameter, const std::string& text);
    Statement& bindNull(int parameter);
    Statement& bindBlob(int parameter, std::string_view bytes);
    // What a column of another statement holds, of whatever type.
    Statement& bindFrom(int parameter, const Statement& row, int column);

    // True while there is a row.
    bool step();
    // Runs a statement without rows, ready to be bound again.
    void run();

    // Ready to be bound again; forgets an error of the last step.
    void reset();

    // Columns count from 0.
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double number(int column) const;
    std::string text(int column) const;
    std::string_view blob(int column) const;  // valid until the next step

private:
    sqlite3* m_database;
    sqlite3_stmt* m_statement = nullptr;
};

// All or nothing: rolled back unless commit() was reached.
class Transaction {
public:
    explicit Transaction(sqlite3* database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    sqlite3* m_database;
    bool m_isOpen = true;
};

}  // namespace mtp
