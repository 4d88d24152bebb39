// Speed of reading a LAMMPS dump for its motion, of the analyses of 432 ions over 10,000 frames,
// and of what follows a threshold or a range that is dragged. Each checks its result before it is
// measured. Of a long run, the memory is measured.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "core/base/Random.h"
#include "core/dynamics/Dynamics.h"
#include "core/dynamics/PositionCacheFile.h"

namespace {

using namespace mtp;
namespace fs = std::filesystem;

constexpr std::size_t kAtoms = 2592, kDumpFrames = 200;
constexpr std::size_t kIons = 432, kFrames = 10000;
constexpr double kEdge = 40;  // Å

// As the usual dump of a force field: ids, types, unwrapped positions, forces.
fs::path writeDump() {
    const fs::path path = fs::temp_directory_path() / "mtp-dynamics-benchmark.lammpstrj";
    std::ofstream out(path);
    Random random(1);
    for (std::size_t k = 0; k < kDumpFrames; ++k) {
        std::string text = fmt::format(
            "ITEM: TIMESTEP\n{}\nITEM: NUMBER OF ATOMS\n{}\nITEM: BOX BOUNDS pp pp "
            "pp\n0 {}\n0 {}\n0 {}\nITEM: ATOMS id type xu yu zu fx fy fz\n",
            1000 * k, kAtoms, kEdge, kEdge, kEdge);
        for (std::size_t atom = 0; atom < kAtoms; ++atom) {
            text += fmt::format("{} {}", atom + 1, atom < kIons ? 1 : atom < 2 * kIons ? 2 : 3);
            for (int axis = 0; axis < 3; ++axis)
                text += fmt::format(" {:.5f}", kEdge * random.uniform());
            for (int axis = 0; axis < 3; ++axis)
                text += fmt::format(" {:.6f}", random.normal());
            text += '\n';
        }
        out << text;
    }
    return path;
}

void reading(benchmark::State& state) {
    const fs::path path = writeDump();
    const int threads = static_cast<int>(state.range(0));
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    const auto read = [&] {
        const auto stream = openPositions(registry, path, {.species = {"Li", "Al", "Cl"}}, threads);
        SeriesOptions options;
        options.timestepFs = 1;
        return readSeries(*stream, options);
    };
    if (read().frameCount() != kDumpFrames)
        state.SkipWithError("frames are missing");
    for (auto _ : state)
        benchmark::DoNotOptimize(read());
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(fs::file_size(path)));
    state.SetLabel(path.string());
    if (!std::getenv("MTP_KEEP_DUMP"))
        fs::remove(path);
}

constexpr std::size_t kLongFrames = 100'000;

// As long as the longest runs of this kind, without a file of 15 GB: every atom vibrates.
class LongRun final : public PositionStream {
public:
    LongRun() {
        m_next.frame.cell = Cell::fromRows(kEdge * Eigen::Matrix3d::Identity());
        m_next.frame.species = {"Li", "Al", "Cl"};
        for (std::size_t atom = 0; atom < kAtoms; ++atom)
            m_next.frame.types.push_back(atom < kIons ? 0 : atom < 2 * kIons ? 1 : 2);
        m_start = 0.5 * kEdge * (Positions::Random(kAtoms, 3).array() + 1);
    }
    std::optional<PositionFrame> next() override {
        if (m_next.number == kLongFrames)
            return std::nullopt;
        ++m_next.number;
        m_next.frame.step = static_cast<std::int64_t>(m_next.number);
        m_next.frame.positions = m_start.array() + 0.2 * std::sin(0.7 * double(m_next.number));
        return m_next;
    }
    double fraction() const override { return double(m_next.number) / kLongFrames; }
    std::vector<std::string> warnings() const override { return {}; }
    std::string path() const override { return "long run"; }

private:
    PositionFrame m_next;
    Positions m_start;
};

// The most memory that this process has had, in MB.
double peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (double kilobytes = 0; word == "VmHWM:" && status >> kilobytes)
            return kilobytes / 1000;
    return 0;
}

// 100,000 frames of 2,592 atoms through the cache on disk (3.1 GB), and all analyses of them.
void memoryOfALongRun(benchmark::State& state) {
    const fs::path path = fs::temp_directory_path() / "mtp-long-run.positions";
    for (auto _ : state) {
        PositionCacheWriter writer(path);
        SeriesOptions reading;
        reading.timestepFs = 1000;
        reading.sink = [&](std::span<const float> block) { writer.addBlock(block); };
        LongRun run;
        writer.close({}, readSeries(run, reading));
        const PositionSeries series = readPositionCache(path);
        DisplacementOptions ions;
        ions.ion = "Li";
        const Displacements all = displacementsOf(series, ions);
        benchmark::DoNotOptimize(dynamicsOf(series, all, {}));
    }
    state.counters["peak_MB"] = peakMemory();
    if (peakMemory() > 1000)
        state.SkipWithError("more than 1 GB of memory was needed");
    fs::remove(path);
}

// Ions that vibrate and hop 3 Å along an axis, 3 times in a ns.
const Displacements& hoppingIons() {
    static const Displacements all = [] {
        Random random(2);
        Displacements ions;
        ions.ion = "Li";
        ions.atoms.resize(kIons);
        ions.frameCount = kFrames;
        ions.spacing = 1;
        ions.stretches = {{0, kFrames}};
        ions.meanCell = Cell::fromRows(kEdge * Eigen::Matrix3d::Identity());
        ions.values.resize(3 * kIons * kFrames);
        for (std::size_t i = 0; i < 3 * kIons; ++i) {
            double place = 0;
            if (i % 3 == 0)
                ions.starts.push_back(kEdge * Eigen::RowVector3d(random.uniform(), random.uniform(),
                                                                 random.uniform()));
            for (std::size_t k = 0; k < kFrames; ++k) {
                if (random.uniform() < 1e-3)
                    place += random.uniform() < 0.5 ? 3 : -3;
                ions.values[i * kFrames + k] = static_cast<float>(place + 0.2 * random.normal());
            }
        }
        return ions;
    }();
    return all;
}

void displacementAnalyses(benchmark::State& state) {
    const Displacements& all = hoppingIons();
    const std::vector<std::size_t> lags = [] {
        std::vector<std::size_t> some;
        for (double lag = 1; lag < kFrames / 3.0; lag *= 1.16)
            if (some.empty() || static_cast<std::size_t>(lag) > some.back())
                some.push_back(static_cast<std::size_t>(lag));
        return some;
    }();
    const int threads = static_cast<int>(state.range(0));
    for (auto _ : state) {
        const Moments moments = momentsOf(all, all.stretches, lags, threads);
        benchmark::DoNotOptimize(nonGaussianTable(moments));
        benchmark::DoNotOptimize(vanHoveOf(all, moments, 0.05, threads));
    }
    state.SetLabel(fmt::format("{} lags", lags.size()));
}

// All that follows a threshold that is dragged: hops, survival, caged share, strings, residence,
// cascades and their value by chance.
void draggedThreshold(benchmark::State& state) {
    const Displacements& all = hoppingIons();
    DynamicsOptions options;
    options.threads = static_cast<int>(state.range(0));
    options.stringRadius = 1.5;
    Dynamics dynamics;
    findHops(all, options, dynamics);
    const double perIon = static_cast<double>(dynamics.hops.all.size()) / kIons;
    if (perIon < 25 || perIon > 35)  // 30 made
        state.SkipWithError("the hops that were made are not found");
    for (auto _ : state) {
        options.hops.threshold = options.hops.threshold == 3.5 ? 3.6 : 3.5;
        findHops(all, options, dynamics);
        benchmark::DoNotOptimize(survivalTable(*dynamics.hopPeaks));
    }
    state.SetLabel(fmt::format("{} hops", dynamics.hops.all.size()));
}

// D, its errors and the conductivities for another range.
void draggedFit(benchmark::State& state) {
    const Displacements& all = hoppingIons();
    DynamicsOptions options;
    options.threads = static_cast<int>(state.range(0));
    options.conductivity.temperature = 300;
    Dynamics dynamics;
    dynamics.moments = momentsOf(all, all.stretches, {1, 10, 100, 1000}, options.threads);
    options.fit = {100.0, 1000.0};
    fitDiffusion(all, options, dynamics);
    // <length²> rate / 6 with 1e-3 hops of 3 Å along each axis in each ps; 13,000 hops, but blocks
    // of 1000 ps overlap little.
    if (!dynamics.diffusion.value || std::abs(*dynamics.diffusion.value / 4.5e-3 - 1) > 0.15)
        state.SkipWithError("D is not that of the hops");
    for (auto _ : state) {
        options.fit->second = options.fit->second == 1000 ? 900 : 1000;
        fitDiffusion(all, options, dynamics);
    }
    state.SetLabel(fmt::format("{} lags", dynamics.diffusion.lags.size()));
}

// Bytes in a second of processor time.
BENCHMARK(reading)->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(memoryOfALongRun)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();
BENCHMARK(displacementAnalyses)->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(draggedThreshold)
    ->Arg(1)
    ->Arg(0)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(draggedFit)
    ->Arg(1)
    ->Arg(0)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

}  // namespace

BENCHMARK_MAIN();
