#include "core/dynamics/GreenKubo.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/base/Units.h"
#include "core/dynamics/Conductivity.h"
#include "core/dynamics/Moments.h"

namespace mtp {

namespace {

constexpr double kLongestSpacing = 0.005 * (1 + 1e-9);  // ps
constexpr double kLongestLag = 20;                      // ps
constexpr std::size_t kLagShare = 50;  // of the run: the integral has an error of a sixth then
constexpr std::size_t kBlocks = 5;
constexpr std::size_t kFewestCurrentLags = 20;
constexpr double kSettled = 5;  // errors, of five blocks, by which the last two quarters may differ

// <J(0) J(t)> of the frames [first, first + count), e²Å²/fs², at the lags 0, 1, ...
Eigen::ArrayXd correlationOf(const VelocitySeries& series, std::size_t first, std::size_t count,
                             std::size_t lags) {
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(lags));
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const Eigen::Map<const Eigen::VectorXd> current(
            series.current.data() + axis * series.frames + first, static_cast<Eigen::Index>(count));
        for (Eigen::Index lag = 0; lag < sum.size(); ++lag) {
            const Eigen::Index pairs = current.size() - lag;
            sum[lag] += current.head(pairs).dot(current.tail(pairs)) / static_cast<double>(pairs);
        }
    }
    return sum;
}

// By the trapezoidal rule, times `factor`.
Eigen::ArrayXd integralOf(const Eigen::ArrayXd& correlation, double factor) {
    Eigen::ArrayXd integral = Eigen::ArrayXd::Zero(correlation.size());
    for (Eigen::Index lag = 1; lag < correlation.size(); ++lag)
        integral[lag] =
            integral[lag - 1] + 0.5 * factor * (correlation[lag - 1] + correlation[lag]);
    return integral;
}

std::size_t lagCountOf(const VelocitySeries& series) {
    if (series.current.empty())
        throw InputError("the current is not known: each species needs a charge");
    if (series.spacing > kLongestSpacing)
        throw InputError(
            fmt::format("the velocities are {:.4g} fs apart, and the current needs 5 fs or less",
                        units::kFsPerPs * series.spacing));
    const auto lags =
        std::min(series.frames / kLagShare, static_cast<std::size_t>(kLongestLag / series.spacing));
    if (lags < kFewestCurrentLags)
        throw InputError(
            fmt::format("{} frames are too few for the correlation of the current, "
                        "which needs {}",
                        series.frames, kLagShare * kFewestCurrentLags));
    return lags;
}

double errorOfMean(const Eigen::ArrayXd& values) {
    const auto count = static_cast<double>(values.size());
    return std::sqrt((values - values.mean()).square().sum() / (count * (count - 1)));
}

std::vector<double> asVector(const Eigen::ArrayXd& values) {
    return {values.begin(), values.end()};
}

// blocks: an integral in each column.
void settle(const Eigen::ArrayXd& integral, const Eigen::ArrayXXd& blocks, GreenKubo& result) {
    const Eigen::Index half = integral.size() / 2, quarter = half / 2;
    const auto drift = [&](const auto& one) {
        return one.tail(quarter).mean() - one.segment(half, quarter).mean();
    };
    Eigen::ArrayXd values(blocks.cols()), drifts(blocks.cols());
    for (Eigen::Index block = 0; block < blocks.cols(); ++block) {
        values[block] = blocks.col(block).tail(integral.size() - half).mean();
        drifts[block] = drift(blocks.col(block));
    }
    if (std::abs(drift(integral)) > kSettled * errorOfMean(drifts)) {
        result.reason = fmt::format(
            "the integral of the correlation of the current still changes after {:.4g} "
            "ps",
            result.spacing * static_cast<double>(half));
        return;
    }
    result.value = integral.tail(integral.size() - half).mean();
    result.valueError = errorOfMean(values);
}

}  // namespace

GreenKubo greenKuboOf(const VelocitySeries& series, double temperature) {
    if (!(temperature > 0))
        throw InputError("the temperature must be positive");
    const std::size_t lags = lagCountOf(series);
    const double factor = nernstEinstein(units::kFsPerPs * units::kFsPerPs * series.spacing / 3, 1,
                                         1, series.meanVolume, temperature);
    const Eigen::ArrayXd correlation = correlationOf(series, 0, series.frames, lags);
    if (!(correlation[0] > 0))
        throw InputError("the atoms carry no current");
    const Eigen::ArrayXd integral = integralOf(correlation, factor);
    const std::size_t length = series.frames / kBlocks;
    Eigen::ArrayXXd blocks(integral.size(), static_cast<Eigen::Index>(kBlocks));
    for (std::size_t block = 0; block < kBlocks; ++block)
        blocks.col(static_cast<Eigen::Index>(block)) =
            integralOf(correlationOf(series, block * length, length, lags), factor);
    GreenKubo result;
    result.spacing = series.spacing;
    result.correlation = asVector(correlation / correlation[0]);
    result.integral = asVector(integral);
    for (Eigen::Index lag = 0; lag < integral.size(); ++lag)
        result.error.push_back(errorOfMean(blocks.row(lag).transpose()));
    settle(integral, blocks, result);
    return result;
}

Table greenKuboTable(const GreenKubo& conductivity) {
    TableRows rows(columns::kLagTime, columns::kCurrentCorrelation, columns::kGreenKubo,
                   columns::kGreenKuboError);
    for (std::size_t lag = 0; lag < conductivity.integral.size(); ++lag)
        rows.add(conductivity.spacing * static_cast<double>(lag), conductivity.correlation[lag],
                 conductivity.integral[lag], conductivity.error[lag]);
    return rows.table();
}

}  // namespace mtp
