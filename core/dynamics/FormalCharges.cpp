#include "core/dynamics/FormalCharges.h"

#include <array>
#include <string>
#include <utility>

#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 20> kCharges{
    {{"H", 1},  {"Li", 1},  {"Na", 1},  {"K", 1},  {"Rb", 1}, {"Cs", 1}, {"Ag", 1},
     {"Mg", 2}, {"Ca", 2},  {"Sr", 2},  {"Ba", 2}, {"Zn", 2}, {"Al", 3}, {"Y", 3},
     {"F", -1}, {"Cl", -1}, {"Br", -1}, {"I", -1}, {"O", -2}, {"S", -2}}};

}  // namespace

std::optional<double> formalCharge(std::string_view species) {
    const std::optional<std::string> symbol = elementOfLabel(species);
    for (const auto& [element, charge] : kCharges)
        if (symbol && *symbol == element)
            return charge;
    return std::nullopt;
}

}  // namespace mtp
