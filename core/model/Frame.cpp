#include "core/model/Frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/model/Element.h"

namespace mtp {

double weightOf(const Frame& frame) {
    if (frame.lineage.weight)
        return *frame.lineage.weight;
    // A weight that could not be read has stayed among the features of the file.
    const auto given = frame.features.find("weight");
    if (given == frame.features.end())
        return 1;
    throw InputError(
        fmt::format("the weight of a configuration is \"{}\"; it must be a number "
                    "that is not negative",
                    given->second));
}

ParentKey parentKey(const Frame& frame, std::size_t index) {
    if (frame.lineage.parent)
        return *frame.lineage.parent;
    return {frame.provenance ? frame.provenance->source : std::string(),
            frame.step ? *frame.step : static_cast<std::int64_t>(index)};
}

std::map<std::string, std::string> keyValuePairs(const Frame& frame) {
    std::map<std::string, std::string> pairs = frame.features;
    addLineage(pairs, frame.lineage);
    return pairs;
}

void takeKeyValue(Frame& frame, std::string_view key, std::string_view value) {
    if (takeLineage(frame.lineage, key, value))
        return;
    const auto [place, isNew] = frame.features.emplace(key, value);
    if (!isNew)
        place->second.append("\n").append(value);
}

std::string nameOfType(const Frame& frame, int type) {
    const auto index = static_cast<std::size_t>(type);
    const bool isKnown = index < frame.species.size() && !frame.species[index].empty();
    return isKnown ? frame.species[index] : fmt::format("type {}", type);
}

bool isNamed(const Frame& frame) {
    return std::all_of(frame.types.begin(), frame.types.end(), [&](int type) {
        return static_cast<std::size_t>(type) < frame.species.size() &&
               !frame.species[static_cast<std::size_t>(type)].empty();
    });
}

std::vector<std::string> unknownElements(const Frame& frame) {
    std::vector<bool> occurs(frame.species.size(), false);
    for (int type : frame.types)
        if (static_cast<std::size_t>(type) < occurs.size())
            occurs[static_cast<std::size_t>(type)] = true;
    std::vector<std::string> names;
    for (std::size_t type = 0; type < occurs.size(); ++type)
        if (occurs[type] && !frame.species[type].empty() && !isElementOrNumber(frame.species[type]))
            names.push_back(frame.species[type]);
    return names;
}

std::map<std::string, int> composition(const Frame& frame) {
    if (!isNamed(frame))
        throw UnnamedTypes("the atom types have no names");
    std::map<std::string, int> counts;
    for (int type : frame.types)
        ++counts[frame.species[static_cast<std::size_t>(type)]];
    return counts;
}

std::optional<double> totalMass(const Frame& frame) {
    if (!isNamed(frame))
        return {};
    double mass = 0;
    for (const auto& [name, count] : composition(frame)) {
        const std::optional<double> one = massOfLabel(name);
        if (!one)
            return {};
        mass += count * *one;
    }
    return mass;
}

std::optional<double> density(const Frame& frame) {
    const auto mass = totalMass(frame);
    const bool isBulk = frame.cell.periodic == std::array<bool, 3>{true, true, true};
    const double volume = frame.cell.volume();
    if (!mass || !isBulk || volume <= 0 || frame.types.empty())
        return {};
    return *mass / volume * units::kAmuPerA3InGramPerCm3;
}

Frame withSpeciesOrder(Frame frame, const std::vector<std::string>& order) {
    std::vector<int> newType(std::max(frame.species.size(), order.size()));
    for (std::size_t type = 0; type < newType.size(); ++type) {
        if (type >= frame.species.size() || frame.species[type].empty()) {
            newType[type] = type < order.size() ? static_cast<int>(type) : -1;
            continue;
        }
        const auto found = std::find(order.begin(), order.end(), frame.species[type]);
        newType[type] = found == order.end() ? -1 : static_cast<int>(found - order.begin());
    }
    for (int& type : frame.types) {
        const auto old = static_cast<std::size_t>(type);
        if (old >= newType.size() || newType[old] < 0)
            throw InputError(fmt::format("species {} is not among {}",
                                         old < frame.species.size() && !frame.species[old].empty()
                                             ? frame.species[old]
                                             : std::to_string(type),
                                         fmt::join(order, ", ")));
        type = newType[old];
    }
    frame.species = order;
    return frame;
}

std::vector<std::string> speciesOf(const std::vector<Frame>& frames) {
    std::vector<std::string> names;
    for (const Frame& frame : frames)
        for (const std::string& name : frame.species)
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    return names;
}

namespace {

void requireShape(const std::optional<Positions>& rows, std::size_t atoms, const char* what) {
    if (!rows)
        return;
    if (static_cast<std::size_t>(rows->rows()) != atoms)
        throw InputError(fmt::format("expected {} {}, found {}", atoms, what, rows->rows()));
    if (!rows->allFinite())
        throw InputError(fmt::format("{} hold a number that is not finite", what));
}

}  // namespace

void validate(const Frame& frame) {
    const std::size_t atoms = frame.atomCount();
    requireShape(frame.positions, atoms, "positions");
    requireShape(frame.velocities, atoms, "velocities");
    requireShape(frame.labels.forces, atoms, "forces");
    if (!frame.cell.vectors.allFinite())
        throw InputError("the cell holds a number that is not finite");
    if (frame.labels.virial && !frame.labels.virial->allFinite())
        throw InputError("the virial holds a number that is not finite");
    if (frame.labels.energy && !std::isfinite(*frame.labels.energy))
        throw InputError("the energy is not finite");
    for (int type : frame.types)
        if (type < 0)
            throw InputError(fmt::format("atom type {} is negative", type));
}

}  // namespace mtp
