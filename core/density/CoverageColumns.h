// The columns of tables about pair distances.
#pragma once

#include "core/base/Table.h"

namespace mtp::columns {

inline constexpr ColumnKey<std::string> kPair{"pair"};  // "A-B" in the order of the species
inline constexpr ColumnKey<double> kLadderRatio{"density ratio"};
inline constexpr ColumnKey<double> kDistance{"r", "Å"};
// Of a range, in the unit of what it is a range of.
inline constexpr ColumnKey<double> kFrom{"from", "Å"};
inline constexpr ColumnKey<double> kTo{"to", "Å"};
inline constexpr ColumnKey<double> kCount{"count"};

}  // namespace mtp::columns
