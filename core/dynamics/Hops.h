// Hops of ions from one place to another, found without knowing the places.
#pragma once

#include <Eigen/Dense>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Displacements.h"

namespace mtp {

enum class HopFunction {
    Candelier,  // means of two fixed windows
    Rolling     // each frame against the mean of a window that moves with it
};

struct HopOptions {
    std::optional<std::size_t> window =
        std::nullopt;        // frames on each side; by default 5 ps, at least 5 frames
    double threshold = 3.5;  // Å², of the hop function
    HopFunction function = HopFunction::Candelier;
    int threads = 0;
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

    // Hops per ion and nanosecond.
    std::optional<double> rate(std::size_t ions) const;
    std::optional<double> undoneShare() const;
    std::optional<double> meanSquareLength() const;  // Å²
    // Å²/ps, of a random walk of such hops: <length²> rate / 6.
    std::optional<double> diffusion(std::size_t ions) const;
};

// p_hop of one ion in Å², kUnknown within a window of an end of a stretch (Candelier, Dauchot,
// Biroli, Phys. Rev. Lett. 102, 088001 (2009)): with A the w frames before k and B the w from k on,
// sqrt(<|u - <u>_B|²>_A <|u - <u>_A|²>_B).
std::vector<double> hopFunction(const Displacements& displacements, std::size_t ion,
                                std::size_t window, HopFunction function);

// Maxima of the hop function in runs of frames in which it reaches the threshold. Those of one ion
// that are closer than the window are one hop. Throws InputError for a window of no frames or a
// threshold that is not positive.
Hops hopsOf(const Displacements& displacements, const HopOptions& options);

// Default of HopOptions::window.
std::size_t defaultHopWindow(double spacing);

}  // namespace mtp
