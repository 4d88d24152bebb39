#include "core/training/LevenbergMarquardt.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace mtp {

namespace {

constexpr double kLength = 0.4;  // rms of a radial function over the neighbours
constexpr double kNoise = 0.3;
constexpr double kMostDamping = 1e8;
constexpr int kMostTrials = 12;
constexpr double kGoodGain = 0.75, kFastFall = 0.1;

// The place of f_mu of pair (i, j) in the coefficients.
Eigen::Index placeOf(const Columns& columns, std::size_t radialCount, std::size_t pair,
                     std::size_t mu, std::size_t size) {
    const std::size_t i = pair / columns.species;
    const std::size_t j = pair % columns.species;
    return static_cast<Eigen::Index>(i * columns.radialPerSpecies + (j * radialCount + mu) * size);
}

std::size_t polynomialCount(const Columns& columns, std::size_t radialCount) {
    return columns.radialPerSpecies / (columns.species * radialCount);
}

// Normal numbers from the generator alone: the library's distribution may differ between platforms.
double normal(std::mt19937_64& random) {
    const auto uniform = [&random] {
        return (static_cast<double>(random() >> 11) + 0.5) * 0x1.0p-53;
    };
    return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * M_PI * uniform());
}

}  // namespace

Eigen::VectorXd randomRadial(const Columns& columns, std::size_t radialCount, std::uint64_t seed) {
    std::mt19937_64 random(seed * 0x9E3779B97F4A7C15ULL + 1);
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
    return gaugeFixed(radial, columns, radialCount);
}

Eigen::VectorXd gaugeFixed(const Eigen::VectorXd& radial, const Columns& columns,
                           std::size_t radialCount) {
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
        for (int pass = 0; pass < 2; ++pass)  // twice is enough for full orthogonality
            for (const Eigen::VectorXd& lower : done)
                one -= lower * (lower.dot(one) / lower.squaredNorm());
        // A function that is a mixture of the lower ones is left as it is.
        if (one.norm() < 1e-8 * before)
            one = gather(radial, mu);
        if (one.norm() > 0)
            one *= kLength * static_cast<double>(columns.species) / one.norm();
        for (std::size_t pair = 0; pair < pairs; ++pair)
            fixed.segment(placeOf(columns, radialCount, pair, mu, size),
                          static_cast<Eigen::Index>(size)) =
                one.segment(static_cast<Eigen::Index>(pair * size),
                            static_cast<Eigen::Index>(size));
        done.push_back(std::move(one));
    }
    return fixed;
}

LevenbergMarquardt::LevenbergMarquardt(Fit& fit, const SearchState& start)
    : m_fit(&fit)
    , m_point(fit.solve(start.radial))
    , m_damping(start.damping)
    , m_growth(start.growth) {}

// One scale per pair of species: rare pairs are not damped away by frequent ones.
Eigen::VectorXd LevenbergMarquardt::dampingScale(const ReducedEquations& equations) const {
    const Columns& columns = m_fit->columns();
    const Eigen::VectorXd diagonal = equations.matrix.diagonal().cwiseMax(0);
    const auto block = static_cast<Eigen::Index>(columns.radialPerSpecies / columns.species);
    const double floor = 1e-12 * std::max(diagonal.maxCoeff(), 1e-300);
    Eigen::VectorXd scale(diagonal.size());
    for (Eigen::Index at = 0; at < diagonal.size(); at += block)
        scale.segment(at, block).setConstant(std::max(diagonal.segment(at, block).mean(), floor));
    return scale;
}

Eigen::VectorXd LevenbergMarquardt::stepFor(const ReducedEquations& equations) const {
    Eigen::MatrixXd damped = equations.matrix;
    damped.diagonal() += m_damping * dampingScale(equations);
    return -damped.ldlt().solve(equations.gradient);
}

bool LevenbergMarquardt::iterate(const std::function<void(const std::string&)>& note) {
    const ReducedEquations equations = m_fit->reduce(m_point);
    for (int trial = 0; trial < kMostTrials && m_damping < kMostDamping; ++trial) {
        const Eigen::VectorXd step = stepFor(equations);
        bool isAccepted = false;
        if (step.allFinite()) {
            FitPoint next = m_fit->solve(
                gaugeFixed(m_point.radial + step, m_fit->columns(), m_fit->plan().radialCount));
            const double fall = m_point.training.objective - next.training.objective;
            const double predicted =
                -(2 * equations.gradient.dot(step) + step.dot(equations.matrix * step));
            isAccepted =
                next.linear.allFinite() && std::isfinite(next.training.objective) && fall > 0;
            if (isAccepted) {
                // Nielsen's update, faster where the prediction is good: narrow valleys need small
                // damping.
                const double gain = predicted > 0 ? fall / predicted : 0;
                m_damping *= gain > kGoodGain ? kFastFall : 1 - std::pow(2 * gain - 1, 3);
                m_damping = std::max(m_damping, 1e-12);
                m_growth = 2;
                m_point = std::move(next);
                return true;
            }
        } else {
            note("a step was not finite; it is damped");
        }
        m_damping *= m_growth;
        m_growth *= 2;
    }
    return false;
}

}  // namespace mtp
