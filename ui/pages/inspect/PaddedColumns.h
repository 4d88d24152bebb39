// Curves of different lengths in one table, as CurvePlot takes them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/Table.h"

namespace mtp::ui {

// The columns, padded with NaN at their ends. units: by the part of a name before '@' or '#'.
Table padded(std::map<std::string, std::vector<double>> columns,
             const std::map<std::string, std::string>& units);

}  // namespace mtp::ui
