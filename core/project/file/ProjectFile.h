// The database of a project, open: who may write it, whether it is still the file that was opened.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/FileLock.h"
#include "core/base/FileState.h"
#include "core/base/UserFolders.h"

struct sqlite3;

namespace mtp {

class ProjectFile {
public:
    enum class Access { Write, Read };

    static std::unique_ptr<ProjectFile> create(const std::filesystem::path& path);
    // With Write, older versions are brought forward; what cannot be written is opened for reading,
    // and readOnlyReason() says why. Throws FileError, ParseError.
    static std::unique_ptr<ProjectFile> open(const std::filesystem::path& path, Access access);
    ~ProjectFile();
    ProjectFile(const ProjectFile&) = delete;
    ProjectFile& operator=(const ProjectFile&) = delete;

    sqlite3* database() const { return m_database; }
    const std::filesystem::path& path() const { return m_path; }
    // Empty if it can be written.
    const std::string& readOnlyReason() const { return m_readOnlyReason; }
    int version() const { return m_version; }
    // Throws FileError where it is read-only, or was removed or replaced since it was opened.
    void requireWritable() const;

private:
    ProjectFile(std::filesystem::path path);
    void openForReading();
    void lock();
    void startWriting();

    std::filesystem::path m_path;
    FileLock m_lock;
    std::unique_ptr<PrivateFolder> m_copy;  // where a read-only medium does not let SQLite work
    sqlite3* m_database = nullptr;
    int m_version = 0;
    std::string m_readOnlyReason;
    FileIdentity m_identity, m_logIdentity;
};

}  // namespace mtp
