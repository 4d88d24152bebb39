// Bytes beyond what memory should hold, in a private temporary file that has no name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/io/bytes/UnnamedFile.h"

namespace mtp {

// Nobody else can open the file, and it is gone with the object or the process. It takes at most
// half of the room that the disk has, and no more than 16 GiB; what does not fit is not kept,
// without an error: size() tells.
class TemporaryBytes {
public:
    TemporaryBytes();

    void append(std::span<const char> bytes);
    std::uint64_t size() const { return m_size; }
    // Fills `room` from the offset on; returns how much was there.
    std::size_t read(std::uint64_t offset, std::span<char> room) const;

private:
    UnnamedFile m_file;
    std::uint64_t m_size = 0;
    std::uint64_t m_limit = 0;
};

}  // namespace mtp
