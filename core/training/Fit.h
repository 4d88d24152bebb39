// The fit at given radial coefficients: linear coefficients solved for, objective, normal
// equations.
#pragma once

#include <Eigen/Dense>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/training/ConfigurationFit.h"
#include "core/training/RowTargets.h"

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
    Eigen::VectorXd radial;  // of orthonormal polynomials
    Eigen::VectorXd linear;  // moments (in order of BasisPlan::scalarOf), then species (on top of
                             // the baseline)
    SetFit training;
    std::optional<SetFit> validation;
    std::vector<Rows> linearRows;  // of the training set, as far as memory is granted
};

// The linear coefficients eliminated: matrix * step = -gradient.
struct ReducedEquations {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd gradient;
};

struct FitOptions {
    int threads = 0;
    double regularisation = 0;      // ridge of the linear equations, scaled to unit diagonal
    std::size_t memory = 1u << 30;  // bytes that rows may take from one step to the next
};

// Variable projection (Golub and Pereyra, SIAM J. Numer. Anal. 10, 413 (1973)) with Kaufman's
// approximation (BIT 15, 49 (1975)). Results do not depend on the number of threads.
class Fit {
public:
    // checkpoint is called between configurations, from any thread, one at a time; it may throw.
    Fit(const MomentBasis& basis, const PreparedSets& sets, int speciesCount, FitOptions options,
        const Reduction& reduction, std::function<void()> checkpoint);
    // The same fit to other sets.
    Fit(const Fit& other, const PreparedSets& sets);

    const Columns& columns() const { return m_columns; }
    const BasisPlan& plan() const { return *m_plan; }
    // Solves for the linear coefficients and evaluates the training set.
    FitPoint solve(const Eigen::VectorXd& radial);
    // The same coefficients on the validation set; empty where there is none.
    std::optional<SetFit> validate(const FitPoint& point);
    ReducedEquations reduce(const FitPoint& point);

private:
    Fit(std::shared_ptr<const BasisPlan> plan, const PreparedSets& sets, std::size_t speciesCount,
        FitOptions options, const Reduction& reduction, std::function<void()> checkpoint);

    struct Gram;
    using Body = std::function<void(std::size_t configuration, std::size_t bucket)>;
    // Configurations go to a fixed number of buckets, each worked through in order.
    void forEach(std::size_t count, const Body& body);
    // The rows kept for a configuration, or rows computed now into `memory`.
    const Rows& linearRows(const FitPoint& point, std::size_t configuration, std::size_t bucket,
                           Rows& memory);
    void solveLinear(FitPoint& point, const Eigen::MatrixXd& gram) const;
    SetFit evaluate(const FitPoint& point, const TrainingSet& set, bool isTraining);
    Eigen::MatrixXd penalised(const Eigen::MatrixXd& gram, const Eigen::VectorXd& scale) const;

    const PreparedSets& m_sets;
    std::shared_ptr<const BasisPlan> m_plan;
    Columns m_columns;
    FitOptions m_options;
    const Reduction& m_reduction;
    std::function<void()> m_checkpoint;
    std::size_t m_buckets, m_keptRows;  // configurations the rows of which are kept
    std::vector<std::unique_ptr<ConfigurationFit>> m_workspaces;  // one per bucket
    std::vector<Rows> m_rows, m_radialRows;                       // likewise
};

}  // namespace mtp
