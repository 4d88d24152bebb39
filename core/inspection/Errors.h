// Errors of predictions against labels: statistics and parity tables.
#pragma once

#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

// Of predicted minus reference; zero counts give NaN-free zeros with count 0.
struct ErrorStatistics {
    std::size_t count = 0;
    double mae = 0, rmse = 0, max = 0, bias = 0;
    double r2 = 0;  // 1 - sum(d²) / sum((y - mean y)²); 0 where the reference does not vary
};

ErrorStatistics errorStatistics(const std::vector<double>& reference,
                                const std::vector<double>& predicted);

// Rows in the order of the frames; frames without the label are left out.
// Columns: configuration, density [g/cm³], density_ratio, reference, predicted [eV/atom].
Table energyParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions);
// Columns: configuration, atom, component (0 1 2), element, density, reference, predicted [eV/Å].
Table forceParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions);
// Columns: configuration, component (0..5 xx yy zz yz xz xy), density, reference, predicted
// [eV/atom].
Table virialParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions);

struct GroupErrors {
    std::string group;  // density such as "1.99 g/cm³", or an element
    double value = 0;   // density g/cm³ where the group is one
    std::size_t configurations = 0;
    ErrorStatistics energyPerAtom;   // eV/atom
    ErrorStatistics forceComponent;  // eV/Å
    ErrorStatistics virialPerAtom;   // eV/atom, per component (6)
};

struct ErrorReport {
    std::size_t configurations = 0;
    std::size_t atoms = 0;
    GroupErrors all;
    std::vector<GroupErrors> byDensity;  // ascending; densities within 2 % are one group
    std::vector<GroupErrors> byElement;  // forces only
};

ErrorReport errorReport(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions);

// For each frame the index of its density group (as in byDensity); -1 without a density.
std::vector<int> densityGroups(const std::vector<Frame>& frames);

}  // namespace mtp
