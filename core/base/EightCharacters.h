// Eight characters of a text at a time, in one number whose lowest byte is the first of them. Of
// what is asked about each of them, the answer is a mark: the highest bit of its byte.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace mtp::eight {

// Whether this machine has the order of bytes that is supposed here.
inline constexpr bool kIsUsable = std::endian::native == std::endian::little;

constexpr std::uint64_t everyByte(std::uint64_t value) {
    return 0x0101010101010101u * value;
}

inline constexpr std::uint64_t kMarks = everyByte(0x80);

inline std::uint64_t load(const char* text) {
    std::uint64_t characters = 0;
    std::memcpy(&characters, text, sizeof characters);
    return characters;
}

// Characters before the first mark; 8 if there is none.
inline int countBefore(std::uint64_t marks) {
    return std::countr_zero(marks) / 8;
}

inline std::uint64_t count(std::uint64_t marks) {
    return ((marks >> 7) * everyByte(1)) >> 56;
}

// What is no digit. Marks behind the first one may be wrong.
inline std::uint64_t marksOfOthersThanDigits(std::uint64_t characters) {
    const std::uint64_t values = characters ^ everyByte('0');  // of digits, 0 to 9
    return ((values + everyByte(0x80 - 10)) | values) & kMarks;
}

inline std::uint64_t marksOf(char wanted, std::uint64_t characters) {
    const std::uint64_t differences = characters ^ everyByte(static_cast<unsigned char>(wanted));
    const std::uint64_t low = differences & ~kMarks;
    return ~((low + ~kMarks) | differences) & kMarks;
}

// Space, \t, \n, \v, \f, \r.
inline std::uint64_t marksOfBlanks(std::uint64_t characters) {
    const std::uint64_t low = characters & ~kMarks;
    const std::uint64_t fromTab = low + everyByte(0x80 - '\t');
    const std::uint64_t beyondReturn = low + everyByte(0x80 - '\r' - 1);
    return marksOf(' ', characters) | (fromTab & ~beyondReturn & ~characters & kMarks);
}

// The number that the first `digits` characters (1 to 8), which are digits, write: by sums of
// pairs, of fours and of eights (Lemire, Softw. Pract. Exp. 51, 1700 (2021), section 5).
inline std::uint64_t numberOf(std::uint64_t characters, int digits) {
    constexpr std::uint64_t kMask = 0x000000FF000000FFu;
    characters = (characters - everyByte('0')) << (8 * (8 - digits));  // zeros before them
    characters = characters * 10 + (characters >> 8);
    return ((characters & kMask) * 0x000F424000000064u +
            ((characters >> 16) & kMask) * 0x0000271000000001u) >>
           32;
}

}  // namespace mtp::eight
