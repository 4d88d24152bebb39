// Letters of a text: upper case, and what a terminal or a shell may be shown.
#pragma once

#include <string>
#include <string_view>

namespace mtp {

// With the letters A to Z for a to z; all other bytes stay.
std::string toUpper(std::string_view text);

// On one line, and without characters that a terminal obeys: each of them becomes the substitute.
std::string printable(std::string text, char substitute = '?');

}  // namespace mtp
