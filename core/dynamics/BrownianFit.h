// A straight line through a mean square displacement, with the weights of a Brownian walk.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "core/dynamics/FrameTimes.h"

namespace mtp {

// The linear functions of the MSD that a fit consists of.
struct BrownianLine {
    Eigen::VectorXd slope;      // slope of the MSD, Å²/ps, is slope · MSD
    Eigen::VectorXd intercept;  // Å²
    double variance = 0;        // of the slope, for one component whose steps have variance 1 Å²
};

// MSD = slope t + c by generalised least squares, with the covariance of a Brownian walk of which
// the MSD is the mean over all origins (Qian, Sheetz, Elson, Biophys. J. 60, 910 (1991)). Lags in
// frames, spacing in ps.
BrownianLine brownianLine(const std::vector<Stretch>& stretches,
                          const std::vector<std::size_t>& lags, double spacing);

// Covariance of the MSD of one component of one ion at these lags, in units of the squared variance
// of a step.
Eigen::MatrixXd brownianCovariance(const std::vector<Stretch>& stretches,
                                   const std::vector<std::size_t>& lags);

}  // namespace mtp
