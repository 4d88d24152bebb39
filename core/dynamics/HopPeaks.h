// Maxima of the hop function, from which the hops at any threshold follow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/HopFunction.h"

namespace mtp {

struct HopPeakOptions {
    std::optional<std::size_t> window = std::nullopt;  // frames; by default defaultHopWindow()
    HopFunction function = HopFunction::Candelier;
    double lowest = 1;  // Å², of the thresholds that the peaks are for
    int threads = 0;
};

// A maximum of the hop function of one ion.
struct HopPeak {
    std::size_t frame = 0;
    double height = 0;  // Å²
    double saddle = 0;  // Å², the lowest value since the peak before; -1 if a gap lies between
};

struct HopPeaks {
    std::size_t window = 0;  // frames on each side
    HopFunction function = HopFunction::Candelier;
    double lowest = 0;                         // Å²
    std::vector<std::vector<HopPeak>> ofIons;  // of at least `lowest`, by frame
    std::vector<std::uint64_t>
        strengths;        // how many (ion, frame) pairs lie in each bin of ln p_hop
    double observed = 0;  // ps in which hops could be seen, of each ion
    std::string reason;   // if the run is too short to look for hops

    // The peaks of one ion that are hops: the largest of each run of frames in which the function
    // reaches the threshold; of those that are closer than the window the larger one.
    std::vector<HopPeak> hopsOf(std::size_t ion, double threshold) const;
};

// Throws InputError for a window of no frames.
HopPeaks hopPeaksOf(const Displacements& displacements, const HopPeakOptions& options);

namespace columns {

inline constexpr ColumnKey<double> kHopThreshold{"p_hop", "Å²"};
inline constexpr ColumnKey<double> kSurvival{"survival"};

}  // namespace columns

// kHopThreshold, kSurvival: the share of (ion, frame) pairs whose hop function reaches each of
// these thresholds, which are spaced evenly in their logarithm over the values that occur.
Table survivalTable(const HopPeaks& peaks);
// Å²: the first minimum, between two maxima, of the density of ln p_hop that such a table gives.
// Absent if there is none.
std::optional<double> proposedThreshold(const Table& survival);

}  // namespace mtp
