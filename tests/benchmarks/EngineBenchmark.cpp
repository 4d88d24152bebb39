// Speed of evaluation by level and size, of the search for neighbours, of reading .cfg and of a
// training step. Each checks its result before it is measured.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>

#include "core/io/FormatRegistry.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/EvaluatorKernel.h"
#include "core/training/Trainer.h"
#include "tests/benchmarks/PeakRate.h"
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
    const double products = 8 * static_cast<double>(plan.productTerms.size()) +
                            4 * static_cast<double>(plan.quadraticRows.size());
    return kNeighbours * perNeighbour + products + static_cast<double>(plan.gradient.size());
}

bool isExact(const Prediction& fast, const Prediction& reference) {
    return std::abs(fast.energy - reference.energy) <= 1e-12 * std::abs(reference.energy) &&
           (fast.forces - reference.forces).cwiseAbs().maxCoeff() <= 1e-10;
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
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
