// How errors are distributed: histogram, cumulative, against another quantity, the worst.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"

namespace mtp {

// predicted - reference of each row of a parity table.
std::vector<double> differencesOf(const Table& parity);

// The parity with a column "error" of these, in its unit.
Table withErrors(const Table& parity);

struct HistogramOptions {
    std::size_t bins = 61;
    std::optional<double> range;  // -range .. range; absent: what holds 99.5 % of the values
};

// Of differences, symmetric about 0. Values outside are counted in the outermost bins; what is not
// finite is left out. Columns: from, middle, to [unit], count. Throws InputError for no bins.
Table errorHistogram(const std::vector<double>& differences, const std::string& unit,
                     const HistogramOptions& options = {});

// Sorted |difference|, at most `points` of them, evenly spread with the largest. Columns: error
// [unit], fraction: part of the values that are not larger.
Table cumulativeErrors(const std::vector<double>& differences, const std::string& unit,
                       std::size_t points = 400);

// Errors in bins of equal width of another column (|F|, density, time, shortest distance). Rows
// where one of the two is not finite are left out, and so are empty bins. Columns: from, middle, to
// [unit of key], count, mae, rmse, largest [unit of error]. Throws InputError.
Table binnedErrors(const Table& table, const std::string& keyColumn, const std::string& errorColumn,
                   std::size_t bins = 20);

// The rows with the largest absolute values of a column, largest first (equal ones in the order of
// the table); what is not finite is left out.
std::vector<std::size_t> worstRows(const Table& table, const std::string& column,
                                   std::size_t count);

}  // namespace mtp
