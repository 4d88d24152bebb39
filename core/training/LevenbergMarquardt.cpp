#include "core/training/LevenbergMarquardt.h"

#include <algorithm>
#include <cmath>

#include "core/training/RadialCoefficients.h"

namespace mtp {

namespace {

constexpr double kMostDamping = 1e8;  // steps of this size change nothing
constexpr double kLeastDamping = 1e-12;
constexpr int kMostTrials = 12;  // the damping grows by 2, 4, 8 ...: twelve trials span 23 decades
// A gain above kGoodGain means that the objective is almost quadratic along the step: the damping
// falls by kFastFall instead of Nielsen's third.
constexpr double kGoodGain = 0.75, kFastFall = 0.1;
constexpr double kLeastScale = 1e-12;  // relative to the largest element of the diagonal

}  // namespace

SearchState SearchState::forOtherSet() const {
    SearchState other;
    other.radial = radial;
    other.damping = std::min(damping, other.damping);
    return other;
}

LevenbergMarquardt::LevenbergMarquardt(Fit& fit, const SearchState& start)
    : m_fit(&fit)
    , m_point(fit.solve(start.radial))
    , m_damping(start.damping)
    , m_growth(start.growth) {}

// Marquardt's scaling by the diagonal, with one mean for each pair of species: each coefficient of
// a pair is damped alike, and rare pairs are not damped more than frequent ones.
Eigen::VectorXd LevenbergMarquardt::dampingScale(const ReducedEquations& equations) const {
    const Columns& columns = m_fit->columns();
    const Eigen::VectorXd diagonal = equations.matrix.diagonal().cwiseMax(0);
    const auto block = static_cast<Eigen::Index>(columns.radialPerSpecies / columns.species);
    const double floor = kLeastScale * std::max(diagonal.maxCoeff(), 1e-300);
    Eigen::VectorXd scale(diagonal.size());
    for (Eigen::Index at = 0; at < diagonal.size(); at += block)
        scale.segment(at, block).setConstant(std::max(diagonal.segment(at, block).mean(), floor));
    return scale;
}

// Takes the gradient along the gauge away and makes these directions stiff. Moving along them
// changes no potential, but their gradient is that of the ridge and their curvature almost zero: a
// small damping would allow steps along them that are too long for the rest of the step.
void LevenbergMarquardt::stiffenGauge(ReducedEquations& equations) const {
    const Eigen::MatrixXd gauge = gaugeDirections(m_point.radial, m_fit->columns(), m_fit->plan());
    const double stiffness = equations.matrix.diagonal().maxCoeff();
    equations.gradient -= gauge * (gauge.transpose() * equations.gradient);
    equations.matrix += stiffness * gauge * gauge.transpose();
}

Eigen::VectorXd LevenbergMarquardt::stepFor(const ReducedEquations& equations,
                                            const Eigen::VectorXd& scale) const {
    Eigen::MatrixXd damped = equations.matrix;
    damped.diagonal() += m_damping * scale;
    return -damped.ldlt().solve(equations.gradient);
}

bool LevenbergMarquardt::iterate(const std::function<void(const std::string&)>& note) {
    ReducedEquations equations = m_fit->reduce(m_point);
    const Eigen::VectorXd scale = dampingScale(equations);
    if (m_holdsGauge)
        stiffenGauge(equations);
    for (int trial = 0; trial < kMostTrials && m_damping < kMostDamping; ++trial) {
        const Eigen::VectorXd step = stepFor(equations, scale);
        bool isAccepted = false;
        if (step.allFinite()) {
            FitPoint next =
                m_fit->solve(gaugeFixed(m_point.radial + step, m_fit->columns(), m_fit->plan()));
            const double fall = m_point.training.objective - next.training.objective;
            const double predicted =
                -(2 * equations.gradient.dot(step) + step.dot(equations.matrix * step));
            isAccepted =
                next.linear.allFinite() && std::isfinite(next.training.objective) && fall > 0;
            if (isAccepted) {
                // Nielsen's update of the damping (Damping Parameter in Marquardt's Method,
                // IMM-REP-1999-05, Technical University of Denmark (1999)), but a faster fall after
                // a good prediction: narrow valleys need small damping.
                const double gain = predicted > 0 ? fall / predicted : 0;
                m_damping *= gain > kGoodGain ? kFastFall : 1 - std::pow(2 * gain - 1, 3);
                m_damping = std::max(m_damping, kLeastDamping);
                m_growth = 2;
                m_fit->reuse(m_point);
                m_point = std::move(next);
                return true;
            }
            m_fit->reuse(next);
        } else {
            note("a step was not finite; it is damped");
        }
        m_damping *= m_growth;
        m_growth *= 2;
    }
    return false;
}

}  // namespace mtp
