// The charge of a cell as outputs tell it: by the electrons that they count.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>

namespace mtp {

inline constexpr const char* kChargeSetting = "charge";  // among Provenance::settings

// Elementary charges, to the two decimals that outputs print: "0", "-1".
inline std::string chargeText(double charge) {
    const double rounded = std::round(charge * 100) / 100;
    return fmt::format("{:g}", rounded == 0 ? 0.0 : rounded);
}

}  // namespace mtp
