#include "core/base/Parse.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace mtp {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The sign is the caller's. std::from_chars takes "inf" and "nan": a digit has to come first.
std::optional<double> parseUnsigned(const char* begin, const char* end) {
    if (begin == end)
        return std::nullopt;
    if (!isDigit(*begin) && !(*begin == '.' && end - begin > 1 && isDigit(begin[1])))
        return std::nullopt;
    double value = 0;
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (stop != end)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        const char* exponent =
            std::find_if(begin, end, [](char c) { return c == 'e' || c == 'E'; });
        if (end - exponent > 1 && exponent[1] == '-')
            return 0.0;
        return std::nullopt;
    }
    if (error != std::errc() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

// Fortran's double precision exponent: the same number with an E.
std::optional<double> parseFortran(const char* begin, const char* end) {
    std::array<char, 64> buffer;
    if (end - begin > static_cast<std::ptrdiff_t>(buffer.size()))
        return std::nullopt;
    std::size_t count = 0;
    bool isFound = false;
    for (const char* c = begin; c != end; ++c) {
        const bool isExponent = (*c == 'D' || *c == 'd') && !isFound;
        isFound = isFound || isExponent;
        buffer[count++] = isExponent ? 'e' : *c;
    }
    if (!isFound)
        return std::nullopt;
    return parseUnsigned(buffer.data(), buffer.data() + count);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string_view takeWord(std::string_view& rest) {
    const char* c = rest.data();
    const char* const end = c + rest.size();
    while (c != end && isBlank(*c))
        ++c;
    const char* const begin = c;
    while (c != end && !isBlank(*c))
        ++c;
    rest = {c, static_cast<std::size_t>(end - c)};
    return {begin, static_cast<std::size_t>(c - begin)};
}

void wordsOf(std::string_view line, std::vector<std::string_view>& words) {
    words.clear();
    for (std::string_view word = takeWord(line); !word.empty(); word = takeWord(line))
        words.push_back(word);
}

std::vector<std::string_view> wordsOf(std::string_view line) {
    std::vector<std::string_view> words;
    wordsOf(line, words);
    return words;
}

std::size_t countWords(std::string_view line) {
    std::size_t count = 0;
    while (!takeWord(line).empty())
        ++count;
    return count;
}

std::optional<double> parseDouble(std::string_view word) {
    if (word.empty())
        return std::nullopt;
    const bool isNegative = word.front() == '-';
    if (isNegative || word.front() == '+')
        word.remove_prefix(1);
    const char* begin = word.data();
    const char* end = begin + word.size();
    std::optional<double> value = parseUnsigned(begin, end);
    if (!value)
        value = parseFortran(begin, end);
    if (value && isNegative)
        value = -*value;
    return value;
}

std::optional<std::int64_t> parseInt(std::string_view word) {
    if (word.size() > 1 && word.front() == '+' && isDigit(word[1]))
        word.remove_prefix(1);
    std::int64_t value = 0;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    if (word.empty() || error != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

bool takeDoubles(std::string_view& rest, std::span<double> values) {
    for (double& value : values) {
        std::string_view ahead = rest;
        const std::optional<double> number = parseDouble(takeWord(ahead));
        if (!number)
            return false;
        value = *number;
        rest = ahead;
    }
    return true;
}

bool takeMergedDoubles(std::string_view& rest, std::span<double> values) {
    const auto isExponentMark = [](char c) { return c == 'e' || c == 'E' || c == 'd' || c == 'D'; };
    for (double& value : values) {
        std::string_view ahead = rest;
        std::string_view word = takeWord(ahead);
        std::size_t cut = 1;
        while (cut < word.size() && (word[cut] != '-' || isExponentMark(word[cut - 1])))
            ++cut;
        if (cut < word.size()) {
            ahead = {word.data() + cut, word.size() - cut + ahead.size()};
            word = word.substr(0, cut);
        }
        const std::optional<double> number = parseDouble(word);
        if (!number)
            return false;
        value = *number;
        rest = ahead;
    }
    return true;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() &&
           equalsIgnoringCase(text.substr(0, prefix.size()), prefix);
}

std::string toLower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

}  // namespace mtp
