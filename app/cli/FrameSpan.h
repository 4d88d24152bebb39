// A time that the user may give as a number of frames too.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "app/cli/Common.h"
#include "core/base/Lists.h"
#include "core/base/Parse.h"

namespace mtp::cli {

// A time, or a number of frames: "5ps", "10 frames", "10".
struct FrameSpan {
    double value = 0;  // ps or frames
    bool isTime = false;

    double ps(double spacing) const { return isTime ? value : value * spacing; }
    std::size_t frames(double spacing) const {
        const double frames = isTime ? value / spacing : value;
        return static_cast<std::size_t>(std::max(0LL, std::llround(frames)));
    }
};

inline double picoseconds(std::string_view text) {
    return femtoseconds(std::string(text)) / 1000;
}

inline FrameSpan spanOf(std::string_view text) {
    const std::size_t unit = text.find_first_not_of("0123456789.+-eE ");
    const std::string_view name = unit == std::string_view::npos ? "" : trimmed(text.substr(unit));
    if (!name.empty() && name != "frames" && name != "frame")
        return {picoseconds(text), true};
    const std::optional<double> number = parseDouble(trimmed(text.substr(0, unit)));
    if (!number || *number < 0)
        throw InputError(
            fmt::format("\"{}\" is neither a time (5ps) nor a number of frames", text));
    return {*number, false};
}

inline std::pair<FrameSpan, FrameSpan> rangeOf(const std::string& text) {
    const std::vector<std::string_view> ends = splitAt(text, ':');
    if (ends.size() != 2)
        throw InputError(
            fmt::format("--fit {}: expected two times or frames, such as 10ps:100ps", text));
    return {spanOf(ends[0]), spanOf(ends[1])};
}

}  // namespace mtp::cli
