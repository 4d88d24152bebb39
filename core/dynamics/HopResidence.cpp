#include "core/dynamics/HopResidence.h"

#include <algorithm>
#include <cmath>

#include "core/base/TableRows.h"

namespace mtp {

namespace {

struct Stay {
    double time;  // ps
    bool isEnded;
};

// The first frame of the stretch that a frame lies in, and the first in which no hop can be seen
// any more.
Stretch hopFrames(const std::vector<Stretch>& stretches, std::size_t frame, std::size_t window) {
    for (const Stretch& stretch : stretches)
        if (frame >= stretch.first && frame < stretch.first + stretch.count)
            return {stretch.first + window, stretch.count - 2 * window + 1};
    return {frame, 1};
}

std::vector<Stay> staysOf(const Displacements& all, const Hops& hops) {
    std::vector<std::vector<std::size_t>> frames(all.ionCount());
    for (const Hop& hop : hops.all)
        frames[hop.ion].push_back(hop.frame);
    std::vector<Stay> stays;
    for (const std::vector<std::size_t>& ofIon : frames)
        for (std::size_t i = 0; i < ofIon.size(); ++i) {
            const Stretch seen = hopFrames(all.stretches, ofIon[i], hops.window);
            const std::size_t last = seen.first + seen.count - 1;
            const bool isEnded = i + 1 < ofIon.size() && ofIon[i + 1] <= last;
            const std::size_t end = isEnded ? ofIon[i + 1] : last;
            if (end > ofIon[i])
                stays.push_back({static_cast<double>(end - ofIon[i]) * all.spacing, isEnded});
        }
    std::sort(stays.begin(), stays.end(),
              [](const Stay& a, const Stay& b) { return a.time < b.time; });
    return stays;
}

void addShares(const std::vector<Stay>& stays, HopResidence& result) {
    double share = 1;
    for (std::size_t i = 0; i < stays.size();) {
        std::size_t ended = 0, next = i;
        for (; next < stays.size() && stays[next].time == stays[i].time; ++next)
            ended += stays[next].isEnded;
        if (ended > 0) {
            share *= 1 - static_cast<double>(ended) / static_cast<double>(stays.size() - i);
            result.times.push_back(stays[i].time);
            result.shares.push_back(share);
        }
        i = next;
    }
}

}  // namespace

HopResidence hopResidenceOf(const Displacements& displacements, const Hops& hops) {
    HopResidence result;
    const std::vector<Stay> stays = staysOf(displacements, hops);
    double endedTime = 0, allTime = 0;
    for (const Stay& stay : stays) {
        ++(stay.isEnded ? result.ended : result.cut);
        allTime += stay.time;
        endedTime += stay.isEnded ? stay.time : 0;
    }
    if (result.ended == 0) {
        result.reason = hops.reason.empty() ? "no ion hops twice" : hops.reason;
        return result;
    }
    const auto ended = static_cast<double>(result.ended);
    result.meanEnded = endedTime / ended;
    result.mean = allTime / ended;
    result.error = *result.mean / std::sqrt(ended);
    addShares(stays, result);
    result.fit = stretchedExponential(result.times, result.shares);
    return result;
}

Table hopResidenceTable(const HopResidence& residence) {
    TableRows rows(columns::kStay, columns::kStayShare);
    for (std::size_t i = 0; i < residence.times.size(); ++i)
        rows.add(residence.times[i], residence.shares[i]);
    return rows.table();
}

}  // namespace mtp
