// How the other atoms lie around the place where an ion was some time before.
#pragma once

#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/dynamics/Displacements.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kDistinct{"g_d"};

}  // namespace columns

struct DistinctOptions {
    std::vector<std::size_t> lags;  // frames; 0 gives g(r)
    double longest = 8;             // Å; images beyond half the cell are counted
    double width = 0.1;             // Å, of a bin
    std::size_t origins = 500;      // at most, evenly spaced
    int threads = 0;
    Progress* progress = nullptr;  // not owned; may be null
};

struct DistinctPair {
    std::string centre, other;                // species
    std::vector<std::vector<double>> values;  // one row for each lag
};

// The distinct part of the van Hove function, over the density of the other species: it tends to 1
// at large distances and long times.
struct DistinctVanHove {
    std::vector<std::size_t> lags;
    double spacing = 0;                 // ps
    std::vector<double> edges;          // Å, from 0
    std::vector<std::size_t> frames;    // origins, of each lag
    std::vector<DistinctPair> ofPairs;  // of the ion with each species
};

// Pairs of an ion at a frame k and another atom at k + lag, in the frame of reference of the
// displacements, with the cell of frame k. Images of the ion itself are left out. Throws InputError
// for bins that are not positive or too many, or a lag that the run is too short for; Cancelled.
DistinctVanHove distinctVanHoveOf(const PositionSeries& series, const Displacements& displacements,
                                  const DistinctOptions& options);

// kIonPair ("Li-Cl"), kLag, kLagTime, kPairDistance (middle of the bin), kDistinct.
Table distinctTable(const DistinctVanHove& distinct);

}  // namespace mtp
