#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <string>

#include "core/io/bytes/UnnamedFile.h"

namespace mtp {

UnnamedFile::UnnamedFile(const std::filesystem::path& folder) {
    std::string name = (folder / "mtp-XXXXXX").string();
    const int file = mkstemp(name.data());  // for this user only
    if (file < 0)
        return;
    fcntl(file, F_SETFD, FD_CLOEXEC);
    unlink(name.c_str());
    m_handle = file;
}

UnnamedFile::~UnnamedFile() {
    if (isOpen())
        close(static_cast<int>(m_handle));
}

bool UnnamedFile::write(std::uint64_t offset, std::span<const char> bytes) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = pwrite(static_cast<int>(m_handle), bytes.data() + done,
                                     bytes.size() - done, static_cast<off_t>(offset + done));
        if (count <= 0)
            return false;
        done += static_cast<std::size_t>(count);
    }
    return true;
}

std::size_t UnnamedFile::read(std::uint64_t offset, std::span<char> room) const {
    std::size_t done = 0;
    while (done < room.size()) {
        const ssize_t count = pread(static_cast<int>(m_handle), room.data() + done,
                                    room.size() - done, static_cast<off_t>(offset + done));
        if (count <= 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

}  // namespace mtp
