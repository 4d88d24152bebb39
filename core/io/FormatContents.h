// What a format has a place for, besides the cell, the positions and the types of the atoms.
#pragma once

namespace mtp {

struct FormatContents {
    bool energy = false, forces = false, virial = false;
    bool velocities = false;
    bool step = false, time = false;
    bool species = false;  // the names of the types
    bool severalFrames = false;
    bool keys = false;  // what keysOf() lists: origin, settings, convergence, temperature, features
};

// Of outputs of electronic structure codes.
inline constexpr FormatContents kContentsOfOutputs{.energy = true,
                                                   .forces = true,
                                                   .virial = true,
                                                   .step = true,
                                                   .time = true,
                                                   .species = true,
                                                   .severalFrames = true};

}  // namespace mtp
