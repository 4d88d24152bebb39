// What an output says of its settings, compared with the recipe.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/labelling/Recipe.h"

namespace mtp {

// The settings that a single point of this configuration has if it follows the recipe, in the words
// of the code's reader (Provenance::settings). Settings that a reader does not find are left out.
std::map<std::string, std::string> expectedSettings(const Frame& frame, const Recipe& recipe);

enum class DifferenceKind {
    Conflict,  // other labels
    Note,      // a tolerance that is tighter than asked for
    Unknown,   // the output does not tell
};

struct SettingDifference {
    std::string key, expected, found;
    DifferenceKind kind = DifferenceKind::Conflict;
};

// By key. What the output tells beyond what is expected is no difference.
std::vector<SettingDifference> settingDifferences(
    const std::map<std::string, std::string>& expected,
    const std::map<std::string, std::string>& found);

// "cutoff_eV: 300, but the recipe has 520".
std::string describe(const SettingDifference& difference);

}  // namespace mtp
