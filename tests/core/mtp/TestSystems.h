// Small configurations and potentials that tests make for themselves.
#pragma once

#include <random>

#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/Potential.h"

namespace mtp::test {

// Atoms on a jittered grid in a skewed cell of `edge` Å: no pair is nearer than about edge / n / 2.
inline Frame jitteredGrid(int n, double edge, int speciesCount, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> jitter(-0.15, 0.15);
    Frame frame;
    Eigen::Matrix3d rows;
    rows << edge, 0, 0, 0.2 * edge, 0.95 * edge, 0, -0.1 * edge, 0.15 * edge, 1.05 * edge;
    frame.cell = Cell::fromRows(rows);
    frame.species = std::vector<std::string>{"Li", "Cl", "Al"};
    frame.species.resize(static_cast<std::size_t>(speciesCount));
    Positions fractional(n * n * n, 3);
    for (int i = 0; i < n * n * n; ++i) {
        fractional.row(i) << (i % n + 0.5 + jitter(random)) / n,
            (i / n % n + 0.5 + jitter(random)) / n, (i / n / n + 0.5 + jitter(random)) / n;
        frame.types.push_back(i % speciesCount);
    }
    frame.positions = frame.cell.toCartesian(fractional);
    return frame;
}

// Coefficients at random, small enough that energies are of the order of eV.
inline Potential randomPotential(int level, int speciesCount, unsigned seed, double cutoff = 4.5) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    std::vector<std::string> species{"Li", "Cl", "Al"};
    species.resize(static_cast<std::size_t>(speciesCount));
    Potential potential =
        makePotential(level, species, {.minDist = 1.2, .maxDist = cutoff, .size = 6});
    potential.radialCoefficients.resize(static_cast<std::size_t>(
        speciesCount * speciesCount * potential.radialFunctionCount() * potential.radial.size));
    for (double& c : potential.radialCoefficients)
        c = 0.02 * normal(random);
    potential.speciesCoefficients.assign(static_cast<std::size_t>(speciesCount), -1.5);
    potential.momentCoefficients.resize(potential.basis.scalars.size());
    for (double& c : potential.momentCoefficients)
        c = 0.5 * normal(random);
    return potential;
}

inline Frame withPredictedLabels(Frame frame, const Prediction& prediction) {
    frame.labels.energy = prediction.energy;
    frame.labels.forces = prediction.forces;
    frame.labels.virial = prediction.virial;
    return frame;
}

}  // namespace mtp::test
