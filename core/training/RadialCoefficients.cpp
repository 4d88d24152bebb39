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

// The coefficients of f_mu of all pairs of species.
class RadialFunctionsOfPairs {
public:
    RadialFunctionsOfPairs(const Columns& columns, const BasisPlan& plan)
        : m_columns(columns)
        , m_radialCount(plan.radialCount)
        , m_size(polynomialCount(columns, plan.radialCount))
        , m_pairs(columns.species * columns.species) {}

    Eigen::VectorXd of(const Eigen::VectorXd& radial, std::size_t mu) const {
        Eigen::VectorXd function(static_cast<Eigen::Index>(m_pairs) * size());
        for (std::size_t pair = 0; pair < m_pairs; ++pair)
            function.segment(static_cast<Eigen::Index>(pair) * size(), size()) =
                radial.segment(place(pair, mu), size());
        return function;
    }
    void put(const Eigen::VectorXd& function, std::size_t mu, Eigen::VectorXd& radial) const {
        for (std::size_t pair = 0; pair < m_pairs; ++pair)
            radial.segment(place(pair, mu), size()) =
                function.segment(static_cast<Eigen::Index>(pair) * size(), size());
    }

private:
    Eigen::Index size() const { return static_cast<Eigen::Index>(m_size); }
    Eigen::Index place(std::size_t pair, std::size_t mu) const {
        return placeOf(m_columns, m_radialCount, pair, mu, m_size);
    }

    const Columns& m_columns;
    std::size_t m_radialCount, m_size, m_pairs;
};

// Subtracts what a function has in common with others that are orthogonal to each other. Returns
// whether anything is left.
bool makeIndependent(Eigen::VectorXd& function, const std::vector<Eigen::VectorXd>& lower) {
    const double before = function.norm();
    for (int pass = 0; pass < 2; ++pass)  // Kahan and Parlett: "twice is enough"
        for (const Eigen::VectorXd& one : lower)
            function -= one * (one.dot(function) / one.squaredNorm());
    return function.norm() > kDependent * before;
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
    const RadialFunctionsOfPairs functions(columns, plan);
    Eigen::VectorXd fixed = radial;
    std::vector<Eigen::VectorXd> done;
    for (std::size_t mu = 0; mu < plan.radialCount; ++mu) {
        Eigen::VectorXd one = functions.of(radial, mu);
        // A function that depends on the lower ones has no direction of its own: it stays as it is.
        if (!makeIndependent(one, done))
            one = functions.of(radial, mu);
        if (one.norm() > 0)
            one *= kLength * static_cast<double>(columns.species) / one.norm();
        functions.put(one, mu, fixed);
        if (plan.canMixRadial)
            done.push_back(std::move(one));
    }
    return fixed;
}

Eigen::MatrixXd gaugeDirections(const Eigen::VectorXd& radial, const Columns& columns,
                                const BasisPlan& plan) {
    const RadialFunctionsOfPairs functions(columns, plan);
    std::vector<Eigen::VectorXd> mixed;  // into f_mu; orthonormal
    std::vector<Eigen::VectorXd> directions;
    for (std::size_t mu = 0; mu < plan.radialCount; ++mu) {
        if (!plan.canMixRadial)
            mixed.clear();
        Eigen::VectorXd one = functions.of(radial, mu);
        if (makeIndependent(one, mixed))
            mixed.push_back(one.normalized());
        for (const Eigen::VectorXd& function : mixed)
            functions.put(function, mu,
                          directions.emplace_back(Eigen::VectorXd::Zero(radial.size())));
    }
    Eigen::MatrixXd matrix(radial.size(), std::ssize(directions));
    for (Eigen::Index k = 0; k < matrix.cols(); ++k)
        matrix.col(k) = directions[static_cast<std::size_t>(k)];
    return matrix;
}

}  // namespace mtp
