// The ramp of colours by which numbers are told apart where there are too many for a legend.
#pragma once

#include <QColor>

namespace mtp::ui {

// Dark blue to yellow through teal, of rising lightness; place in [0, 1].
QColor rampColour(double place);

}  // namespace mtp::ui
