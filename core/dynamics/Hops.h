// Hops of ions from one place to another, found without knowing the places.
#pragma once

#include <Eigen/Dense>
#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/HopPeaks.h"

namespace mtp {

// Of which rates and P_casc mean something.
inline constexpr std::size_t kEnoughHops = 20;

struct HopOptions {
    std::optional<std::size_t> window =
        std::nullopt;        // frames on each side; by default 5 ps, at least 5 frames
    double threshold = 3.5;  // Å², of the hop function
    HopFunction function = HopFunction::Candelier;
    int threads = 0;

    bool operator==(const HopOptions&) const = default;
};

struct Hop {
    std::size_t ion = 0;                // its place among the ions, from 0
    std::size_t frame = 0;              // the first one in the new place
    double length = 0;                  // Å
    double strength = 0;                // Å², the hop function at that frame
    Eigen::RowVector3d origin, target;  // Å, means of the two windows
    double duration = 0;                // ps, from a tenth to nine tenths of the way
    bool isUndone = false;              // the next hop of the ion leads back to the origin
};

struct Hops {
    std::size_t window = 0;  // frames on each side
    double threshold = 0;    // Å²
    std::vector<Hop> all;    // by frame, then by ion
    double observed = 0;     // ps in which hops could be seen, of each ion
    std::string reason;      // if the run is too short to look for hops

    bool areEnough() const { return all.size() >= kEnoughHops; }

    // Hops per ion and nanosecond.
    std::optional<double> rate(std::size_t ions) const;
    std::optional<double> undoneShare() const;
    std::optional<double> meanSquareLength() const;  // Å²
    // Å²/ps, of a random walk of such hops: <length²> rate / 6.
    std::optional<double> diffusion(std::size_t ions) const;
};

// The hops at a threshold (Å²) of these peaks. Throws InputError for a threshold that is not
// positive or below the lowest one that the peaks are for.
Hops hopsOf(const Displacements& displacements, const HopPeaks& peaks, double threshold,
            int threads = 0);
// The same from the start. Throws InputError for a window of no frames too.
Hops hopsOf(const Displacements& displacements, const HopOptions& options);

}  // namespace mtp
