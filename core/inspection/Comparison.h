// Two potentials on the same configurations, side by side.
#pragma once

#include <vector>

#include "core/inspection/Errors.h"

namespace mtp {

// One row for each configuration, numbered from `first`. Columns: configuration, density [g/cm³],
// density_ratio, dE_a, dE_b [meV/atom] (predicted minus label), E_apart [meV/atom] (b minus a),
// dF_a, dF_b [eV/Å] (root mean square of the components against the label), F_apart [eV/Å] (of b
// against a), F_apart_max [eV/Å]: the longest difference vector between a and b, F_apart_atom: the
// atom it is of, dP_a, dP_b, P_apart [GPa]. NaN without the label or a volume. What tells a from b
// needs no labels.
Table comparisonTable(const std::vector<Frame>& frames, const std::vector<Prediction>& a,
                      const std::vector<Prediction>& b, std::size_t first = 0);

// Two parities of the same labels: the first with a column "difference", what b predicts less what
// a does, in its unit. Throws InputError if their rows are not of the same labels.
Table parityDifference(const Table& a, const Table& b);

// The rows that the statistics of both have (see statisticsTable()). Columns: group, name,
// quantity, unit (text), count, mae_a, mae_b, rmse_a, rmse_b, r2_a, r2_b, bias_a, bias_b,
// largest_a, largest_b, rmse_ratio (b over a). Throws InputError if the two are of different
// configurations.
Table comparisonStatistics(const ErrorReport& a, const ErrorReport& b);

}  // namespace mtp
