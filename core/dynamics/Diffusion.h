// The diffusion coefficient, with an error that means something or words why there is none.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/dynamics/Moments.h"

namespace mtp {

struct DiffusionOptions {
    // ps; by default from the time at which the exponent of the MSD becomes 1 to a tenth of the
    // run, or to a third of it if the exponent is 1 only then.
    std::optional<std::pair<double, double>> fit;
    int threads = 0;
};

struct Diffusion {
    std::optional<std::pair<double, double>> fit;  // ps, what was fitted
    std::vector<std::size_t> lags;                 // frames, of the MSDs that were fitted
    std::optional<double> value;                   // Å²/ps
    std::optional<double> error;                   // the largest of the three that follow
    std::optional<double> modelError;              // of a Brownian walk of as many ions and frames
    std::optional<double> ionError;                // from the spread over ions
    std::optional<double> blockError;              // from the spread over blocks of time
    std::optional<double> intercept;               // Å²
    std::optional<double> exponent;                // of the MSD between the ends of the fit
    std::string reason;                            // if there is no value
    // ps: up to there the MSD grows as that of caged ions does, and the reason is slowMotion().
    std::optional<double> slowUntil;
    std::vector<std::string> warnings;
};

// MSD = 6 D t + c by brownianLine().
Diffusion diffusionOf(const Displacements& displacements, const DiffusionOptions& options);
// The same; takes what was measured for another range, and adds to it.
Diffusion diffusionOf(const Displacements& displacements, const DiffusionOptions& options,
                      MeasuredSquares& measured);

// What D is below (95 %) if the MSD hardly grows up to `until` ps, and what that supposes. Without
// a hop the ions are caged, else they are not; time: ps in which the hops of all ions were looked
// for.
std::string slowMotion(const Displacements& displacements, double until, double time,
                       std::size_t hops, double meanSquareLength);

}  // namespace mtp
