#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>

#include "core/base/Md5.h"

namespace mtp {

std::string md5Of(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_md5(), nullptr) != 1)
        return {};
    return fmt::format("{:02x}", fmt::join(digest.begin(), digest.begin() + size, ""));
}

std::optional<Library> md5Library() {
    return Library{"OpenSSL", OpenSSL_version(OPENSSL_VERSION_STRING), "Apache-2.0"};
}

}  // namespace mtp
