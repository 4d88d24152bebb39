// What a format cannot hold of a frame: said to the user, never dropped in silence.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// Cell, species and positions are held by all.
struct Holds {
    bool energy = false, forces = false, virial = false;
    bool velocities = false;
    bool step = false, time = false;
    bool keys = false;  // what keysOf() lists: origin, settings, convergence, temperature, features
};

// In the user's words, such as "forces"; empty if all is held.
std::vector<std::string> lossesOf(const Frame& frame, const Holds& holds);
// Notes them with the writer.
void noteLosses(TrajectoryWriter& writer, const Frame& frame, const Holds& holds);

}  // namespace mtp
