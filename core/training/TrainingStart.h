// Trainings that start from a potential: which of their options may differ from it.
#pragma once

#include <Eigen/Core>

#include "core/training/TrainingOptions.h"

namespace mtp {

// Settings that are asked for besides a potential to start from; an absent one is taken from it.
struct StartSettings {
    std::optional<int> level{}, radialSize{};
    std::optional<double> cutoff{}, minDist{};  // Å
};

// Completes `options` for a training that starts from `start`. An untrained potential gives only
// its basis, so that any setting can be asked for. A trained one allows a higher level, more
// radial polynomials and another min_dist, because its functions can be written exactly in all of
// these. Throws InputError, with the reason, for a lower level, fewer polynomials or another
// cutoff.
TrainingOptions startingFrom(Potential start, const StartSettings& asked, TrainingOptions options);

// Returns the basis to train in: that of the level, or that of the potential to start from if the
// options have its level (0 if its basis is that of no level).
MomentBasis basisOf(const TrainingOptions& options);
// Returns the level, or for a basis of no level the lowest one with as many radial functions.
int nominalLevel(const TrainingOptions& options);
// Throws InputError if the options do not agree with the potential to start from; see
// startingFrom().
void requireCompatibleStart(const TrainingOptions& options);

// Writes a function f(r), given by its coefficients in the polynomials of `from`, in those of `to`,
// which has the same cutoff and at least as many polynomials: the function stays the same.
Eigen::VectorXd reexpanded(const Eigen::VectorXd& coefficients, const RadialBasis& from,
                           const RadialBasis& to);

}  // namespace mtp
