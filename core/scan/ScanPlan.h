// A scan: trainings over levels, cutoffs, radial sizes, seeds and sizes of the training set, and
// what they will take.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/training/TrainingOptions.h"

namespace mtp {

// What decides which functions a potential has, and with them its errors and its cost.
struct ScanBasis {
    int level = 16;
    double cutoff = 5;   // Å
    int radialSize = 8;  // Chebyshev polynomials
    auto operator<=>(const ScanBasis&) const = default;
};

// One training of a scan.
struct ScanSettings {
    ScanBasis basis;
    std::size_t configurations = 0;  // of the training set, those that are trained on
    std::uint64_t seed = 1;          // of the random starts, and of which configurations
    auto operator<=>(const ScanSettings&) const = default;
};

struct ScanPlan {
    std::vector<int> levels{8, 12, 16};
    std::vector<double> cutoffs{5};
    std::vector<int> radialSizes{8};
    std::vector<std::uint64_t> seeds{1, 2};
    // Numbers of configurations for the learning curves; the whole set is always trained on too.
    std::vector<std::size_t> sizes;
    // What all points share: weights, starts, the limit of iterations, threads, memory.
    TrainingOptions training{};
};

// No point is trained on the validation set, and no iteration is chosen by it: its errors compare
// the points, and nothing else is done with it.
struct ScanSets {
    std::vector<Frame> training, validation;
    std::vector<std::string> species;  // names of the types in order
};

// The points of the plan by level, cutoff, radial size, number of configurations and seed, each
// once. Throws InputError for an empty list, for options that validate() refuses, and for sizes
// that the training set does not have.
std::vector<ScanSettings> settingsOf(const ScanPlan& plan, std::size_t trainingCount);

// Throws InputError if there is nothing to train on or to validate with, and for a species without
// a type.
void requireScannable(const ScanSets& sets);

// The options of the training of one point.
TrainingOptions optionsOf(const ScanPlan& plan, const ScanSettings& settings);

// What the point is trained on. Of a part of the set: parents in an order that the seed gives, all
// copies of one together, so that smaller sets are parts of larger ones of the same seed.
std::vector<Frame> trainingFrames(const ScanSets& sets, const ScanSettings& settings);

// What is left to do of a scan.
struct ScanEstimate {
    std::size_t points = 0, trained = 0;
    double seconds = 0, secondsToLimit = 0;  // as TrainingEstimate, of the points not yet trained
    double memory = 0;                       // bytes, of the largest
};

// isTrained says which points need no time. With isMeasured a step of each basis is measured on
// some of the configurations first, in about a second each. Throws what settingsOf() does.
ScanEstimate estimateScan(const ScanPlan& plan, const ScanSets& sets,
                          const std::function<bool(const ScanSettings&)>& isTrained,
                          bool isMeasured);

// Seconds that each of the points will take, as far as a progress needs to know.
std::vector<double> secondsOfPoints(const ScanPlan& plan, const ScanSets& sets,
                                    const std::vector<ScanSettings>& points);

}  // namespace mtp
