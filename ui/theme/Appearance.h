// How the whole program looks, while it runs: light or dark, and the size of text.
#pragma once

#include <QFont>

class QApplication;
class QWidget;

namespace mtp::ui {

enum class ThemeChoice { System, Light, Dark };

struct Appearance {
    ThemeChoice theme = ThemeChoice::System;
    double textScale = 1;  // of the font that the desktop has chosen

    bool operator==(const Appearance&) const = default;
};

// Of all windows, at once. MTP_THEME=light or dark in the environment decides against the choice.
void applyAppearance(QApplication& application, const Appearance& appearance);

// Text of this widget in a size of its own, relative to that of the program, which it follows.
void setTextSize(QWidget& widget, double factor, QFont::Weight weight = QFont::Normal);

}  // namespace mtp::ui
