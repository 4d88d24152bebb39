#include "core/base/Error.h"
#include "core/base/FileState.h"
#include "core/base/WindowsHandle.h"

namespace mtp {

namespace {

WindowsHandle openFor(DWORD access, const std::filesystem::path& path) {
    return WindowsHandle(CreateFileW(path.c_str(), access, kShareAll, nullptr, OPEN_EXISTING,
                                     FILE_FLAG_BACKUP_SEMANTICS, nullptr));  // folders too
}

std::optional<FILE_BASIC_INFO> timesOf(const std::filesystem::path& path) {
    const WindowsHandle file = openFor(FILE_READ_ATTRIBUTES, path);
    FILE_BASIC_INFO known{};
    if (!file.isOpen() ||
        !GetFileInformationByHandleEx(file.get(), FileBasicInfo, &known, sizeof known))
        return std::nullopt;
    return known;
}

// Since 1970, of ticks since 1601.
std::int64_t nanoseconds(LARGE_INTEGER ticks) {
    constexpr std::int64_t kTicksTo1970 = 116'444'736'000'000'000, kNsPerTick = 100;
    return (ticks.QuadPart - kTicksTo1970) * kNsPerTick;
}

}  // namespace

FileIdentity identityOf(const std::filesystem::path& path) {
    const WindowsHandle file = openFor(FILE_READ_ATTRIBUTES, path);
    BY_HANDLE_FILE_INFORMATION known{};
    if (!file.isOpen() || !GetFileInformationByHandle(file.get(), &known))
        return {};
    return {known.dwVolumeSerialNumber,
            std::uint64_t{known.nFileIndexHigh} << 32 | known.nFileIndexLow};
}

std::int64_t changeTimeOf(const std::filesystem::path& path) {
    const auto times = timesOf(path);
    if (!times)
        throw FileError(path.string() + ": its time of change cannot be read");
    return nanoseconds(times->ChangeTime);
}

std::optional<std::int64_t> writtenAt(const std::filesystem::path& path) {
    constexpr std::int64_t kNsPerSecond = 1'000'000'000;
    const auto times = timesOf(path);
    return times ? std::optional(nanoseconds(times->LastWriteTime) / kNsPerSecond) : std::nullopt;
}

bool isWritable(const std::filesystem::path& path) {
    std::error_code error;
    const bool isFolder = std::filesystem::is_directory(path, error);
    return openFor(isFolder ? FILE_ADD_FILE : FILE_WRITE_DATA, path).isOpen();
}

bool syncToDisk(const std::filesystem::path& path) {
    const WindowsHandle file = openFor(GENERIC_WRITE, path);
    return file.isOpen() && FlushFileBuffers(file.get());
}

}  // namespace mtp
