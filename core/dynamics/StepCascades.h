// P_casc as a published analysis of LixAlCl(3+x) glasses counts it (SinsuSquid, MLMD_Analysis,
// cascade.c): a hop is a step of one frame longer than sqrt(3.5) Å; it follows if an ion within
// 5.457 Å moved by more than that in the 10 frames before. The ion itself is one of those there.
#pragma once

#include <cstdint>
#include <optional>

#include "core/dynamics/Cascades.h"

namespace mtp {

struct StepCascades {
    std::size_t hops = 0, following = 0, followingOthers = 0;  // the last: the ion itself left out
    std::optional<double> error;                               // as that of CascadeShare
    std::optional<double> chance;                              // filled by addStepChance()

    std::optional<double> value() const;
    std::optional<double> valueOfOthers() const;
    CascadeShare share() const;
};

StepCascades stepCascadesOf(const Displacements& displacements, int threads = 0);
// The mean share if the motion of each ion is shifted round in time by one random amount.
void addStepChance(const Displacements& displacements, const CascadeOptions& options,
                   StepCascades& cascades);

// Earlier and later hop of other ions: of the later one, the frame before is looked at; the earlier
// one is of an ion that is then within 5.457 Å and has moved by more than sqrt(3.5) Å in the 10
// frames in which it hopped.
std::vector<std::pair<std::size_t, std::size_t>> stepEdgesOf(const Displacements& displacements,
                                                             const Hops& hops);

}  // namespace mtp
