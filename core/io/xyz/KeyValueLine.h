// The key=value line of extended XYZ.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/FrameKeys.h"

namespace mtp {

// Pairs in order; a bare word is a key with the value "T". Values may be quoted ("..." or '...',
// with \" \\ \n inside) or in braces or brackets. Absent if a quote or brace is not closed.
std::optional<std::vector<KeyValue>> parseKeyValues(std::string_view line);

// The same text quoted if it has to be.
std::string quotedValue(std::string_view value);

}  // namespace mtp
