// The columns of tables about a potential away from its training set: scaled configurations and
// pairs of atoms.
#pragma once

#include "core/inspection/ErrorColumns.h"

namespace mtp::columns {

// Scaled configurations.
inline constexpr ColumnKey<double> kRatio{"ratio"};
inline constexpr ColumnKey<double> kVolume{"volume", "Å³/atom"};
inline constexpr ColumnKey<double> kCurveEnergy{"energy", "eV/atom"};
inline constexpr ColumnKey<double> kCurvePressure{"pressure", "GPa"};
inline constexpr ColumnKey<double> kIsTrained{"is_trained"};  // 1, 0, or NaN: not known
inline constexpr ColumnKey<int> kIndex{"index"};              // in the set of labels
inline constexpr ColumnKey<std::string> kKind{"kind"};
inline constexpr ColumnKey<double> kValue{"value"};

// Pairs of atoms.
inline constexpr ColumnKey<double> kDimerEnergy{"energy", "eV"};
inline constexpr ColumnKey<double> kDimerForce{"force", "eV/Å"};
inline constexpr ColumnKey<double> kLongest{"longest", "Å"};
inline constexpr ColumnKey<double> kDepth{"depth", "eV"};
inline constexpr ColumnKey<double> kBarrier{"barrier", "Å"};
inline constexpr ColumnKey<double> kTrainedShortest{"trained_shortest", "Å"};
inline constexpr ColumnKey<int> kNeighbour{"neighbour"};

}  // namespace mtp::columns

namespace mtp {

// Values of columns::kKind.
inline constexpr std::string_view kEnergyMinimum = "minimum of the energy";
inline constexpr std::string_view kTurnsPositive = "pressure turns positive";
inline constexpr std::string_view kTurnsNegative = "pressure turns negative";

}  // namespace mtp
