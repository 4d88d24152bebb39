#include "core/base/FileLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/base/OutputFile.h"
#include "core/base/ThisProcess.h"

namespace mtp {

namespace {

std::string readStart(int descriptor) {
    char text[200];
    const ssize_t size = pread(descriptor, text, sizeof text, 0);
    return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string();
}

}  // namespace

FileLock::~FileLock() {
    if (m_handle >= 0)
        close(static_cast<int>(m_handle));
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_handle(std::exchange(other.m_handle, -1)), m_holder(std::move(other.m_holder)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    std::swap(m_holder, other.m_holder);
    return *this;
}

// The lock file stays when it is released: removing it would let two processes lock two files.
bool FileLock::tryLock(const std::filesystem::path& path) {
    constexpr mode_t kForAll = 0666;  // less the umask, as the project itself
    const std::string name = path.string() + "-lock";
    const int descriptor = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kForAll);
    if (descriptor < 0)
        throw writeError(path, errno);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        m_holder = readStart(descriptor);
        close(descriptor);
        return false;
    }
    m_handle = descriptor;
    m_holder = nameOfThisProcess();
    // For the message of others only: without it (disk full) the lock holds all the same.
    if (ftruncate(descriptor, 0) == 0 &&
        pwrite(descriptor, m_holder.data(), m_holder.size(), 0) < 0)
        m_holder.clear();
    return true;
}

}  // namespace mtp
