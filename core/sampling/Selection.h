// Time-aware choice of frames: one every n fs after the equilibration.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

namespace mtp {

struct SelectionOptions {
    double everyFs = 20;
    double skipFs = 0;  // equilibration: only frames at or after this time (fs)
};

// Indices of the chosen frames: the first at or after skipFs, then each first frame at least
// everyFs later (to a thousandth of the output stride). times: fs, ascending.
// Throws InputError if everyFs is not positive or times do not ascend.
std::vector<std::size_t> selectByTime(const std::vector<double>& timesFs,
                                      const SelectionOptions& options);

// Frames that a user took in or left out by hand, whatever their time.
struct FramePicks {
    std::set<std::size_t> added, removed;

    bool empty() const { return added.empty() && removed.empty(); }
    bool operator==(const FramePicks&) const = default;
};

// The chosen indices (ascending) with the frames that were added and without those that were
// removed, of 0 .. count - 1.
std::vector<std::size_t> withPicks(const std::vector<std::size_t>& chosen, const FramePicks& picks,
                                   std::size_t count);
// The picks after a frame was taken in (or left out) by hand; isChosen: it is without picks.
FramePicks withFrame(FramePicks picks, std::size_t frame, bool isWanted, bool isChosen);

// `wanted` of the indices 0 .. count - 1, evenly spaced with both ends; all if there are no
// more.
std::vector<std::size_t> evenlySpaced(std::size_t count, std::size_t wanted);
// The same of chosen indices, in their order.
std::vector<std::size_t> thinned(const std::vector<std::size_t>& chosen, std::size_t wanted);

}  // namespace mtp
