// The columns of a trajectory over time.
#pragma once

#include "core/base/Table.h"

namespace mtp::columns {

inline constexpr ColumnKey<double> kTime{"time", "fs"};
inline constexpr ColumnKey<double> kTotalEnergy{"energy", "eV"};
inline constexpr ColumnKey<double> kTemperature{"temperature", "K"};

}  // namespace mtp::columns
