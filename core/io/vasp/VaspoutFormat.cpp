#include "core/io/vasp/VaspoutFormat.h"

#include "core/io/bytes/Hdf5Signature.h"

namespace mtp {

Format vaspoutFormat() {
    return {.name = "vasp-vaspout",
            .description = "VASP output, HDF5",
            .extensions = {"vaspout.h5"},
            .reads = kContentsOfOutputs,
            .recognise = [](const Probe& probe) { return looksLikeHdf5(probe.head) ? 60 : 0; },
            .open = openVaspout};
}

}  // namespace mtp
