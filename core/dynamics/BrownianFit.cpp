#include "core/dynamics/BrownianFit.h"

#include <algorithm>
#include <cstdint>

namespace mtp {

namespace {

// Sum over pairs of origins k of the first and l of the second lag, grouped by l - k, of the
// squared number of steps that both displacements share.
double sharedSteps(std::int64_t frames, std::int64_t n, std::int64_t m) {
    double sum = 0;
    for (std::int64_t delta = 1 - m; delta < n; ++delta) {
        const std::int64_t pairs =
            std::min(frames - n, frames - m - delta) - std::max<std::int64_t>(0, -delta);
        if (pairs <= 0)
            continue;
        const auto overlap =
            static_cast<double>(std::min(n, delta + m) - std::max<std::int64_t>(0, delta));
        sum += static_cast<double>(pairs) * overlap * overlap;
    }
    return sum;
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
                    sum += sharedSteps(static_cast<std::int64_t>(stretch.count),
                                       static_cast<std::int64_t>(n), static_cast<std::int64_t>(m));
            covariance(a, b) = covariance(b, a) = 2 * sum /
                                                  (static_cast<double>(originCount(stretches, n)) *
                                                   static_cast<double>(originCount(stretches, m)));
        }
    return covariance;
}

}  // namespace mtp
