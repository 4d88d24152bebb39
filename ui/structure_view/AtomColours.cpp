#include "ui/structure_view/AtomColours.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/model/Element.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

std::vector<QColor> elementColours(const Frame& frame) {
    std::vector<QColor> byType;
    for (std::size_t type = 0; type < frame.species.size(); ++type) {
        const Element* element = findElement(frame.species[type]);
        byType.push_back(element ? QColor(element->rgb[0], element->rgb[1], element->rgb[2])
                                 : runColour(static_cast<int>(type), false));
    }
    std::vector<QColor> colours;
    for (int type : frame.types)
        colours.push_back(static_cast<std::size_t>(type) < byType.size()
                              ? byType[static_cast<std::size_t>(type)]
                              : runColour(type, false));
    return colours;
}

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

std::pair<double, double> rangeOf(const AtomValues& values) {
    double least = 0, most = 1;
    bool isFirst = true;
    for (double value : values.values) {
        if (!std::isfinite(value))
            continue;
        least = isFirst ? value : std::min(least, value);
        most = isFirst ? value : std::max(most, value);
        isFirst = false;
    }
    return {least, most};
}

std::vector<QColor> valueColours(const AtomValues& values) {
    const auto [least, most] = rangeOf(values);
    std::vector<QColor> colours;
    for (double value : values.values)
        colours.push_back(!std::isfinite(value)
                              ? QColor(Qt::gray)
                              : rampColour(most > least ? (value - least) / (most - least) : 0.5));
    return colours;
}

std::vector<QColor> coloursOf(const Frame& frame, const std::optional<AtomValues>& values) {
    return values ? valueColours(*values) : elementColours(frame);
}

}  // namespace mtp::ui
