#include "core/pruning/Pruning.h"

#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "core/base/Error.h"
#include "core/base/Plural.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/TrainedRange.h"
#include "core/pruning/Elimination.h"
#include "core/pruning/ReducedBasis.h"
#include "core/training/FittedPotential.h"
#include "core/training/LevenbergMarquardt.h"
#include "core/training/TrainingSet.h"
#include "core/training/TrainingStart.h"

namespace mtp {
namespace {

// How far the radial coefficients follow a removal in the choice of what to remove; a step of the
// search is damped by less near a minimum.
constexpr double kRadialDamping = 1e-2;
// The steps at a point end early if one lowers the objective by less than this part.
constexpr double kSmallFall = 5e-4;

void requireValid(const Potential& potential, const PruningOptions& options) {
    if (!potential.isTrained())
        throw InputError("the potential is not trained: train it before it is pruned");
    if (potential.species.empty())
        throw InputError("the potential does not name its species");
    if (options.points < 1)
        throw InputError(fmt::format("{} points: a front has at least 1", options.points));
    if (!(options.smallest > 0 && options.smallest < 1))
        throw InputError(
            fmt::format("the smallest cost is {} of the whole: it must be above 0 and below 1",
                        options.smallest));
    if (options.iterations < 0)
        throw InputError(
            fmt::format("{} iterations: the number must not be negative", options.iterations));
}

double meanNeighbours(const TrainingSet& set) {
    std::size_t atoms = 0;
    for (const ConfigurationGeometry& configuration : set.configurations)
        atoms += configuration.atomCount();
    return static_cast<double>(set.neighbourCount()) / static_cast<double>(atoms);
}

// The coefficients of the radial functions that are left.
Eigen::VectorXd radialOf(const ReducedBasis& reduced, const Fit& whole,
                         const Eigen::VectorXd& radial) {
    const std::size_t functions = whole.plan().radialCount;
    const auto size = static_cast<Eigen::Index>(whole.columns().radialPerSpecies /
                                                (whole.columns().species * functions));
    const auto pairs = static_cast<Eigen::Index>(whole.columns().species * whole.columns().species);
    const auto kept = static_cast<Eigen::Index>(reduced.radialFunctions.size());
    Eigen::VectorXd result(pairs * kept * size);
    for (Eigen::Index pair = 0; pair < pairs; ++pair)
        for (Eigen::Index k = 0; k < kept; ++k)
            result.segment((pair * kept + k) * size, size) =
                radial.segment((pair * static_cast<Eigen::Index>(functions) +
                                reduced.radialFunctions[static_cast<std::size_t>(k)]) *
                                   size,
                               size);
    return result;
}

class Pruner {
public:
    Pruner(const Potential& potential, const std::vector<Frame>& training,
           const std::vector<Frame>& validation, const PruningOptions& options)
        : m_options(options)
        , m_species(potential.species)
        , m_training(startingFrom(potential, {}, options.training))
        , m_sets(prepareSets(training, validation, potential.speciesCount, m_training))
        , m_neighbours(meanNeighbours(m_sets.training))
        , m_fit(makeFit(potential.basis))
        , m_range(potential.trained) {
        widen(m_range.emplace(), training, potential.speciesCount, m_training.cutoff);
        tell(0, "Fitting the whole potential");
        m_point = m_fit->solve(radialFrom(*m_fit, m_sets, potential, 1));
    }

    PrunedPotential whole() {
        const EvaluationCost cost(m_fit->plan().basis, m_sets.radial.size, m_neighbours);
        m_wholeCost = cost.of(FunctionSet::all(cost.functionCount()));
        return summary(m_wholeCost);
    }

    // The point of this number, of those that follow the whole potential.
    PrunedPotential next(int number) {
        const double part =
            std::pow(m_options.smallest, static_cast<double>(number) / m_options.points);
        tell(number - 1, fmt::format("Removing functions of {}",
                                     counted(m_fit->columns().scalars, "function")));
        const EvaluationCost cost(m_fit->plan().basis, m_sets.radial.size, m_neighbours);
        Elimination elimination(m_fit->jointEquations(m_point, kRadialDamping), cost);
        elimination.runTo(part * m_wholeCost);
        const ReducedBasis reduced = reduceBasis(m_fit->plan().basis, elimination.kept());
        const Eigen::VectorXd radial = radialOf(reduced, *m_fit, m_point.radial);
        m_point = {};
        m_fit = makeFit(reduced.basis);
        refine(number, radial);
        return summary(elimination.cost());
    }

private:
    std::unique_ptr<Fit> makeFit(const MomentBasis& basis) const {
        const Progress* progress = m_options.progress;
        return std::make_unique<Fit>(
            basis, m_sets, static_cast<int>(m_species.size()),
            FitOptions{m_training.threads, m_training.regularisation, m_training.memory},
            oneProcess(), [progress](std::size_t, std::size_t) {
                if (progress && progress->isCancelled())
                    throw Cancelled();
            });
    }

    void refine(int number, const Eigen::VectorXd& radial) {
        LevenbergMarquardt search(*m_fit, {radial});
        search.holdGauge();
        for (int step = 0; step < m_options.iterations; ++step) {
            tell(number - 1 + (step + 1.0) / (m_options.iterations + 1),
                 fmt::format("Training {}: step {}, objective {:.5f}",
                             counted(m_fit->columns().scalars, "function"), step + 1,
                             search.point().training.objective));
            const double before = search.point().training.objective;
            if (!search.iterate([](const auto&) {}) ||
                search.point().training.objective > (1 - kSmallFall) * before)
                break;
        }
        m_point = search.point();
    }

    PrunedPotential summary(double cost) {
        PrunedPotential one{potentialOf(*m_fit, m_sets, m_species, m_point),
                            cost,
                            m_point.training.objective,
                            m_point.training.errors,
                            {}};
        one.potential.trained = m_range;
        if (const std::optional<SetFit> validation = m_fit->validate(m_point))
            one.validation = validation->errors;
        return one;
    }

    void tell(double done, const std::string& what) const {
        if (m_options.progress)
            m_options.progress->step(done / m_options.points, what);
    }

    const PruningOptions& m_options;
    std::vector<std::string> m_species;
    TrainingOptions m_training;
    PreparedSets m_sets;
    double m_neighbours;
    std::unique_ptr<Fit> m_fit;
    std::optional<TrainedRange> m_range;
    FitPoint m_point;
    double m_wholeCost = 0;
};

// Errors of predictions on prepared configurations.
FitErrorSums errorSums(const Evaluator& evaluator, const std::vector<Frame>& frames,
                       const TrainingSet& set) {
    FitErrorSums sums;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const ConfigurationGeometry& geometry = set.configurations[i];
        const RowTargets targets(geometry);
        const Prediction predicted = evaluator.evaluate(frames[i]);
        std::vector<double> residual{predicted.energy - geometry.baseline};
        residual.insert(residual.end(), predicted.forces.data(),
                        predicted.forces.data() + predicted.forces.size());
        for (const auto& [a, b] : {std::pair(0, 0), {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}})
            residual.push_back(predicted.virial(a, b));
        for (std::size_t row = 0; row < residual.size(); ++row)
            residual[row] -= targets.target[row];
        sums.add(geometry, targets, residual);
    }
    return sums;
}

}  // namespace

PrunedPotential withErrors(const Potential& potential, const std::vector<Frame>& training,
                           const std::vector<Frame>& validation, const TrainingOptions& options) {
    requireValid(potential, {});
    const std::vector<Frame> typed = typedFrames(training, potential.species);
    const std::vector<Frame> held = typedFrames(validation, potential.species);
    const PreparedSets sets =
        prepareSets(typed, held, potential.speciesCount, startingFrom(potential, {}, options));
    const Evaluator evaluator(potential);
    const FitErrorSums sums = errorSums(evaluator, typed, sets.training);
    PrunedPotential one{potential, 0, sums.objective, sums.rms(), {}};
    if (sets.hasValidation)
        one.validation = errorSums(evaluator, held, sets.validation).rms();
    return one;
}

PruningResult prune(const Potential& potential, const std::vector<Frame>& training,
                    const std::vector<Frame>& validation, const PruningOptions& options) {
    requireValid(potential, options);
    const std::vector<Frame> typed = typedFrames(training, potential.species);
    requireSpecies(typed, potential.species);
    Pruner pruner(potential, typed, typedFrames(validation, potential.species), options);
    PruningResult result;
    result.whole = pruner.whole();
    try {
        for (int number = 1; number <= options.points; ++number) {
            PrunedPotential one = pruner.next(number);
            const bool isSmaller = one.potential.basis.scalars.size() <
                                   (result.pruned.empty() ? result.whole : result.pruned.back())
                                       .potential.basis.scalars.size();
            if (isSmaller)
                result.pruned.push_back(std::move(one));
        }
    } catch (const Cancelled&) {
        result.isComplete = false;
    }
    return result;
}

}  // namespace mtp
