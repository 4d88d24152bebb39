// One writer at a time: a lock that goes away with its process, however that ends.
#pragma once

#include <cstdint>
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
    std::intptr_t m_handle = -1;  // of the lock file, as the system counts open files
    std::string m_holder;         // "process 4711 on host"
};

}  // namespace mtp
