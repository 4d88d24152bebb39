// Caged and hopping ions: the two kinds of displacement after a time.
#pragma once

#include <optional>
#include <string>

#include "core/dynamics/VanHove.h"

namespace mtp {

// How the distance between caged and hopping displacements is chosen.
enum class CageRule {
    Threshold,  // the square root of the hops' threshold
    Minimum,    // of P(r,t), between two maxima
    Gaussian    // beyond which P(r,t) exceeds that of a random walk of the same mean square
};

struct CageOptions {
    std::optional<double> time = std::nullopt;  // ps; by default t*, else 34 ps
    CageRule rule = CageRule::Threshold;
    double threshold = 3.5;  // Å², of the hops
    int threads = 0;

    bool operator==(const CageOptions&) const = default;
};

struct CagedShare {
    std::optional<double> time;    // ps
    std::optional<double> radius;  // Å, beyond which a displacement is hopping
    std::optional<double> value;   // share of (ion, origin) pairs that are caged
    std::optional<double> error;   // from the spread over blocks of time
    std::string reason;            // if there is no value
    // What the two kinds give to alpha2 at this time; they add up to it. Each is a sum over its
    // displacements of 3 r⁴ / (5 <r²>²) - 1, over the number of all displacements: of caged ions
    // negative, because most of what they are is that they move little.
    std::optional<double> alpha2Caged, alpha2Hopping;
    std::optional<double> alpha2CagedError, alpha2HoppingError;  // from the spread over blocks
    // Of the sum of all squares of displacements, that of hopping ones.
    std::optional<double> squareOfHopping;
};

CagedShare cagedShareOf(const Displacements& displacements, std::optional<double> peakTime,
                        const CageOptions& options);

// The distance by the rules Minimum and Gaussian, from one row of P(r,t) with the given bins, of
// `count` displacements. Absent if P has no second maximum that stands out of its error, or does
// not exceed the Gaussian.
std::optional<double> minimumOfDisplacements(const std::vector<double>& edges,
                                             const std::vector<double>& probability, double count);
std::optional<double> excessOfDisplacements(const std::vector<double>& edges,
                                            const std::vector<double>& probability, double msd);

}  // namespace mtp
