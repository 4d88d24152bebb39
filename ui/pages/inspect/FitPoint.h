// A point of a fit, and what is said of it in words.
#pragma once

#include <QString>
#include <optional>

#include "core/workflow/FitResult.h"

namespace mtp::ui {

class StructureView;

// A row of one of the tables of a result. The same point of another potential on the same
// configurations is the same row of its table.
struct FitPoint {
    Table FitResult::*table;
    int row;
};

// Absent if the table is none of the result's own.
std::optional<FitPoint> pointOf(const FitResult& result, const Table& table, int row);

struct PointPlace {
    std::size_t configuration;  // index in the result
    std::optional<int> atom;    // that the point is of, else the worst of the configuration
};
PointPlace placeOf(const FitResult& result, const Table& table, int row);

// The configuration with its force errors as arrows and colours, the atom selected.
void showFit(StructureView& view, const FitResult& result, const PointPlace& place);

// "Configuration 7, atom 12 (Cl)", reference, prediction and error; of a row without a reference,
// the errors of the configuration.
QString pointText(const FitResult& result, const Table& table, int row);

}  // namespace mtp::ui
