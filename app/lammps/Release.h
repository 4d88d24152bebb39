// Whether a LAMMPS is of the release that our pair style was built for. Its classes change from
// release to release; a style of another one would read and write memory that is not what it takes
// it for. Releases are numbers as LAMMPS gives them by lammps_version(): 20210929.
#pragma once

#include <optional>
#include <string>

namespace mtp::lammps {

// Why a LAMMPS is refused, or nothing.
std::optional<std::string> refusalOf(int found, int built);

// "29 Sep 2021" for 20210929, as LAMMPS writes releases.
std::string releaseName(int release);

}  // namespace mtp::lammps
