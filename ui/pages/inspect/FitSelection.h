// What is selected of a fit by other ways than a click: as the worst, because it is excluded.
#pragma once

#include <Qt>
#include <vector>

#include "core/inspection/PointSelection.h"
#include "core/project/file/Records.h"
#include "core/workflow/FitResult.h"

namespace mtp::ui {

// Shift adds, Ctrl toggles, Alt removes.
PointSelection::Mode modeOf(Qt::KeyboardModifiers modifiers);

// The rows that are flagged.
std::vector<int> rowNumbers(const std::vector<bool>& isChosen);

// Of each configuration (an index in the result) the atom with the largest force error, so that a
// plot of forces rings one point each; the whole configuration if it has no forces.
PointSelection worstAtomsOf(const FitResult& result,
                            const std::vector<std::size_t>& configurations);

// The configurations of the result that are left out of trainings now.
PointSelection excludedOf(const FitResult& result, const std::vector<ConfigurationRecord>& now);

}  // namespace mtp::ui
