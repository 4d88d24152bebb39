#include "core/io/quantum_espresso/QuantumEspressoFunctional.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/Parse.h"

namespace mtp {

namespace {

// Exchange, correlation, their gradient corrections, nonlocal part, meta-GGA (pw.x, file
// Modules/funct.f90 up to version 6, XClib and Modules/xc_vdW_DF.f90 from 7 on).
using Indices = std::array<int, 6>;

struct Known {
    Indices indices;
    std::string_view name;
    std::string_view words;  // as it is printed without indices, and its name in pw.x
};

constexpr std::array kKnown = std::to_array<Known>({
    {{1, 1, 0, 0, 0, 0}, "LDA", "PZ"},
    {{1, 1, 0, 0, 0, 0}, "LDA", "SLA PZ NOGX NOGC"},
    {{1, 4, 0, 0, 0, 0}, "LDA (PW)", "SLA PW NOGX NOGC"},
    {{1, 4, 3, 4, 0, 0}, "PBE", "SLA PW PBX PBC"},
    {{0, 0, 101, 130, 0, 0}, "PBE", "XC 000I 000I 101L 130L"},
    {{1, 4, 10, 8, 0, 0}, "PBEsol", "SLA PW PSX PSC"},
    {{1, 4, 4, 4, 0, 0}, "revPBE", "SLA PW REVX PBC"},
    {{1, 4, 2, 2, 0, 0}, "PW91", "SLA PW GGX GGC"},
    {{1, 3, 1, 3, 0, 0}, "BLYP", "SLA LYP B88 BLYP"},
    {{1, 1, 1, 1, 0, 0}, "BP", "SLA PZ B88 P86"},
    {{1, 4, 11, 4, 0, 0}, "WC", "SLA PW WCX PBC"},
    {{6, 4, 8, 4, 0, 0}, "PBE0", "PB0X PW PB0X PBC"},
    {{1, 4, 12, 4, 0, 0}, "HSE", "SLA PW HSE PBC"},
    {{1, 4, 20, 4, 0, 0}, "GAUPBE", "GAUP"},
    {{7, 12, 9, 7, 0, 0}, "B3LYP", "B3LP B3LP B3LP B3LP"},
    {{1, 4, 4, 0, 1, 0}, "vdW-DF", "SLA PW REVX VDW1"},
    {{1, 4, 13, 0, 2, 0}, "vdW-DF2", "SLA PW RW86 VDW2"},
    {{1, 4, 27, 0, 1, 0}, "vdW-DF-cx", "SLA PW CX13 VDW1"},
    {{1, 4, 23, 0, 1, 0}, "optB88-vdW", "SLA PW OBK8 VDW1"},
    {{1, 4, 24, 0, 1, 0}, "optB86b-vdW", "SLA PW OB86 VDW1"},
    {{1, 4, 26, 0, 2, 0}, "rev-vdW-DF2", "SLA PW B86R VDW2"},
});

// Other words for the same.
constexpr std::array kSynonyms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"SLA PW PBE PBE", "PBE"},
    {"VDW DF", "vdW-DF"},
    {"VDW DF2", "vdW-DF2"},
    {"VDW DF CX", "vdW-DF-cx"},
    {"VDW DF OBK8", "optB88-vdW"},
    {"VDW DF OB86", "optB86b-vdW"},
    {"VDW DF2 B86R", "rev-vdW-DF2"},
    {"B88 P86", "BP"},
});

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// "1  4  3  4 0 0", or without blanks as version 4 has it: "1434". Missing ones at the end are 0.
std::optional<Indices> indicesOf(std::string_view text) {
    std::vector<std::string_view> words = wordsOf(text);
    const bool isPacked = words.size() == 1 && words.front().size() == 4 &&
                          std::all_of(words.front().begin(), words.front().end(), isDigit);
    if (isPacked) {
        const std::string_view digits = words.front();
        words = {digits.substr(0, 1), digits.substr(1, 1), digits.substr(2, 1), digits.substr(3)};
    }
    if (words.size() < 4)
        return std::nullopt;
    Indices indices{};
    for (std::size_t i = 0; i < std::min(words.size(), indices.size()); ++i) {
        const auto value = parseInt(words[i]);
        if (!value || *value < 0 || *value > 9999)
            return std::nullopt;
        indices[i] = static_cast<int>(*value);
    }
    return indices;
}

// "SLA-PW-PBX-PBC", "SLA+PW+PBX+PBC" and "SLA  PW   PBX  PBC" are the same words.
std::string plainWords(std::string_view text) {
    std::string spaced(text);
    for (char& c : spaced) {
        c = c == '-' || c == '+' ? ' ' : c;
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    std::string words;
    for (std::string_view word : wordsOf(spaced))
        words.append(words.empty() ? "" : " ").append(word);
    return words;
}

std::string nameOf(std::string_view text, const std::optional<Indices>& indices) {
    const std::string words = plainWords(text);
    const auto isThis = [&](const Known& known) {
        return indices ? known.indices == *indices
                       : known.words == words || plainWords(known.name) == words;
    };
    if (const auto found = std::find_if(kKnown.begin(), kKnown.end(), isThis);
        found != kKnown.end())
        return std::string(found->name);
    for (const auto& [spelling, name] : kSynonyms)
        if (words == spelling && !indices)
            return std::string(name);
    std::string own;
    for (std::string_view word : wordsOf(text))
        own.append(own.empty() ? "" : " ").append(word);
    return own;
}

// The kernel of a nonlocal functional; empty for others.
std::string nonlocalPart(const std::string& name, const std::optional<Indices>& indices) {
    const std::string lower = toLower(name);
    const int kernel = indices                                  ? (*indices)[4]
                       : lower.find("df2") != std::string::npos ? 2
                       : lower.find("df3") != std::string::npos ? 3
                       : lower.starts_with("rvv10")             ? 3
                       : lower.find("vdw") != std::string::npos ? 1
                                                                : 0;
    return kernel == 0 ? "" : kernel == 1 ? "vdW-DF" : kernel == 2 ? "vdW-DF2" : name;
}

}  // namespace

QeFunctional qeFunctional(std::string_view text, std::string_view indices) {
    const std::optional<Indices> numbers = indicesOf(indices);
    QeFunctional functional{nameOf(text, numbers), ""};
    functional.dispersion = nonlocalPart(functional.name, numbers);
    return functional;
}

}  // namespace mtp
