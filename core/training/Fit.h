// The fit at given radial coefficients: linear coefficients solved for, objective, normal
// equations.
#pragma once

#include <Eigen/Dense>
#include <functional>
#include <vector>

#include "core/training/ConfigurationFit.h"

namespace mtp {

// Predictions of one set: per configuration energy (without its baseline), 3N forces, 6 virials.
using PredictedRows = std::vector<std::vector<double>>;

struct SetFit {
    double objective = 0;  // as MLIP defines it
    FitErrors errors;
    PredictedRows predicted;
};

// A point of the search: radial coefficients and what follows from them.
struct FitPoint {
    Eigen::VectorXd radial;  // orthonormal polynomials
    Eigen::VectorXd linear;  // moments, then species (on top of the baseline)
    SetFit training;
    std::optional<SetFit> validation;
    std::vector<Rows> linearRows;  // of the training set, kept for the normal equations
};

// The linear coefficients eliminated: (reduced) step = -gradient.
struct ReducedEquations {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd gradient;
};

// Variable projection (Golub and Pereyra, SIAM J. Numer. Anal. 10, 413 (1973)) with Kaufman's
// approximation (BIT 15, 49 (1975)). Results do not depend on the number of threads.
class Fit {
public:
    // checkpoint is called between configurations, from any thread, one at a time; it may throw.
    Fit(const MomentBasis& basis, const PreparedSets& sets, int speciesCount, int threads,
        std::function<void()> checkpoint);

    const Columns& columns() const { return m_columns; }
    const BasisPlan& plan() const { return m_plan; }
    // Solves for the linear coefficients and evaluates the training set.
    FitPoint solve(const Eigen::VectorXd& radial);
    // The same coefficients on the validation set; empty where there is none.
    std::optional<SetFit> validate(const FitPoint& point);
    ReducedEquations reduce(const FitPoint& point);

private:
    using Body = std::function<void(std::size_t configuration, std::size_t bucket,
                                    ConfigurationFit& workspace)>;
    // Configurations go to a fixed number of buckets, each worked through in order.
    void forEach(std::size_t count, const Body& body);
    Eigen::VectorXd solveLinear(const std::vector<Rows>& rows) const;
    SetFit evaluate(const TrainingSet& set, const std::vector<Rows>& rows,
                    const Eigen::VectorXd& linear) const;

    const PreparedSets& m_sets;
    BasisPlan m_plan;
    Columns m_columns;
    int m_threads;
    std::function<void()> m_checkpoint;
    std::vector<ConfigurationFit> m_workspaces;  // one per bucket
};

}  // namespace mtp
