// Errors as rows that can be sorted, chosen by an expression, and shown: by configuration, by atom,
// as statistics.
//
//     const Table errors = errorTable(frames, evaluateAll(evaluator, frames));
//     for (const std::size_t row : selectedRows(errors, "density > 2 and dF_max > 0.5"))
//         fmt::print("{}\n", errors[columns::kConfiguration][row]);
#pragma once

#include <string>
#include <vector>

#include "core/inspection/Errors.h"

namespace mtp {

// One row for each configuration, numbered from `first`. What is not known is NaN. Errors are
// predicted minus reference. Columns:
//   configuration, source (text), density [g/cm³], density_ratio, time [fs], atoms,
//   shortest [Å]: the shortest distance of two atoms, not above 6 Å,
//   E, E_predicted [eV/atom], dE [meV/atom],
//   F_max [eV/Å]: the longest reference force; dF [eV/Å]: root mean square of the components,
//   dF_max [eV/Å]: the longest difference vector, dF_atom: the atom it is of (from 0),
//   P, P_predicted, dP [GPa]
Table errorTable(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                 std::size_t first = 0);

// One row for each atom of frames with forces. Columns: configuration, atom, element (text),
// density [g/cm³], F, F_predicted [eV/Å]: lengths, dF [eV/Å]: length of the difference vector,
// dFx, dFy, dFz [eV/Å].
Table atomErrorTable(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                     std::size_t first = 0);

// The table with columns of another one that has one row for each configuration, found by the
// column "configuration" of both (time and shortest of errorTable beside atoms, say). Throws
// InputError if a column is missing or there already, or a configuration is not in the other.
Table withConfigurationColumns(Table table, const Table& configurations,
                               const std::vector<std::string>& names);

// Columns: group ("all", "density", "element"), name, quantity ("energy", "force", "force length",
// "virial", "pressure"), unit (all text: meV/atom, eV/Å, eV/Å, meV/atom, GPa), configurations,
// count, mae, rmse, r2, bias, largest. Quantities without a label in the group have no row. force
// and virial: components.
Table statisticsTable(const ErrorReport& report);

// The same statistics of any parity table (columns reference, predicted) by the values of a column
// of it: texts, densities (column "density": within 2 % one group) or other numbers. Columns: the
// grouping column, count, mae, rmse, r2, bias, largest (unit of the reference).
Table groupedStatistics(const Table& parity, const std::string& groupColumn);

}  // namespace mtp
