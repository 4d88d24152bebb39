// Errors of predictions against labels: statistics and parity tables.
#pragma once

#include <optional>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/ErrorAccumulator.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

ErrorStatistics errorStatistics(const std::vector<double>& reference,
                                const std::vector<double>& predicted);

// Rows in the order of the frames, which are numbered from `first`; frames without the label are
// left out. Columns: configuration, density [g/cm³], density_ratio, reference, predicted [eV/atom].
Table energyParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                   std::size_t first = 0);
// Columns: configuration, atom, component (0 1 2), element, density, reference, predicted [eV/Å].
Table forceParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                  std::size_t first = 0);
// Columns: configuration, component (0..5 xx yy zz yz xz xy), density, reference, predicted
// [eV/atom].
Table virialParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                   std::size_t first = 0);

// Lengths of forces. Columns: configuration, atom, element, density, reference, predicted [eV/Å].
Table forceLengthParity(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions, std::size_t first = 0);
// Pressure of the potential energy (no kinetic part); frames without a volume are left out too.
// Columns: configuration, density, density_ratio, reference, predicted [GPa].
Table pressureParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                     std::size_t first = 0);

// Throws InputError unless there is one prediction for each frame.
void requireSameSize(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions);

ErrorReport errorReport(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions);
// The same in groups of densities that are given, so that those of two reports are the same.
ErrorReport errorReport(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions, const DensityGroups& grouping);

}  // namespace mtp
