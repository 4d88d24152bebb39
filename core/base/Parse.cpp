#include "core/base/Parse.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

#include "core/base/UsualNumbers.h"

namespace mtp {

namespace {

constexpr std::array<bool, 256> kBlanks = [] {
    std::array<bool, 256> table{};
    for (char c : {' ', '\t', '\r', '\n', '\f', '\v'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool isBlank(char c) {
    return kBlanks[static_cast<unsigned char>(c)];
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

// The next eight characters if all are digits, which decimals often are.
bool areEightDigits(const char* c, const char* end, std::uint64_t& characters) {
    if (!eight::kIsUsable || end - c < 8)
        return false;
    characters = eight::load(c);
    return eight::marksOfOthersThanDigits(characters) == 0;
}

// A number of the usual length, with the exact way of Clinger (PLDI 1990): a whole number below
// 2^53 and a power of ten up to 10^22 are doubles, so that one product or quotient of the two is
// rounded correctly. Returns where the number ends, or nullptr where this way does not serve.
const char* readShort(const char* c, const char* end, double& value) {
    constexpr std::uint64_t kExact = std::uint64_t{1} << 53;
    constexpr std::ptrdiff_t kMostDigits = 19;  // fit in 64 bits
    const bool isNegative = c != end && *c == '-';
    c += isNegative ? 1 : 0;
    std::uint64_t digits = 0;
    const char* const first = c;
    for (; c != end && isDigit(*c); ++c)
        digits = 10 * digits + static_cast<std::uint64_t>(*c - '0');
    std::ptrdiff_t count = c - first;
    int exponent = 0;
    if (c != end && *c == '.') {
        const char* const point = ++c;
        if (std::uint64_t characters = 0; areEightDigits(c, end, characters)) {
            digits = 100'000'000 * digits + eight::numberOf(characters, 8);
            c += 8;
        }
        for (; c != end && isDigit(*c); ++c)
            digits = 10 * digits + static_cast<std::uint64_t>(*c - '0');
        exponent = static_cast<int>(point - c);
        count += c - point;
    }
    if (count == 0 || count > kMostDigits || digits > kExact)
        return nullptr;
    if (c != end && (*c == 'e' || *c == 'E')) {
        ++c;
        const bool isDown = c != end && *c == '-';
        c += c != end && (*c == '-' || *c == '+') ? 1 : 0;
        const char* const start = c;
        int power = 0;
        for (; c != end && isDigit(*c) && c - start < 3; ++c)
            power = 10 * power + (*c - '0');
        if (c == start)
            return nullptr;
        exponent += isDown ? -power : power;
    }
    if (exponent < -22 || exponent > 22 || (c != end && !isBlank(*c)))
        return nullptr;
    const auto whole = static_cast<double>(digits);
    const double magnitude = exponent < 0
                                 ? whole / kPowersOfTen[static_cast<std::size_t>(-exponent)]
                                 : whole * kPowersOfTen[static_cast<std::size_t>(exponent)];
    value = isNegative ? -magnitude : magnitude;
    return c;
}

// A whole number of at most 18 digits. Returns its end, or nullptr if it has to be read another
// way.
const char* readShortInt(const char* c, const char* end, std::int64_t& value) {
    constexpr std::ptrdiff_t kMostDigits = 18;  // fit in 64 bits
    const bool isNegative = c != end && *c == '-';
    c += isNegative ? 1 : 0;
    const char* const first = c;
    std::int64_t digits = 0;
    for (; c != end && isDigit(*c) && c - first < kMostDigits; ++c)
        digits = 10 * digits + (*c - '0');
    if (c == first || (c != end && !isBlank(*c)))
        return nullptr;
    value = isNegative ? -digits : digits;
    return c;
}

// Past a word that has the form of a number and cannot be too large for a double; nullptr if
// that needs a closer look.
const char* skipShort(const char* c, const char* end) {
    constexpr std::ptrdiff_t kLongest = 30;  // digits, and two of an exponent
    const char* const begin = c;
    c += c != end && (*c == '-' || *c == '+') ? 1 : 0;
    const char* const first = c;
    while (c != end && isDigit(*c))
        ++c;
    std::ptrdiff_t count = c - first;
    if (c != end && *c == '.') {
        const char* const point = ++c;
        if (std::uint64_t characters = 0; areEightDigits(c, end, characters))
            c += 8;
        while (c != end && isDigit(*c))
            ++c;
        count += c - point;
    }
    if (count == 0)
        return nullptr;
    if (c != end && (*c == 'e' || *c == 'E')) {
        ++c;
        c += c != end && (*c == '-' || *c == '+') ? 1 : 0;
        const char* const start = c;
        while (c != end && isDigit(*c))
            ++c;
        if (c == start || c - start > 2)
            return nullptr;
    }
    return (c == end || isBlank(*c)) && c - begin <= kLongest ? c : nullptr;
}

const char* pastBlanks(const char* c, const char* end) {
    while (c != end && isBlank(*c))
        ++c;
    return c;
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

// Counts the starts of words, in a loop without branches.
std::size_t countWords(std::string_view line) {
    const auto isBetween = [](char c) {  // as kBlanks
        return static_cast<unsigned>(c == ' ') |
               static_cast<unsigned>(static_cast<unsigned char>(c - '\t') <= '\r' - '\t');
    };
    if (line.empty())
        return 0;
    unsigned count = 1 - isBetween(line[0]);
    for (std::size_t i = 1; i < line.size(); ++i)
        count += isBetween(line[i - 1]) & (1 - isBetween(line[i]));
    return count;
}

std::optional<std::vector<std::string>> parseNames(std::string_view text) {
    std::vector<std::string> names;
    while (!trimmed(text).empty()) {
        const std::size_t end = std::min(text.find_first_of(",;"), text.size());
        const std::vector<std::string_view> words = wordsOf(text.substr(0, end));
        if (words.empty())
            return std::nullopt;
        names.insert(names.end(), words.begin(), words.end());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
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

bool takeDouble(std::string_view& rest, double& value) {
    const char* const end = rest.data() + rest.size();
    if (const char* stop = readShort(pastBlanks(rest.data(), end), end, value)) {
        rest = {stop, static_cast<std::size_t>(end - stop)};
        return true;
    }
    std::string_view ahead = rest;
    const std::optional<double> number = parseDouble(takeWord(ahead));
    if (!number)
        return false;
    value = *number;
    rest = ahead;
    return true;
}

bool takeInt(std::string_view& rest, std::int64_t& value) {
    const char* const end = rest.data() + rest.size();
    if (const char* stop = readShortInt(pastBlanks(rest.data(), end), end, value)) {
        rest = {stop, static_cast<std::size_t>(end - stop)};
        return true;
    }
    std::string_view ahead = rest;
    const std::optional<std::int64_t> number = parseInt(takeWord(ahead));
    if (!number)
        return false;
    value = *number;
    rest = ahead;
    return true;
}

bool takeDoubles(std::string_view& rest, std::span<double> values) {
    for (double& value : values)
        if (!takeDouble(rest, value))
            return false;
    return true;
}

bool skipDoubles(std::string_view& rest, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const char* const end = rest.data() + rest.size();
        if (const char* stop = skipShort(pastBlanks(rest.data(), end), end)) {
            rest = {stop, static_cast<std::size_t>(end - stop)};
            continue;
        }
        constexpr double kLargest = 1e130;
        std::string_view ahead = rest;
        const std::optional<double> number = parseDouble(takeWord(ahead));
        if (!number || std::abs(*number) > kLargest)
            return false;
        rest = ahead;
    }
    return true;
}

bool takeMergedDoubles(std::string_view& rest, std::span<double> values) {
    const auto isExponentMark = [](char c) { return c == 'e' || c == 'E' || c == 'd' || c == 'D'; };
    for (double& value : values) {
        const char* const end = rest.data() + rest.size();
        if (const char* stop = readShort(pastBlanks(rest.data(), end), end, value)) {
            rest = {stop, static_cast<std::size_t>(end - stop)};
            continue;
        }
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
