#include "core/dynamics/BrownianFit.h"

#include <algorithm>
#include <utility>

namespace mtp {

namespace {

// Of x from 1 to n.
double sumOfNumberSquares(double n) {
    return n * (n + 1) * (2 * n + 1) / 6;
}

double sumOfCubes(double n) {
    return 0.25 * n * n * (n + 1) * (n + 1);
}

// Sum of (c + x) x² over x from 1 to n for which c + x is positive.
double sumOfOverlaps(double c, double n) {
    const double before = std::max(0.0, -c);
    if (n <= before)
        return 0;
    return c * (sumOfNumberSquares(n) - sumOfNumberSquares(before)) + sumOfCubes(n) -
           sumOfCubes(before);
}

// Sum over pairs of origins k of the first and l of the second lag of the squared number of steps
// that both displacements share. Of one d = l - k there are as many pairs as the stretch has room
// for. With the shorter lag n and the longer one m, they share x = 1, 2, ... n steps while l comes
// nearer, n while the shorter displacement lies within the longer one, and n - 1, ... 1 afterwards.
double sharedSteps(double frames, double n, double m) {
    if (n > m)
        std::swap(n, m);
    const double c = frames - n - m;
    return sumOfOverlaps(c, n) + sumOfOverlaps(c, n - 1) + (m - n) * (frames - m) * n * n;
}

}  // namespace

BrownianLine brownianLine(const std::vector<Stretch>& stretches,
                          const std::vector<std::size_t>& lags, double spacing) {
    const auto count = static_cast<Eigen::Index>(lags.size());
    Eigen::MatrixXd design(count, 2);
    for (Eigen::Index row = 0; row < count; ++row)
        design.row(row) << spacing * static_cast<double>(lags[static_cast<std::size_t>(row)]), 1;
    const Eigen::MatrixXd weighted = brownianCovariance(stretches, lags).ldlt().solve(design);
    const Eigen::Matrix2d inverse = (design.transpose() * weighted).inverse();
    const Eigen::MatrixXd functions = weighted * inverse;
    return {functions.col(0), functions.col(1), inverse(0, 0)};
}

Eigen::MatrixXd brownianCovariance(const std::vector<Stretch>& stretches,
                                   const std::vector<std::size_t>& lags) {
    const auto count = static_cast<Eigen::Index>(lags.size());
    Eigen::MatrixXd covariance(count, count);
    for (Eigen::Index a = 0; a < count; ++a)
        for (Eigen::Index b = a; b < count; ++b) {
            const std::size_t n = lags[static_cast<std::size_t>(a)];
            const std::size_t m = lags[static_cast<std::size_t>(b)];
            double sum = 0;
            for (const Stretch& stretch : stretches)
                if (stretch.count > std::max(n, m))
                    sum += sharedSteps(static_cast<double>(stretch.count), static_cast<double>(n),
                                       static_cast<double>(m));
            covariance(a, b) = covariance(b, a) = 2 * sum /
                                                  (static_cast<double>(originCount(stretches, n)) *
                                                   static_cast<double>(originCount(stretches, m)));
        }
    return covariance;
}

}  // namespace mtp
