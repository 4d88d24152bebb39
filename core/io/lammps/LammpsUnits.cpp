#include "core/io/lammps/LammpsUnits.h"

#include <cmath>

#include "core/base/Units.h"
#include "core/model/Element.h"

namespace mtp {

std::optional<LammpsUnits> lammpsUnits(std::string_view style) {
    constexpr double kEvPerA = 1e10 * units::kElementaryCharge;                         // N
    constexpr double kKcalPerMol = 4184 / units::kAvogadro / units::kElementaryCharge;  // eV
    constexpr double kElectronTime = 1.03275;  // fs, as LAMMPS defines it
    if (style == "metal")
        return LammpsUnits{};
    if (style == "real")
        return LammpsUnits{1, 1, kKcalPerMol, 1};
    if (style == "electron")
        return LammpsUnits{units::kBohr, units::kBohr / kElectronTime,
                           units::kHartree / units::kBohr, 1};
    if (style == "si")
        return LammpsUnits{1e10, 1e-5, 1 / kEvPerA, 1e15};
    if (style == "cgs")
        return LammpsUnits{1e8, 1e-7, 1e-5 / kEvPerA, 1e15};
    if (style == "micro")
        return LammpsUnits{1e4, 1e-5, 1e-9 / kEvPerA, 1e9};
    if (style == "nano")
        return LammpsUnits{10, 1e-5, 1e-12 / kEvPerA, 1e6};
    return std::nullopt;
}

std::string_view elementHintOfMass(double mass) {
    constexpr double kNear = 0.3;  // amu: masses are often rounded, 35.5 for Cl
    constexpr int kHeaviest = 118;
    const Element* nearest = nullptr;
    for (int number = 1; number <= kHeaviest; ++number) {
        const Element* element = findElement(number);
        if (element &&
            (!nearest || std::abs(element->mass - mass) < std::abs(nearest->mass - mass)))
            nearest = element;
    }
    return nearest && std::abs(nearest->mass - mass) < kNear ? nearest->symbol : "";
}

}  // namespace mtp
