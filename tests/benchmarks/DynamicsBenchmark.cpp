// Speed of reading a LAMMPS dump for its motion, of the analyses of 432 ions over 10,000 frames,
// and of looking for hops by another threshold. Each checks its result before it is measured.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "core/base/Random.h"
#include "core/dynamics/Dynamics.h"

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
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    const auto read = [&] {
        const auto stream = openPositions(registry, path, {.species = {"Li", "Al", "Cl"}});
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

void hopsOfAThreshold(benchmark::State& state) {
    const Displacements& all = hoppingIons();
    const int threads = static_cast<int>(state.range(0));
    HopOptions options;
    options.threads = threads;
    const Hops found = hopsOf(all, options);
    const double perIon = static_cast<double>(found.all.size()) / kIons;
    if (perIon < 25 || perIon > 35)  // 30 made
        state.SkipWithError("the hops that were made are not found");
    for (auto _ : state) {
        const Hops hops = hopsOf(all, options);
        benchmark::DoNotOptimize(cascadesOf(all, hops, {}));
    }
    state.SetLabel(fmt::format("{} hops", found.all.size()));
}

BENCHMARK(reading)->Unit(benchmark::kMillisecond);
BENCHMARK(displacementAnalyses)->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(hopsOfAThreshold)->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
