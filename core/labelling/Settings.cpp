#include "core/labelling/Settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/CellCharge.h"
#include "core/labelling/Deck.h"

namespace mtp {

namespace {

using SettingMap = std::map<std::string, std::string>;

// "Li GTH-PBE-q3, Cl GTH-PBE-q7", in the order of the deck.
template <class Get>
std::string perKind(const Frame& frame, const Physics& physics, Get get) {
    std::vector<std::string> kinds;
    for (const std::string& element : elementsOf(frame))
        kinds.push_back(element + " " + get(physics.elements.at(element)));
    return fmt::format("{}", fmt::join(kinds, ", "));
}

// Only if every TITEL is known.
std::string potcarTitles(const Frame& frame, const Physics& physics) {
    std::vector<std::string> titles;
    for (const std::string& element : elementsOf(frame)) {
        titles.push_back(physics.elements.at(element).title);
        if (titles.back().empty())
            return {};
    }
    return fmt::format("{}", fmt::join(titles, ", "));
}

// "Si d7f89eb6...", only if all files are known.
std::string md5Sums(const Frame& frame, const Physics& physics) {
    for (const std::string& element : elementsOf(frame))
        if (physics.elements.at(element).md5.empty())
            return {};
    return perKind(frame, physics, [](const ElementPhysics& own) { return own.md5; });
}

SettingMap vaspSettings(const Frame& frame, const Physics& physics) {
    const bool isNonlocal = physics.functional == Functional::OptB88Vdw;
    SettingMap settings{
        {"functional", isNonlocal                                 ? "optB88-vdW"
                       : physics.functional == Functional::R2scan ? "R2SCAN"
                                                                  : "PBE"},
        {"dispersion", isNonlocal                                ? "vdW-DF"
                       : physics.functional == Functional::PbeD3 ? "D3(BJ)"
                                                                 : "none"},
        {"cutoff_eV", fmt::format("{:.6g}", physics.cutoff)},
        {"smearing", fmt::format("Gaussian, {} eV", std::max(physics.smearing, 0.001))},
        {"precision", "accurate"},
        {"projection", "reciprocal space"},
        {"aspherical", "yes"},
        {"ediff_eV", fmt::format("{:.1g}", physics.tolerance)},
        {"spin", physics.isPolarised ? "polarised" : "unpolarised"}};
    if (const std::string titles = potcarTitles(frame, physics); !titles.empty())
        settings["pseudopotentials"] = titles;
    const bool hasHubbard = std::any_of(physics.elements.begin(), physics.elements.end(),
                                        [](const auto& entry) { return entry.second.hubbard; });
    if (!hasHubbard)
        settings["hubbard"] = "none";
    return settings;
}

SettingMap cp2kDeckSettings(const Frame& frame, const Physics& physics) {
    const bool isNonlocal = physics.functional == Functional::OptB88Vdw;
    const auto number = [](double value) { return fmt::format("{:.6g}", value); };
    SettingMap settings{
        {"functional", isNonlocal                                 ? "GGA_X_OPTB88_VDW+LDA_C_PW"
                       : physics.functional == Functional::R2scan ? "MGGA_X_R2SCAN+MGGA_C_R2SCAN"
                                                                  : "PBE"},
        {"dispersion", isNonlocal                                ? "nonlocal DRSLL"
                       : physics.functional == Functional::PbeD3 ? "DFTD3(BJ)"
                                                                 : "none"},
        {"cutoff_eV", number(physics.cutoff)},
        {"relative_cutoff_eV", number(physics.relativeCutoff)},
        {"eps_scf", number(physics.tolerance)},
        {"eps_default", number(physics.filter)},
        {"spin", physics.isPolarised ? "polarised" : "unpolarised"},
        {"k_mesh", "Gamma"}};
    if (physics.spacing)
        settings["k_mesh"] =
            fmt::format("MONKHORST-PACK {}", fmt::join(meshOf(frame.cell, physics), " "));
    if (isNonlocal)
        settings["dispersion_cutoff_eV"] = number(nonlocalCutoffOf(physics));
    settings["pseudopotentials"] =
        perKind(frame, physics, [](const ElementPhysics& own) { return own.pseudopotential; });
    settings["basis"] =
        perKind(frame, physics, [](const ElementPhysics& own) { return own.basis; });
    return settings;
}

SettingMap espressoSettings(const Frame& frame, const Physics& physics) {
    const bool isNonlocal = physics.functional == Functional::OptB88Vdw;
    SettingMap settings{{"functional", isNonlocal ? "optB88-vdW" : "PBE"},
                        {"dispersion", isNonlocal                                ? "vdW-DF"
                                       : physics.functional == Functional::PbeD3 ? "D3"
                                                                                 : "none"},
                        {"cutoff_eV", fmt::format("{:.6g}", physics.cutoff)},
                        {"density_cutoff_eV", fmt::format("{:.6g}", physics.densityCutoff)},
                        {"conv_thr_Ry", fmt::format("{:g}", physics.tolerance)},
                        {"spin", physics.isPolarised ? "polarised" : "unpolarised"}};
    settings["smearing"] = physics.smearing > 0
                               ? fmt::format("gaussian smearing, width (Ry)= {:.4f}",
                                             physics.smearing / units::kRydberg)
                               : std::string("none");
    const int points = pointCount(meshOf(frame.cell, physics));
    settings["k_mesh"] = fmt::format("{} points", points * (physics.isPolarised ? 2 : 1));
    settings["pseudopotentials"] =
        perKind(frame, physics, [](const ElementPhysics& own) { return own.pseudopotential; });
    if (const std::string sums = md5Sums(frame, physics); !sums.empty())
        settings["pseudopotential_md5"] = sums;
    return settings;
}

SettingMap codeSettings(const Frame& frame, const Recipe& recipe) {
    switch (recipe.code) {
        case DftCode::Vasp:
            return vaspSettings(frame, recipe.physics);
        case DftCode::Cp2k:
            return cp2kDeckSettings(frame, recipe.physics);
        default:
            return espressoSettings(frame, recipe.physics);
    }
}

std::string withSingleBlanks(std::string_view text) {
    return fmt::format("{}", fmt::join(wordsOf(text), " "));
}

// Words of which each is the same text or, to the digits that outputs have, the same number.
bool haveEqualWords(std::string_view a, std::string_view b) {
    const std::vector<std::string_view> first = wordsOf(a), second = wordsOf(b);
    constexpr double kDigits = 2e-4;
    return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                      [](std::string_view one, std::string_view other) {
                          const auto x = parseDouble(one), y = parseDouble(other);
                          return x && y ? std::abs(*x - *y) <= kDigits * std::abs(*x)
                                        : equalsIgnoringCase(one, other);
                      });
}

bool isTolerance(std::string_view key) {
    return key == "ediff_eV" || key == "eps_scf" || key == "eps_default" || key == "conv_thr_Ry";
}

// Some releases name the correction more precisely.
bool isSameSetting(std::string_view key, std::string_view expected, std::string_view found) {
    if (key == "dispersion" && expected == "D3")
        return found.starts_with("D3");
    if (key.starts_with("pseudopotential") || key == "basis") {  // in any order
        const auto sorted = [](std::string_view list) {
            std::vector<std::string> parts;
            for (const std::string_view part : splitAt(list, ','))
                parts.push_back(withSingleBlanks(part));
            std::sort(parts.begin(), parts.end());
            return parts;
        };
        // The titles of POTCARs belong to the species by their order.
        return found.find("PAW") == std::string_view::npos ? sorted(expected) == sorted(found)
                                                           : haveEqualWords(expected, found);
    }
    return haveEqualWords(expected, found);
}

}  // namespace

std::map<std::string, std::string> expectedSettings(const Frame& frame, const Recipe& recipe) {
    SettingMap settings = codeSettings(frame, recipe);
    settings[kChargeSetting] = chargeText(recipe.physics.charge);
    return settings;
}

std::vector<SettingDifference> settingDifferences(
    const std::map<std::string, std::string>& expected,
    const std::map<std::string, std::string>& found) {
    std::vector<SettingDifference> differences;
    for (const auto& [key, value] : expected) {
        const auto told = found.find(key);
        if (told == found.end()) {
            differences.push_back({key, value, "", DifferenceKind::Unknown});
            continue;
        }
        if (isSameSetting(key, value, told->second))
            continue;
        const auto wanted = parseDouble(value), is = parseDouble(told->second);
        const bool isTighter = isTolerance(key) && wanted && is && *is < *wanted;
        differences.push_back({key, value, told->second,
                               isTighter ? DifferenceKind::Note : DifferenceKind::Conflict});
    }
    return differences;
}

std::string describe(const SettingDifference& difference) {
    if (difference.kind == DifferenceKind::Unknown)
        return fmt::format("{}: the output does not tell it", difference.key);
    return fmt::format("{}: {}, but the recipe has {}", difference.key, difference.found,
                       difference.expected);
}

}  // namespace mtp
