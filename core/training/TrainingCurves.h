// The iterations of a training as a table.
#pragma once

#include <vector>

#include "core/base/Table.h"
#include "core/training/TrainingRecord.h"

namespace mtp {

// One row per iteration; NaN where there is no validation. Columns: iteration, seconds [s],
// objective, validation_objective; energy_rmse [meV/atom], force_rmse [meV/Å], virial_rmse
// [meV/atom] and validation_ of each; the same by density, as far as it was recorded, with the
// name of densityColumn().
Table trainingCurves(const std::vector<IterationSummary>& iterations);

// The iteration that a training keeps: the best by validation if there is any, else by objective.
// Null without iterations.
const IterationSummary* keptIteration(const std::vector<IterationSummary>& iterations);

// Densities of the last iteration, ascending, g/cm³.
std::vector<double> recordedDensities(const std::vector<IterationSummary>& iterations);
// "energy_rmse" at 1.99 g/cm³ is "energy_rmse@1.990".
std::string densityColumn(const std::string& column, double density);

}  // namespace mtp
