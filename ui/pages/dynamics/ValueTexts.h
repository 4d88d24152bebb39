// How values with their errors are written.
#pragma once

#include <QString>
#include <optional>

namespace mtp::ui {

inline constexpr double kSquareCentimetres = 1e-4;  // per second, 1 Å²/ps

// "1.93(33)·10⁻¹⁰": the digits of the error behind the last ones of the value.
QString withError(double value, double error);
// Empty if there is no value.
QString optionalText(const std::optional<double>& value, int digits = 3);
// "0.46 ± 0.05"; empty if there is no value.
QString withPlusMinus(const std::optional<double>& value, const std::optional<double>& error,
                      int decimals);

}  // namespace mtp::ui
