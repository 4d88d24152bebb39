#include "core/project/Database.h"

#include "core/base/Error.h"

namespace mtp {

void failDatabase(sqlite3* database) {
    const char* path = sqlite3_db_filename(database, "main");
    throw FileError(std::string(path ? path : "project") + ": " + sqlite3_errmsg(database));
}

void execute(sqlite3* database, const char* sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        failDatabase(database);
}

void rollBack(sqlite3* database) noexcept {
    sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
}

sqlite3* openDatabase(const std::filesystem::path& path, int flags) {
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(path.string().c_str(), &database, flags, nullptr) != SQLITE_OK) {
        const std::string reason = database ? sqlite3_errmsg(database) : "out of memory";
        sqlite3_close(database);
        throw FileError(path.string() + ": " + reason);
    }
    sqlite3_busy_timeout(database, 5000);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return database;
}

void copyDatabase(sqlite3* database, const std::filesystem::path& path) {
    std::filesystem::path partial = path;
    partial += ".partial";
    std::filesystem::remove(partial);
    Statement(database, "VACUUM INTO ?").bind(1, partial.string()).run();
    std::filesystem::rename(partial, path);
}

Statement::Statement(sqlite3* database, const char* sql) : m_database(database) {
    if (sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr) != SQLITE_OK)
        failDatabase(database);
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    if (sqlite3_bind_int64(m_statement, parameter, value) != SQLITE_OK)
        failDatabase(m_database);
    return *this;
}

Statement& Statement::bind(int parameter, double value) {
    if (sqlite3_bind_double(m_statement, parameter, value) != SQLITE_OK)
        failDatabase(m_database);
    return *this;
}

Statement& Statement::bind(int parameter, const std::optional<double>& value) {
    return value ? bind(parameter, *value) : bindNull(parameter);
}

Statement& Statement::bindNull(int parameter) {
    if (sqlite3_bind_null(m_statement, parameter) != SQLITE_OK)
        failDatabase(m_database);
    return *this;
}

Statement& Statement::bind(int parameter, const std::string& text) {
    if (sqlite3_bind_text64(m_statement, parameter, text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8) != SQLITE_OK)
        failDatabase(m_database);
    return *this;
}

Statement& Statement::bindBlob(int parameter, std::string_view bytes) {
    if (sqlite3_bind_blob64(m_statement, parameter, bytes.data(), bytes.size(), SQLITE_TRANSIENT) !=
        SQLITE_OK)
        failDatabase(m_database);
    return *this;
}

bool Statement::step() {
    const int state = sqlite3_step(m_statement);
    if (state != SQLITE_ROW && state != SQLITE_DONE)
        failDatabase(m_database);
    return state == SQLITE_ROW;
}

void Statement::run() {
    step();
    sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Statement::number(int column) const {
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const {
    const std::string_view bytes = blob(column);
    return std::string(bytes);
}

std::string_view Statement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(size)) : std::string_view();
}

Transaction::Transaction(sqlite3* database) : m_database(database) {
    execute(database, "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (m_isOpen)
        rollBack(m_database);
}

void Transaction::commit() {
    execute(m_database, "COMMIT");
    m_isOpen = false;
}

}  // namespace mtp
