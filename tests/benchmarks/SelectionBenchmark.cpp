// Speed of extrapolation grades beside that of an evaluation, and of building an active set. Each
// checks its result before it is measured.
#include <benchmark/benchmark.h>

#include <chrono>

#include "core/mtp/Evaluator.h"
#include "core/selection/ExtrapolationGrades.h"
#include "tests/core/selection/SelectionSystems.h"

namespace {

using namespace mtp;

constexpr double kCutoff = 5, kSpacing = 2.12;  // Å: 55 neighbours
constexpr int kSpecies = 3;

std::vector<Frame> denseFrames(int count, int edge) {
    std::vector<Frame> frames;
    for (int k = 0; k < count; ++k)
        frames.push_back(test::jitteredGrid(edge, kSpacing * edge * (1 + 0.01 * k), kSpecies,
                                            static_cast<unsigned>(k)));
    return frames;
}

double secondsOf(const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Arguments: level. "evaluations": how often energies and forces of the frame could be computed in
// the same time.
void grading(benchmark::State& state) {
    const Potential potential =
        test::randomPotential(static_cast<int>(state.range(0)), kSpecies, 1, kCutoff);
    const ActiveSet set = test::activeSetFrom(potential, denseFrames(2, 4));
    const GradeEvaluator evaluator(potential, set);
    const std::vector<Frame> frames = denseFrames(1, 6);
    const ConfigurationGrade grade = evaluator.evaluate(frames, 1)[0];
    const double expected =
        (test::denseGradients(potential, frames[0]) * set.inverseTransposed.transpose())
            .cwiseAbs()
            .maxCoeff();
    if (std::abs(grade.grade - expected) > 1e-9 * expected) {
        state.SkipWithError("the grade differs from plain algebra");
        return;
    }
    const Evaluator energies(potential);
    double evaluation = 1e9;
    for (int k = 0; k < 20; ++k)
        evaluation = std::min(
            evaluation, secondsOf([&] { benchmark::DoNotOptimize(energies.evaluate(frames[0])); }));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluator.evaluate(frames, 1));
    using benchmark::Counter;
    const auto iterations = static_cast<double>(state.iterations());
    state.counters["s/atom"] = Counter(iterations * static_cast<double>(frames[0].atomCount()),
                                       Counter::kIsRate | Counter::kInvert);
    state.counters["evaluations"] =
        Counter(iterations * evaluation, Counter::kIsRate | Counter::kInvert);
}
BENCHMARK(grading)->ArgName("level")->Arg(8)->Arg(16)->Arg(20)->Unit(benchmark::kMillisecond);

// Arguments: level. Of 20 configurations of 64 atoms.
void buildingActiveSet(benchmark::State& state) {
    const Potential potential =
        test::randomPotential(static_cast<int>(state.range(0)), kSpecies, 1, kCutoff);
    const std::vector<Frame> frames = denseFrames(20, 4);
    const ActiveSet set = test::activeSetFrom(potential, frames);
    for (const ConfigurationGrade& grade : GradeEvaluator(potential, set).evaluate(frames, 1))
        if (grade.grade > 1.001 + 1e-6) {
            state.SkipWithError("a configuration lies outside of its own active set");
            return;
        }
    for (auto _ : state)
        benchmark::DoNotOptimize(test::activeSetFrom(potential, frames));
    using benchmark::Counter;
    state.counters["s/atom"] = Counter(static_cast<double>(state.iterations()) * 20 * 64,
                                       Counter::kIsRate | Counter::kInvert);
}
BENCHMARK(buildingActiveSet)
    ->ArgName("level")
    ->Arg(8)
    ->Arg(16)
    ->Arg(20)
    ->Unit(benchmark::kMillisecond);

}  // namespace
