// What a training will take, before it starts: parameters, memory, time.
//
// The model. Work is counted in multiply-adds, from the lists the trainer works through
// (BasisPlan):
//   rows over linear coefficients:  3 pairs S + atoms G
//   rows over radial ones:          3 pairs C + atoms (G + H + W)
//   equations:                      rows (columns)² / 2
// pairs: atoms x neighbours within the cutoff. S: entries of the panels of basis functions; G, H:
// terms of the derivatives and of the Hessian; C: basic moments of each radial function x radial
// coefficients of it; W: couplings x the same. An iteration solves once at a new point (linear
// rows, equations of the linear columns) and reduces there (radial rows, equations of all). Each of
// the two kinds of work has a speed that was measured (TrainingSpeed).
//
// How near it is (EstimateBenchmark, seconds of one core): on the guidebook's 179 configurations of
// 96 atoms 1.27, 1.18, 0.87 and 0.70 of what was measured at levels 8, 12, 16 and 20, memory 0.9 to
// 1.14; on the example's 50 of 48 atoms 0.40, 0.29 and 0.54 at levels 8, 12 and 16: a part that
// does not grow with the set is not in the model (25 of 35 ms at level 8 there).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/model/Frame.h"
#include "core/training/TrainingOptions.h"

namespace mtp {

// Multiply-adds per second of one core. The defaults were measured (EstimateBenchmark, the 179
// configurations of 96 atoms of the guidebook, levels 6 to 18) on one core of a Xeon with AVX-512
// at 2.6 GHz; where vectors are half as long, expect up to twice the time.
struct TrainingSpeed {
    double rows = 1.9e10;
    double equations = 1.2e10;
};

struct EstimateInput {
    TrainingOptions options;  // level, cutoff, radialSize, starts, maxIterations, threads, memory
    int speciesCount = 1;
    std::size_t configurations = 0, validationConfigurations = 0;
    double atoms = 0;                   // in a configuration, mean
    double neighbours = 0;              // of an atom within the cutoff, mean
    std::optional<std::size_t> labels;  // to fit; absent: as if every configuration had all
};

struct TrainingEstimate {
    std::size_t radialFunctions = 0;  // f_mu of a pair of species
    std::size_t basisFunctions = 0;   // scalars: coefficients of the moments
    std::size_t linear = 0;           // basis functions and species
    std::size_t radial = 0;           // radial coefficients
    std::size_t rows = 0;             // labels to fit
    double memory = 0;                // bytes of the trainer at its height
    double secondsPerIteration = 0;
    double secondsOfSearch = 0;  // among the random starts, before the first iteration
    double secondsOfHops = 0;    // from the minimum to lower ones, at most
    double seconds = 0;          // in all, for a training that converges as most do
    double secondsToLimit = 0;   // with all iterations and hops that the options allow

    std::size_t parameters() const { return linear + radial; }
};

// The speed of this machine now: that of the defaults, times what a step on some of these frames
// takes. Takes about a second. Throws as Trainer does.
TrainingSpeed measuredSpeed(const std::vector<Frame>& frames,
                            const std::vector<std::string>& species, TrainingOptions options);

// Makes the plan of the level, which takes some ms up to level 18 and longer beyond: do so on
// another thread than a window's. Throws InputError for a level that cannot be.
TrainingEstimate estimateTraining(const EstimateInput& input, const TrainingSpeed& speed = {});

// Neighbours of an atom within the cutoff (Å) where they are spread evenly: number density (atoms
// per Å³) x 4/3 pi cutoff³.
double meanNeighbours(double numberDensity, double cutoff);

// Counts of these sets, neighbours from their volumes.
EstimateInput estimateInput(const TrainingOptions& options, const std::vector<Frame>& training,
                            const std::vector<Frame>& validation = {});

}  // namespace mtp
