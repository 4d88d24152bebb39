// Parses potential files strictly: every error names line and field.
#pragma once

#include <optional>
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
    // After parse(): the types as the file counts them if these are no running numbers from 0:
    // MLIP-3 can name its types by atomic numbers. In the order of the potential's types.
    const std::vector<int>& atomicNumbers() const { return m_atomicNumbers; }

private:
    struct PairBlock {
        int first = 0, second = 0;
        std::vector<double> values;  // by radial function and polynomial
    };

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
    std::optional<PairBlock> pairBlock();
    static std::vector<int> typesOf(const std::vector<PairBlock>& blocks);
    static bool isCounted(const std::vector<int>& types);
    void moments();
    void checkMoments() const;
    void linearCoefficients();

    std::string m_name;
    std::string_view m_text;
    std::size_t m_at = 0;
    Potential m_potential;
    std::vector<int> m_atomicNumbers;
};

}  // namespace mtp
