// Whether the cutoff of a recipe is high enough: the lowest and the highest density with 1, 1.25
// and 1.5 times of it, as three campaigns in one folder.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/Table.h"
#include "core/labelling/Campaign.h"

namespace mtp {

// One row for each single point; what is not calculated yet is kUnknown. Differences are those to
// the highest cutoff at the same density; of forces the largest.
inline constexpr ColumnKey<double> kCheckedDensity{"density", "g/cm³"};
inline constexpr ColumnKey<double> kCheckedCutoff{"cutoff", "eV"};
inline constexpr ColumnKey<double> kEnergyDifference{"energy_difference", "meV/atom"};
inline constexpr ColumnKey<double> kForceDifference{"force_difference", "eV/Å"};
inline constexpr ColumnKey<double> kPressureDifference{"pressure_difference", "GPa"};

// The recipe with all of its cutoffs multiplied.
Recipe withCutoffFactor(Recipe recipe, double factor);

// The configurations of the lowest and of the highest density; one if there is only one density.
// Throws InputError if no configuration has a density.
std::vector<Frame> densityExtremes(const std::vector<Frame>& configurations);

// Writes the campaigns, which can be run as any other, into the folder and returns their folders in
// the order of their cutoffs. Writing again adds what is missing. Throws what exportTasks() throws.
std::vector<std::filesystem::path> exportCutoffCheck(const std::filesystem::path& folder,
                                                     const std::vector<Frame>& configurations,
                                                     const Recipe& recipe,
                                                     const ExportOptions& options,
                                                     Progress& progress);

// The campaigns of a check; empty if the folder is none.
std::vector<std::filesystem::path> cutoffCampaigns(const std::filesystem::path& folder);

// What the check has shown so far. Throws FileError, ParseError, Cancelled.
Table cutoffTable(const std::vector<std::filesystem::path>& campaigns, Progress& progress);

}  // namespace mtp
