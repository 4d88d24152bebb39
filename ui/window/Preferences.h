// What a user prefers on this computer, whatever the project is.
#pragma once

#include "ui/theme/Appearance.h"
#include "ui/theme/DisplayUnits.h"

namespace mtp::ui {

struct Preferences {
    Appearance appearance;
    UnitChoice units{};
    int threads = 0;  // of trainings and analyses that name no number; 0: all processors

    bool operator==(const Preferences&) const = default;
};

// As the settings of the user have them; what is missing or out of range is the usual.
Preferences readPreferences();
void keepPreferences(const Preferences& preferences);
// In this process, at once.
void applyPreferences(QApplication& application, const Preferences& preferences);

// Limits of the size of text.
inline constexpr double kSmallestText = 0.8, kLargestText = 1.6;

}  // namespace mtp::ui
