// What the system knows of a file besides its content.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace mtp {

// Device and number of a file: another file under the same name differs.
struct FileIdentity {
    std::uint64_t device = 0, number = 0;  // 0: there is no such file
    bool operator==(const FileIdentity&) const = default;
};
FileIdentity identityOf(const std::filesystem::path& path);

// When the content, the name or the rights of a file changed last, ns since 1970. Unlike the time
// of the last writing, programs do not set it: a file that was put back with its old time is seen.
// Throws FileError.
std::int64_t changeTimeOf(const std::filesystem::path& path);

// When the content of a file, or the list of a folder, was written last, s since 1970.
std::optional<std::int64_t> writtenAt(const std::filesystem::path& path);

// Whether this user may change a file, or make files in a folder.
bool isWritable(const std::filesystem::path& path);

// Waits until the content of a file is on the disk; false if that failed.
bool syncToDisk(const std::filesystem::path& path);

}  // namespace mtp
