// A part of a trajectory: from one frame to another, every one or one of so many.
#pragma once

#include <limits>
#include <memory>
#include <string>

#include "core/io/TrajectoryReader.h"

namespace mtp {

struct FrameRange {
    std::size_t first = 0;  // numbers of frames in the input, from 0
    std::size_t last = std::numeric_limits<std::size_t>::max();  // taken too, where it is there
    std::size_t stride = 1;

    bool isWhole() const { return *this == FrameRange{}; }
    bool isToTheEnd() const { return last == FrameRange{}.last; }
    bool operator==(const FrameRange&) const = default;
};

// How many frames of `count` that is. Throws InputError for a stride of zero.
std::size_t countOf(const FrameRange& range, std::size_t count);

// "10:100:2", "10:" where it goes to the end, and back. Throws InputError where it is none.
std::string rangeText(const FrameRange& range);
FrameRange parseFrameRange(const std::string& text);

// A reader of these frames only; its indexInInput() still counts all of the input. The whole range
// gives the reader itself. Throws InputError if no frame is in the range.
std::shared_ptr<TrajectoryReader> inRange(std::shared_ptr<TrajectoryReader> whole,
                                          const FrameRange& range);

}  // namespace mtp
