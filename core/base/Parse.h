// Reading numbers and words from text: strict, without locale, without allocation.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mtp {

// Without blanks (space, tab, CR) at both ends.
std::string_view trimmed(std::string_view text);

// Takes the next word (separated by blanks) off the front of rest; empty if none is left.
std::string_view takeWord(std::string_view& rest);

// All words of a line. The second form reuses the vector in loops.
std::vector<std::string_view> wordsOf(std::string_view line);
void wordsOf(std::string_view line, std::vector<std::string_view>& words);
std::size_t countWords(std::string_view line);

// Names in a list that a user types: "Li Cl Al", "Li, Cl, Al", "Li;Cl;Al". Absent if a comma or
// a semicolon has no name before it ("Li,,Cl", ", Li"); one at the end is passed over.
std::optional<std::vector<std::string>> parseNames(std::string_view text);

// A finite number written in full: "1", "-1.5e-3", "+2.", ".5", Fortran's "1.0D+02". Absent for
// anything else: nan, inf, "****", "1.5x", an empty word, values beyond the range of a double
// (those too small for one are 0).
std::optional<double> parseDouble(std::string_view word);

// A whole decimal number that fits; absent for anything else ("1.0", "0x1",
// "99999999999999999999").
std::optional<std::int64_t> parseInt(std::string_view word);

// Takes the next word off the front of rest where it is a number; false, with rest unchanged, where
// it is not. The fast ways of parseDouble() and parseInt().
bool takeDouble(std::string_view& rest, double& value);
bool takeInt(std::string_view& rest, std::int64_t& value);

// Takes `count` words off the front of rest that are numbers, without working out their values.
// True only if takeDoubles() is, and always for numbers of less than 1e130 in size: sums and
// products of a few of them are finite. Several times as fast.
bool skipDoubles(std::string_view& rest, std::size_t count);

// Takes one number off the front of rest for each element; false, with rest at the word that is not
// a number (or empty), if there are fewer.
bool takeDoubles(std::string_view& rest, std::span<double> values);

// The same if columns of fixed width may run together at a sign: "0.1-0.2" is 0.1 and -0.2.
bool takeMergedDoubles(std::string_view& rest, std::span<double> values);

// Comparison without case, ASCII only.
bool equalsIgnoringCase(std::string_view a, std::string_view b);
bool startsWithIgnoringCase(std::string_view text, std::string_view prefix);

// ASCII lower case.
std::string toLower(std::string_view text);

}  // namespace mtp
