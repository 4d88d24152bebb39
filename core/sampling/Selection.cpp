#include "core/sampling/Selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Error.h"

namespace mtp {

namespace {

// The smallest step between two times; what "to a thousandth of the stride" refers to.
double strideOf(const std::vector<double>& times) {
    double stride = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (!(times[i] > times[i - 1]))
            throw InputError(
                fmt::format("the times of the frames do not ascend: {} fs after {} fs "
                            "(frame {})",
                            times[i], times[i - 1], i + 1));
        stride = std::min(stride, times[i] - times[i - 1]);
    }
    return std::isfinite(stride) ? stride : 0;
}

}  // namespace

std::vector<std::size_t> selectByTime(const std::vector<double>& timesFs,
                                      const SelectionOptions& options) {
    if (!(options.everyFs > 0))
        throw InputError(fmt::format("the time between selected frames must be positive, not {} fs",
                                     options.everyFs));
    const double tolerance = strideOf(timesFs) / 1000;
    std::vector<std::size_t> chosen;
    double next = options.skipFs;
    for (std::size_t i = 0; i < timesFs.size(); ++i) {
        if (timesFs[i] < next - tolerance)
            continue;
        chosen.push_back(i);
        // From the frame itself, so that a stride that does not divide everyFs cannot come too
        // near.
        next = timesFs[i] + options.everyFs;
    }
    return chosen;
}

std::vector<std::size_t> withPicks(const std::vector<std::size_t>& chosen, const FramePicks& picks,
                                   std::size_t count) {
    std::set<std::size_t> frames(chosen.begin(), chosen.end());
    frames.insert(picks.added.begin(), picks.added.end());
    for (const std::size_t removed : picks.removed)
        frames.erase(removed);
    return {frames.begin(), frames.lower_bound(count)};
}

FramePicks withFrame(FramePicks picks, std::size_t frame, bool isWanted, bool isChosen) {
    picks.added.erase(frame);
    picks.removed.erase(frame);
    if (isWanted != isChosen)
        (isWanted ? picks.added : picks.removed).insert(frame);
    return picks;
}

std::vector<std::size_t> evenlySpaced(std::size_t count, std::size_t wanted) {
    std::vector<std::size_t> indices;
    if (wanted == 1 && count > 0)
        return {0};
    const std::size_t taken = std::min(count, wanted);
    for (std::size_t i = 0; i < taken; ++i)
        indices.push_back(taken == count ? i : (i * (count - 1) + (taken - 1) / 2) / (taken - 1));
    return indices;
}

std::vector<std::size_t> thinned(const std::vector<std::size_t>& chosen, std::size_t wanted) {
    std::vector<std::size_t> kept;
    for (const std::size_t at : evenlySpaced(chosen.size(), wanted))
        kept.push_back(chosen[at]);
    return kept;
}

}  // namespace mtp
