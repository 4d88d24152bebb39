#include "core/io/xyz/StatedUnits.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/io/xyz/LabelName.h"

namespace mtp {

namespace {

struct KnownName {
    std::string_view spelling, name;
    Quantity quantity;
};

constexpr KnownName kNames[] = {
    {"energy", "energy", Quantity::Energy},
    {"energies", "energy", Quantity::Energy},
    {"total_energy", "energy", Quantity::Energy},
    {"potential_energy", "energy", Quantity::Energy},
    {"free_energy", "free_energy", Quantity::Energy},
    {"force", "force", Quantity::Force},
    {"stress", "stress", Quantity::Stress},
    {"pressure", "stress", Quantity::Stress},
    {"virial", "virial", Quantity::Virial},
    {"length", "length", Quantity::Length},
    {"distance", "length", Quantity::Length},
    {"pos", "position", Quantity::Length},
    {"position", "position", Quantity::Length},
    {"positions", "position", Quantity::Length},
    {"coordinate", "position", Quantity::Length},
    {"coordinates", "position", Quantity::Length},
    {"cell", "cell", Quantity::Length},
    {"lattice", "cell", Quantity::Length},
    {"vel", "velocity", Quantity::Velocity},
    {"velo", "velocity", Quantity::Velocity},
    {"velocity", "velocity", Quantity::Velocity},
    {"velocities", "velocity", Quantity::Velocity},
};

const KnownName* findName(std::string_view spelling) {
    const auto found = std::find_if(std::begin(kNames), std::end(kNames),
                                    [&](const KnownName& n) { return n.spelling == spelling; });
    return found == std::end(kNames) ? nullptr : found;
}

// "Energy-Unit", "unit_of_energy", "energyUnits": what is left without the word for unit; absent if
// there is none.
std::optional<std::string> withoutUnitWord(std::string_view key) {
    std::string text = toLower(key);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '-' || c == ' ' || c == '.'; }, '_');
    for (const std::string_view word : {"_units", "_unit", "units", "unit"})
        if (text.ends_with(word)) {
            text.erase(text.size() - word.size());
            return text;
        }
    for (const std::string_view word : {"units_of_", "unit_of_", "units_", "unit_"})
        if (text.starts_with(word))
            return text.substr(word.size());
    return std::nullopt;
}

InputError unknownUnit(std::string_view value, std::string_view key) {
    return InputError(
        fmt::format("the unit \"{}\" of {} is not known; known are, for example, eV, hartree, "
                    "kcal/mol, eV/angstrom, hartree/bohr, GPa, kbar, eV/angstrom^3",
                    value, key));
}

}  // namespace

bool StatedUnits::take(std::string_view key, std::string_view value) {
    const std::optional<std::string> rest = withoutUnitWord(key);
    if (!rest)
        return false;
    if (rest->empty()) {
        takeSystem(value);
        return true;
    }
    const LabelName label = labelNameOf(*rest);
    const KnownName* known = findName(label.name);
    if (!known)
        return false;
    const std::optional<UnitFactor> factor = findUnit(value, known->quantity);
    if (!factor)
        throw unknownUnit(value, key);
    m_factors[{std::string(known->name), label.rank}] = *factor;
    return true;
}

// units=metal and the like: one name for all quantities.
void StatedUnits::takeSystem(std::string_view value) {
    const std::string name = toLower(trimmed(value));
    const auto isOurs = [&] {
        for (const Quantity quantity :
             {Quantity::Energy, Quantity::Length, Quantity::Force, Quantity::Stress}) {
            const std::optional<UnitFactor> unit = findUnit(name, quantity);
            if (unit && unit->factor == 1 && !unit->isPerAtom)
                return true;
        }
        return false;
    };
    if (name == "metal" || name == "ase" || isOurs())
        return;
    if (const std::optional<UnitFactor> length = findUnit(name, Quantity::Length);
        length && !findUnit(name, Quantity::Energy)) {
        m_factors[{"length", 1}] = *length;
        return;
    }
    const bool isAtomic = findUnit(name, Quantity::Energy) && findUnit(name, Quantity::Length);
    if (!isAtomic && name != "real")
        throw unknownUnit(value, "all quantities");
    for (const auto& [quantity, real] : {std::pair{"energy", "kcal/mol"},
                                         {"force", "kcal/mol/angstrom"},
                                         {"virial", "kcal/mol"},
                                         {"stress", "atm"},
                                         {"length", "angstrom"},
                                         {"velocity", "angstrom/fs"}})
        m_factors[{quantity, 1}] =
            *findUnit(isAtomic ? "atomic" : real, findName(quantity)->quantity);
}

UnitFactor StatedUnits::factorOf(const std::string& name, int rank) const {
    for (const int wanted : {rank, 1})
        if (const auto found = m_factors.find({name, wanted}); found != m_factors.end())
            return found->second;
    const auto any = m_factors.lower_bound({name, 0});
    return any != m_factors.end() && any->first.first == name ? any->second : UnitFactor{};
}

void StatedUnits::convert(Frame& frame, std::optional<double>& freeEnergy,
                          std::optional<Eigen::Matrix3d>& stress,
                          const std::map<std::string, int>& ranks) const {
    if (isEmpty())
        return;
    const auto has = [this](const std::string& name) {
        const auto any = m_factors.lower_bound({name, 0});
        return any != m_factors.end() && any->first.first == name;
    };
    const auto unitOf = [&](const std::string& name) {
        const auto rank = ranks.find(name);
        return factorOf(name, rank == ranks.end() ? 1 : rank->second);
    };
    const auto lengthOf = [&](const char* name) {
        return unitOf(has(name) ? name : "length").factor;
    };
    frame.positions *= lengthOf("position");
    frame.cell.vectors *= lengthOf("cell");
    if (frame.velocities)
        *frame.velocities *= unitOf("velocity").factor;
    const auto atoms = static_cast<double>(frame.types.size());
    const auto scaleOf = [&](const UnitFactor& unit) {
        return unit.factor * (unit.isPerAtom ? atoms : 1.0) *
               (unit.isPerVolume ? frame.cell.volume() : 1.0);
    };
    Labels& labels = frame.labels;
    if (labels.energy)
        *labels.energy *= scaleOf(unitOf("energy"));
    if (freeEnergy)
        *freeEnergy *= scaleOf(unitOf(has("free_energy") ? "free_energy" : "energy"));
    if (labels.forces)
        *labels.forces *= unitOf("force").factor;
    if (labels.virial)
        *labels.virial *= scaleOf(unitOf("virial"));
    if (stress)
        *stress *= unitOf("stress").factor;
}

}  // namespace mtp
