// A scan in words and as a table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/scan/ScanAdvice.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<int> kScanLevel{"level"};
inline constexpr ColumnKey<double> kScanCutoff{"cutoff", "Å"};
inline constexpr ColumnKey<int> kScanPolynomials{"polynomials"};
inline constexpr ColumnKey<int> kScanConfigurations{"configurations"};
inline constexpr ColumnKey<int> kScanSeed{"seed"};
inline constexpr ColumnKey<std::string> kScanState{"state"};
inline constexpr ColumnKey<double> kScanTrainingEnergy{"training_energy", "meV/atom"};
inline constexpr ColumnKey<double> kScanTrainingForce{"training_force", "meV/Å"};
inline constexpr ColumnKey<double> kScanEnergy{"validation_energy", "meV/atom"};
inline constexpr ColumnKey<double> kScanForce{"validation_force", "meV/Å"};
inline constexpr ColumnKey<double> kScanTime{"time", "µs/atom"};
inline constexpr ColumnKey<double> kScanProcessorTime{"processor_time", "s"};

// Of learning curves.
inline constexpr ColumnKey<double> kSize{"configurations"};
inline constexpr ColumnKey<double> kSizeError{"error"};

}  // namespace columns

// An error in meV; NaN if it is absent.
double inMilli(const std::optional<double>& error);

// "level 16, cutoff 6 Å, 8 polynomials".
std::string describe(const ScanBasis& basis);
// "Level 16, cutoff 6 Å, 8 polynomials, 142 configurations, seed 1".
std::string describe(const ScanSettings& settings);

// "waiting", "trained" or why it could not be.
Table scanTable(const std::vector<ScanSettings>& planned, const std::vector<ScanPoint>& points);

// The advice in whole sentences: what to take and why, whether more configurations would help, and
// what the scan leaves open. What differs from one scan to another are numbers only.
std::vector<std::string> sentencesOf(const ScanAdvice& advice);
// The sentences of the advice, or the one that says why there is none.
std::vector<std::string> sentencesOf(const std::optional<ScanAdvice>& advice);

}  // namespace mtp
