// Radial coefficients in orthonormal polynomials: random ones, displaced ones, and their gauge. A
// vector has columns.radial() numbers, in the order that Columns describes.
#pragma once

#include <Eigen/Core>
#include <cstdint>

#include "core/training/ConfigurationFit.h"

namespace mtp {

// Between the seeds of two random vectors of one search.
inline constexpr std::uint64_t kSeedStep = 1000003;

// Returns random coefficients: the same normal numbers for all pairs of species plus 30 % of
// independent ones. Such starts were never worse than starts that are independent for each pair.
// The same seed gives the same numbers on every platform.
Eigen::VectorXd randomRadial(const Columns& columns, const BasisPlan& plan, std::uint64_t seed);

// Returns `radial` with normal noise on each coefficient; its width is `part` times the root mean
// square of the coefficients.
Eigen::VectorXd displacedRadial(const Eigen::VectorXd& radial, const Columns& columns,
                                const BasisPlan& plan, double part, std::uint64_t seed);

// Fixes the gauge. Replacing f_mu by a multiple of itself, and in the basis of a level
// (BasisPlan::canMixRadial) also adding lower f_nu to it, leaves the space of potentials as it is:
// the linear coefficients take up the change. Along these directions the equations are singular.
// The result has f_mu of one length, which are orthogonal to each other over all pairs if they can
// be mixed.
Eigen::VectorXd gaugeFixed(const Eigen::VectorXd& radial, const Columns& columns,
                           const BasisPlan& plan);

// Returns the directions that change nothing but the gauge (see gaugeFixed()) at a point whose
// gauge is fixed: orthonormal columns of the length of `radial`.
Eigen::MatrixXd gaugeDirections(const Eigen::VectorXd& radial, const Columns& columns,
                                const BasisPlan& plan);

}  // namespace mtp
