// Colours and icons: light and dark after the desktop, the ramps of densities, runs and elements.
#pragma once

#include <QColor>
#include <QIcon>
#include <QList>
#include <QPalette>
#include <QPixmap>
#include <QString>

class QApplication;

namespace mtp::ui {

// Fusion style with our light or dark palette. MTP_THEME=light or dark in the environment decides
// against the desktop.
void applyTheme(QApplication& application);
bool isDarkPalette(const QPalette& palette);

// Compressed red, reference grey, expanded blue (colour-blind safe diverging ramp).
QColor densityColour(double ratio, bool isDark);
// Runs, pairs of elements and configurations, in turns: after Okabe and Ito, moved until all are
// legible and any two can be told apart with every kind of colour vision.
constexpr int kRunColours = 7;
QColor runColour(int index, bool isDark);
// So much of the second colour in the first.
QColor blended(const QColor& first, const QColor& second, double amount);
// The ground of a window with so much of its text colour: lines, and what is hovered or pressed.
QColor tinted(const QPalette& palette, double amount);
// The Jmol colour of an element, darkened or lightened until it is legible on the background.
QColor elementColour(const QString& symbol, bool isDark);
// WCAG contrast, 1 to 21.
double contrast(const QColor& a, const QColor& b);

// resources/icons/NAME.svg in the palette's text colour; sharp at any scale, follows the theme.
QIcon icon(const QString& name);
// The same as a picture in a colour of choice.
QPixmap drawing(const QString& name, const QSize& size, double scale, const QColor& colour);

}  // namespace mtp::ui
