#include "core/base/FileLock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/base/OutputFile.h"

namespace mtp {

namespace {

std::string readStart(int descriptor) {
    char text[200];
    const ssize_t size = pread(descriptor, text, sizeof text, 0);
    return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string();
}

std::string thisProcess() {
    char host[100] = "";
    gethostname(host, sizeof host - 1);
    return fmt::format("process {} on {}", getpid(), host);
}

}  // namespace

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        close(m_descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_holder(std::move(other.m_holder)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
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
    m_descriptor = descriptor;
    m_holder = thisProcess();
    // For the message of others only: without it (disk full) the lock holds all the same.
    if (ftruncate(descriptor, 0) == 0 &&
        pwrite(descriptor, m_holder.data(), m_holder.size(), 0) < 0)
        m_holder.clear();
    return true;
}

FileIdentity identityOf(const std::filesystem::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
        return {};
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

PrivateFolder::PrivateFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mtp-workbench-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw FileError(name + ": no folder for temporary files");
    m_path = name;
}

PrivateFolder::~PrivateFolder() {
    std::error_code error;
    std::filesystem::remove_all(m_path, error);
}

}  // namespace mtp
