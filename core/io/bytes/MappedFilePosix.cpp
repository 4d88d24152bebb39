#include "core/io/bytes/MappedFile.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/base/Error.h"

namespace mtp {

MappedFile::MappedFile(const std::filesystem::path& path) {
    const auto fail = [&](int systemError) {
        return FileError(
            fmt::format("{}: {}", path.string(), std::generic_category().message(systemError)));
    };
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw fail(errno);
    struct stat status {};
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
        close(file);
        throw FileError(path.string() + ": is no file with content");
    }
    m_size = static_cast<std::size_t>(status.st_size);
    void* data = mmap(nullptr, m_size, PROT_READ, MAP_SHARED, file, 0);
    const int systemError = errno;
    close(file);  // the mapping stays
    if (data == MAP_FAILED)
        throw fail(systemError);
    m_data = static_cast<const std::byte*>(data);
}

MappedFile::~MappedFile() {
    munmap(const_cast<std::byte*>(m_data), m_size);
}

void MappedFile::release(std::size_t offset, std::size_t size) const {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t first = (offset + page - 1) / page * page;
    const std::size_t last = (offset + size) / page * page;
    if (last > first)
        madvise(const_cast<std::byte*>(m_data) + first, last - first, MADV_DONTNEED);
}

}  // namespace mtp
