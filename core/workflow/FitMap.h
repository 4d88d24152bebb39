// A map of the configurations of a fit by what they look like, and those that are nearly copies.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/selection/Descriptors.h"
#include "core/workflow/FitResult.h"

namespace mtp {

struct FitMap {
    RowMatrix descriptors;  // a row for each configuration of the result
    // configurationMap() with errors of the result beside it: dF, dF_max, and the magnitude of dE.
    // "configuration" is the index in the result, as in its tables.
    Table map;
};
inline constexpr ColumnKey<double> kMapEnergyError{"abs_dE", "meV/atom"};
inline constexpr ColumnKey<std::string> kMapPart{"split"};  // if the split is that of the potential
inline constexpr ColumnKey<double> kMapGrade{"grade"};

// The descriptors do not depend on the potential, so that a map stays when the run changes. Throws
// InputError if the types of a configuration have no names, and Cancelled.
FitMap mapFit(const FitResult& result, Progress& progress);

// The map with grades by configuration of the result.
Table withGrades(const Table& map, const std::vector<double>& grades);

// Columns of nearly equal configurations: `configuration` and `of` are indices in the result, of
// which `of` is the earlier one; the others are their numbers in the lists of the project.
inline constexpr ColumnKey<int> kCopyOf{"of"};
inline constexpr ColumnKey<int> kCopyNumber{"number"}, kCopyOfNumber{"like"};
inline constexpr ColumnKey<double> kCopyDistance{"distance"};
// isLeftOut: by configuration; what is left out is no copy and has none.
Table nearCopyTable(const FitMap& map, const FitResult& result, const std::vector<bool>& isLeftOut,
                    double within);

}  // namespace mtp
