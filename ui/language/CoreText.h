// Texts that core gives, in the language of the window.
#pragma once

#include <QString>
#include <string>

namespace mtp::ui {

// `text` of core (the name of a column, quantity or format, a reason, a warning) as the window
// shows it. CoreText.cpp lists those that translations know; others remain as they are, such as
// names of runs. Numbers and pairs of elements in it stand in the list as %1, %2, ...: "hold at
// 901 K" is looked up as "hold at %1 K".
QString coreText(const std::string& text);

}  // namespace mtp::ui
