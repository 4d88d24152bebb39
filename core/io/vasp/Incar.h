// Reads VASP's INCAR: what a trajectory beside it does not tell itself.
#pragma once

#include <filesystem>
#include <memory>

#include "core/io/TrajectoryReader.h"
#include "core/io/vasp/VaspSettings.h"

namespace mtp {

// Throws FileError.
VaspSettings readIncar(const std::filesystem::path& path);

// The file of that name (in any case, compressed or not) in a folder; empty if there is none.
std::filesystem::path fileNamed(const std::filesystem::path& folder, const std::string& name);

// A reader of an XDATCAR whose frames have the time by POTIM and NBLOCK of the INCAR beside it; the
// reader itself if there is no INCAR, or one that is no molecular dynamics.
std::unique_ptr<TrajectoryReader> withTimesOfIncar(std::unique_ptr<TrajectoryReader> reader,
                                                   const std::filesystem::path& folder);

}  // namespace mtp
