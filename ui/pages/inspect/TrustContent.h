// What "Is it safe?" shows of a potential, worked out in a job.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/mtp/Potential.h"
#include "core/workflow/FitResult.h"

namespace mtp::ui {

struct TrustContent {
    Table curves, labels, marks;                 // core/inspection/EquationOfState.h
    Table dimers, ranges, extrapolation, holes;  // core/inspection/PairCurves.h
    std::vector<int> numbers;  // of the configurations that are scaled, in the project
    std::optional<std::pair<double, double>> trained;  // g/cm³
    bool knowsTraining = true;  // false: all configurations stand in for the training set
};

// Columns of any length as a table: padded with NaN at their ends. units: by the part of a name
// before '@' or '#'.
Table padded(std::map<std::string, std::vector<double>> columns,
             const std::map<std::string, std::string>& units);

// Configurations whose densities are nearest to the middle of all, as indices in the result.
std::vector<std::size_t> usualConfigurations(const FitResult& result);

// scaled: indices in the result. The set that distances are compared with is the training set; of
// a potential that was trained elsewhere all configurations that are not excluded.
// Throws what the analyses throw, and Cancelled.
std::shared_ptr<TrustContent> trustContent(const FitResult& result, const Potential& potential,
                                           const std::vector<std::size_t>& scaled,
                                           Progress& progress);

}  // namespace mtp::ui
