#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/Error.h"
#include "core/base/FileState.h"

namespace mtp {

FileIdentity identityOf(const std::filesystem::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
        return {};
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

std::int64_t changeTimeOf(const std::filesystem::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
        throw FileError(path.string() + ": its time of change cannot be read");
#ifdef __APPLE__
    const timespec& time = status.st_ctimespec;
#else
    const timespec& time = status.st_ctim;
#endif
    return std::int64_t{time.tv_sec} * 1'000'000'000 + std::int64_t{time.tv_nsec};
}

std::optional<std::int64_t> writtenAt(const std::filesystem::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return static_cast<std::int64_t>(status.st_mtime);
}

bool isWritable(const std::filesystem::path& path) {
    return access(path.c_str(), W_OK) == 0;
}

bool syncToDisk(const std::filesystem::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return isSynced;
}

}  // namespace mtp
