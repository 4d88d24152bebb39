// The estimate of a training beside a real one: EstimateBenchmark FILE SPECIES [LEVEL...]
//
// Prints for each level seconds of processor time and the largest memory of an iteration, measured
// and estimated, and the speeds (TrainingSpeed) that fit all levels best.
#include <fmt/format.h>
#include <sys/resource.h>

#include <Eigen/Dense>
#include <cstdlib>
#include <ctime>

#include "core/io/FormatRegistry.h"
#include "core/training/Estimate.h"
#include "core/training/Trainer.h"

namespace {

using namespace mtp;

double processorSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double largestMemory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

class Clock : public TrainingObserver {
public:
    void iterated(const IterationSummary& step) override {
        times.push_back(processorSeconds());
        iterations = step.iteration;
    }
    std::vector<double> times;
    int iterations = 0;
};

std::vector<Frame> read(const char* path, const std::string& species) {
    ReadOptions options;
    for (std::size_t at = 0; at < species.size();) {
        const std::size_t end = std::min(species.find(',', at), species.size());
        options.species.push_back(species.substr(at, end - at));
        at = end + 1;
    }
    const auto reader = FormatRegistry::withBuiltinFormats().open(path, options);
    std::vector<Frame> frames;
    for (std::size_t i = 0; i < reader->frameCount(); ++i)
        frames.push_back(reader->read(i));
    return frames;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    const std::vector<Frame> frames = read(argv[1], argv[2]);
    std::vector<int> levels;
    for (int i = 3; i < argc; ++i)
        levels.push_back(std::atoi(argv[i]));
    if (levels.empty())
        levels = {6, 10, 12, 16, 18};
    constexpr int kIterations = 4;
    Eigen::MatrixXd work(static_cast<Eigen::Index>(levels.size()), 2);
    Eigen::VectorXd ones = Eigen::VectorXd::Ones(work.rows());
    fmt::print("level  columns  measured s  estimated s  ratio    MiB  estimated MiB\n");
    for (std::size_t k = 0; k < levels.size(); ++k) {
        TrainingOptions options;
        options.level = levels[k];
        options.threads = 1;
        options.starts = 1;
        options.maxIterations = kIterations;
        options.tolerance = 0;
        EstimateInput input = estimateInput(options, frames);
        const double began = processorSeconds();
        const TrainingEstimate estimate =
            estimateTraining(input, measuredSpeed(frames, speciesOf(frames), options));
        const double planned = processorSeconds() - began;
        // Each kind of work alone.
        const double rows = estimateTraining(input, {1, 1e300}).secondsPerIteration;
        const double equations = estimateTraining(input, {1e300, 1}).secondsPerIteration;
        Clock clock;
        Trainer(frames, {}, speciesOf(frames), options).run(clock);
        const std::size_t last = clock.times.size() - 1;
        const std::size_t first = last > kIterations - 1 ? last - (kIterations - 1) : 0;
        const double measured =
            (clock.times[last] - clock.times[first]) / static_cast<double>(last - first);
        work(static_cast<Eigen::Index>(k), 0) = rows / measured;
        work(static_cast<Eigen::Index>(k), 1) = equations / measured;
        fmt::print("{:5} {:8} {:11.3f} {:12.3f} {:6.2f} {:6.0f} {:14.0f}  (plan {:.3f} s)\n",
                   levels[k], estimate.parameters(), measured, estimate.secondsPerIteration,
                   estimate.secondsPerIteration / measured, largestMemory(),
                   estimate.memory / (1 << 20), planned);
        std::fflush(stdout);
    }
    const Eigen::VectorXd perUnit = work.colPivHouseholderQr().solve(ones);
    fmt::print("speeds that fit best: rows {:.3g}, equations {:.3g} multiply-adds per second\n",
               1 / perUnit[0], 1 / perUnit[1]);
    return 0;
}
