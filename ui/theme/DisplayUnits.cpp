#include "ui/theme/DisplayUnits.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/base/Units.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

constexpr double kJoulePerMol =
    units::kElementaryCharge * units::kAvogadro / 1000;  // kJ/mol in an eV
constexpr double kCaloriePerMol = kJoulePerMol / 4.184;
constexpr const char* kAsStated = "";

constexpr MeasureUnit kEnergies[] = {{kAsStated, "", 1},
                                     {"eV", "eV", 1},
                                     {"meV", "meV", units::kMilli},
                                     {"kJ/mol", "kJ/mol", kJoulePerMol},
                                     {"kcal/mol", "kcal/mol", kCaloriePerMol}};
constexpr MeasureUnit kForces[] = {{kAsStated, "", 1},
                                   {"eV/A", "eV/Å", 1},
                                   {"meV/A", "meV/Å", units::kMilli},
                                   {"kJ/mol/nm", "kJ/mol/nm", 10 * kJoulePerMol},
                                   {"kcal/mol/A", "kcal/mol/Å", kCaloriePerMol},
                                   {"hartree/bohr", "Ha/bohr", units::kBohr / units::kHartree}};
constexpr MeasureUnit kStresses[] = {
    {kAsStated, "", 1}, {"GPa", "GPa", 1}, {"kbar", "kbar", 10}, {"bar", "bar", 10000}};
constexpr MeasureUnit kLengths[] = {
    {kAsStated, "", 1}, {"A", "Å", 1}, {"nm", "nm", 0.1}, {"bohr", "bohr", 1 / units::kBohr}};
constexpr MeasureUnit kDensities[] = {
    {kAsStated, "", 1}, {"g/cm3", "g/cm³", 1}, {"kg/m3", "kg/m³", 1000}};

// A unit as lists and plots state it: so many of the unit of the program, to a power, and what
// stands around it.
struct Stated {
    const char* unit;
    Measure measure;
    double size = 1;
    int power = 1;
    const char* before = "";
    const char* after = "";
};

constexpr Stated kStated[] = {{"eV", Measure::Energy},
                              {"meV", Measure::Energy, 1e-3},
                              {"eV/Å", Measure::Force},
                              {"meV/Å", Measure::Force, 1e-3},
                              {"GPa", Measure::Stress},
                              {"Å", Measure::Length},
                              {"Å²", Measure::Length, 1, 2, "", "²"},
                              {"Å³", Measure::Length, 1, 3, "", "³"},
                              {"Å²/ps", Measure::Length, 1, 2, "", "²/ps"},
                              {"1/Å", Measure::Length, 1, -1, "1/", ""},
                              {"g/cm³", Measure::Density}};

// "/atom", or as the language of the window has it, at the end of a unit.
QString perAtomOf(const QString& stated) {
    const QString own = QCoreApplication::translate("mtp::core", "eV/atom").mid(2);
    for (const QString& ending : {own, QStringLiteral("/atom")})
        if (stated.endsWith(ending))
            return ending;
    return {};
}

}  // namespace

std::span<const MeasureUnit> unitsOf(Measure measure) {
    switch (measure) {
        case Measure::Energy:
            return kEnergies;
        case Measure::Force:
            return kForces;
        case Measure::Stress:
            return kStresses;
        case Measure::Length:
            return kLengths;
        case Measure::Density:
            return kDensities;
    }
    return {};
}

DisplayUnits& DisplayUnits::instance() {
    static DisplayUnits units;
    return units;
}

void DisplayUnits::choose(const UnitChoice& choice) {
    if (choice == m_choice)
        return;
    m_choice = choice;
    emit changed();
}

ShownUnit shownUnit(const QString& stated) {
    const QString perAtom = perAtomOf(stated);
    const QString unitAlone = stated.chopped(perAtom.size());
    const auto* found =
        std::find_if(std::begin(kStated), std::end(kStated),
                     [&](const Stated& one) { return unitAlone == QString::fromUtf8(one.unit); });
    if (found == std::end(kStated))
        return {stated};
    const auto measure = static_cast<std::size_t>(found->measure);
    const int chosen = DisplayUnits::instance().choice()[measure];
    if (chosen == 0)
        return {stated};
    const MeasureUnit& unit = unitsOf(found->measure)[static_cast<std::size_t>(chosen)];
    return {QString::fromUtf8(found->before) + QString::fromUtf8(unit.name) +
                QString::fromUtf8(found->after) + perAtom,
            found->size * std::pow(unit.factor, found->power)};
}

ShownUnit shownLabel(const QString& stated) {
    const QString comma = QStringLiteral(", ");
    const qsizetype at = stated.lastIndexOf(comma);
    const ShownUnit unit = shownUnit(stated.mid(at < 0 ? 0 : at + comma.size()));
    return {(at < 0 ? QString() : stated.left(at + comma.size())) + unit.name, unit.factor};
}

QString shownNumber(double value, int decimals, const QString& stated) {
    const double factor = shownUnit(stated).factor;
    const int fewer = static_cast<int>(std::floor(std::log10(factor)));
    return numberText(value * factor, std::max(0, decimals - fewer));
}

}  // namespace mtp::ui

#include "moc_DisplayUnits.cpp"
