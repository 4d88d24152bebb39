// The colours of a quantity that is drawn in ranges.
#pragma once

#include <QColor>

namespace mtp::ui {

// From the smallest value (0) to the largest (1): the larger, the further from the ground in
// lightness, so that every kind of colour vision sees the order.
QColor scaleColour(double place, bool isDark);

}  // namespace mtp::ui
