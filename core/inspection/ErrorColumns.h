// The columns of tables about errors. Each quantity has one name and one unit in every table.
#pragma once

#include "core/base/Table.h"
#include "core/density/CoverageColumns.h"
#include "core/model/TrajectoryColumns.h"

namespace mtp::columns {

// Which row it is.
inline constexpr ColumnKey<int> kConfiguration{"configuration"};  // index among those evaluated
inline constexpr ColumnKey<int> kAtom{"atom"};                    // from 0
inline constexpr ColumnKey<int> kComponent{"component"};          // x y z, or kVirialComponents
inline constexpr ColumnKey<std::string> kElement{"element"};
inline constexpr ColumnKey<std::string> kSource{"source"};
inline constexpr ColumnKey<std::string> kPart{"part"};  // partName(), or "excluded"

// What errors may depend on, besides kTime.
inline constexpr ColumnKey<double> kDensity{"density", "g/cm³"};
inline constexpr ColumnKey<double> kDensityRatio{"density_ratio"};
inline constexpr ColumnKey<int> kAtoms{"atoms"};  // number of atoms
inline constexpr ColumnKey<double> kShortest{"shortest", "Å"};

// Parities: any quantity, in its own unit.
inline constexpr ColumnKey<double> kReference{"reference"};
inline constexpr ColumnKey<double> kPredicted{"predicted"};
inline constexpr ColumnKey<double> kError{"error"};            // predicted minus reference
inline constexpr ColumnKey<double> kDifference{"difference"};  // of two predictions

// Errors of a configuration, predicted minus reference.
inline constexpr ColumnKey<double> kEnergy{"E", "eV/atom"};
inline constexpr ColumnKey<double> kEnergyPredicted{"E_predicted", "eV/atom"};
inline constexpr ColumnKey<double> kEnergyError{"dE", "meV/atom"};
inline constexpr ColumnKey<double> kLargestForce{"F_max", "eV/Å"};
inline constexpr ColumnKey<double> kForceError{"dF", "eV/Å"};  // of an atom: a length; else RMS
inline constexpr ColumnKey<double> kLargestForceError{"dF_max", "eV/Å"};
inline constexpr ColumnKey<double> kWorstAtom{"dF_atom"};  // from 0; NaN without forces
inline constexpr ColumnKey<double> kPressure{"P", "GPa"};
inline constexpr ColumnKey<double> kPressurePredicted{"P_predicted", "GPa"};
inline constexpr ColumnKey<double> kPressureError{"dP", "GPa"};

// Errors of an atom.
inline constexpr ColumnKey<double> kForce{"F", "eV/Å"};
inline constexpr ColumnKey<double> kForcePredicted{"F_predicted", "eV/Å"};
inline constexpr ColumnKey<double> kForceErrorX{"dFx", "eV/Å"};
inline constexpr ColumnKey<double> kForceErrorY{"dFy", "eV/Å"};
inline constexpr ColumnKey<double> kForceErrorZ{"dFz", "eV/Å"};

// Statistics. Counts may be beyond an int.
inline constexpr ColumnKey<std::string> kGroup{"group"};
inline constexpr ColumnKey<std::string> kName{"name"};
inline constexpr ColumnKey<std::string> kQuantity{"quantity"};
inline constexpr ColumnKey<std::string> kUnit{"unit"};
inline constexpr ColumnKey<double> kConfigurations{"configurations"};
inline constexpr ColumnKey<double> kMae{"mae"};
inline constexpr ColumnKey<double> kRmse{"rmse"};
inline constexpr ColumnKey<double> kR2{"r2"};
inline constexpr ColumnKey<double> kBias{"bias"};
inline constexpr ColumnKey<double> kLargest{"largest"};

// Distributions: bins of kFrom, kMiddle, kTo, or the fraction that is not larger.
inline constexpr ColumnKey<double> kMiddle{"middle"};
inline constexpr ColumnKey<double> kFraction{"fraction"};

// Two potentials, a and b. Apart: of b against a.
inline constexpr ColumnKey<double> kEnergyErrorOfA{"dE_a", "meV/atom"};
inline constexpr ColumnKey<double> kEnergyErrorOfB{"dE_b", "meV/atom"};
inline constexpr ColumnKey<double> kEnergyApart{"E_apart", "meV/atom"};
inline constexpr ColumnKey<double> kForceErrorOfA{"dF_a", "eV/Å"};
inline constexpr ColumnKey<double> kForceErrorOfB{"dF_b", "eV/Å"};
inline constexpr ColumnKey<double> kForceApart{"F_apart", "eV/Å"};
inline constexpr ColumnKey<double> kLargestForceApart{"F_apart_max", "eV/Å"};
inline constexpr ColumnKey<double> kAtomApart{"F_apart_atom"};
inline constexpr ColumnKey<double> kPressureErrorOfA{"dP_a", "GPa"};
inline constexpr ColumnKey<double> kPressureErrorOfB{"dP_b", "GPa"};
inline constexpr ColumnKey<double> kPressureApart{"P_apart", "GPa"};
inline constexpr ColumnKey<double> kMaeOfA{"mae_a"}, kMaeOfB{"mae_b"};
inline constexpr ColumnKey<double> kRmseOfA{"rmse_a"}, kRmseOfB{"rmse_b"};
inline constexpr ColumnKey<double> kR2OfA{"r2_a"}, kR2OfB{"r2_b"};
inline constexpr ColumnKey<double> kBiasOfA{"bias_a"}, kBiasOfB{"bias_b"};
inline constexpr ColumnKey<double> kLargestOfA{"largest_a"}, kLargestOfB{"largest_b"};
inline constexpr ColumnKey<double> kRmseRatio{"rmse_ratio"};

}  // namespace mtp::columns
