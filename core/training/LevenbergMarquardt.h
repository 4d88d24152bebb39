// Steps of a damped Gauss-Newton search over the radial coefficients.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/training/Fit.h"

namespace mtp {

// What a search goes on from.
struct SearchState {
    Eigen::VectorXd radial;
    double damping = 1e-3;
    double growth = 2;  // of the damping at the next refusal
};

// One start of the search. Never accepts a step that raises the objective.
class LevenbergMarquardt {
public:
    LevenbergMarquardt(Fit& fit, const SearchState& start);

    // Reduces, then tries steps with growing damping until one is accepted. False where none was
    // found: the search has ended. note is told of steps that were not finite.
    bool iterate(const std::function<void(const std::string&)>& note);
    // Evaluates the validation set at the present point.
    void validate() { m_point.validation = m_fit->validate(m_point); }
    const FitPoint& point() const { return m_point; }
    double damping() const { return m_damping; }
    SearchState state() const { return {m_point.radial, m_damping, m_growth}; }

private:
    Eigen::VectorXd stepFor(const ReducedEquations& equations) const;
    Eigen::VectorXd dampingScale(const ReducedEquations& equations) const;

    Fit* m_fit;
    FitPoint m_point;
    double m_damping, m_growth;
};

}  // namespace mtp
