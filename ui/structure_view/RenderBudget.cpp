#include "ui/structure_view/RenderBudget.h"

#include <algorithm>

namespace mtp::ui {

namespace {

constexpr double kMostMoving = 14;  // ms: 60 pictures a second, with some time to compose them
constexpr double kMostResting = 250;
// Supersampling draws four times the pixels; a picture costs at most that much more, and seldom
// less than twice as much.
constexpr double kMostCostFactor = 4;
constexpr double kLeastCostFactor = 2;

}  // namespace

std::optional<double> RenderBudget::expected(RenderQuality quality) const {
    const Times& known = times(quality);
    if (known.before)
        return std::min(*known.last, *known.before);
    const Times& finest = times(RenderQuality::Supersampled);
    if (!known.last && quality == RenderQuality::Smoothed && finest.last)
        return *finest.last / kLeastCostFactor;
    return known.last;
}

RenderQuality RenderBudget::quality(bool isMoving) const {
    if (isMoving) {
        for (const auto quality : {RenderQuality::Supersampled, RenderQuality::Smoothed})
            if (const auto time = expected(quality); time && *time <= kMostMoving)
                return quality;
        return RenderQuality::Plain;
    }
    const bool isTooSlow = times(RenderQuality::Supersampled).before &&
                           *expected(RenderQuality::Supersampled) > kMostResting;
    return isTooSlow ? RenderQuality::Smoothed : RenderQuality::Supersampled;
}

void RenderBudget::record(RenderQuality quality, double milliseconds) {
    Times& known = m_times[static_cast<std::size_t>(quality)];
    known.before = known.last;
    known.last = milliseconds;
    // It was too slow for a while only, as beside another program: the finest is tried again.
    if (quality == RenderQuality::Smoothed && kMostCostFactor * milliseconds <= kMostResting)
        m_times[static_cast<std::size_t>(RenderQuality::Supersampled)] = {};
}

}  // namespace mtp::ui
