// The bytes of a file as memory, which the system reads when they are used.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace mtp {

// The file must not become shorter while it is mapped: it is replaced as a whole, never written.
class MappedFile {
public:
    // Throws FileError if the file is missing, unreadable or empty.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    // These bytes are not needed soon: they no longer count as memory of this process. They can
    // still be used, and may be in use elsewhere.
    void release(std::size_t offset, std::size_t size) const;

private:
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

}  // namespace mtp
