// One writer at a time: a lock that goes away with its process, however that ends.
#pragma once

#include <filesystem>
#include <string>

namespace mtp {

// Held while the object lives, by "<path>-lock" beside the file.
class FileLock {
public:
    FileLock() = default;
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

    // False if another process (or object) holds it; holder() then says which.
    bool tryLock(const std::filesystem::path& path);
    const std::string& holder() const { return m_holder; }

private:
    int m_descriptor = -1;
    std::string m_holder;  // "process 4711 on host"
};

// Device and number of a file: another file under the same name differs.
struct FileIdentity {
    std::uint64_t device = 0, number = 0;  // 0: there is no such file
    bool operator==(const FileIdentity&) const = default;
};
FileIdentity identityOf(const std::filesystem::path& path);

// A folder in the place for temporary files that only this user can read; removed with the object.
class PrivateFolder {
public:
    PrivateFolder();  // throws FileError
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace mtp
