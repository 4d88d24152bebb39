#include "core/training/LevenbergMarquardt.h"

#include <algorithm>
#include <cmath>

#include "core/training/RadialCoefficients.h"

namespace mtp {

namespace {

constexpr double kMostDamping = 1e8;
constexpr int kMostTrials = 12;
constexpr double kGoodGain = 0.75, kFastFall = 0.1;

}  // namespace

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
