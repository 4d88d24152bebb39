#include "core/project/edit/ExpansionSettings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "core/project/ProjectStore.h"
#include "core/project/edit/ProjectEdit.h"

namespace mtp {

namespace {

constexpr std::array kComponents{"xx", "yy", "zz", "yz", "xz", "xy"};
constexpr std::array kStrainKeys{"strain_xx", "strain_yy", "strain_zz",
                                 "strain_yz", "strain_xz", "strain_xy"};
constexpr double kLeastStrain = -0.9, kMostStrain = 10;
constexpr std::array kSupercellKeys{"supercell_a", "supercell_b", "supercell_c"};

// "shape_xx@0.9": of the density 0.9.
std::string shapeKey(double ratio, std::size_t component) {
    return fmt::format("shape_{}@{}", kComponents[component], ratio);
}

std::map<std::string, double> toNumbers(const ExpansionSettings& settings) {
    const ExpansionOptions& options = settings.options;
    std::map<std::string, double> numbers{
        {"rigid_units", options.mode == ExpansionMode::RigidUnits ? 1 : 0},
        {"bond_tolerance", options.bonds.tolerance},
        {"rattle", options.rattle},
        {"rattle_seed", static_cast<double>(options.seed)},
        {"frames_per_density", settings.framesPerDensity},
        {"shortest_fraction", settings.shortestFraction}};
    for (std::size_t i = 0; i < kStrainKeys.size(); ++i)
        numbers[kStrainKeys[i]] = options.strain[static_cast<Eigen::Index>(i)];
    for (std::size_t i = 0; i < kSupercellKeys.size(); ++i)
        numbers[kSupercellKeys[i]] = options.supercell[i];
    for (const RungShape& shape : options.shapes)
        for (std::size_t i = 0; i < kStrainKeys.size(); ++i)
            numbers[shapeKey(shape.ratio, i)] = shape.strain[static_cast<Eigen::Index>(i)];
    return numbers;
}

}  // namespace

bool ExpansionSettings::operator==(const ExpansionSettings& other) const {
    return toNumbers(*this) == toNumbers(other);
}

ExpansionSettings readExpansionSettings(const ProjectStore& store) {
    // What the file does not say, or says out of range, is as it is in a new project.
    const std::map<std::string, double> usual = toNumbers({});
    const auto number = [&](const std::string& key, double least, double most) {
        const double value = store.setting(key.c_str()).value_or(usual.at(key));
        return value >= least && value <= most ? value : usual.at(key);
    };
    ExpansionSettings settings;
    ExpansionOptions& options = settings.options;
    options.mode =
        number("rigid_units", 0, 1) > 0 ? ExpansionMode::RigidUnits : ExpansionMode::Affine;
    options.bonds.tolerance = number("bond_tolerance", 0.1, 10);
    options.rattle = number("rattle", 0, 10);
    options.seed = static_cast<std::uint64_t>(number("rattle_seed", 0, 1e9));
    settings.framesPerDensity = static_cast<int>(number("frames_per_density", 0, 1e6));
    settings.shortestFraction = number("shortest_fraction", 0, 10);
    for (std::size_t i = 0; i < kStrainKeys.size(); ++i)
        options.strain[static_cast<Eigen::Index>(i)] =
            number(kStrainKeys[i], kLeastStrain, kMostStrain);
    for (std::size_t i = 0; i < kSupercellKeys.size(); ++i)
        options.supercell[i] = static_cast<int>(number(kSupercellKeys[i], 1, 100));
    for (double ratio : store.ladder()) {
        Strain strain;
        for (std::size_t i = 0; i < kComponents.size(); ++i) {
            const double value = store.setting(shapeKey(ratio, i).c_str()).value_or(0);
            strain[static_cast<Eigen::Index>(i)] =
                value >= kLeastStrain && value <= kMostStrain ? value : 0;
        }
        options.shapes = withShape(std::move(options.shapes), ratio, strain);
    }
    return settings;
}

void writeExpansionSettings(ProjectEdit& edit, const ExpansionSettings& before,
                            const ExpansionSettings& after) {
    edit.changeSettings(toNumbers(before), toNumbers(after));
}

}  // namespace mtp
