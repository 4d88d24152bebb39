#include "core/base/UnitNames.h"

#include <array>
#include <cmath>
#include <string>

#include "core/base/Parse.h"
#include "core/base/Units.h"

namespace mtp {

namespace {

// Factor to eV, Å and fs, and powers of these; "per atom" counts as a dimension too.
struct Unit {
    double factor = 1;
    int energy = 0, length = 0, time = 0, atoms = 0;

    bool hasDimensions(int e, int l, int t) const {
        return energy == e && length == l && time == t;
    }
};

void multiply(Unit& product, const Unit& unit, int power) {
    product.factor *= std::pow(unit.factor, power);
    product.energy += power * unit.energy;
    product.length += power * unit.length;
    product.time += power * unit.time;
    product.atoms += power * unit.atoms;
}

struct NamedUnit {
    std::string_view name;  // in lower case
    Unit unit;
};

constexpr Unit energyUnit(double inEv) {
    return {inEv, 1, 0, 0, 0};
}
constexpr Unit lengthUnit(double inAngstrom) {
    return {inAngstrom, 0, 1, 0, 0};
}
constexpr Unit pressureUnit(double inEvPerA3) {
    return {inEvPerA3, 1, -3, 0, 0};
}
constexpr Unit timeUnit(double inFs) {
    return {inFs, 0, 0, 1, 0};
}

constexpr double kGPa = 1 / units::kGPaPerEvPerA3;
constexpr double kNewton = 1e-10 / units::kElementaryCharge;  // eV/Å

constexpr NamedUnit kUnits[] = {
    {"ev", energyUnit(1)},
    {"electronvolt", energyUnit(1)},
    {"electronvolts", energyUnit(1)},
    {"mev", energyUnit(1e-3)},
    {"kev", energyUnit(1e3)},
    {"hartree", energyUnit(units::kHartree)},
    {"hartrees", energyUnit(units::kHartree)},
    {"ha", energyUnit(units::kHartree)},
    {"eh", energyUnit(units::kHartree)},
    {"e_h", energyUnit(units::kHartree)},
    {"millihartree", energyUnit(1e-3 * units::kHartree)},
    {"mhartree", energyUnit(1e-3 * units::kHartree)},
    {"mha", energyUnit(1e-3 * units::kHartree)},
    {"ry", energyUnit(units::kRydberg)},
    {"ryd", energyUnit(units::kRydberg)},
    {"rydberg", energyUnit(units::kRydberg)},
    {"rydbergs", energyUnit(units::kRydberg)},
    {"mry", energyUnit(1e-3 * units::kRydberg)},
    {"j", energyUnit(1 / units::kElementaryCharge)},
    {"joule", energyUnit(1 / units::kElementaryCharge)},
    {"kj", energyUnit(1e3 / units::kElementaryCharge)},
    {"kilojoule", energyUnit(1e3 / units::kElementaryCharge)},
    {"cal", energyUnit(units::kCalorie)},
    {"kcal", energyUnit(1e3 * units::kCalorie)},
    {"kilocalorie", energyUnit(1e3 * units::kCalorie)},
    {"mol", {units::kAvogadro}},
    {"mole", {units::kAvogadro}},
    {"atom", {1, 0, 0, 0, 1}},
    {"atoms", {1, 0, 0, 0, 1}},
    {"a", lengthUnit(1)},
    {"ang", lengthUnit(1)},
    {"angs", lengthUnit(1)},
    {"angst", lengthUnit(1)},
    {"angstrom", lengthUnit(1)},
    {"angstroms", lengthUnit(1)},
    {"angstroem", lengthUnit(1)},
    {"bohr", lengthUnit(units::kBohr)},
    {"bohrs", lengthUnit(units::kBohr)},
    {"bohr_radius", lengthUnit(units::kBohr)},
    {"nm", lengthUnit(10)},
    {"nanometer", lengthUnit(10)},
    {"nanometre", lengthUnit(10)},
    {"pm", lengthUnit(1e-2)},
    {"picometer", lengthUnit(1e-2)},
    {"picometre", lengthUnit(1e-2)},
    {"m", lengthUnit(1e10)},
    {"meter", lengthUnit(1e10)},
    {"metre", lengthUnit(1e10)},
    {"gpa", pressureUnit(kGPa)},
    {"gigapascal", pressureUnit(kGPa)},
    {"mpa", pressureUnit(1e-3 * kGPa)},
    {"megapascal", pressureUnit(1e-3 * kGPa)},
    {"kpa", pressureUnit(1e-6 * kGPa)},
    {"pa", pressureUnit(1e-9 * kGPa)},
    {"pascal", pressureUnit(1e-9 * kGPa)},
    {"kbar", pressureUnit(0.1 * kGPa)},
    {"kilobar", pressureUnit(0.1 * kGPa)},
    {"kb", pressureUnit(0.1 * kGPa)},
    {"bar", pressureUnit(1e-4 * kGPa)},
    {"megabar", pressureUnit(1e2 * kGPa)},
    {"mbar", pressureUnit(1e-7 * kGPa)},
    {"atm", pressureUnit(1.01325e-4 * kGPa)},
    {"n", {kNewton, 1, -1}},
    {"newton", {kNewton, 1, -1}},
    {"nn", {1e-9 * kNewton, 1, -1}},
    {"nanonewton", {1e-9 * kNewton, 1, -1}},
    {"pn", {1e-12 * kNewton, 1, -1}},
    {"piconewton", {1e-12 * kNewton, 1, -1}},
    {"fs", timeUnit(1)},
    {"femtosecond", timeUnit(1)},
    {"ps", timeUnit(1e3)},
    {"picosecond", timeUnit(1e3)},
    {"ns", timeUnit(1e6)},
    {"s", timeUnit(1e15)},
    {"second", timeUnit(1e15)},
};

const Unit* findNamed(std::string_view name) {
    for (const NamedUnit& named : kUnits)
        if (named.name == name)
            return &named.unit;
    return nullptr;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to), at += to.size();
}

// Lower case, with ASCII spellings of Å, dots and raised digits.
std::string normalised(std::string_view name) {
    std::string text(trimmed(name));
    replaceAll(text, "Mbar", "megabar");
    text = toLower(text);
    constexpr std::array<std::array<std::string_view, 2>, 18> kSpellings{
        {{"\xC3\x85ngstr\xC3\xB6m", "a"},
         {"\xC3\xA5ngstr\xC3\xB6m", "a"},
         {"\xC3\x85", "a"},
         {"\xC3\xA5", "a"},
         {"\xE2\x84\xAB", "a"},
         {"\xC2\xB7", "*"},
         {"\xE2\x81\xBB", "-"},
         {"\xC2\xB9", "1"},
         {"\xC2\xB2", "2"},
         {"\xC2\xB3", "3"},
         {"\xC5", "a"},
         {"**", "^"},
         {"a.u.", "au"},
         {"atomic_units", "au"},
         {"atomic_unit", "au"},
         {"atomic units", "au"},
         {"atomic unit", "au"},
         {"a0", "bohr"}}};
    for (const auto& [from, to] : kSpellings)
        replaceAll(text, from, to);
    return text;
}

// expression: factor { ["*" | "." | " "] factor | "/" factor }
// factor:     "(" expression ")" | name [["^"] whole number]
class UnitParser {
public:
    explicit UnitParser(std::string_view text) : m_rest(text) {}

    std::optional<Unit> parse() {
        const std::optional<Unit> unit = expression();
        return m_rest.empty() ? unit : std::nullopt;
    }

private:
    char next() {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size()));
        return m_rest.empty() ? '\0' : m_rest.front();
    }

    std::optional<Unit> expression() {
        Unit product;
        int power = 1;
        while (true) {
            const std::optional<Unit> one = factor();
            if (!one)
                return std::nullopt;
            multiply(product, *one, power);
            const char sign = next();
            if (sign == '\0' || sign == ')')
                return product;
            power = sign == '/' ? -1 : 1;
            if (sign == '/' || sign == '*' || sign == '.')
                m_rest.remove_prefix(1);
        }
    }

    std::optional<Unit> factor() {
        std::optional<Unit> base;
        if (next() == '(') {
            m_rest.remove_prefix(1);
            base = expression();
            if (next() != ')')
                return std::nullopt;
            m_rest.remove_prefix(1);
        } else {
            const std::size_t end =
                std::min(m_rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), m_rest.size());
            if (const Unit* unit = findNamed(m_rest.substr(0, end)))
                base = *unit;
            m_rest.remove_prefix(end);
        }
        if (!base)
            return std::nullopt;
        Unit raised;
        const std::optional<int> exponent = power();
        if (!exponent)
            return std::nullopt;
        multiply(raised, *base, *exponent);
        return raised;
    }

    // 1 if there is none; absent if it is no whole number.
    std::optional<int> power() {
        const bool isMarked = m_rest.starts_with('^');
        if (isMarked)
            m_rest.remove_prefix(1);
        const std::size_t end = std::min(m_rest.find_first_not_of("+-0123456789"), m_rest.size());
        const std::string_view digits = m_rest.substr(0, end);
        if (digits.empty())
            return isMarked ? std::nullopt : std::optional(1);
        m_rest.remove_prefix(end);
        constexpr std::int64_t kMost = 6;
        const std::optional<std::int64_t> number = parseInt(digits);
        if (!number || std::abs(*number) > kMost)
            return std::nullopt;
        return static_cast<int>(*number);
    }

    std::string_view m_rest;
};

double atomicUnitOf(Quantity quantity) {
    using units::kBohr, units::kHartree;
    switch (quantity) {
        case Quantity::Energy:
        case Quantity::Virial:
            return kHartree;
        case Quantity::Length:
            return kBohr;
        case Quantity::Force:
            return kHartree / kBohr;
        case Quantity::Stress:
            return kHartree / (kBohr * kBohr * kBohr);
        case Quantity::Velocity:
            return kBohr / units::kAtomicTimeFs;
    }
    return 1;
}

bool isOf(const Unit& unit, Quantity quantity) {
    switch (quantity) {
        case Quantity::Energy:
            return unit.hasDimensions(1, 0, 0);
        case Quantity::Virial:
            return unit.hasDimensions(1, 0, 0) || (unit.hasDimensions(1, -3, 0) && unit.atoms == 0);
        case Quantity::Length:
            return unit.hasDimensions(0, 1, 0) && unit.atoms == 0;
        case Quantity::Force:
            return unit.hasDimensions(1, -1, 0) && unit.atoms == 0;
        case Quantity::Stress:
            return unit.hasDimensions(1, -3, 0) && unit.atoms == 0;
        case Quantity::Velocity:
            return unit.hasDimensions(0, 1, -1) && unit.atoms == 0;
    }
    return false;
}

}  // namespace

std::optional<UnitFactor> findUnit(std::string_view name, Quantity quantity) {
    const std::string text = normalised(name);
    if (text == "au" || text == "atomic")
        return UnitFactor{atomicUnitOf(quantity)};
    const std::optional<Unit> unit = UnitParser(text).parse();
    if (!unit || !isOf(*unit, quantity) || (unit->atoms != 0 && unit->atoms != -1))
        return std::nullopt;
    return UnitFactor{unit->factor, unit->atoms == -1,
                      quantity == Quantity::Virial && unit->length == -3};
}

}  // namespace mtp
