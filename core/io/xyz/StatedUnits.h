// The units that a frame of an extended XYZ file states: energy-unit=hartree, force_unit=..., ...
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/UnitNames.h"
#include "core/model/Frame.h"

namespace mtp {

class StatedUnits {
public:
    void clear() { m_factors.clear(); }
    // True if the key states the unit of something that is read ("energy-unit", "stress_units",
    // "REF_forces_unit", "units"); other keys are the caller's. Throws InputError that names a unit
    // which is not known.
    bool take(std::string_view key, std::string_view value);

    bool isEmpty() const { return m_factors.empty(); }
    // The frame in our units. ranks: of the names under which its labels were found (LabelName.h).
    void convert(Frame& frame, std::optional<double>& freeEnergy,
                 std::optional<Eigen::Matrix3d>& stress,
                 const std::map<std::string, int>& ranks) const;

private:
    void takeSystem(std::string_view value);
    // The unit stated for this name with the same prefix, else without one, else with any.
    UnitFactor factorOf(const std::string& name, int rank) const;

    std::map<std::pair<std::string, int>, UnitFactor> m_factors;  // by name and rank
};

}  // namespace mtp
