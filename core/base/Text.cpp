#include "core/base/Text.h"

namespace mtp {

std::string toUpper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

std::string printable(std::string text, char substitute) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f')
            c = substitute;
    return text;
}

}  // namespace mtp
