#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/WindowsHandle.h"
#include "core/io/bytes/MappedFile.h"

namespace mtp {

MappedFile::MappedFile(const std::filesystem::path& path) {
    const auto fail = [&] {
        return FileError(
            fmt::format("{}: {}", path.string(), std::generic_category().message(lastErrno())));
    };
    const WindowsHandle file(CreateFileW(path.c_str(), GENERIC_READ, kShareAll, nullptr,
                                         OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    LARGE_INTEGER size{};
    if (!file.isOpen())
        throw fail();
    if (!GetFileSizeEx(file.get(), &size) || size.QuadPart == 0)
        throw FileError(path.string() + ": is no file with content");
    m_size = static_cast<std::size_t>(size.QuadPart);
    const WindowsHandle mapping(
        CreateFileMappingW(file.get(), nullptr, PAGE_READONLY, 0, 0, nullptr));
    if (!mapping.isOpen())
        throw fail();
    m_data = static_cast<const std::byte*>(MapViewOfFile(mapping.get(), FILE_MAP_READ, 0, 0, 0));
    if (!m_data)  // the view stays when the handles are closed
        throw fail();
}

MappedFile::~MappedFile() {
    UnmapViewOfFile(m_data);
}

// Unlocking what is not locked takes it from the memory that counts as this process's.
void MappedFile::release(std::size_t offset, std::size_t size) const {
    VirtualUnlock(const_cast<std::byte*>(m_data) + offset, size);
}

}  // namespace mtp
