// Parses potential files strictly: every error names line and field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

class PotentialTextParser {
public:
    PotentialTextParser(std::string_view text, std::string name);
    // Throws ParseError.
    Potential parse();

private:
    [[noreturn]] void fail(const std::string& reason) const;
    void skipBlanks();
    bool isAtEnd();
    std::string_view word();
    std::string_view restOfLine();
    void expect(std::string_view token, const char* field);
    double number(const char* field);
    std::int64_t integer(const char* field, std::int64_t least, std::int64_t most);
    // Reads "{1.5, 2}" with exactly `count` numbers.
    std::vector<double> numbers(const char* field, std::size_t count);
    // Reads "{{a, b, c, d}, ...}" with exactly `count` groups of four.
    std::vector<std::array<int, 4>> quadruples(const char* field, std::size_t count);
    // Reads a count of items that take at least `bytes` characters each in the rest of the file.
    std::size_t count(const char* field, std::size_t bytes);

    void header();
    void radialBasis();
    void radialCoefficients();
    void moments();
    void checkMoments() const;
    void linearCoefficients();

    std::string m_name;
    std::string_view m_text;
    std::size_t m_at = 0;
    Potential m_potential;
};

}  // namespace mtp
