// The ramp of colours by which numbers are told apart where there are too many for a legend.
#pragma once

#include <QColor>

namespace mtp::ui {

// Dark blue to yellow through teal, of rising lightness; place in [0, 1].
QColor rampColour(double place);
// The same for thin lines, without the end that would be lost on the background of the theme.
QColor lineRampColour(double place, bool isDark);

}  // namespace mtp::ui
