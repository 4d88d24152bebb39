#include "core/training/RadialCoefficients.h"

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace mtp {

namespace {

// Root mean square of a radial function over the neighbours: moments of some fifty neighbours are
// then of the order of 1.
constexpr double kLength = 0.4;
constexpr double kNoise = 0.3;  // of a pair of species, relative to the part that all pairs share
constexpr double kDependent = 1e-8;  // what is left of a function that depends on lower ones

// The index of the first coefficient of f_mu of a pair of species.
Eigen::Index placeOf(const Columns& columns, std::size_t radialCount, std::size_t pair,
                     std::size_t mu, std::size_t size) {
    const std::size_t i = pair / columns.species;
    const std::size_t j = pair % columns.species;
    return static_cast<Eigen::Index>(i * columns.radialPerSpecies + (j * radialCount + mu) * size);
}

std::size_t polynomialCount(const Columns& columns, std::size_t radialCount) {
    return columns.radialPerSpecies / (columns.species * radialCount);
}

// Box and Muller's transform. std::normal_distribution may give other numbers on other platforms.
double normal(std::mt19937_64& random) {
    const auto uniform = [&random] {
        return (static_cast<double>(random() >> 11) + 0.5) * 0x1.0p-53;
    };
    return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
}

}  // namespace

Eigen::VectorXd randomRadial(const Columns& columns, const BasisPlan& plan, std::uint64_t seed) {
    std::mt19937_64 random(seed * 0x9E3779B97F4A7C15ULL + 1);
    const std::size_t radialCount = plan.radialCount;
    const std::size_t size = polynomialCount(columns, radialCount);
    Eigen::VectorXd radial(static_cast<Eigen::Index>(columns.radial()));
    for (std::size_t mu = 0; mu < radialCount; ++mu) {
        Eigen::VectorXd common(static_cast<Eigen::Index>(size));
        for (double& value : common)
            value = normal(random);
        for (std::size_t pair = 0; pair < columns.species * columns.species; ++pair)
            for (std::size_t b = 0; b < size; ++b)
                radial[placeOf(columns, radialCount, pair, mu, size) +
                       static_cast<Eigen::Index>(b)] =
                    common[static_cast<Eigen::Index>(b)] + kNoise * normal(random);
    }
    return gaugeFixed(radial, columns, plan);
}

Eigen::VectorXd displacedRadial(const Eigen::VectorXd& radial, const Columns& columns,
                                const BasisPlan& plan, double part, std::uint64_t seed) {
    std::mt19937_64 random(seed * 0x9E3779B97F4A7C15ULL + 2);
    const double size = part * std::sqrt(radial.squaredNorm() / static_cast<double>(radial.size()));
    Eigen::VectorXd displaced = radial;
    for (double& value : displaced)
        value += size * normal(random);
    return gaugeFixed(displaced, columns, plan);
}

Eigen::VectorXd gaugeFixed(const Eigen::VectorXd& radial, const Columns& columns,
                           const BasisPlan& plan) {
    const std::size_t radialCount = plan.radialCount;
    const std::size_t size = polynomialCount(columns, radialCount);
    const std::size_t pairs = columns.species * columns.species;
    const auto gather = [&](const Eigen::VectorXd& from, std::size_t mu) {
        Eigen::VectorXd one(static_cast<Eigen::Index>(pairs * size));
        for (std::size_t pair = 0; pair < pairs; ++pair)
            one.segment(static_cast<Eigen::Index>(pair * size), static_cast<Eigen::Index>(size)) =
                from.segment(placeOf(columns, radialCount, pair, mu, size),
                             static_cast<Eigen::Index>(size));
        return one;
    };
    Eigen::VectorXd fixed = radial;
    std::vector<Eigen::VectorXd> done;
    for (std::size_t mu = 0; mu < radialCount; ++mu) {
        Eigen::VectorXd one = gather(radial, mu);
        const double before = one.norm();
        for (int pass = 0; pass < 2; ++pass)  // Kahan and Parlett: "twice is enough"
            for (const Eigen::VectorXd& lower : done)
                one -= lower * (lower.dot(one) / lower.squaredNorm());
        // A function that depends on the lower ones has no direction of its own: it stays as it is.
        if (one.norm() < kDependent * before)
            one = gather(radial, mu);
        if (one.norm() > 0)
            one *= kLength * static_cast<double>(columns.species) / one.norm();
        for (std::size_t pair = 0; pair < pairs; ++pair)
            fixed.segment(placeOf(columns, radialCount, pair, mu, size),
                          static_cast<Eigen::Index>(size)) =
                one.segment(static_cast<Eigen::Index>(pair * size),
                            static_cast<Eigen::Index>(size));
        if (plan.canMixRadial)
            done.push_back(std::move(one));
    }
    return fixed;
}

}  // namespace mtp
