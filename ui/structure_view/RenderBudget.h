// How finely a view can be drawn, from the times that its last pictures took.
#pragma once

#include <array>
#include <optional>

namespace mtp::ui {

// Plain has jagged edges, Smoothed has edges blurred afterwards (FXAA), Supersampled is drawn with
// four samples a pixel, which also smooths what lies inside an imposter.
enum class RenderQuality { Plain, Smoothed, Supersampled };

class RenderBudget {
public:
    // While the view moves: the best that was drawn in a sixtieth of a second. At rest: the best
    // that does not make one wait, at least smoothed.
    RenderQuality quality(bool isMoving) const;
    // Whether even the finest picture is drawn fast enough to move.
    bool isFast() const { return quality(true) == RenderQuality::Supersampled; }
    void record(RenderQuality quality, double milliseconds);
    // What is drawn has become another: earlier times tell nothing.
    void forget() { m_times = {}; }

private:
    // Of the last two pictures: the first of a kind also compiles its shaders.
    struct Times {
        std::optional<double> last, before;
    };
    const Times& times(RenderQuality quality) const {
        return m_times[static_cast<std::size_t>(quality)];
    }
    std::optional<double> expected(RenderQuality quality) const;

    std::array<Times, 3> m_times;
};

}  // namespace mtp::ui
