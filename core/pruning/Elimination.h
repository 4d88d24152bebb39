// Backward elimination of basis functions: those first whose removal frees the most evaluation
// time for the least rise of the objective.
#pragma once

#include <Eigen/Dense>

#include "core/pruning/EvaluationCost.h"
#include "core/training/Fit.h"

namespace mtp {

// To first order in the radial coefficients the objective is quadratic in all coefficients. With c
// its minimum and P the inverse of its matrix, the removal of a group G raises it, after all other
// coefficients were fitted anew, by exactly c_G (P_GG)^-1 c_G (Lawson and Hanson, Solving Least
// Squares Problems, 1974); P and c of the rest follow by downdates of rank one.
class Elimination {
public:
    // equations: in order of the basis functions of `cost`; whatever follows stays.
    Elimination(JointEquations equations, const EvaluationCost& cost);

    // Removes functions and groups until at most this cost is left, or one function.
    void runTo(double cost);

    const FunctionSet& kept() const { return m_kept; }
    double cost() const { return m_costLeft; }
    // The regularised objective with what is kept.
    double objective() const { return m_objective; }
    // Of all functions, 0 for those that were removed, then of what follows.
    const Eigen::VectorXd& coefficients() const { return m_coefficients; }

private:
    struct Choice {
        std::vector<std::size_t> functions;
        double price = 0;  // rise of the objective for the cost that is freed
    };

    // Works out inverse and coefficients from the equations, without the error of the downdates.
    void solve();
    Choice cheapest() const;
    double riseWithout(const std::vector<std::size_t>& functions) const;
    void remove(std::size_t function);

    JointEquations m_equations;
    const EvaluationCost& m_cost;
    FunctionSet m_kept;
    Eigen::MatrixXd m_inverse;  // of what is kept; rows and columns of the rest are 0
    Eigen::VectorXd m_coefficients;
    double m_objective = 0, m_costLeft = 0;
    int m_downdates = 0;
};

}  // namespace mtp
