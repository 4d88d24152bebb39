// p_hop: how far an ion moved for good at each frame, without knowing its places.
#pragma once

#include <cstddef>
#include <vector>

#include "core/dynamics/Displacements.h"

namespace mtp {

enum class HopFunction {
    Candelier,  // means of two fixed windows
    Rolling     // each frame against the mean of a window that moves with it
};

// p_hop of one ion in Å², kUnknown within a window of an end of a stretch (Candelier, Dauchot,
// Biroli, Phys. Rev. Lett. 102, 088001 (2009)): with A the w frames before k and B the w from k on,
// sqrt(<|u - <u>_B|²>_A <|u - <u>_A|²>_B).
std::vector<double> hopFunction(const Displacements& displacements, std::size_t ion,
                                std::size_t window, HopFunction function);

// Frames on each side: 5 ps, and at least 5 frames.
std::size_t defaultHopWindow(double spacing);

}  // namespace mtp
