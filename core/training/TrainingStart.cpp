#include "core/training/TrainingStart.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "core/base/Error.h"

namespace mtp {

namespace {

constexpr double kSameLength = 1e-9;  // Å

bool isSame(double a, double b) {
    return std::abs(a - b) < kSameLength;
}

// The polynomials on [-1, 1] at x, without the factor that takes them to 0 at the cutoff.
double chebyshevSum(const Eigen::VectorXd& coefficients, double x) {
    double previous = 1, current = x, sum = coefficients[0];
    for (Eigen::Index b = 1; b < coefficients.size(); ++b) {
        sum += coefficients[b] * current;
        previous = 2 * x * current - previous;
        std::swap(previous, current);
    }
    return sum;
}

void requireLevel(const TrainingOptions& options) {
    const std::optional<int> own = levelOf(options.start->basis);
    if (options.level == own.value_or(0))
        return;
    if (!own)
        throw InputError(
            fmt::format("the basis of the potential to start from is that of no level, so that it "
                        "cannot become one of level {}; leave the level out to train in its basis",
                        options.level));
    if (options.level < *own)
        throw InputError(
            fmt::format("the potential to start from is of level {}, and a lower one ({}) has no "
                        "place for its functions; choose level {} or a higher one",
                        *own, options.level, *own));
}

}  // namespace

void requireCompatibleStart(const TrainingOptions& options) {
    if (!options.start || options.start->radialCoefficients.empty())
        return;
    const RadialBasis& radial = options.start->radial;
    requireLevel(options);
    if (!isSame(options.cutoff, radial.maxDist))
        throw InputError(
            fmt::format("the potential to start from has the cutoff {} Å: its radial functions "
                        "cannot be written with another one ({} Å)",
                        radial.maxDist, options.cutoff));
    if (options.radialSize < radial.size)
        throw InputError(
            fmt::format("the potential to start from has {} radial polynomials: its functions "
                        "cannot be written with fewer ({})",
                        radial.size, options.radialSize));
    if (radial.kind == RadialBasis::Kind::ChebyshevRepulsive && options.minDist &&
        !isSame(*options.minDist, radial.minDist))
        throw InputError(fmt::format(
            "the potential to start from is repulsive below its min_dist of {} Å, which "
            "cannot be changed ({} Å)",
            radial.minDist, *options.minDist));
}

TrainingOptions startingFrom(Potential start, const StartSettings& asked, TrainingOptions options) {
    const bool isTrained = !start.radialCoefficients.empty();
    const RadialBasis& radial = start.radial;
    options.level = asked.level.value_or(levelOf(start.basis).value_or(0));
    options.cutoff = asked.cutoff.value_or(radial.maxDist);
    options.radialSize = asked.radialSize.value_or(radial.size);
    options.minDist = asked.minDist;
    // Before a training the min_dist is a guess: the data tell it.
    if (!options.minDist && isTrained)
        options.minDist = radial.minDist;
    options.start = std::move(start);
    requireCompatibleStart(options);
    return options;
}

MomentBasis basisOf(const TrainingOptions& options) {
    if (options.start && options.level == levelOf(options.start->basis).value_or(0))
        return options.start->basis;
    return makeBasis(options.level);
}

int nominalLevel(const TrainingOptions& options) {
    if (options.level > 0 || !options.start)
        return options.level;
    return 4 * options.start->basis.radialFunctionCount() - 2;
}

// Interpolated at the zeros of a Chebyshev polynomial, which is exact for a polynomial of a lower
// degree.
Eigen::VectorXd reexpanded(const Eigen::VectorXd& coefficients, const RadialBasis& from,
                           const RadialBasis& to) {
    const Eigen::Index size = to.size;
    Eigen::VectorXd result = Eigen::VectorXd::Zero(size);
    if (from.minDist == to.minDist) {
        result.head(coefficients.size()) = coefficients * (from.scaling / to.scaling);
        return result;
    }
    for (Eigen::Index k = 0; k < size; ++k) {
        const double angle = std::numbers::pi * (static_cast<double>(k) + 0.5) / to.size;
        const double r = to.minDist + (std::cos(angle) + 1) / 2 * (to.maxDist - to.minDist);
        const double x = 2 * (r - from.minDist) / (from.maxDist - from.minDist) - 1;
        const double value = from.scaling / to.scaling * chebyshevSum(coefficients, x);
        for (Eigen::Index b = 0; b < size; ++b)
            result[b] +=
                (b == 0 ? 1.0 : 2.0) / to.size * value * std::cos(static_cast<double>(b) * angle);
    }
    return result;
}

}  // namespace mtp
