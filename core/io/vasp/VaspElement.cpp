#include "core/io/vasp/VaspElement.h"

#include <cmath>

#include "core/base/Parse.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr int kHeaviest = 118;
// POMASS has two or three decimals; older tables of masses differ by some hundredths.
constexpr double kSameMass = 0.1;  // amu

double massError(const std::string& symbol, double mass) {
    return std::abs(findElement(symbol)->mass - mass);
}

std::optional<std::string> elementOfMass(double mass) {
    const Element* nearest = nullptr;
    for (int number = 1; number <= kHeaviest; ++number)
        if (const Element* element = findElement(number);
            element &&
            (!nearest || std::abs(element->mass - mass) < std::abs(nearest->mass - mass)))
            nearest = element;
    return nearest && std::abs(nearest->mass - mass) < kSameMass
               ? std::optional(std::string(nearest->symbol))
               : std::nullopt;
}

}  // namespace

std::optional<std::string> elementOfTitle(std::string_view title) {
    const std::string_view kind = takeWord(title);  // PAW_PBE
    const std::string_view label = takeWord(title);
    return elementOfLabel(label.empty() ? kind : label);
}

std::string elementOf(const VaspTypeNames& type) {
    const auto byLabel = elementOfLabel(trimmed(type.label));
    const auto byTitle = elementOfTitle(type.title);
    if (byLabel && byTitle && *byLabel != *byTitle && type.mass)
        return massError(*byLabel, *type.mass) < massError(*byTitle, *type.mass) ? *byLabel
                                                                                 : *byTitle;
    if (byTitle)
        return *byTitle;
    // A label of one letter may be what is left of two ("C" of Cl): the mass has to agree.
    const auto byMass = type.mass ? elementOfMass(*type.mass) : std::nullopt;
    const bool isDoubtful = !byLabel || trimmed(type.label).size() < 2;
    if (byMass && isDoubtful)
        return *byMass;
    return byLabel.value_or("");
}

}  // namespace mtp
