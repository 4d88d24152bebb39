// How long potentials take for an atom, measured so that they can be compared.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"

namespace mtp {

struct TimingOptions {
    int rounds = 15;  // of all potentials in turn; the best time of each configuration counts
    std::size_t configurations = 24;  // at most, spread over the set
    Progress* progress = nullptr;     // not owned; may be null
};

// Microseconds per atom for energy, forces and virial on one core, in order of the potentials, as a
// simulation spends them: with periodic images and neighbour lists at hand, which reach 1 Å beyond
// the cutoff. Every configuration is evaluated by all potentials in turn, several times; of each
// its shortest time counts, so that other work on the machine disturbs little and all alike. Types
// are mapped to the species of each potential by name. Throws InputError without a configuration
// and for one that a potential cannot evaluate, and Cancelled.
std::vector<double> measureTimes(const std::vector<Potential>& potentials,
                                 const std::vector<Frame>& frames, const TimingOptions& options);

// The front: indices of the candidates than which none is both cheaper (or as cheap) and better,
// cheapest first; their objectives fall from one to the next.
std::vector<std::size_t> frontOf(const std::vector<double>& times,
                                 const std::vector<double>& objectives);

}  // namespace mtp
