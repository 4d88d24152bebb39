#include <fmt/format.h>

#include <array>

#include "core/base/Md5.h"
#include "core/base/WindowsHandle.h"

#include <bcrypt.h>  // needs windows.h before it

namespace mtp {

std::string md5Of(std::string_view text) {
    BCRYPT_ALG_HANDLE algorithm = nullptr;
    if (BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_MD5_ALGORITHM, nullptr, 0) < 0)
        return {};
    std::array<unsigned char, 16> digest{};
    std::string all(text);  // the function takes no constant bytes
    const NTSTATUS status = BCryptHash(algorithm, nullptr, 0, reinterpret_cast<PUCHAR>(all.data()),
                                       static_cast<ULONG>(all.size()), digest.data(),
                                       static_cast<ULONG>(digest.size()));
    BCryptCloseAlgorithmProvider(algorithm, 0);
    return status < 0 ? std::string() : fmt::format("{:02x}", fmt::join(digest, ""));
}

std::optional<Library> md5Library() {
    return std::nullopt;
}

}  // namespace mtp
