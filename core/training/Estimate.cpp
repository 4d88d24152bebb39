#include "core/training/Estimate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/Parallel.h"
#include "core/training/BasinHopping.h"
#include "core/training/BasisPlan.h"
#include "core/training/ConfigurationFit.h"
#include "core/training/Fit.h"
#include "core/training/StartSearch.h"
#include "core/training/TrainingStart.h"

namespace mtp {

namespace {

// A step that is refused is tried again: solves for each iteration.
constexpr double kSolvesPerIteration = 1.2;

// Multiply-adds of the two kinds.
struct Work {
    double rows = 0, equations = 0;

    Work operator*(double factor) const { return {rows * factor, equations * factor}; }
    Work operator+(const Work& other) const {
        return {rows + other.rows, equations + other.equations};
    }
};

class Model {
public:
    explicit Model(const EstimateInput& input)
        : m_input(input)
        , m_plan(basisOf(input.options))
        , m_columns{m_plan.scalarCount, static_cast<std::size_t>(input.speciesCount),
                    static_cast<std::size_t>(input.speciesCount) * m_plan.radialCount *
                        static_cast<std::size_t>(input.options.radialSize)} {}

    const BasisPlan& plan() const { return m_plan; }
    const Columns& columns() const { return m_columns; }
    double rowsOfOne() const { return 7 + 3 * m_input.atoms; }
    double rows() const { return rowsOfOne() * count(m_input.configurations); }

    // Part of the configurations the rows of which are kept.
    double keptPart() const {
        const double all = keptBytes();
        return all > 0 ? std::min(1.0, static_cast<double>(m_input.options.memory) / all) : 1;
    }

    // On all configurations for training.
    Work solve() const {
        const double again = 1 + (1 - keptPart());
        Work work = designMatrix() * (again * count(m_input.configurations));
        work.equations =
            rows() * square(padded(m_columns.linear())) / 2 + cube(count(m_columns.linear())) / 3;
        return work;
    }
    Work reduce() const {
        const double computed = count(m_input.configurations);
        Work work = radialJacobian() * computed + designMatrix() * ((1 - keptPart()) * computed);
        const double linear = count(m_columns.linear()), radial = count(m_columns.radial());
        work.equations =
            rows() * square(padded(m_columns.linear()) + padded(m_columns.radial())) / 2 +
            cube(linear) / 3 + square(linear) * radial + cube(radial) / 3;
        return work;
    }
    Work validate() const { return designMatrix() * count(m_input.validationConfigurations); }
    Work iteration() const { return solve() * kSolvesPerIteration + reduce() + validate(); }

    // Steps of all starts on a sample, of a third on a larger one, of the last three on all.
    Work search() const {
        const TrainingOptions& options = m_input.options;
        if (options.start)
            return {};
        const double starts =
            options.starts > 0 ? options.starts : defaultStarts(nominalLevel(options));
        const double steps = std::min(kStepsOfARound, options.maxIterations);
        const Work step = solve() * kSolvesPerIteration + reduce();
        const double onFirst = starts * steps / sample(kRowsEachFirst);
        const double left = std::ceil(starts / 3);
        const double onSecond = left * steps / sample(kRowsEachSecond);
        const double last = std::min(3.0, std::floor((left + 1) / 2));
        return step * (onFirst + onSecond + (last > 1 ? last * kStepsOnAll : 0));
    }

    // All that hops may take; most turn back early.
    Work hops() const {
        const TrainingOptions& options = m_input.options;
        const double hops = options.hops.value_or(defaultHops(nominalLevel(options)));
        const double onSample = kHopStepsOnSample / sample(kRowsEachSecond);
        return (solve() * kSolvesPerIteration + reduce()) * (hops * (onSample + kHopStepsOnAll));
    }

    double memory() const {
        const double stride = padded(m_columns.linear()) + padded(m_columns.radial());
        const double side = stride + BasisPlan::kPanel;
        const double rowBytes = rowsOfOne() * (2 * side) * sizeof(double);
        const double buckets = std::clamp<double>(count(m_input.configurations), 1, kMostBuckets);
        const double plan = 12.0 * count(m_plan.hessianTerms.size()) +
                            8.0 * count(m_plan.gradientTerms.size()) +
                            count(m_plan.slotCount + m_plan.entryCount) * 64 * buckets;
        const double all = count(m_input.configurations + m_input.validationConfigurations);
        const double geometry = all * m_input.atoms * (m_input.neighbours * 28 + 200);
        return keptBytes() * keptPart() + buckets * (rowBytes + square(side) * sizeof(double)) +
               plan + geometry + 3 * square(side) * sizeof(double);
    }

private:
    static double count(std::size_t n) { return static_cast<double>(n); }
    static double padded(std::size_t n) { return static_cast<double>(Columns::padded(n)); }
    static double square(double x) { return x * x; }
    static double cube(double x) { return x * x * x; }

    double keptBytes() const { return 2 * rows() * padded(m_columns.linear()) * sizeof(double); }
    double sample(std::size_t rowsEach) const {
        return count(sampleStep(m_input.configurations, static_cast<std::size_t>(rows()), rowsEach,
                                m_columns));
    }

    // Of one configuration.
    Work designMatrix() const {
        double sources = 0;
        for (const BasisPlan::Panel& panel : m_plan.panels)
            sources += count(panel.sources.size());
        const double pairs = m_input.atoms * m_input.neighbours;
        return {3 * pairs * sources + m_input.atoms * count(m_plan.gradientTerms.size()), 0};
    }
    Work radialJacobian() const {
        const double width =
            count(m_columns.species) * padded(static_cast<std::size_t>(m_input.options.radialSize));
        double basics = 0, terms = 0;
        for (const BasisPlan::Coupling& coupling : m_plan.couplings) {
            basics += count(coupling.basics.size());
            terms += count(coupling.terms.size());
        }
        const double pairs = m_input.atoms * m_input.neighbours;
        const double sweeps =
            count(m_plan.gradientTerms.size()) + count(m_plan.hessianTerms.size());
        return {3 * pairs * basics * width + m_input.atoms * (sweeps + terms * width), 0};
    }

    const EstimateInput& m_input;
    BasisPlan m_plan;
    Columns m_columns;
};

double secondsOf(const Work& work, const TrainingSpeed& speed, double threads) {
    return (work.rows / speed.rows + work.equations / speed.equations) / threads;
}

}  // namespace

TrainingEstimate estimateTraining(const EstimateInput& input, const TrainingSpeed& speed) {
    const Model model(input);
    const double threads = std::clamp<double>(
        resolveThreadCount(input.options.threads), 1,
        std::clamp<double>(static_cast<double>(input.configurations), 1, kMostBuckets));
    TrainingEstimate estimate;
    estimate.radialFunctions = model.plan().radialCount;
    estimate.basisFunctions = model.plan().scalarCount;
    estimate.linear = model.columns().linear();
    estimate.radial = model.columns().radial();
    estimate.rows = input.labels.value_or(static_cast<std::size_t>(model.rows()));
    estimate.memory = model.memory();
    estimate.secondsPerIteration = secondsOf(model.iteration(), speed, threads);
    estimate.secondsOfSearch = secondsOf(model.search(), speed, threads);
    estimate.secondsOfHops = secondsOf(model.hops(), speed, threads);
    estimate.secondsToLimit = estimate.secondsOfSearch + estimate.secondsOfHops +
                              input.options.maxIterations * estimate.secondsPerIteration;
    return estimate;
}

double meanNeighbours(double numberDensity, double cutoff) {
    return numberDensity * 4 / 3 * std::numbers::pi * cutoff * cutoff * cutoff;
}

EstimateInput estimateInput(const TrainingOptions& options, const std::vector<Frame>& training,
                            const std::vector<Frame>& validation) {
    EstimateInput input;
    input.options = options;
    input.speciesCount = static_cast<int>(speciesOf(training).size());
    input.configurations = training.size();
    input.validationConfigurations = validation.size();
    double atoms = 0, pairs = 0;
    std::size_t labels = 0;
    for (const Frame& frame : training) {
        const auto own = static_cast<double>(frame.atomCount());
        labels += (frame.labels.energy ? 1 : 0) +
                  (frame.labels.forces ? 3 * frame.atomCount() : 0) + (frame.labels.virial ? 6 : 0);
        atoms += own;
        if (const double volume = frame.cell.volume(); volume > 0)
            pairs += own * meanNeighbours(own / volume, options.cutoff);
    }
    input.labels = labels;
    if (!training.empty())
        input.atoms = atoms / static_cast<double>(training.size());
    if (atoms > 0)
        input.neighbours = pairs / atoms;
    return input;
}

}  // namespace mtp
