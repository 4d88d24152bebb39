#include "core/labelling/GthTable.h"

#include <fmt/format.h>

#include <array>

#include "core/base/Error.h"

namespace mtp {

namespace {

// Valence electrons of the potentials that GTH_POTENTIALS names "GTH-PBE", which bases of the
// MOLOPT sets exist for: from H to Ba, and from Hf to Rn.
constexpr std::array<int, 56> kFromHydrogen{1,  2,  3,  4,  3,  4,  5,  6,  7,  8,  9,  10, 3,  4,
                                            5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18,
                                            11, 12, 13, 4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14,
                                            15, 16, 17, 18, 11, 12, 13, 4,  5,  6,  7,  8,  9,  10};
constexpr std::array<int, 15> kFromHafnium{12, 13, 14, 15, 16, 17, 18, 11, 12, 13, 4, 5, 6, 7, 8};
constexpr int kHafnium = 72;

std::optional<int> valenceOf(const Element& element) {
    const auto light = static_cast<std::size_t>(element.number) - 1;
    if (light < kFromHydrogen.size())
        return kFromHydrogen[light];
    const auto heavy = static_cast<std::size_t>(element.number) - kHafnium;
    if (element.number >= kHafnium && heavy < kFromHafnium.size())
        return kFromHafnium[heavy];
    return std::nullopt;
}

}  // namespace

void takeUsualGth(const Element& element, Functional functional, ElementPhysics& physics) {
    if (!physics.pseudopotential.empty() && !physics.basis.empty())
        return;
    const std::optional<int> valence = valenceOf(element);
    if (!valence)
        throw InputError(fmt::format(
            "CP2K's data files have no usual basis for {}; name its potential and its basis in the "
            "recipe",
            element.symbol));
    const bool isMeta = functional == Functional::R2scan;
    if (physics.pseudopotential.empty())
        physics.pseudopotential = fmt::format("GTH-{}-q{}", isMeta ? "SCAN" : "PBE", *valence);
    if (physics.basis.empty())
        physics.basis = fmt::format("DZVP-MOLOPT-{}-GTH-q{}", isMeta ? "SCAN" : "SR", *valence);
}

GthFiles gthFiles(Functional functional) {
    return functional == Functional::R2scan ? GthFiles{"BASIS_MOLOPT_UZH", "POTENTIAL_UZH"}
                                            : GthFiles{"BASIS_MOLOPT", "GTH_POTENTIALS"};
}

}  // namespace mtp
