// Texts for a POSIX shell.
#pragma once

#include <string>
#include <string_view>

namespace mtp {

// One word of a shell, whatever the text holds; plain words stay as they are.
std::string shellWord(std::string_view text);

}  // namespace mtp
