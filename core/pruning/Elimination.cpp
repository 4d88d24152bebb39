#include "core/pruning/Elimination.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mtp {
namespace {

// Each downdate adds its rounding to the inverse. The equations have a condition of up to 1e10,
// and so many downdates leave some digits.
constexpr int kMostDowndates = 32;

Eigen::Index index(std::size_t k) {
    return static_cast<Eigen::Index>(k);
}

}  // namespace

Elimination::Elimination(JointEquations equations, const EvaluationCost& cost)
    : m_equations(std::move(equations))
    , m_cost(cost)
    , m_kept(FunctionSet::all(cost.functionCount())) {
    solve();
    m_costLeft = cost.of(m_kept);
}

void Elimination::solve() {
    const Eigen::Index size = m_equations.side.size();
    std::vector<Eigen::Index> rows;
    for (const std::size_t function : m_kept.members())
        rows.push_back(index(function));
    for (Eigen::Index k = index(m_kept.universe()); k < size; ++k)
        rows.push_back(k);
    const Eigen::MatrixXd part = m_equations.matrix(rows, rows);
    const Eigen::VectorXd scale =
        part.diagonal().unaryExpr([](double d) { return d > 0 ? 1 / std::sqrt(d) : 1.0; });
    const Eigen::MatrixXd scaled = scale.asDiagonal() * part * scale.asDiagonal();
    const Eigen::MatrixXd inverse =
        scale.asDiagonal() *
        scaled.ldlt().solve(Eigen::MatrixXd::Identity(scaled.rows(), scaled.cols())) *
        scale.asDiagonal();
    m_inverse = Eigen::MatrixXd::Zero(size, size);
    m_inverse(rows, rows) = (inverse + inverse.transpose()) / 2;
    m_coefficients = m_inverse * m_equations.side;
    m_objective = m_equations.labels - m_coefficients.dot(m_equations.side);
    m_downdates = 0;
}

double Elimination::riseWithout(const std::vector<std::size_t>& functions) const {
    std::vector<Eigen::Index> rows;
    for (const std::size_t function : functions)
        rows.push_back(index(function));
    const Eigen::MatrixXd part = m_inverse(rows, rows);
    const Eigen::VectorXd coefficients = m_coefficients(rows);
    return std::max(0.0, coefficients.dot(part.ldlt().solve(coefficients)));
}

Elimination::Choice Elimination::cheapest() const {
    const std::vector<double> saved = m_cost.savings(m_kept);
    std::vector<double> rise(saved.size(), 0.0);
    Choice best{{}, std::numeric_limits<double>::infinity()};
    for (const std::size_t k : m_kept.members()) {
        const double spread = m_inverse(index(k), index(k));
        rise[k] = spread > 0 ? std::pow(m_coefficients[index(k)], 2) / spread : 0;
        if (saved[k] > 0 && rise[k] / saved[k] < best.price)
            best = {{k}, rise[k] / saved[k]};
    }
    // A group raises the objective at least as much as each of its functions: this bound spares
    // most groups the exact calculation.
    for (const FunctionSet& whole : m_cost.groups()) {
        FunctionSet group = whole;
        group &= m_kept;
        const std::vector<std::size_t> functions = group.members();
        if (functions.size() < 2 || functions.size() == m_kept.size())
            continue;
        double least = 0;
        for (const std::size_t k : functions)
            least = std::max(least, rise[k]);
        const double freed = m_cost.saving(m_kept, group);
        if (freed <= 0 || least / freed >= best.price)
            continue;
        const double price = riseWithout(functions) / freed;
        if (price < best.price)
            best = {functions, price};
    }
    return best;
}

void Elimination::remove(std::size_t function) {
    const Eigen::Index k = index(function);
    const Eigen::VectorXd column = m_inverse.col(k);
    const double spread = column[k], own = m_coefficients[k];
    if (spread > 0) {
        m_objective += own * own / spread;
        m_coefficients -= column * (own / spread);
        m_inverse.noalias() -= column * (column.transpose() / spread);
    }
    m_inverse.row(k).setZero();
    m_inverse.col(k).setZero();
    m_coefficients[k] = 0;
    m_kept.erase(function);
    ++m_downdates;
}

void Elimination::runTo(double cost) {
    while (m_costLeft > cost && m_kept.size() > 1) {
        const Choice choice = cheapest();
        if (choice.functions.empty())
            return;
        for (const std::size_t function : choice.functions)
            remove(function);
        if (m_downdates > kMostDowndates)
            solve();
        m_costLeft = m_cost.of(m_kept);
    }
}

}  // namespace mtp
