// How a series looks in a legend, and the shapes of markers by which series are told apart.
#pragma once

#include <qcustomplot.h>

#include <functional>

namespace mtp::ui {

constexpr double kMarkerSize = 7;  // pixels

// Of runs, pairs and configurations, beside their colours.
// Hollow: of a dashed curve, whose colour and shape are those of another.
QCPScatterStyle markerOf(int index, const QColor& colour, bool isHollow);

// Draws the symbol of a series into a rectangle.
std::function<void(QCPPainter&, const QRectF&)> symbolOf(const QCPAbstractPlottable& series);
// Differs if the symbol does.
QString lookOf(const QCPAbstractPlottable& series);

}  // namespace mtp::ui
