// A private temporary file without a name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace mtp {

// Nobody else can open it, and it is gone with the object or the process.
class UnnamedFile {
public:
    explicit UnnamedFile(const std::filesystem::path& folder);
    ~UnnamedFile();
    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;

    bool isOpen() const { return m_handle != -1; }
    // False if not all was written: the disk is full.
    bool write(std::uint64_t offset, std::span<const char> bytes) const;
    // Fills `room` from the offset on; returns how much was there.
    std::size_t read(std::uint64_t offset, std::span<char> room) const;

private:
    std::intptr_t m_handle = -1;  // as the system counts open files
};

}  // namespace mtp
