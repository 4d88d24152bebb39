// How long ions stay in a place between two hops.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Hops.h"
#include "core/dynamics/Scattering.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kStay{"stay", "ps"};
inline constexpr ColumnKey<double> kStayShare{"share"};

}  // namespace columns

// Times between hops of one ion. The stay after the last hop of an ion is known only to be longer
// than what is left of the run; it counts up to there.
struct HopResidence {
    std::size_t ended = 0, cut = 0;     // stays between two hops, and those that the run cuts off
    std::vector<double> times, shares;  // ps, at which stays end; the share that lasts longer
    std::optional<double>
        meanEnded;                // ps, of the stays between two hops: too short if many are cut
    std::optional<double> mean;   // ps, all stays together over those that ended
    std::optional<double> error;  // ps
    std::optional<StretchedExponential> fit;  // of the shares; exponent 1: hops do not remember
    std::string reason;                       // if there is no mean
};

// The shares are those of Kaplan and Meier (J. Am. Stat. Assoc. 53, 457 (1958)). The error of the
// mean is that of counting.
HopResidence hopResidenceOf(const Displacements& displacements, const Hops& hops);

// kStay, kStayShare.
Table hopResidenceTable(const HopResidence& residence);

}  // namespace mtp
