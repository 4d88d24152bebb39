// The unit styles of LAMMPS as factors to ours.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mtp {

// A larger type of an atom is damage.
inline constexpr std::int64_t kMostLammpsTypes = 10'000;

// Multiply a number of the file to get Å, Å/fs, eV/Å, fs.
struct LammpsUnits {
    double length = 1;
    double velocity = 1e-3;
    double force = 1;
    double time = 1e3;
};

// "metal", "real", "electron", "si", "cgs", "micro", "nano" (LAMMPS manual, units command); absent
// for "lj", whose units depend on the system, and for other words.
std::optional<LammpsUnits> lammpsUnits(std::string_view style);

// The symbol of the element whose mass (amu) is nearest, where it is near enough to be meant; else
// empty. A hint to offer, no name.
std::string_view elementHintOfMass(double mass);

}  // namespace mtp
