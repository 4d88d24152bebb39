#include "core/training/Estimate.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
#include <numbers>

#include "core/base/Parallel.h"
#include "core/training/BasinHopping.h"
#include "core/training/BasisPlan.h"
#include "core/training/ConfigurationFit.h"
#include "core/training/Fit.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/SampleFit.h"
#include "core/training/StartSearch.h"
#include "core/training/TrainingStart.h"

namespace mtp {

namespace {

// A step that is refused is tried again: solves for each iteration.
constexpr double kSolvesPerIteration = 1.2;
// Steps that reach the minimum of the first growing sample of a large set, and of another one.
constexpr double kStepsOnSample = 20, kStepsOnNextSample = 5;
constexpr double kProgramBytes = 25 << 20;  // libraries and what the parser leaves
// Of trainings of the example's set at levels 8, 12 and 16 and of 28 times the guidebook's set.
constexpr int kTypicalSteps = 36, kTypicalStepsOfVeryLarge = 3;
// More radial coefficients need more steps. For large sets this is fitted to the guidebook's set at
// levels 8, 12 and 16 (144, 216 and 288 radial coefficients).
constexpr double kStepsOfLargeForEach = 1.0 / 15;
// For other sets above level 16 this is fitted to the guidebook's set at level 20 (360 radial
// coefficients, 38 to 55 iterations) and to a set of one species at level 24 (48 radial
// coefficients, 20 and 37 iterations).
constexpr double kFewestStepsOfHigh = 12, kStepsOfHighForEach = 1.0 / 11;
constexpr double kTypicalPartOfHops = 0.2;
constexpr double kMeasuredSeconds = 0.5;  // that a measurement of the speed shall take
constexpr int kMeasuredSteps = 5;         // at most

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

    bool isLarge() const { return !samples().empty(); }
    // On all configurations, until nothing changes.
    int typicalSteps() const {
        const double radial = count(m_columns.radial());
        if (samples().size() > 1)
            return kTypicalStepsOfVeryLarge;
        if (isLarge())
            return static_cast<int>(kStepsOfLargeForEach * radial);
        if (nominalLevel(m_input.options) <= 16)
            return kTypicalSteps;
        return static_cast<int>(kFewestStepsOfHigh + kStepsOfHighForEach * radial);
    }

    // Part of the configurations the rows of which are kept.
    double keptPart() const {
        const double left = static_cast<double>(m_input.options.memory) - fixedBytes();
        return keptBytes() > 0 ? std::clamp(left / keptBytes(), 0.0, 1.0) : 1;
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
        // The products of the linear columns with each other are known from solve().
        const double known = padded(m_columns.linear());
        const double products = square(known + padded(m_columns.radial())) - square(known);
        work.equations =
            rows() * products / 2 + cube(linear) / 3 + square(linear) * radial + cube(radial) / 3;
        return work;
    }
    Work validate() const { return designMatrix() * count(m_input.validationConfigurations); }
    Work iteration() const { return solve() * kSolvesPerIteration + reduce() + validate(); }

    // Steps of the starts in their heats, of those that are left on all, and of the chosen one on
    // the samples of a large set.
    Work search() const {
        const TrainingOptions& options = m_input.options;
        if (options.start)
            return {};
        const auto starts = static_cast<std::size_t>(
            options.starts > 0 ? options.starts : defaultStarts(nominalLevel(options), isLarge()));
        const StartPlan plan = startPlan(starts, nominalLevel(options), m_input.configurations,
                                         static_cast<std::size_t>(rows()), m_columns);
        double steps = 0;  // on all
        std::size_t left = starts;
        for (const StartHeat& heat : plan.heats) {
            steps += count(left) * std::min(heat.steps, options.maxIterations) /
                     count(plan.samples[heat.sample]);
            left = std::min(left, heat.left);
        }
        const std::vector<std::size_t> samples = this->samples();
        const std::size_t met = left > 1 ? 1 : 0;  // samples that are done when starts meet
        if (left > 1)
            steps += count(left) * stepsOfLast() / (samples.size() > 1 ? count(samples[1]) : 1);
        for (std::size_t i = met; i < samples.size(); ++i)
            steps += (i == 0 ? kStepsOnSample : kStepsOnNextSample) / count(samples[i]);
        return step() * steps + solve() * count(samples.size());
    }

    // All that hops may take; most turn back early.
    Work hops() const {
        const TrainingOptions& options = m_input.options;
        const double hops = options.hops.value_or(defaultHops(nominalLevel(options), isLarge()));
        const double onSample = kHopStepsOnSample / secondStep();
        double onAll = kHopStepsOnAll / judgeStep();
        if (!samples().empty())
            onAll += kHopStepsOnSample / judgeStep() + kStepsOnAll;
        return step() * (hops * (onSample + onAll));
    }

    double memory() const {
        const double stride = padded(m_columns.linear()) + padded(m_columns.radial());
        const double side = stride + BasisPlan::kPanel;
        const double rowBytes =
            (rowsOfOne() * stride + count(kRowsTogether) * side) * sizeof(double);
        const double buckets = this->buckets();
        const double plan = 12.0 * count(m_plan.hessianTerms.size()) +
                            8.0 * count(m_plan.gradientTerms.size()) +
                            count(m_plan.slotCount + m_plan.entryCount) * 64 * buckets;
        // Frames as they were given, and what is predicted for them at two points.
        const double labels = count(m_input.configurations + m_input.validationConfigurations) *
                              m_input.atoms * (6 + 2 * 3) * sizeof(double);
        return keptBytes() * keptPart() + buckets * rowBytes + fixedBytes() + plan + labels +
               3 * square(side) * sizeof(double) + kProgramBytes;
    }

private:
    static double count(std::size_t n) { return static_cast<double>(n); }
    static double padded(std::size_t n) { return static_cast<double>(Columns::padded(n)); }
    static double square(double x) { return x * x; }
    static double cube(double x) { return x * x * x; }

    Work step() const { return solve() * kSolvesPerIteration + reduce(); }
    std::vector<std::size_t> samples() const {
        return growingSamples(static_cast<std::size_t>(rows()), m_columns.total());
    }
    // Every n-th configuration is in what starts and hops are judged by.
    double judgeStep() const { return samples().empty() ? 1 : count(samples().front()); }
    double buckets() const {
        return std::clamp<double>(count(m_input.configurations), 1, count(bucketsFor(m_columns)));
    }
    // Of the neighbours and the equations, which are in memory in any case.
    double fixedBytes() const {
        const double side = padded(m_columns.linear()) + padded(m_columns.radial());
        const double all = count(m_input.configurations + m_input.validationConfigurations);
        return all * m_input.atoms * (m_input.neighbours * 28 + 80) +
               buckets() * square(side) * sizeof(double);
    }
    double keptBytes() const { return 2 * rows() * padded(m_columns.linear()) * sizeof(double); }
    double stepsOfLast() const { return isLarge() ? kStepsOnAllOfLarge : kStepsOnAll; }
    double secondStep() const {
        return count(
            secondSampleStep(m_input.configurations, static_cast<std::size_t>(rows()), m_columns));
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
    const double threads =
        std::clamp<double>(resolveThreadCount(input.options.threads), 1,
                           std::clamp<double>(static_cast<double>(input.configurations), 1,
                                              static_cast<double>(bucketsFor(model.columns()))));
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
    estimate.seconds =
        estimate.secondsOfSearch + kTypicalPartOfHops * estimate.secondsOfHops +
        std::min(input.options.maxIterations, model.typicalSteps()) * estimate.secondsPerIteration;
    estimate.secondsToLimit = estimate.secondsOfSearch + estimate.secondsOfHops +
                              input.options.maxIterations * estimate.secondsPerIteration;
    return estimate;
}

TrainingSpeed measuredSpeed(const std::vector<Frame>& frames,
                            const std::vector<std::string>& species, TrainingOptions options) {
    options.threads = 1;
    options.memory = 0;  // matrices are computed in every step, so that each costs the same
    const auto inputOf = [&](const std::vector<Frame>& some) {
        EstimateInput input = estimateInput(options, some);
        input.speciesCount = static_cast<int>(species.size());
        return input;
    };
    const auto secondsOfStep = [](const EstimateInput& input) {
        const Model model(input);
        return secondsOf(model.solve() + model.reduce(), {}, 1);
    };
    const std::vector<Frame> typed = typedFrames(frames, species);
    const double each = secondsOfStep(inputOf(typed)) / static_cast<double>(typed.size());
    const auto count = static_cast<std::size_t>(
        std::clamp(kMeasuredSeconds / each, 1.0, static_cast<double>(typed.size())));
    std::vector<Frame> few;
    for (std::size_t i = 0; i < count; ++i)
        few.push_back(typed[i * typed.size() / count]);
    const int types = static_cast<int>(species.size());
    const PreparedSets sets = prepareSets(few, {}, types, options);
    Fit fit(basisOf(options), sets, types, {1, options.regularisation, options.memory},
            oneProcess());
    const Eigen::VectorXd radial = randomRadial(fit.columns(), fit.plan(), options.seed);
    // Processor time: what others do at the same time does not count. The fastest step counts,
    // because the first one of a small set spends most of its time on getting memory.
    double took = std::numeric_limits<double>::infinity(), all = 0;
    for (int step = 0; step < kMeasuredSteps && all < kMeasuredSeconds; ++step) {
        const std::clock_t began = std::clock();
        fit.reduce(fit.solve(radial));
        const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
        took = std::min(took, std::max(seconds, 1e-6));
        all += seconds;
    }
    const double factor = secondsOfStep(inputOf(few)) / took;
    return {TrainingSpeed().rows * factor, TrainingSpeed().equations * factor};
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
