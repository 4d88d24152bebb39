// The times of the frames of a run, and the stretches of equal spacing among them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

// fs; as the frame has it, or as a value "Time" beside it, whose unit is not stated and taken as
// fs. Absent if it tells none.
std::optional<double> statedTime(const Frame& frame);

// Frames of equal spacing that follow one another. No lag crosses from one stretch into another.
struct Stretch {
    std::size_t first = 0, count = 0;
};

struct FrameTimes {
    double spacing = 0;  // ps, the most frequent one
    std::vector<Stretch> stretches;
    std::vector<std::string> warnings;
};

// times: ps, rising. Throws InputError if there are fewer than two frames.
FrameTimes frameTimes(const std::vector<double>& times);

// How many frame pairs a lag has in all stretches.
std::size_t originCount(const std::vector<Stretch>& stretches, std::size_t lag);
// The most frames a stretch has.
std::size_t longestStretch(const std::vector<Stretch>& stretches);
// What of the stretches lies in the frames from first on.
std::vector<Stretch> within(const std::vector<Stretch>& stretches, Stretch window);

}  // namespace mtp
