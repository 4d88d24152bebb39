// The fit at given radial coefficients: it solves for the linear coefficients, evaluates the
// objective and sets up the normal equations of the radial coefficients.
#pragma once

#include <Eigen/Dense>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/training/ConfigurationFit.h"
#include "core/training/RowTargets.h"

namespace mtp {

// Rows that are weighted and packed at a time for their products, so that they stay in the cache.
inline constexpr std::size_t kRowsTogether = 64;
// Configurations are shared over at most this many buckets (a power of two), each with its own
// normal equations.
inline constexpr std::size_t kMostBuckets = 16;

// Predictions for one set. For each configuration: energy (eV, without its baseline), 3N forces
// (eV/Å), 6 virial components (eV).
using PredictedLabels = std::vector<std::vector<double>>;

struct SetFit {
    double objective = 0;  // the weighted sum of squares, as MLIP defines it
    FitErrors errors;
    PredictedLabels predicted;
};

// The buckets of one process alone: fewer, if the equations are large.
std::size_t bucketsFor(const Columns& columns);

// A point of the search: radial coefficients and everything that follows from them.
struct FitPoint {
    Eigen::VectorXd radial;  // of orthonormal polynomials
    // Of the moments (in order of BasisPlan::scalarOf), then of the species (eV, added to the
    // baseline).
    Eigen::VectorXd linear;
    // The products of the weighted linear columns with each other. Fit::solve() leaves them for the
    // equations of the next step.
    Eigen::MatrixXd linearGram;
    SetFit training;
    std::optional<SetFit> validation;
    std::vector<Jacobian> designMatrices;  // of the first training configurations, as far as
                                           // FitOptions::memory allows
};

// The normal equations of the radial coefficients after the linear ones were eliminated:
// matrix * step = -gradient.
struct ReducedEquations {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd gradient;
};

// The normal equations of all coefficients to first order: of the linear ones and of a step of the
// radial ones, with the ridge and a damping. The regularised objective is labels - 2 c . side + c .
// matrix c. In order of the basis functions, not of the columns; the species and the radial
// coefficients follow.
struct JointEquations {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd side;
    double labels = 0;
};

// Called between configurations, from several threads at the same time: how many of them the
// present pass has done. It may throw to end the computation.
using PassProgress = std::function<void(std::size_t done, std::size_t configurations)>;

struct FitOptions {
    int threads = 0;
    double regularisation = 0;      // ridge of the linear equations, relative to their diagonal
    std::size_t memory = 1u << 30;  // bytes of the set and of what the fit keeps of it
};

// Variable projection (Golub and Pereyra, SIAM J. Numer. Anal. 10, 413 (1973)): the objective is
// minimised over the radial coefficients alone, with the best linear coefficients at each point.
// Their derivative is taken in Kaufman's approximation (BIT 15, 49 (1975)). Results do not depend
// on the number of threads.
//
//     Fit fit(makeBasis(level), sets, speciesCount, {}, oneProcess());
//     FitPoint point = fit.solve(radial);
//     const ReducedEquations equations = fit.reduce(point);
//     const Eigen::VectorXd step = -equations.matrix.ldlt().solve(equations.gradient);
class Fit {
public:
    // sets and reduction must outlive the fit.
    Fit(const MomentBasis& basis, const PreparedSets& sets, int speciesCount, FitOptions options,
        const Reduction& reduction, PassProgress progress = {});
    // The same basis, options and progress for other sets. Both fits work in the same memory: only
    // one of them may compute at a time.
    Fit(const Fit& other, const PreparedSets& sets);

    const Columns& columns() const { return m_columns; }
    const BasisPlan& plan() const { return *m_plan; }
    // Solves for the linear coefficients and evaluates the training set.
    FitPoint solve(const Eigen::VectorXd& radial);
    // Takes the design matrices of a point that is not needed any more: the next call of solve()
    // writes into their memory.
    void reuse(FitPoint& point) { m_spare = std::exchange(point.designMatrices, {}); }
    // Evaluates the same coefficients on the validation set; absent if there is none.
    std::optional<SetFit> validate(const FitPoint& point);
    // Sets up the normal equations at a point.
    ReducedEquations reduce(const FitPoint& point);
    // damping: of the radial coefficients, relative to the mean diagonal of each pair of species.
    JointEquations jointEquations(const FitPoint& point, double damping);

private:
    Fit(std::shared_ptr<const BasisPlan> plan, const PreparedSets& sets, std::size_t speciesCount,
        FitOptions options, const Reduction& reduction, PassProgress progress);

    struct Memory;
    struct Gram;
    using Body = std::function<void(std::size_t configuration, std::size_t bucket)>;
    // Shares configurations over a fixed number of buckets, each of which is worked through in
    // order.
    void forEach(std::size_t count, const Body& body);
    // The design matrix that was kept for a configuration, or one that is computed into the memory
    // of the bucket.
    const Jacobian& designMatrix(const FitPoint& point, std::size_t configuration,
                                 std::size_t bucket);
    Eigen::MatrixXd jointGram(const FitPoint& point);
    void solveLinear(FitPoint& point, const Eigen::MatrixXd& gram) const;
    SetFit evaluate(const FitPoint& point, const TrainingSet& set, bool isTraining);
    Eigen::MatrixXd penalised(const Eigen::MatrixXd& gram, const Eigen::VectorXd& scale) const;

    const PreparedSets& m_sets;
    std::shared_ptr<const BasisPlan> m_plan;
    Columns m_columns;
    FitOptions m_options;
    const Reduction& m_reduction;
    PassProgress m_progress;
    std::size_t m_buckets;
    std::size_t m_keptCount;  // configurations whose design matrix is kept
    std::vector<std::unique_ptr<ConfigurationFit>> m_workspaces;  // one per bucket
    std::shared_ptr<Memory> m_memory;
    std::vector<Jacobian> m_spare;  // design matrices that solve() may overwrite
};

}  // namespace mtp
