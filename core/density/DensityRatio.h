// How dense a configuration is beside the reference density of its project: one rule for lists,
// ladder, reports and tables.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/model/Frame.h"

namespace mtp {

// What has ratio 1, and what it consists of.
struct DensityReference {
    double density = 1;                      // g/cm³
    std::map<std::string, int> composition;  // any number of formula units
};

// The ratio the frame was made with, else its density by that of the reference. Absent if the
// reference is unknown or consists of other elements or in other proportions: densities of
// different substances have no ratio that means anything.
std::optional<double> densityRatio(const Frame& frame,
                                   const std::optional<DensityReference>& reference);

}  // namespace mtp
