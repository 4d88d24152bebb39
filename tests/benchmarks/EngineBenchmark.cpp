// Speed of evaluation by level, size, neighbours and threads, of the search for neighbours, of
// reading .cfg, of the rows of a Jacobian, of a training step and of a training to a target. Each
// checks its result before it is measured.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>

#include "core/io/FormatRegistry.h"
#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/NeighbourList.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/training/ConfigurationFit.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/Trainer.h"
#include "core/training/TrainingSet.h"
#include "tests/benchmarks/PeakRate.h"
#include "tests/core/mtp/GivenAtoms.h"
#include "tests/core/mtp/TestSystems.h"

namespace {

using namespace mtp;

constexpr double kSpacing = 2.12;  // Å: 0.105 atoms/Å³, 55 neighbours within 5 Å
constexpr double kNeighbours = 55;
constexpr int kSpecies = 3;

Frame denseFrame(int edge) {
    return test::jitteredGrid(edge, kSpacing * edge, kSpecies, 1);
}

Potential denselyUsed(int level) {
    return test::randomPotential(level, kSpecies, 1, 5.0);
}

// Operations on doubles for one atom, a multiply-add counted as two: the sums and the forces for
// each neighbour, the products and their derivatives once. An estimate: what is small is left out.
double flopPerAtom(const Potential& potential) {
    const EvaluationPlan plan(potential);
    const double functions = plan.functionCount, size = plan.radial.size;
    const double radial = 2 * size + 4 * functions * size;
    const double forces = 2 * static_cast<double>(plan.gradient.size()) * 4 / 3;
    const double perNeighbour = radial + 2.0 * plan.sumCount + forces + 60;
    const double products = 3 * static_cast<double>(plan.productTerms.size() + plan.uses.size()) +
                            2 * static_cast<double>(plan.partners.size());
    return kNeighbours * perNeighbour + products + static_cast<double>(plan.gradient.size());
}

bool isExact(const Prediction& fast, const Prediction& reference) {
    // Relative, both: forces of a random potential within a long cutoff are large.
    const double largest = std::max(1.0, reference.forces.cwiseAbs().maxCoeff());
    return std::abs(fast.energy - reference.energy) <= 1e-12 * std::abs(reference.energy) &&
           (fast.forces - reference.forces).cwiseAbs().maxCoeff() <= 1e-10 * largest;
}

// Arguments: level, atoms along an edge.
void evaluation(benchmark::State& state) {
    static const double peak = benchmarks::peakRate();
    const Potential potential = denselyUsed(static_cast<int>(state.range(0)));
    const Evaluator evaluator(potential);
    const Frame small = denseFrame(3);
    if (!isExact(evaluator.evaluate(small), evaluateReference(potential, small))) {
        state.SkipWithError("the fast evaluator differs from the reference");
        return;
    }
    const Frame frame = denseFrame(static_cast<int>(state.range(1)));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluator.evaluate(frame));
    const auto atoms = static_cast<double>(frame.atomCount());
    const double flop = flopPerAtom(potential);
    const auto done = static_cast<double>(state.iterations()) * atoms;
    using benchmark::Counter;
    state.counters["s/atom"] = Counter(done, Counter::kIsRate | Counter::kInvert);
    state.counters["flop/atom"] = flop;
    state.counters["flop/s"] = Counter(flop * done, Counter::kIsRate);
    state.counters["share_of_peak"] = Counter(flop * done / peak, Counter::kIsRate);
    state.SetLabel(fmt::format("{}, peak {:.1f} GFlop/s", instructionSet(), peak / 1e9));
}
BENCHMARK(evaluation)
    ->ArgNames({"level", "edge"})
    ->ArgsProduct({{8, 12, 16, 20, 28}, {6}})
    ->ArgsProduct({{16}, {3, 12, 24}})
    ->Unit(benchmark::kMillisecond);

// Arguments: level, what is asked for besides forces (0: nothing, 1: closest pairs, 2: site virials
// too). 216 atoms with ghosts and the lists of another program, with a skin of 1 Å.
void evaluationOfLists(benchmark::State& state) {
    const Potential potential = denselyUsed(static_cast<int>(state.range(0)));
    const SiteEvaluator evaluator(potential);
    const Frame frame = denseFrame(6);
    const test::GivenAtoms atoms = test::givenAtoms(frame, potential.radial.maxDist + 1);
    SiteEvaluator::Workspace workspace;
    test::GivenResult result(evaluator, atoms.view(), workspace);
    const double expected = Evaluator(potential).evaluate(frame).energy;
    if (std::abs(result.totals.energy - expected) > 1e-12 * std::abs(expected)) {
        state.SkipWithError("the lists give another energy than the cell");
        return;
    }
    SiteOutputs out = result.outputs();
    if (state.range(1) < 2)
        out.siteVirials = {};
    if (state.range(1) < 1)
        out.closest = {};
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluator.evaluate(atoms.view(), workspace, out));
    using benchmark::Counter;
    state.counters["s/atom"] =
        Counter(static_cast<double>(state.iterations()) * static_cast<double>(frame.atomCount()),
                Counter::kIsRate | Counter::kInvert);
}
BENCHMARK(evaluationOfLists)
    ->ArgNames({"level", "asked"})
    ->ArgsProduct({{8, 16, 20}, {0, 1, 2}})
    ->Unit(benchmark::kMillisecond);

// Arguments: cutoff in tenths of Å.
void evaluationByCutoff(benchmark::State& state) {
    const double cutoff = static_cast<double>(state.range(0)) / 10;
    const Potential potential = test::randomPotential(16, kSpecies, 1, cutoff);
    const Evaluator evaluator(potential);
    const Frame small = denseFrame(3);
    if (!isExact(evaluator.evaluate(small), evaluateReference(potential, small))) {
        state.SkipWithError("the fast evaluator differs from the reference");
        return;
    }
    const Frame frame = denseFrame(6);
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluator.evaluate(frame));
    const auto atoms = static_cast<double>(frame.atomCount());
    const NeighbourList list = findNeighbours(frame.cell, frame.positions, cutoff);
    using benchmark::Counter;
    state.counters["neighbours"] = static_cast<double>(list.index.size()) / atoms;
    state.counters["s/atom"] = Counter(static_cast<double>(state.iterations()) * atoms,
                                       Counter::kIsRate | Counter::kInvert);
}
BENCHMARK(evaluationByCutoff)
    ->ArgName("cutoff")
    ->Arg(40)
    ->Arg(50)
    ->Arg(60)
    ->Arg(70)
    ->Unit(benchmark::kMillisecond);

// Arguments: threads. One large cell; the time is that of the clock.
void evaluationByThreads(benchmark::State& state) {
    const Evaluator evaluator(denselyUsed(16));
    const Frame frame = denseFrame(24);
    const auto threads = static_cast<int>(state.range(0));
    const double energy = evaluator.evaluate(frame).energy;
    if (std::abs(evaluator.evaluate(frame, threads).energy - energy) > 1e-12 * std::abs(energy)) {
        state.SkipWithError("the energy depends on the number of threads");
        return;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluator.evaluate(frame, threads));
}
BENCHMARK(evaluationByThreads)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Arg(4)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// Arguments: atoms along an edge.
void neighbourSearch(benchmark::State& state) {
    const Frame frame = denseFrame(static_cast<int>(state.range(0)));
    std::vector<LinkedCells::Run> runs;
    for (auto _ : state) {
        const LinkedCells cells(frame.cell, frame.positions, 5.0);
        for (std::size_t place = 0; place < cells.size(); ++place)
            cells.runsAround(place, runs);
        benchmark::DoNotOptimize(runs.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * frame.atomCount()));
}
BENCHMARK(neighbourSearch)->ArgName("edge")->Arg(6)->Arg(24)->Unit(benchmark::kMillisecond);

std::vector<Frame> labelledFrames(int count, int edge) {
    const Evaluator evaluator(denselyUsed(8));
    std::vector<Frame> frames;
    for (int i = 0; i < count; ++i) {
        const double spacing = 2.6 + 0.1 * (i % 4);  // several densities
        Frame frame = test::jitteredGrid(edge, spacing * edge, kSpecies, static_cast<unsigned>(i));
        const Prediction prediction = evaluator.evaluate(frame);
        frames.push_back(test::withPredictedLabels(std::move(frame), prediction));
    }
    return frames;
}

// Opening (the index) and reading every frame.
void readingCfg(benchmark::State& state) {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / "mtp-engine-benchmark.cfg";
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    const std::vector<Frame> frames = labelledFrames(200, 5);
    writeFrames(registry, path, frames);
    if (readFrames(registry, path).back().positions != frames.back().positions) {
        state.SkipWithError("the positions read differ from those written");
        return;
    }
    for (auto _ : state) {
        const auto reader = registry.open(path);
        for (std::size_t i = 0; i < reader->frameCount(); ++i)
            benchmark::DoNotOptimize(reader->read(i));
    }
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * size);
    std::filesystem::remove(path);
}
BENCHMARK(readingCfg)->Unit(benchmark::kMillisecond);

// Arguments: level. Rows of a configuration of 64 atoms over the linear and the radial
// coefficients.
void jacobian(benchmark::State& state) {
    const auto level = static_cast<int>(state.range(0));
    TrainingOptions options;
    options.level = level;
    const PreparedSets sets = prepareSets(labelledFrames(1, 4), {}, kSpecies, options);
    const ConfigurationGeometry& geometry = sets.training.configurations.front();
    const BasisPlan plan(makeBasis(level));
    const auto size = static_cast<std::size_t>(options.radialSize);
    const Columns columns{plan.scalarCount, kSpecies, kSpecies * plan.radialCount * size};
    const auto fit = ConfigurationFit::create(plan, columns, sets.radial, sets.transform);
    Eigen::VectorXd radial = randomRadial(columns, plan, 1);
    const Eigen::VectorXd linear =
        Eigen::VectorXd::Constant(static_cast<Eigen::Index>(columns.linear()), 0.1);
    Jacobian designMatrix, radialJacobian, up, down;
    const auto computeBoth = [&] {
        fit->computeDesignMatrix(geometry, radial.data(), designMatrix);
        fit->computeRadialJacobian(geometry, radial.data(), linear.data(), radialJacobian);
    };
    computeBoth();
    constexpr double kStep = 1e-5;
    radial[3] += kStep;
    fit->computeDesignMatrix(geometry, radial.data(), up);
    radial[3] -= 2 * kStep;
    fit->computeDesignMatrix(geometry, radial.data(), down);
    radial[3] += kStep;
    const auto energyOf = [&](const Jacobian& rows) {
        return Eigen::Map<const Eigen::VectorXd>(rows.row(0), linear.size()).dot(linear);
    };
    const double expected = (energyOf(up) - energyOf(down)) / (2 * kStep);
    // Central differences: off by the square of the step and by rounding.
    if (std::abs(radialJacobian.row(0)[3] - expected) > 1e-5 * std::max(1.0, std::abs(expected))) {
        state.SkipWithError("the rows differ from finite differences");
        return;
    }
    for (auto _ : state) {
        computeBoth();
        benchmark::DoNotOptimize(radialJacobian.values.data());
    }
    using benchmark::Counter;
    state.counters["s/atom"] =
        Counter(static_cast<double>(state.iterations()) * static_cast<double>(geometry.atomCount()),
                Counter::kIsRate | Counter::kInvert);
}
BENCHMARK(jacobian)->ArgName("level")->Arg(8)->Arg(16)->Arg(20)->Unit(benchmark::kMillisecond);

class Silent : public TrainingObserver {
public:
    void iterated(const IterationSummary&) override {}
};

// Arguments: level, configurations of 27 atoms. The time of a run of so many steps is divided by
// them; the search for a start is part of it.
void trainingStep(benchmark::State& state) {
    const auto configurations = static_cast<int>(state.range(1));
    const std::vector<Frame> frames = labelledFrames(configurations, 3);
    TrainingOptions options;
    options.level = static_cast<int>(state.range(0));
    options.maxIterations = 10;
    options.starts = 1;
    options.hops = 0;
    options.threads = 1;
    std::size_t steps = 0;
    for (auto _ : state) {
        Silent observer;
        Trainer trainer(frames, {}, {"Li", "Cl", "Al"}, options);
        const TrainingSummary summary = trainer.run(observer);
        if (!(summary.best.objective < summary.iterations.front().objective)) {
            state.SkipWithError("the training did not lower the objective");
            return;
        }
        steps += summary.iterations.size() - 1;
    }
    using benchmark::Counter;
    state.counters["s/step"] =
        Counter(static_cast<double>(steps), Counter::kIsRate | Counter::kInvert);
}
BENCHMARK(trainingStep)
    ->ArgNames({"level", "configurations"})
    ->ArgsProduct({{8, 16}, {20, 40}})
    ->ArgsProduct({{8}, {80}})
    ->Unit(benchmark::kMillisecond);

// Stops if the objective is low enough.
class ToTarget : public TrainingObserver {
public:
    explicit ToTarget(double target) : m_target(target) {}
    void iterated(const IterationSummary& step) override {
        m_isReached = m_isReached || step.objective < m_target;
    }
    TrainingCommand command() override {
        return m_isReached ? TrainingCommand::Stop : TrainingCommand::Continue;
    }

private:
    double m_target;
    bool m_isReached = false;
};

// Default settings on labels of a potential of level 8, until the objective is 1e-4.
void trainingToTarget(benchmark::State& state) {
    constexpr double kTarget = 1e-4;
    const std::vector<Frame> frames = labelledFrames(40, 3);
    TrainingOptions options;
    options.level = 8;
    options.threads = 1;
    for (auto _ : state) {
        ToTarget observer(kTarget);
        const TrainingSummary summary =
            Trainer(frames, {}, {"Li", "Cl", "Al"}, options).run(observer);
        if (summary.best.objective >= kTarget) {
            state.SkipWithError("the training did not reach its target");
            return;
        }
    }
}
BENCHMARK(trainingToTarget)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
