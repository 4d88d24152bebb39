// How far ions have moved after a time, as a distribution of distances.
#pragma once

#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Moments.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kDisplacement{"displacement", "Å"};
inline constexpr ColumnKey<double> kProbability{"probability", "1/Å"};
inline constexpr ColumnKey<double> kGaussianProbability{"gaussian", "1/Å"};

}  // namespace columns

// P(r,t) = 4 pi r² G_s(r,t), the self part of the van Hove function: its integral over r is 1 if
// no displacement lies beyond the last bin.
struct VanHove {
    std::vector<std::size_t> lags;                 // frames
    std::vector<double> edges;                     // Å, from 0
    std::vector<std::vector<double>> probability;  // 1/Å, one row for each lag
    std::vector<double> beyond;                    // share of displacements beyond the last edge
};

// Bins of `width` Å up to the longest displacement, at most 2000 of them.
VanHove vanHoveOf(const Displacements& displacements, const Moments& moments, double width,
                  int threads);

// 1/Å, P(r) of a random walk with this mean square displacement.
double gaussianDisplacements(double r, double msd);

// kLag, kLagTime, kDisplacement (middle of the bin), kProbability, and kGaussianProbability of a
// random walk with the same mean square displacement.
Table vanHoveTable(const VanHove& vanHove, const Moments& moments);

}  // namespace mtp
