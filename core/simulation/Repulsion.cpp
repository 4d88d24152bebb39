#include "core/simulation/Repulsion.h"

#include <fmt/format.h>

#include "core/simulation/Deck.h"

namespace mtp {

namespace {

// Where the guard ends a run. More than any pair of a melt has to spend, and enough to close the
// holes of potentials of few configurations (README.md).
constexpr double kEnergyAtStop = 10;  // eV
constexpr int kRows = 1000;           // of the file
constexpr int kEntries = 2000;        // that LAMMPS makes of them, evenly spaced in r squared
constexpr double kNearest = 0.1;      // of the trained distance: the first row

// 0 at the trained distance, 1 at the distance at which the guard ends the run.
double depthOf(const PairLimit& pair, double r) {
    return r < pair.trained ? (pair.trained - r) / (pair.trained - pair.stop) : 0;
}

}  // namespace

double repulsionEnergy(const PairLimit& pair, double r) {
    const double depth = depthOf(pair, r);
    return kEnergyAtStop * depth * depth * depth;
}

double repulsionForce(const PairLimit& pair, double r) {
    const double depth = depthOf(pair, r);
    return 3 * kEnergyAtStop * depth * depth / (pair.trained - pair.stop);
}

std::string repulsionTable(const std::vector<std::string>& species,
                           const std::vector<PairLimit>& pairs) {
    std::string text =
        "# A repulsion below the shortest distance of each pair in the training set: number, r in "
        "A, eV, eV/A\n";
    for (const PairLimit& pair : pairs) {
        const double from = kNearest * pair.trained, step = (pair.trained - from) / (kRows - 1);
        text += fmt::format("\n{}\nN {} R {:.10f} {:.10f}\n\n",
                            pairKey(species, pair.first, pair.second), kRows, from, pair.trained);
        for (int row = 0; row < kRows; ++row) {
            const double r = from + row * step;
            text += fmt::format("{} {:.10f} {:.10e} {:.10e}\n", row + 1, r,
                                repulsionEnergy(pair, r), repulsionForce(pair, r));
        }
    }
    return text;
}

std::string repulsionStyle() {
    return fmt::format("table linear {}", kEntries);
}

std::vector<std::string> repulsionCoefficients(const std::vector<std::string>& species,
                                               const std::vector<PairLimit>& pairs) {
    std::vector<std::string> commands;
    for (const PairLimit& pair : pairs)
        commands.push_back(fmt::format("pair_coeff {} {} table {} {} {:.10f}", pair.first + 1,
                                       pair.second + 1, kRepulsionFile,
                                       pairKey(species, pair.first, pair.second), pair.trained));
    return commands;
}

}  // namespace mtp
