// How far displacements are from those of a random walk: caged ions beside ones that hop.
#pragma once

#include <optional>
#include <string>

#include "core/dynamics/Moments.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kAlpha2{"alpha2"};
inline constexpr ColumnKey<double> kAlpha2Error{"alpha2_error"};

}  // namespace columns

// kLag, kLagTime, kAlpha2 = 3 <r⁴> / (5 <r²>²) - 1 (Rahman, Phys. Rev. 136, A405 (1964)) and its
// error from the spread over ions.
Table nonGaussianTable(const Moments& moments);

// The maximum of alpha2.
struct NonGaussianPeak {
    std::optional<double> time;  // t*, ps
    std::optional<double> value;
    std::string reason;  // if there is none
};

// The largest value, refined by a parabola in ln t through it and its neighbours. There is none if
// it lies at an end of the lags or does not stand out of its error.
NonGaussianPeak nonGaussianPeak(const Table& nonGaussian);

}  // namespace mtp
