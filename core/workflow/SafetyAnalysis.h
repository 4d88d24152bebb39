// Whether a potential can be used beyond its training set: scaled configurations, pairs of atoms,
// distances that the training set does not have.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/mtp/Potential.h"
#include "core/workflow/FitResult.h"

namespace mtp {

struct SafetyAnalysis {
    Table curves, labels, marks;                 // core/inspection/EquationOfState.h
    Table dimers, ranges, extrapolation, holes;  // core/inspection/PairCurves.h
    std::vector<int> numbers;  // of the configurations that are scaled, in the project
    std::optional<std::pair<double, double>> trained;  // range of densities, g/cm³
    // Sentences about errors at densities beyond those (core/inspection/TrustWarnings.h).
    std::vector<std::string> densityWarnings;
    bool knowsTraining = true;  // false: all configurations stand in for the training set
};

// Three configurations whose densities are nearest to the median, as indices in the result; fewer
// if there are not as many with a density.
std::vector<std::size_t> typicalConfigurations(const FitResult& result);

// scaled: indices in the result. Distances are compared with those of the training set; if the
// potential was trained elsewhere, with those of all configurations that are not excluded. Throws
// InputError if a configuration has a species that the potential does not know, and Cancelled.
std::shared_ptr<SafetyAnalysis> analyseSafety(const FitResult& result, const Potential& potential,
                                              const std::vector<std::size_t>& scaled,
                                              Progress& progress);

}  // namespace mtp
