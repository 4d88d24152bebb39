#include "ui/theme/ScaleColour.h"

#include <algorithm>

#include "ui/theme/Theme.h"

namespace mtp::ui {

QColor scaleColour(double place, bool isDark) {
    const QColor least = isDark ? QColor(0x6A, 0x8F, 0xD0) : QColor(0x8F, 0x6E, 0x12);
    const QColor middle = isDark ? QColor(0xA3, 0xA0, 0x8C) : QColor(0x5F, 0x62, 0x6B);
    const QColor most = isDark ? QColor(0xFF, 0xE9, 0x45) : QColor(0x0B, 0x2A, 0x66);
    const double clamped = std::clamp(place, 0.0, 1.0);
    return clamped < 0.5 ? blended(least, middle, 2 * clamped)
                         : blended(middle, most, 2 * clamped - 1);
}

}  // namespace mtp::ui
