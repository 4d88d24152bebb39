// Between a point of the search and a potential file's coefficients.
#pragma once

#include "core/training/Fit.h"

namespace mtp {

// The potential of a point; species names as given.
Potential potentialOf(const Fit& fit, const PreparedSets& sets,
                      const std::vector<std::string>& species, const FitPoint& point);

// Radial coefficients of a trained potential, of the same or a lower level and with as many
// polynomials or fewer; functions that it does not have begin at random. Throws InputError: other
// number of species, a higher level.
Eigen::VectorXd radialFrom(const Fit& fit, const PreparedSets& sets, const Potential& potential,
                           std::uint64_t seed);

}  // namespace mtp
