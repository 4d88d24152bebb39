// A frame as bytes for the project file; reading trusts nothing.
#pragma once

#include <string>
#include <string_view>

#include "core/model/Frame.h"

namespace mtp {

// Little-endian, beginning with a version byte; doubles as they are in memory.
std::string encodeFrame(const Frame& frame);
// Throws InputError where the bytes are not what encodeFrame wrote (short, long, sizes that do not
// fit, numbers that are not finite); takes no memory before the sizes are checked.
Frame decodeFrame(std::string_view bytes);

}  // namespace mtp
