// g(r): how atoms of each species surround the ions, with coordination numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/dynamics/PositionSeries.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<std::string> kIonPair{"pair"};
inline constexpr ColumnKey<double> kPairDistance{"r", "Å"};
inline constexpr ColumnKey<double> kRadialDistribution{"g"};
inline constexpr ColumnKey<double> kCoordination{"coordination"};

}  // namespace columns

struct RadialOptions {
    double longest = 8;  // Å; images beyond half the cell are counted
    double width = 0.1;  // Å, of a bin
    std::optional<std::size_t> stride =
        std::nullopt;  // frames; by default such that at most 500 are looked at
    int threads = 0;
    Progress* progress = nullptr;  // not owned; may be null
};

struct RadialDistribution {
    std::string centre, other;         // species
    std::vector<double> values;        // g in each bin
    std::vector<double> coordination;  // atoms of `other` up to the upper edge of each bin
    std::optional<double> peak;        // Å, the first maximum of g
    std::optional<double> minimum;     // Å, the first one of g
    std::optional<double> shell;       // atoms of `other` up to it
};

struct RadialDistributions {
    std::vector<double> edges;                // Å, from 0
    std::size_t frames = 0, stride = 1;       // that were looked at
    std::vector<RadialDistribution> ofPairs;  // of the ion with each species
    std::string reason;                       // if there are none

    // Null if there is no such pair.
    const RadialDistribution* find(const std::string& other) const;
};

// Of atoms of the species `ion` with those of every species. Throws InputError for bins that are
// not positive or too many; Cancelled.
RadialDistributions radialDistributionsOf(const PositionSeries& series, const std::string& ion,
                                          const RadialOptions& options);

// kIonPair ("Li-Cl"), kPairDistance (middle of the bin), kRadialDistribution, kCoordination.
Table radialTable(const RadialDistributions& distributions);

// A shell is a range of distances in which g, averaged over three bins, lies above the mean
// density, and which holds a tenth of a neighbour or more. Pairs that seldom come close are no
// shell. The place of the first maximum: the highest value of the first shell. Absent if there is
// none.
std::optional<double> firstPeak(const std::vector<double>& edges,
                                const RadialDistribution& distribution);
// The place of the first minimum: the lowest value between the first shell and the next one, in the
// middle if it is wide. Absent if there are not two shells.
std::optional<double> firstMinimum(const std::vector<double>& edges,
                                   const RadialDistribution& distribution);

}  // namespace mtp
