// Lists in one line of text.
#pragma once

#include <string_view>
#include <vector>

namespace mtp {

// The parts of a text between separators, as they are. Parts may be empty; an empty text is one
// empty part.
std::vector<std::string_view> splitAt(std::string_view text, char separator);

}  // namespace mtp
