// What a project keeps of its simulations: the folders of the runs, and frames that come back.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/density/DensityRatio.h"
#include "core/project/file/Records.h"
#include "core/simulation/Offender.h"

namespace mtp {

// The first of "<parent>/<name>-1", "<name>-2" and so on that does not exist and is not taken.
std::filesystem::path nextFolder(const std::filesystem::path& parent, std::string_view name,
                                 const std::vector<std::filesystem::path>& taken);
// The folder for the next run: "<project>-runs/run-3" beside the project file, which does not exist
// and is none of `taken`.
std::filesystem::path nextRunFolder(const std::filesystem::path& project,
                                    const std::vector<std::filesystem::path>& taken);

// Run folders as the text that the project keeps. Each is found again below the folder of the
// project wherever that was moved, or else where it was.
std::string toRunList(const std::vector<std::filesystem::path>& folders,
                      const std::filesystem::path& project);
std::vector<std::filesystem::path> parseRunList(std::string_view text,
                                                const std::filesystem::path& project);

// The frame with which a run left the training set as a configuration without labels, whose parent
// is the frame of the trajectory of the run.
Configuration offendingConfiguration(const Offender& offender,
                                     const std::optional<DensityReference>& reference);
// The parent of it.
ParentKey parentOf(const Offender& offender);
// A frame of a trajectory that is to get labels: what the trajectory knew of it is left out.
Configuration withoutLabels(Frame frame, const ParentKey& parent,
                            const std::optional<DensityReference>& reference);

// A frame with more atoms is no everyday work for DFT.
inline constexpr std::size_t kMostAtomsForDft = 500;
// Atoms of the largest configuration; 100 if there is none.
std::size_t largestConfiguration(const std::vector<ConfigurationRecord>& configurations);
// Work of a DFT calculation of `atoms`, as a multiple of that of `usual` atoms.
double dftWork(std::size_t atoms, std::size_t usual);

}  // namespace mtp
