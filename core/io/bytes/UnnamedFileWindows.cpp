#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "core/base/WindowsHandle.h"
#include "core/io/bytes/UnnamedFile.h"

namespace mtp {

namespace {

constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  // bytes; the system counts in 32 bits

HANDLE handleOf(std::intptr_t number) {
    return reinterpret_cast<HANDLE>(number);
}

OVERLAPPED placeAt(std::uint64_t offset) {
    OVERLAPPED place{};
    place.Offset = static_cast<DWORD>(offset & 0xFFFFFFFF);
    place.OffsetHigh = static_cast<DWORD>(offset >> 32);
    return place;
}

}  // namespace

// Files of Windows have names: nobody else can open this one, and the system deletes it at its end.
UnnamedFile::UnnamedFile(const std::filesystem::path& folder) {
    std::random_device random;
    const std::filesystem::path name = folder / fmt::format("mtp-{:08x}", random());
    m_handle = reinterpret_cast<std::intptr_t>(
        CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, CREATE_NEW,
                    FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr));
}

UnnamedFile::~UnnamedFile() {
    if (isOpen())
        CloseHandle(handleOf(m_handle));
}

bool UnnamedFile::write(std::uint64_t offset, std::span<const char> bytes) const {
    for (std::size_t done = 0; done < bytes.size();) {
        OVERLAPPED place = placeAt(offset + done);
        const auto part = static_cast<DWORD>(std::min(bytes.size() - done, kMostAtOnce));
        DWORD count = 0;
        if (!WriteFile(handleOf(m_handle), bytes.data() + done, part, &count, &place) || count == 0)
            return false;
        done += count;
    }
    return true;
}

std::size_t UnnamedFile::read(std::uint64_t offset, std::span<char> room) const {
    std::size_t done = 0;
    while (done < room.size()) {
        OVERLAPPED place = placeAt(offset + done);
        const auto part = static_cast<DWORD>(std::min(room.size() - done, kMostAtOnce));
        DWORD count = 0;
        if (!ReadFile(handleOf(m_handle), room.data() + done, part, &count, &place) || count == 0)
            break;
        done += count;
    }
    return done;
}

}  // namespace mtp
