// Units by the names under which files state them, as factors to ours (core/base/Units.h).
#pragma once

#include <optional>
#include <string_view>

namespace mtp {

enum class Quantity { Energy, Length, Force, Stress, Virial, Velocity };

struct UnitFactor {
    double factor = 1;       // to eV, Å, eV/Å, eV/Å³, eV or Å/fs
    bool isPerAtom = false;  // an energy or virial for each atom: to be multiplied by their number
    bool isPerVolume = false;  // a virial given as a pressure: to be multiplied by the volume
};

// "hartree/bohr", "kcal/mol/angstrom", "eV Å^-3", "GPa", "meV/atom": products, quotients and powers
// of known units, without regard to case ("Mbar" and "mbar" differ). "au", "a.u." and "atomic" are
// the atomic unit of the quantity. Absent if the name is not known or is no unit of the quantity.
std::optional<UnitFactor> findUnit(std::string_view name, Quantity quantity);

}  // namespace mtp
