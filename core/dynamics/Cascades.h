// Cascades: hops that follow hops of other ions nearby, and how many would do so by chance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/dynamics/Hops.h"

namespace mtp {

enum class CascadeRule {
    Neighbour,  // the later hop starts near where the earlier one started
    Refill,     // the later hop ends where the earlier one started
    Source      // as a published program has it, see StepCascades.h
};

// "neighbour", "refill", "source".
const char* cascadeRuleKey(CascadeRule rule);
std::optional<CascadeRule> findCascadeRule(std::string_view key);

struct CascadeOptions {
    CascadeRule rule = CascadeRule::Neighbour;         // of the cascades that are listed
    std::optional<std::size_t> window = std::nullopt;  // frames; by default 10 ps
    double neighbourRadius = 5.457;                    // Å
    double refillRadius = 1.5;                         // Å
    bool isSameFrameIncluded = false;  // two hops in one frame count too, the lower ion first
    std::size_t shifts = 100;          // at most, of the hops' times, for the value by chance
    std::uint64_t seed = 1;
    int threads = 0;  // 0: all processors

    bool operator==(const CascadeOptions&) const = default;
};

// How often a hop follows one of another ion: N_casc / N.
struct CascadeShare {
    std::size_t following = 0, counted = 0;  // hops; N are those that can look back far enough
    std::optional<double> value;             // absent if there are none
    std::optional<double> error;             // the larger of that of counting and of blocks of time
    std::optional<double> chance;            // the mean if each ion's hops are shifted in time
};

struct Cascade {
    std::vector<std::size_t> hops;  // by their places in Hops::all, rising
    double duration = 0;            // ps, from the first to the last hop
    double extent = 0;              // Å, the largest distance of two origins
};

struct Cascades {
    CascadeRule rule = CascadeRule::Neighbour;
    std::size_t window = 0;  // frames
    double neighbourRadius = 0, refillRadius = 0;
    CascadeShare neighbour, refill;
    std::vector<std::pair<std::size_t, std::size_t>> edges;  // earlier and later hop, by the rule
    std::vector<Cascade> all;                                // hops that edges connect
};

// Of hopsOf() of these displacements. Distances are those of the nearest images in the mean cell.
// Edges join hops of one stretch whose frames differ by 1 to `window`. Does not fill `chance`.
Cascades cascadesOf(const Displacements& displacements, const Hops& hops,
                    const CascadeOptions& options);

// Fills `chance` of both rules. The times of each ion's hops are shifted round by one random amount
// within each stretch, which leaves the rate of hops and takes away what one has to do with
// another.
void addChance(const Displacements& displacements, const Hops& hops, const CascadeOptions& options,
               Cascades& cascades);

// A hop by its frame, and whether it follows another one.
struct HopThatMayFollow {
    std::size_t frame;
    bool follows;
};
// Of the share that follows: the larger of that of counting and of the spread over five blocks of
// the frames from `first` on. Absent without hops.
std::optional<double> errorOfShare(const std::vector<HopThatMayFollow>& hops, std::size_t first,
                                   std::size_t frames);
// How often the times of so many hops are shifted for the value by chance: less often if there are
// many, because the error of the mean is then small beside that of P_casc.
std::size_t enoughShifts(const CascadeOptions& options, std::size_t hops);

}  // namespace mtp
