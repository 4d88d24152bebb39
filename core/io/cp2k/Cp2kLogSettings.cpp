#include "core/io/cp2k/Cp2kLogSettings.h"

#include <array>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/CellCharge.h"
#include "core/io/cp2k/Cp2kInput.h"

namespace mtp {

namespace {

using Settings = std::map<std::string, std::string>;

// "QS| Density cutoff [a.u.]:     200.0": the number is the last word. Input and log name the same
// numbers, the log in atomic units and with few digits.
struct Number {
    std::string_view part, name;  // before and behind the bar
    const char* setting;
    double unit;
};
constexpr std::array<Number, 4> kNumbers{
    {{"QS", "Density cutoff [a.u.]", "cutoff_eV", units::kHartree},
     {"QS", "Relative density cutoff [a.u.]", "relative_cutoff_eV", units::kHartree},
     {"", "eps_scf:", "eps_scf", 1},
     {"vdW POTENTIAL", "Cutoff Radius [Bohr]", "dispersion_cutoff_A", units::kBohr}}};

bool takeNumber(std::string_view line, Settings& settings) {
    const std::size_t bar = line.find('|');
    const bool hasBar = bar != std::string_view::npos;
    const std::string_view part = line.substr(0, hasBar ? bar : 0);
    const std::string_view rest = trimmed(line.substr(hasBar ? bar + 1 : 0));
    for (const Number& number : kNumbers) {
        if (part != number.part || !rest.starts_with(number.name))
            continue;
        const auto value = parseDouble(rest.substr(rest.find_last_of(" \t:") + 1));
        if (value)
            settings.try_emplace(number.setting, cp2kNumber(*value * number.unit));
        return true;
    }
    return false;
}

// "FUNCTIONAL| PBE:" and a reference; the first one is the functional.
void takeFunctional(std::string_view words, Settings& settings) {
    const std::string_view name = takeWord(words);
    if (name.ends_with(':'))
        settings.try_emplace("functional", name.substr(0, name.size() - 1));
}

// The first line names the kind ("Pair Potential"), those that follow the correction, in the
// words of the input here.
void takeDispersion(std::string_view text, Settings& settings) {
    std::string& name = settings["dispersion"];
    if (name.empty())
        name = std::string(text);
    for (const char* version : {"D2", "D3", "D4"})
        if (text.starts_with(std::string("DFT-") + version))
            name = std::string("DFT") + version;
    if (text.starts_with("BJ Damping") && name == "DFTD3")
        name = "DFTD3(BJ)";
}

}  // namespace

void takeCp2kSetting(std::string_view line, Settings& settings) {
    constexpr std::string_view kFunctional = "FUNCTIONAL|", kDispersion = "vdW POTENTIAL|";
    if (takeNumber(line, settings))
        return;
    if (line.starts_with(kFunctional))
        takeFunctional(line.substr(kFunctional.size()), settings);
    else if (line.starts_with(kDispersion))
        takeDispersion(trimmed(line.substr(kDispersion.size())), settings);
    else if (line.starts_with("DFT| Charge "))
        settings.try_emplace(kChargeSetting, line.substr(line.find_last_of(" \t") + 1));
    else if (line.starts_with("DFT| Spin "))
        settings.try_emplace(
            "spin", line.starts_with("DFT| Spin unrestricted") ? "polarised" : "unpolarised");
}

}  // namespace mtp
