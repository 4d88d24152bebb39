#include "core/io/NumberRows.h"

#include <array>
#include <cstdint>

namespace mtp {

namespace {

enum Kind : std::uint8_t { Other, Blank, Digit, Dot, Sign };

constexpr std::array<Kind, 256> makeKinds() {
    std::array<Kind, 256> kinds{};
    for (unsigned char c : {' ', '\t', '\r'})
        kinds[c] = Blank;
    for (unsigned char c = '0'; c <= '9'; ++c)
        kinds[c] = Digit;
    kinds['.'] = Dot;
    kinds['-'] = kinds['+'] = Sign;
    return kinds;
}

constexpr std::array<Kind, 256> kKinds = makeKinds();

Kind kindOf(const char* c) {
    return kKinds[static_cast<unsigned char>(*c)];
}

// Behind a number that begins at c; nullptr where there is none.
const char* endOfNumber(const char* c, const char* end) {
    constexpr std::ptrdiff_t kLongest = 40;  // a double holds the value
    const char* const begin = c;
    c += kindOf(c) == Sign ? 1 : 0;
    const char* const digits = c;
    while (c != end && kindOf(c) == Digit)
        ++c;
    std::ptrdiff_t count = c - digits;
    if (c != end && kindOf(c) == Dot) {
        const char* const fraction = ++c;
        while (c != end && kindOf(c) == Digit)
            ++c;
        count += c - fraction;
    }
    const bool isEnd = c == end || kindOf(c) == Blank;
    return count > 0 && isEnd && c - begin <= kLongest ? c : nullptr;
}

}  // namespace

bool isPlainRow(std::string_view line, int count) {
    const char* c = line.data();
    const char* const end = c + line.size();
    for (int found = 0;; ++found) {
        while (c != end && kindOf(c) == Blank)
            ++c;
        if (c == end)
            return found == count;
        if (found == count)
            return false;
        c = endOfNumber(c, end);
        if (!c)
            return false;
    }
}

}  // namespace mtp
