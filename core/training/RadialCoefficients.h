// Radial coefficients of the search, of orthonormal polynomials: random ones, displaced ones, and
// their gauge.
#pragma once

#include <Eigen/Core>
#include <cstdint>

#include "core/training/ConfigurationFit.h"

namespace mtp {

// Same radial functions for all pairs of species plus 30 % noise: starts that were never worse than
// independent random ones.
Eigen::VectorXd randomRadial(const Columns& columns, std::size_t radialCount, std::uint64_t seed);

// Normal noise on every coefficient, `part` of their root mean square.
Eigen::VectorXd displacedRadial(const Eigen::VectorXd& radial, const Columns& columns,
                                std::size_t radialCount, double part, std::uint64_t seed);

// Makes the f_mu orthogonal to each other over all pairs and of one length: the potentials that can
// be reached stay the same (a higher mu may take up a lower one), the equations become regular.
Eigen::VectorXd gaugeFixed(const Eigen::VectorXd& radial, const Columns& columns,
                           std::size_t radialCount);

}  // namespace mtp
