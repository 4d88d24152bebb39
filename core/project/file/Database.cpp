#include "core/project/file/Database.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>

#include "core/base/FileState.h"
#include "core/base/OutputFile.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/file/RowChecksums.h"

namespace mtp {

namespace {

// What happened and what to do about it, in the user's words; empty if SQLite's own say it best.
std::string adviceFor(int code) {
    switch (code) {
        case SQLITE_FULL:
            return "the disk is full; this step is not saved, all before it are. Make room and "
                   "do it again";
        case SQLITE_IOERR:
            return "cannot be read or written (is the disk full, or was it taken away?); this "
                   "step is not saved, all before it are";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "cannot be written; a copy of it can be";
        case SQLITE_CANTOPEN:
            return "cannot be opened";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "another program is using it; try again when that has ended";
        default:
            return {};
    }
}

void syncFile(const std::filesystem::path& path) {
    if (!syncToDisk(path))
        throw FileError(path.string() + ": cannot be written in full (is the disk full?)");
}

// SQLite says neither why a file cannot be written nor the name that the user knows.
void startEmpty(const std::filesystem::path& partial, const std::filesystem::path& path) {
    errno = 0;
    if (!std::ofstream(partial, std::ios::trunc))
        throw writeError(path, errno);
}

}  // namespace

void failDatabase(sqlite3* database) {
    const char* name = sqlite3_db_filename(database, "main");
    const std::string path = name && *name ? name : "project";
    const int code = sqlite3_errcode(database) & 0xFF;
    const std::string reason = sqlite3_errmsg(database);
    if (code == SQLITE_CORRUPT)
        throw DamagedProject(path, fmt::format("is damaged ({})", reason));
    if (code == SQLITE_NOTADB)
        throw DamagedProject(
            path, fmt::format("is no project, or its beginning is damaged ({})", reason));
    const std::string advice = adviceFor(code);
    throw FileError(
        fmt::format("{}: {}", path, advice.empty() ? reason : advice + " (" + reason + ")"));
}

void execute(sqlite3* database, const char* sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        failDatabase(database);
}

void rollBack(sqlite3* database) noexcept {
    sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
}

sqlite3* openDatabase(const std::filesystem::path& path, int flags) {
    constexpr int kPatienceMs = 5000;
    constexpr int kLargestContent = 512 << 20;  // bytes; a frame of several million atoms
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.string().c_str(), &opened, flags, nullptr);
    DatabaseHandle database(opened);
    if (code != SQLITE_OK)
        throw FileError(path.string() + ": " + (opened ? sqlite3_errmsg(opened) : "out of memory"));
    sqlite3_busy_timeout(opened, kPatienceMs);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, kLargestContent);
    sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 1);  // for copyDatabase
    execute(opened, "PRAGMA cell_size_check = ON");
    execute(opened, "PRAGMA temp_store = MEMORY");
    addRowHash(opened);
    return database.release();
}

void copyDatabase(sqlite3* database, const std::filesystem::path& path,
                  const std::function<void(sqlite3*)>& change) {
    std::filesystem::path partial = path;
    partial += ".partial";
    try {
        startEmpty(partial, path);
        Statement(database, "VACUUM INTO ?").bind(1, partial.string()).run();
        if (change)
            change(DatabaseHandle(openDatabase(partial, SQLITE_OPEN_READWRITE)).get());
        syncFile(partial);
        // The log of what was there before must not be taken for one of the copy.
        for (const char* suffix : {"-wal", "-shm"})
            std::filesystem::remove(path.string() + suffix);
        std::filesystem::rename(partial, path);
    } catch (...) {
        std::error_code error;
        std::filesystem::remove(partial, error);
        throw;
    }
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

Statement& Statement::bindFrom(int parameter, const Statement& row, int column) {
    if (sqlite3_bind_value(m_statement, parameter, sqlite3_column_value(row.m_statement, column)) !=
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
    reset();
}

void Statement::reset() {
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
