#include "core/io/bytes/TemporaryBytes.h"

#include <algorithm>
#include <filesystem>

#include "core/base/UserFolders.h"

namespace mtp {

namespace {

constexpr std::uint64_t kMost = std::uint64_t{16} << 30;  // bytes

}  // namespace

TemporaryBytes::TemporaryBytes() : m_file(largeTemporaryFolder()) {
    std::error_code error;
    const auto space = std::filesystem::space(largeTemporaryFolder(), error);
    if (!error && m_file.isOpen())
        m_limit = std::min<std::uint64_t>(kMost, space.available / 2);
}

void TemporaryBytes::append(std::span<const char> bytes) {
    if (m_size + bytes.size() > m_limit)
        return;
    if (!m_file.write(m_size, bytes)) {
        m_limit = 0;  // the disk is full: what is there stays
        return;
    }
    m_size += bytes.size();
}

std::size_t TemporaryBytes::read(std::uint64_t offset, std::span<char> room) const {
    if (offset >= m_size)
        return 0;
    return m_file.read(offset, room.first(std::min<std::uint64_t>(room.size(), m_size - offset)));
}

}  // namespace mtp
