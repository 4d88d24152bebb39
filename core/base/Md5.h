// The MD5 of a text, as pw.x prints that of a file. Not for anything that has to be safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/Libraries.h"

namespace mtp {

// 32 hexadecimal digits; empty if the system forbids MD5.
std::string md5Of(std::string_view text);
// What computes it, if it is no part of the system.
std::optional<Library> md5Library();

}  // namespace mtp
