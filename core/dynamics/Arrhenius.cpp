#include "core/dynamics/Arrhenius.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Units.h"

namespace mtp {

namespace {

constexpr double kRoomTemperature = 298.15;  // K
constexpr std::size_t kEnoughTemperatures = 3;

double inverseEnergy(double temperature) {
    return 1 / (units::kBoltzmann * temperature);
}

}  // namespace

Arrhenius arrheniusOf(const std::vector<DiffusionAt>& points) {
    for (const DiffusionAt& point : points)
        if (!(point.temperature > 0) || !(point.value > 0) || (point.error && !(*point.error > 0)))
            throw InputError(
                fmt::format("{} K, D = {} Å²/ps: temperature, D and its error must be positive",
                            point.temperature, point.value));
    const auto isOther = [&](const DiffusionAt& point) {
        return point.temperature != points.front().temperature;
    };
    if (std::none_of(points.begin(), points.end(), isOther))
        throw InputError("an activation energy needs two temperatures");
    const bool haveErrors =
        std::all_of(points.begin(), points.end(), [](const DiffusionAt& one) { return one.error; });
    const auto count = static_cast<Eigen::Index>(points.size());
    Eigen::MatrixXd design(count, 2);  // over the errors of ln D
    Eigen::VectorXd logs(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const DiffusionAt& point = points[static_cast<std::size_t>(i)];
        const double weight = haveErrors ? point.value / *point.error : 1;
        design.row(i) << weight, -weight * inverseEnergy(point.temperature);
        logs[i] = weight * std::log(point.value);
    }
    const Eigen::Matrix2d covariance = (design.transpose() * design).inverse();
    const Eigen::Vector2d fit = design.householderQr().solve(logs);
    Arrhenius result;
    result.logPrefactor = fit[0];
    result.energy = fit[1];
    result.chiSquare = haveErrors ? (design * fit - logs).squaredNorm() : 0;
    result.atRoom = result.valueAt(kRoomTemperature);
    if (haveErrors && points.size() >= kEnoughTemperatures) {
        result.logPrefactorError = std::sqrt(covariance(0, 0));
        result.energyError = std::sqrt(covariance(1, 1));
        const Eigen::Vector2d slope(1, -inverseEnergy(kRoomTemperature));
        result.atRoomError = result.atRoom * std::sqrt(slope.dot(covariance * slope));
    }
    return result;
}

double Arrhenius::valueAt(double temperature) const {
    return std::exp(logPrefactor - energy * inverseEnergy(temperature));
}

}  // namespace mtp
