// Colours and icons: light and dark after the desktop, the ramps of densities, runs and elements.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;

namespace mtp::ui {

// Fusion style with our light or dark palette. MTP_THEME=light or dark in the environment decides
// against the desktop.
void applyTheme(QApplication& application);
bool isDarkPalette(const QPalette& palette);

// Compressed red, reference grey, expanded blue (colour-blind safe diverging ramp).
QColor densityColour(double ratio, bool isDark);
// Okabe-Ito, in turns.
QColor runColour(int index, bool isDark);
// The Jmol colour of an element, darkened or lightened until it is legible on the background.
QColor elementColour(const QString& symbol, bool isDark);
// WCAG contrast, 1 to 21.
double contrast(const QColor& a, const QColor& b);

// resources/icons/NAME.svg in the palette's text colour; sharp at any scale, follows the theme.
QIcon icon(const QString& name);

}  // namespace mtp::ui
