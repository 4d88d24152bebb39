#include "ui/structure_view/AtomColours.h"

#include <algorithm>
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
