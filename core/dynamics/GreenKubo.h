// Ionic conductivity from the fluctuations of the current: an opinion beside the one from the
// displaced charge, for runs that wrote their velocities often enough.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Velocities.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kCurrentCorrelation{"current_correlation"};
inline constexpr ColumnKey<double> kGreenKubo{"conductivity", "mS/cm"};
inline constexpr ColumnKey<double> kGreenKuboError{"conductivity_error", "mS/cm"};

}  // namespace columns

struct GreenKubo {
    double spacing = 0;               // ps, between lags
    std::vector<double> correlation;  // <J(0) J(t)> / <J²> at the lags 0, 1, 2, ...
    std::vector<double> integral;     // mS/cm, from 0 up to each lag
    std::vector<double> error;        // of the integral, from the spread over blocks of time
    std::optional<double> value;      // mS/cm: the mean of the integral over the later half
    std::optional<double> valueError;
    std::string reason;  // if there is no value
};

// sigma = 1 / (3 V k T) times the integral of <J(0) J(t)> over t, with J = sum z e v of all atoms
// (Kubo, J. Phys. Soc. Jpn. 12, 570 (1957)). The lags reach up to a fiftieth of the run, so that
// the noise of the integral is about a sixth of it, and up to 20 ps at most. There is no value if
// the integral has not settled within its error. Throws InputError if the series has no current, if
// the velocities are more than 5 fs apart (atoms vibrate in between) or too few, or for a
// temperature that is not positive.
GreenKubo greenKuboOf(const VelocitySeries& series, double temperature);

// kLagTime, kCurrentCorrelation, kGreenKubo, kGreenKuboError.
Table greenKuboTable(const GreenKubo& conductivity);

}  // namespace mtp
