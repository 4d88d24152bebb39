// Numbers of the usual length from text, eight characters at a time and without a branch for each.
// They are for long files: whoever calls them has another way for what is in another form. Sixteen
// bytes from a number on must be readable.
#pragma once

#include <array>
#include <cstdint>

#include "core/base/EightCharacters.h"

namespace mtp {

// Those that are doubles.
inline constexpr std::array<double, 23> kPowersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

inline bool endsUsualWord(char c) {
    return c == ' ' || c == '\n' || c == '\r';
}

// One to seven digits, with or without a minus before them and a point among them, and the end of
// the word. Returns that end, or null for anything else. A quotient of two doubles is rounded
// correctly (Clinger, PLDI 1990): the value is that of parseDouble().
inline const char* readUsualDouble(const char* c, double& value) {
    if (!eight::kIsUsable)
        return nullptr;
    const bool isNegative = *c == '-';
    c += isNegative ? 1 : 0;
    std::uint64_t characters = eight::load(c);
    const int whole = eight::countBefore(eight::marksOfOthersThanDigits(characters));
    int digits = whole, decimals = 0;
    if (whole < 8 && c[whole] == '.') {
        const std::uint64_t before = (std::uint64_t{1} << (8 * whole)) - 1;
        characters = (characters & before) | (eight::load(c + 1) & ~before);  // without the point
        digits = eight::countBefore(eight::marksOfOthersThanDigits(characters));
        decimals = digits - whole;
        ++c;
    }
    if (digits == 0 || digits == 8 || !endsUsualWord(c[digits]))
        return nullptr;
    const double magnitude = static_cast<double>(eight::numberOf(characters, digits)) /
                             kPowersOfTen[static_cast<std::size_t>(decimals)];
    value = isNegative ? -magnitude : magnitude;
    return c + digits;
}

// One to seven digits and the end of the word.
inline const char* readUsualInt(const char* c, std::int64_t& value) {
    if (!eight::kIsUsable)
        return nullptr;
    const std::uint64_t characters = eight::load(c);
    const int digits = eight::countBefore(eight::marksOfOthersThanDigits(characters));
    if (digits == 0 || digits == 8 || !endsUsualWord(c[digits]))
        return nullptr;
    value = static_cast<std::int64_t>(eight::numberOf(characters, digits));
    return c + digits;
}

// To the blank that ends a word, which must come.
inline const char* passWord(const char* c) {
    for (;; c += 8)
        if (const std::uint64_t ends = eight::marksOfBlanks(eight::load(c)))
            return c + eight::countBefore(ends);
}

// To the end of the line, which must come; adds how many words begin from c on. The character
// before c is no blank.
inline const char* passWordsOfLine(const char* c, std::uint64_t& words) {
    std::uint64_t before = 0;  // the mark of the last of the eight before
    for (;; c += 8) {
        const std::uint64_t characters = eight::load(c);
        const std::uint64_t ends = eight::marksOf('\n', characters);
        const std::uint64_t blanks = eight::marksOfBlanks(characters);
        const std::uint64_t starts = ~blanks & ((blanks << 8) | before) & eight::kMarks;
        if (ends != 0) {
            words += eight::count(starts & (ends ^ (ends - 1)));
            return c + eight::countBefore(ends);
        }
        words += eight::count(starts);
        before = blanks >> 56;
    }
}

}  // namespace mtp
