#include "core/project/edit/ExpansionSettings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/project/ProjectStore.h"
#include "core/project/edit/ProjectEdit.h"

namespace mtp {

using nlohmann::json;

namespace {

constexpr std::array kComponents{"xx", "yy", "zz", "yz", "xz", "xy"};
constexpr std::array kStrainKeys{"strain_xx", "strain_yy", "strain_zz",
                                 "strain_yz", "strain_xz", "strain_xy"};
constexpr double kLeastStrain = -0.9, kMostStrain = 10;
constexpr std::array kSupercellKeys{"supercell_a", "supercell_b", "supercell_c"};

constexpr const char* kShapes = "shapes";  // [{"ratio": 0.9, "strain": [xx, yy, zz, yz, xz, xy]}]

// What lies out of range is as in a new project.
Strain strainOf(const std::array<double, 6>& components) {
    Strain strain = Strain::Zero();
    for (std::size_t i = 0; i < components.size(); ++i)
        if (components[i] >= kLeastStrain && components[i] <= kMostStrain)
            strain[static_cast<Eigen::Index>(i)] = components[i];
    return strain;
}

std::string encodeShapes(const std::vector<RungShape>& shapes) {
    json list = json::array();
    for (const RungShape& shape : shapes)
        list.push_back({{"ratio", shape.ratio},
                        {"strain", std::vector<double>(shape.strain.begin(), shape.strain.end())}});
    return list.dump();
}

std::vector<RungShape> decodeShapes(const std::string& text) {
    std::vector<RungShape> shapes;
    try {
        for (const json& shape : json::parse(text))
            shapes.push_back({shape.at("ratio").get<double>(),
                              strainOf(shape.at("strain").get<std::array<double, 6>>())});
    } catch (const json::exception&) {
        return {};
    }
    return shapes;
}

// Projects of version 3 have a number for each component of each density: "shape_xx@0.9".
std::string keyOfVersion3(double ratio, std::size_t component) {
    return fmt::format("shape_{}@{}", kComponents[component], ratio);
}

std::vector<RungShape> shapesOfVersion3(const ProjectStore& store) {
    std::vector<RungShape> shapes;
    for (const double ratio : store.ladder()) {
        std::array<double, 6> components{};
        for (std::size_t i = 0; i < components.size(); ++i)
            components[i] = store.setting(keyOfVersion3(ratio, i).c_str()).value_or(0);
        shapes = withShape(std::move(shapes), ratio, strainOf(components));
    }
    return shapes;
}

// Those of the densities of the ladder.
std::vector<RungShape> readShapes(const ProjectStore& store) {
    const std::optional<std::string> text = store.textSetting(kShapes);
    if (!text)
        return shapesOfVersion3(store);
    const std::vector<double> ladder = store.ladder();
    std::vector<RungShape> shapes;
    for (const RungShape& shape : decodeShapes(*text))
        if (std::find(ladder.begin(), ladder.end(), shape.ratio) != ladder.end())
            shapes = withShape(std::move(shapes), shape.ratio, shape.strain);
    return shapes;
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
    return numbers;
}

}  // namespace

bool ExpansionSettings::operator==(const ExpansionSettings& other) const {
    return toNumbers(*this) == toNumbers(other) &&
           encodeShapes(options.shapes) == encodeShapes(other.options.shapes);
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
    options.shapes = readShapes(store);
    return settings;
}

void writeExpansionSettings(ProjectEdit& edit, const ExpansionSettings& before,
                            const ExpansionSettings& after) {
    edit.changeSettings(toNumbers(before), toNumbers(after));
    const std::string old = encodeShapes(before.options.shapes);
    if (const std::string shapes = encodeShapes(after.options.shapes); shapes != old)
        edit.setTextSetting(kShapes, shapes);
}

}  // namespace mtp
