// The iterations of a training as a table.
#pragma once

#include <vector>

#include "core/base/Table.h"
#include "core/training/TrainingRecord.h"

namespace mtp {

namespace columns {
inline constexpr ColumnKey<double> kIteration{"iteration"};
inline constexpr ColumnKey<double> kSeconds{"seconds", "s"};
}  // namespace columns

// What a training lowers, of its two parts.
struct ErrorCurve {
    ColumnKey<double> training, validation;
};
inline constexpr ErrorCurve kObjectiveCurve{{"objective"}, {"validation_objective"}};
inline constexpr ErrorCurve kEnergyCurve{{"energy_rmse", "meV/atom"},
                                         {"validation_energy_rmse", "meV/atom"}};
inline constexpr ErrorCurve kForceCurve{{"force_rmse", "meV/Å"},
                                        {"validation_force_rmse", "meV/Å"}};
inline constexpr ErrorCurve kVirialCurve{{"virial_rmse", "meV/atom"},
                                         {"validation_virial_rmse", "meV/atom"}};

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
std::string densityColumn(const ColumnKey<double>& column, double density);

}  // namespace mtp
