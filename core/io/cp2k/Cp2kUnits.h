// The numbers of CP2K files: the units that an input can ask for, and their largest size.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/Units.h"

namespace mtp::cp2k {

// A larger number is damage: steps are whole numbers of 64 bits, and products stay finite.
inline constexpr double kLargestNumber = 1e15;

struct NamedUnit {
    std::string_view name;
    double factor;
};
// Of UNIT in the sections of the input that print these files; the first is CP2K's own.
inline constexpr std::array kPositionUnits{NamedUnit{"angstrom", 1},
                                           NamedUnit{"bohr", units::kBohr}, NamedUnit{"nm", 10},
                                           NamedUnit{"pm", 0.01}};
inline constexpr std::array kForceUnits{
    NamedUnit{"hartree*bohr^-1", units::kHartree / units::kBohr}, NamedUnit{"ev*angstrom^-1", 1}};
inline constexpr std::array kVelocityUnits{
    NamedUnit{"bohr*au_t^-1", units::kBohr / units::kAtomicTimeFs}, NamedUnit{"angstrom*fs^-1", 1}};

// Absent for a unit that is not among these.
inline std::optional<double> factorOf(std::string_view unit, std::span<const NamedUnit> known) {
    if (unit.empty())
        return known.front().factor;
    for (const NamedUnit& one : known)
        if (unit == one.name)
            return one.factor;
    return std::nullopt;
}

}  // namespace mtp::cp2k
