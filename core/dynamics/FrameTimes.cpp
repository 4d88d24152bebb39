#include "core/dynamics/FrameTimes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"

namespace mtp {

namespace {

// Times are often printed with few digits.
constexpr double kSameSpacing = 1e-4;  // relative

bool isSame(double a, double b) {
    return std::abs(a - b) <= kSameSpacing * std::max(std::abs(a), std::abs(b));
}

double mostFrequent(std::vector<double> spacings) {
    std::sort(spacings.begin(), spacings.end());
    double best = spacings.front();
    std::size_t most = 0;
    for (std::size_t first = 0; first < spacings.size();) {
        std::size_t last = first;
        while (last < spacings.size() && isSame(spacings[first], spacings[last]))
            ++last;
        if (last - first > most) {
            most = last - first;
            best = spacings[first + most / 2];
        }
        first = last;
    }
    return best;
}

}  // namespace

std::optional<double> statedTime(const Frame& frame) {
    if (frame.timeFs)
        return frame.timeFs;
    const auto stated = frame.features.find("Time");
    return stated == frame.features.end() ? std::nullopt : parseDouble(stated->second);
}

FrameTimes frameTimes(const std::vector<double>& times) {
    if (times.size() < 2)
        throw InputError("the motion of atoms needs at least two frames");
    std::vector<double> spacings(times.size() - 1);
    for (std::size_t k = 0; k + 1 < times.size(); ++k)
        spacings[k] = times[k + 1] - times[k];
    FrameTimes result;
    result.spacing = mostFrequent(spacings);
    result.stretches.push_back({0, 1});
    for (std::size_t k = 0; k < spacings.size(); ++k) {
        if (isSame(spacings[k], result.spacing))
            ++result.stretches.back().count;
        else
            result.stretches.push_back({k + 1, 1});
    }
    if (const std::size_t gaps = result.stretches.size() - 1; gaps > 0)
        result.warnings.push_back(
            fmt::format("the frames are not evenly spaced: {} after {:.6g} ps of run; most frames "
                        "are {:.6g} ps apart, and no time difference is taken across a gap",
                        counted(gaps, "gap"), times[result.stretches[1].first] - times.front(),
                        result.spacing));
    return result;
}

std::size_t originCount(const std::vector<Stretch>& stretches, std::size_t lag) {
    std::size_t count = 0;
    for (const Stretch& stretch : stretches)
        count += stretch.count > lag ? stretch.count - lag : 0;
    return count;
}

std::size_t longestStretch(const std::vector<Stretch>& stretches) {
    std::size_t longest = 0;
    for (const Stretch& stretch : stretches)
        longest = std::max(longest, stretch.count);
    return longest;
}

std::vector<Stretch> within(const std::vector<Stretch>& stretches, Stretch window) {
    std::vector<Stretch> parts;
    for (const Stretch& stretch : stretches) {
        const std::size_t first = std::max(stretch.first, window.first);
        const std::size_t end =
            std::min(stretch.first + stretch.count, window.first + window.count);
        if (first < end)
            parts.push_back({first, end - first});
    }
    return parts;
}

}  // namespace mtp
