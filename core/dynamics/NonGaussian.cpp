#include "core/dynamics/NonGaussian.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/TableRows.h"

namespace mtp {

namespace {

constexpr double kStandsOut = 3;  // standard errors

// To first order in the deviations of the ions from their mean.
double errorAt(const Moments& moments, std::size_t row) {
    const auto index = static_cast<Eigen::Index>(row);
    const double msd = moments.msd(row), fourth = moments.meanFourth(row);
    const Eigen::VectorXd change =
        0.6 * (moments.fourth.row(index) / (msd * msd) -
               2 * fourth / (msd * msd * msd) * moments.square.row(index))
                  .transpose();
    return errorOverIons(change);
}

}  // namespace

Table nonGaussianTable(const Moments& moments) {
    TableRows rows(columns::kLag, columns::kLagTime, columns::kAlpha2, columns::kAlpha2Error);
    for (std::size_t row = 0; row < moments.lags.size(); ++row) {
        const double msd = moments.msd(row);
        const bool isStill = !(msd > 0);
        rows.add(static_cast<int>(moments.lags[row]), moments.time(row),
                 isStill ? kUnknown : 0.6 * moments.meanFourth(row) / (msd * msd) - 1,
                 isStill ? kUnknown : errorAt(moments, row));
    }
    return rows.table();
}

NonGaussianPeak nonGaussianPeak(const Table& nonGaussian) {
    const auto& times = nonGaussian[columns::kLagTime];
    const auto& values = nonGaussian[columns::kAlpha2];
    const auto& errors = nonGaussian[columns::kAlpha2Error];
    NonGaussianPeak peak;
    if (times.size() < 3) {
        peak.reason = "fewer than three lags";
        return peak;
    }
    const auto top =
        static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
    const bool standsOut = values[top] > kStandsOut * errors[top];
    if (top == 0 || top + 1 == values.size() || !standsOut) {
        peak.reason = fmt::format("alpha2 has no maximum up to {:.6g} ps that {}", times.back(),
                                  standsOut ? "is inside that range" : "stands out of its error");
        return peak;
    }
    // Newton's form of the parabola through three points.
    const double x0 = std::log(times[top - 1]), x1 = std::log(times[top]),
                 x2 = std::log(times[top + 1]);
    const double slope = (values[top] - values[top - 1]) / (x1 - x0);
    const double nextSlope = (values[top + 1] - values[top]) / (x2 - x1);
    const double curvature = (nextSlope - slope) / (x2 - x0);
    const double x = curvature < 0 ? 0.5 * (x0 + x1) - 0.5 * slope / curvature : x1;
    peak.time = std::exp(x);
    peak.value = values[top - 1] + slope * (x - x0) + curvature * (x - x0) * (x - x1);
    return peak;
}

}  // namespace mtp
