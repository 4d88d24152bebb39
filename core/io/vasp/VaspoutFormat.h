// VASP 6's vaspout.h5 among the formats. It is known in every build, and read in those with HDF5
// (MTP_WITH_HDF5).
#pragma once

#include <filesystem>
#include <memory>

#include "core/io/FormatRegistry.h"

namespace mtp {

Format vaspoutFormat();

// Throws as VaspoutReader does; in a build without HDF5 always an InputError.
std::unique_ptr<TrajectoryReader> openVaspout(const std::filesystem::path& path,
                                              const ReadOptions& options);

}  // namespace mtp
