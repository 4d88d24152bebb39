// The chemical elements: symbols, masses, covalent radii, colours.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mtp {

struct Element {
    int number;                       // atomic number
    std::string_view symbol;          // "Li"
    double mass;                      // amu, standard atomic weight (IUPAC 2021)
    double covalentRadius;            // Å (Cordero et al., Dalton Trans. 2008, 2832)
    std::array<std::uint8_t, 3> rgb;  // Jmol colour
};

// nullptr if no element has this symbol (case-sensitive) or number.
const Element* findElement(std::string_view symbol);
const Element* findElement(int number);

// Whether a species of this name can be an element's: a symbol, the label of an atom ("Fe1", "O_w")
// or a number, which stands for a type without a name. "Xx" and "type1" are none.
bool isElementOrNumber(std::string_view name);

// The symbol at the start of an atom name such as "Li1", "Cl_sv", "O.pbe"; absent if none fits.
std::optional<std::string> elementOfLabel(std::string_view label);
// The mass of that element, amu; absent if none fits.
std::optional<double> massOfLabel(std::string_view label);

}  // namespace mtp
