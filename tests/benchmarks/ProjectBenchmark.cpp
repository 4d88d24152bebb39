// Time and memory of a large project: made once at the path given, then opened by a fresh process.
//   ProjectBenchmark make melt.mtpw     50,000 configurations of 96 atoms, then 10,000 more
//   ProjectBenchmark open melt.mtpw
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <ctime>
#include <random>

#include "core/base/Error.h"
#include "core/project/ProjectStore.h"
#include "core/project/file/FrameLoader.h"

namespace {

using namespace mtp;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<Configuration> configurationsOf(int count, std::uint64_t seed) {
    constexpr int kAtoms = 96;
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> place(0, 13);
    std::vector<Configuration> configurations;
    for (int i = 0; i < count; ++i) {
        Frame frame;
        frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 13);
        frame.species = {"Li", "Cl", "Al"};
        frame.positions.resize(kAtoms, 3);
        for (int atom = 0; atom < kAtoms; ++atom) {
            frame.types.push_back(atom % 3);
            frame.positions.row(atom) << place(random), place(random), place(random);
        }
        frame.labels.energy = -400 + place(random);
        frame.labels.forces = Positions(frame.positions * 0.1);
        frame.labels.virial = Eigen::Matrix3d::Identity();
        frame.lineage = {.parent = ParentKey{"aimd", i / 3}, .densityRatio = 1};
        configurations.push_back({recordOf(frame, 1), frame});
    }
    return configurations;
}

void add(ProjectStore& store, int count, std::uint64_t seed) {
    const auto configurations = configurationsOf(count, seed);
    const Clock::time_point start = Clock::now();
    const std::clock_t cpu = std::clock();
    ProjectEdit edit = store.edit({.name = fmt::format("Make {} configurations", count)});
    edit.addConfigurations(configurations);
    edit.commit();
    fmt::print("added {}: {:.2f} s, of the processor {:.2f} s\n", count, secondsSince(start),
               static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
}

void make(const char* path) {
    ProjectStore store = ProjectStore::create(path);
    for (std::uint64_t part = 0; part < 5; ++part)
        add(store, 10000, part);
    add(store, 10000, 5);
    const Clock::time_point start = Clock::now();
    store.undo();
    fmt::print("undone: {:.2f} s\n", secondsSince(start));
}

void measureOpening(const char* path) {
    const Clock::time_point start = Clock::now();
    const ProjectStore store = ProjectStore::open(path);
    const auto records = store.configurations();
    const auto runs = store.runs();
    const double opened = secondsSince(start);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("opened {} configurations: {:.2f} s, at most {} MB\n", records.size(), opened,
               usage.ru_maxrss / 1024);
    FrameLoader loader(path);
    const Clock::time_point first = Clock::now();
    loader.load(records[records.size() / 2]);
    fmt::print("one frame on demand: {:.3f} ms\n", 1000 * secondsSince(first));
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3)
            throw InputError("make or open, and a path");
        std::string(argv[1]) == "make" ? make(argv[2]) : measureOpening(argv[2]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
