// The search over the radial coefficients: damped Gauss-Newton steps (Levenberg, Q. Appl. Math. 2,
// 164 (1944); Marquardt, SIAM J. Appl. Math. 11, 431 (1963)).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/training/Fit.h"

namespace mtp {

// A point of a search, from which it can go on.
struct SearchState {
    Eigen::VectorXd radial;
    double damping = 1e-3;
    double growth = 2;  // factor of the damping if the next trial is refused

    // The same point for a search on other configurations. The damping that was raised at the
    // minimum of a sample would keep a search on the whole set from moving.
    SearchState forOtherSet() const;
};

// A search from one start. It never accepts a step that raises the objective.
//
//     LevenbergMarquardt search(fit, {randomRadial(fit.columns(), fit.plan(), seed)});
//     while (search.iterate(note) && !isConverged(search.point()))
//         ;
class LevenbergMarquardt {
public:
    LevenbergMarquardt(Fit& fit, const SearchState& start);

    // Sets up the reduced equations, then tries steps with growing damping until one lowers the
    // objective. Returns false if none did: the search has ended. `note` receives a sentence for
    // each step that was not finite.
    bool iterate(const std::function<void(const std::string&)>& note);
    // Evaluates the validation set at the present point, so that point() has its errors.
    void validate() { m_point.validation = m_fit->validate(m_point); }
    const FitPoint& point() const { return m_point; }
    // From here on no step goes along the gauge, so that the damping can fall further. Starts that
    // are compared on small samples do without it: with it the best of them end higher.
    void holdGauge() { m_holdsGauge = true; }
    // Frees what iterate() can compute again, while other searches take the memory.
    void releaseMatrices() { m_point.designMatrices.clear(); }
    double damping() const { return m_damping; }
    SearchState state() const { return {m_point.radial, m_damping, m_growth}; }

private:
    Eigen::VectorXd stepFor(const ReducedEquations& equations, const Eigen::VectorXd& scale) const;
    Eigen::VectorXd dampingScale(const ReducedEquations& equations) const;
    void stiffenGauge(ReducedEquations& equations) const;

    Fit* m_fit;
    FitPoint m_point;
    double m_damping, m_growth;
    bool m_holdsGauge = false;
};

}  // namespace mtp
