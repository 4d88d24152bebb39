// What the rows of a configuration should predict, how much each counts, and the errors left.
#pragma once

#include <vector>

#include "core/training/Reduction.h"
#include "core/training/TrainingRecord.h"
#include "core/training/TrainingSet.h"

namespace mtp {

// Square root of the weight and target of each row: energy, 3N forces, 6 virial components.
// An absent label has weight 0.
struct RowTargets {
    explicit RowTargets(const ConfigurationGeometry& geometry);
    std::vector<double> weight, target;
};

// Sums over configurations, for the objective and the root mean squares.
struct FitErrorSums {
    double objective = 0;
    double energy = 0, force = 0, virial = 0;
    double energies = 0, forces = 0, virials = 0;

    // residual: by row, not weighted.
    void add(const ConfigurationGeometry& geometry, const RowTargets& targets,
             const std::vector<double>& residual);
    void add(const FitErrorSums& other);
    void sumOver(const Reduction& reduction);
    FitErrors rms() const;  // of the labels that were there
};

}  // namespace mtp
