// Steps of a damped Gauss-Newton search over the radial coefficients.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/training/Fit.h"

namespace mtp {

// Same radial functions for all pairs of species plus 30 % noise: starts that were never worse than
// independent random ones. Coefficients of orthonormal polynomials.
Eigen::VectorXd randomRadial(const Columns& columns, std::size_t radialCount, std::uint64_t seed);

// Makes the f_mu orthogonal to each other over all pairs and of one length: the potentials that can
// be reached stay the same (a higher mu may take up a lower one), the equations become regular.
Eigen::VectorXd gaugeFixed(const Eigen::VectorXd& radial, const Columns& columns,
                           std::size_t radialCount);

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
