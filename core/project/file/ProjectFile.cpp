#include "core/project/file/ProjectFile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "core/base/Error.h"
#include "core/project/edit/History.h"
#include "core/project/edit/Trainings.h"
#include "core/project/file/Database.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/file/RowChecksums.h"
#include "core/project/file/Schema.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

int pragma(sqlite3* database, const char* sql) {
    Statement statement(database, sql);
    return statement.step() ? static_cast<int>(statement.integer(0)) : 0;
}

fs::path logOf(const fs::path& path) {
    return path.string() + "-wal";
}

bool canWrite(const fs::path& path) {
    return isWritable(path) && isWritable(fs::absolute(path).parent_path());
}

// Needs no write-ahead log beside the file, nor memory shared with others.
sqlite3* openUnchanging(const fs::path& path) {
    const std::string place = fs::absolute(path).generic_string();
    std::string name = place.starts_with('/') ? "file:" : "file:/";  // with a drive in front
    for (char c : place) {
        const bool isPlain = std::isalnum(static_cast<unsigned char>(c)) || c == '/' || c == '.';
        name += isPlain
                    ? std::string(1, c)
                    : fmt::format("%{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return openDatabase(name + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

void requireProject(sqlite3* database, const fs::path& path) {
    // A file that is not a database fails at the first statement with SQLite's own words.
    if (pragma(database, "PRAGMA application_id") != kApplicationId)
        throw ParseError(path.string(), 0, "not a project of MTP Workbench");
}

}  // namespace

ProjectFile::ProjectFile(fs::path path) : m_path(std::move(path)) {}

ProjectFile::~ProjectFile() {
    sqlite3_close(m_database);
}

std::unique_ptr<ProjectFile> ProjectFile::create(const fs::path& path) {
    if (fs::exists(path))
        throw FileError(path.string() + ": exists already");
    std::unique_ptr<ProjectFile> file(new ProjectFile(path));
    if (!file->m_lock.tryLock(path))
        throw FileError(fmt::format("{}: {} is writing it", path.string(), file->m_lock.holder()));
    file->m_database = openDatabase(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    execute(file->m_database, "PRAGMA journal_mode = WAL");
    Transaction transaction(file->m_database);
    createSchema(file->m_database);
    transaction.commit();
    file->m_version = kSchemaVersion;
    file->startWriting();
    return file;
}

std::unique_ptr<ProjectFile> ProjectFile::open(const fs::path& path, Access access) {
    if (!fs::is_regular_file(path))
        throw FileError(path.string() + ": no such project file");
    std::unique_ptr<ProjectFile> file(new ProjectFile(path));
    if (access == Access::Read)
        file->m_readOnlyReason = "it was opened for reading";
    else
        file->lock();
    if (file->m_readOnlyReason.empty())
        file->m_database = openDatabase(path, SQLITE_OPEN_READWRITE);
    else
        file->openForReading();
    sqlite3* const database = file->m_database;
    requireProject(database, path);
    const int version = file->m_version = pragma(database, "PRAGMA user_version");
    requireKnownSchema(database, path, version);
    if (version > kSchemaVersion)
        file->m_readOnlyReason = fmt::format(
            "it was written by a newer program (version {} of the file, this program "
            "knows {}); a newer program can change it",
            version, kSchemaVersion);
    else if (version < kSchemaVersion && !file->m_readOnlyReason.empty())
        throw FileError(
            fmt::format("{}: is of the older version {} and has to be brought forward "
                        "first, but {}",
                        path.string(), version, file->m_readOnlyReason));
    else if (version < kSchemaVersion)
        migrate(database, path, version);
    file->m_version = std::max(version, kSchemaVersion);
    if (file->m_readOnlyReason.empty())
        file->startWriting();
    return file;
}

void ProjectFile::lock() {
    if (!canWrite(m_path))
        m_readOnlyReason = "the file or its folder cannot be written";
    else if (!m_lock.tryLock(m_path))
        m_readOnlyReason = "another program has it open (" + m_lock.holder() + ")";
}

// The write-ahead log of a project that was not closed holds its last commands: a medium that
// cannot be written gets a private copy of both.
void ProjectFile::openForReading() {
    if (canWrite(m_path)) {
        m_database = openDatabase(m_path, SQLITE_OPEN_READONLY);
    } else if (!fs::exists(logOf(m_path)) || fs::file_size(logOf(m_path)) == 0) {
        m_database = openUnchanging(m_path);
    } else {
        m_copy = std::make_unique<PrivateFolder>();
        const fs::path copy = m_copy->path() / m_path.filename();
        fs::copy_file(m_path, copy);
        fs::copy_file(logOf(m_path), logOf(copy));
        fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
        fs::permissions(logOf(copy), fs::perms::owner_read | fs::perms::owner_write);
        m_database = openDatabase(copy, SQLITE_OPEN_READWRITE);
    }
}

void ProjectFile::startWriting() {
    execute(m_database, "PRAGMA journal_mode = WAL");
    execute(m_database, "PRAGMA synchronous = FULL");
    startLogging(m_database);
    // A first transaction: the log exists from here on.
    Transaction transaction(m_database);
    interruptTrainings(m_database);
    transaction.commit();
    m_identity = identityOf(m_path);
    m_logIdentity = identityOf(logOf(m_path));
}

void ProjectFile::requireWritable() const {
    if (!m_readOnlyReason.empty())
        throw ReadOnlyProject(fmt::format("{}: cannot be changed: {}. A copy of it can be changed",
                                          m_path.string(), m_readOnlyReason));
    if (identityOf(m_path) != m_identity || identityOf(logOf(m_path)) != m_logIdentity)
        throw ReplacedProject(m_path);
}

}  // namespace mtp
