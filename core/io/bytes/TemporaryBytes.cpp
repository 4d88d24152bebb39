#include "core/io/bytes/TemporaryBytes.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace mtp {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMost = std::uint64_t{16} << 30;  // bytes

// The user's choice, else where the system keeps large temporary files: /tmp may be memory.
fs::path folder() {
    const char* chosen = std::getenv("TMPDIR");
    for (const char* path : {chosen, "/var/tmp"})
        if (path && access(path, W_OK) == 0)
            return path;
    std::error_code error;
    return fs::temp_directory_path(error);
}

}  // namespace

TemporaryBytes::TemporaryBytes() {
    const fs::path place = folder();
    std::error_code error;
    const fs::space_info space = fs::space(place, error);
    if (error)
        return;
    m_limit = std::min<std::uint64_t>(kMost, space.available / 2);
    std::string name = (place / "mtp-XXXXXX").string();
    m_file = mkstemp(name.data());  // for this user only
    if (m_file < 0)
        return;
    fcntl(m_file, F_SETFD, FD_CLOEXEC);
    unlink(name.c_str());
}

TemporaryBytes::~TemporaryBytes() {
    if (m_file >= 0)
        close(m_file);
}

void TemporaryBytes::append(std::span<const char> bytes) {
    if (m_file < 0 || m_size + bytes.size() > m_limit)
        return;
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = pwrite(m_file, bytes.data() + done, bytes.size() - done,
                                     static_cast<off_t>(m_size + done));
        if (count <= 0) {
            m_limit = 0;  // the disk is full: what is there stays
            return;
        }
        done += static_cast<std::size_t>(count);
    }
    m_size += bytes.size();
}

std::size_t TemporaryBytes::read(std::uint64_t offset, std::span<char> room) const {
    if (m_file < 0 || offset >= m_size)
        return 0;
    const std::size_t wanted = std::min<std::uint64_t>(room.size(), m_size - offset);
    std::size_t done = 0;
    while (done < wanted) {
        const ssize_t count =
            pread(m_file, room.data() + done, wanted - done, static_cast<off_t>(offset + done));
        if (count <= 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

}  // namespace mtp
