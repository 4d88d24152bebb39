#include "ui/theme/Ramp.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mtp::ui {

QColor rampColour(double place) {
    struct Stop {
        int r, g, b;
    };
    constexpr std::array<Stop, 5> kStops{Stop{0x35, 0x1E, 0x6B},
                                         {0x2F, 0x5C, 0x9E},
                                         {0x1E, 0x97, 0x8F},
                                         {0x76, 0xC8, 0x5A},
                                         {0xF9, 0xE6, 0x3C}};
    const double at = std::clamp(place, 0.0, 1.0) * (kStops.size() - 1);
    const auto from = std::min(static_cast<std::size_t>(at), kStops.size() - 2);
    const double part = at - static_cast<double>(from);
    const auto mix = [part](int a, int b) {
        return static_cast<int>(std::lround(a + part * (b - a)));
    };
    const Stop &a = kStops[from], &b = kStops[from + 1];
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

QColor lineRampColour(double place, bool isDark) {
    constexpr double kLeastOnDark = 0.33, kMostOnLight = 0.85;
    return rampColour(isDark ? kLeastOnDark + (1 - kLeastOnDark) * place : kMostOnLight * place);
}

}  // namespace mtp::ui
