// Numbers with the noun that they count, in English.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mtp {

// "1 configuration", "2 configurations"; many: the plural if it is not `one` with an s.
inline std::string counted(std::size_t count, std::string_view one, std::string_view many = {}) {
    std::string text = std::to_string(count) + ' ';
    if (count == 1 || many.empty())
        text += one;
    else
        text += many;
    return count != 1 && many.empty() ? text + 's' : text;
}

}  // namespace mtp
