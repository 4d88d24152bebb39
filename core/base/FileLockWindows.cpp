#include <algorithm>
#include <utility>

#include "core/base/FileLock.h"
#include "core/base/OutputFile.h"
#include "core/base/ThisProcess.h"
#include "core/base/WindowsHandle.h"

namespace mtp {

namespace {

HANDLE handleOf(std::intptr_t number) {
    return reinterpret_cast<HANDLE>(number);
}

// A locked byte cannot be read by others: it lies far behind the text that names the holder.
bool lockOneByte(HANDLE file) {
    OVERLAPPED place{};
    place.OffsetHigh = 1;
    return LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place);
}

std::string startOf(HANDLE file) {
    char text[200];
    DWORD size = 0;
    OVERLAPPED start{};
    return ReadFile(file, text, sizeof text, &size, &start) ? std::string(text, size)
                                                            : std::string();
}

}  // namespace

FileLock::~FileLock() {
    if (m_handle != -1)
        CloseHandle(handleOf(m_handle));
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_handle(std::exchange(other.m_handle, -1)), m_holder(std::move(other.m_holder)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    std::swap(m_holder, other.m_holder);
    return *this;
}

// The lock file stays when it is released, as on other systems.
bool FileLock::tryLock(const std::filesystem::path& path) {
    std::filesystem::path name = path;
    name += "-lock";
    const HANDLE file = CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, kShareAll, nullptr,
                                    OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        throw writeError(path, lastErrno());
    if (!lockOneByte(file)) {
        m_holder = startOf(file);
        CloseHandle(file);
        return false;
    }
    m_handle = reinterpret_cast<std::intptr_t>(file);
    m_holder = nameOfThisProcess();
    // For the message of others only: without it (disk full) the lock holds all the same.
    DWORD written = 0;
    OVERLAPPED start{};
    SetEndOfFile(file);
    if (!WriteFile(file, m_holder.data(), static_cast<DWORD>(m_holder.size()), &written, &start))
        m_holder.clear();
    return true;
}

}  // namespace mtp
