// A training that goes on from a potential: what it has in common with it, and what may differ.
#pragma once

#include <Eigen/Core>

#include "core/training/Trainer.h"

namespace mtp {

// What is asked for besides a potential to start from; absent: as the potential has it.
struct StartSettings {
    std::optional<int> level{}, radialSize{};
    std::optional<double> cutoff{}, minDist{};  // Å
};

// `options` for a training that starts from `start`. An untrained potential gives only its basis:
// everything can be asked for. A trained one can be gone on with at a higher level, with more
// radial polynomials and with another min_dist, because its functions can be written in all of
// these. Throws InputError, with the reason, for a lower level, fewer polynomials or another
// cutoff.
TrainingOptions startingFrom(Potential start, const StartSettings& asked, TrainingOptions options);

// The basis to train in: that of the level, or of the potential to start from if the level is its
// own (0 where its basis is that of no level).
MomentBasis basisOf(const TrainingOptions& options);
// The level, or for a basis of none the lowest one with as many radial functions.
int nominalLevel(const TrainingOptions& options);
// The same for the options as they are, without changing them; see startingFrom().
void requireCompatibleStart(const TrainingOptions& options);

// Coefficients of f(r) by the polynomials of `to` from those by the polynomials of `from`, which
// has the same cutoff and at most as many: the function stays the same.
Eigen::VectorXd reexpanded(const Eigen::VectorXd& coefficients, const RadialBasis& from,
                           const RadialBasis& to);

}  // namespace mtp
