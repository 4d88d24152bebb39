// How HDF5 files begin, which is known without its library.
#pragma once

#include <string_view>

namespace mtp {

inline bool looksLikeHdf5(std::string_view head) {
    using namespace std::string_view_literals;
    return head.starts_with("\x89HDF\r\n\x1a\n"sv);
}

}  // namespace mtp
