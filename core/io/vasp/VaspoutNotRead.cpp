// In place of Vaspout.cpp in a build without HDF5.
#include "core/base/Error.h"
#include "core/io/vasp/VaspoutFormat.h"

namespace mtp {

std::unique_ptr<TrajectoryReader> openVaspout(const std::filesystem::path& path,
                                              const ReadOptions&) {
    throw InputError(path.string() +
                     ": this program was built without HDF5 and cannot read it; give it the OUTCAR "
                     "or the vasprun.xml of the run instead");
}

}  // namespace mtp
