#include "ui/plots/SeriesLook.h"

#include <array>

#include "ui/plots/PointCloud.h"

namespace mtp::ui {

namespace {

constexpr double kBar = 10;

void drawLine(QCPPainter& painter, const QRectF& rect, const QPen& pen,
              const QCPScatterStyle& marker, bool hasLine) {
    const QPointF middle = rect.center();
    painter.setPen(pen);
    if (hasLine)
        painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()));
    if (marker.isNone())
        return;
    QCPScatterStyle small = marker;
    small.setSize(std::min(marker.size(), kMarkerSize));
    small.applyTo(&painter, QPen(pen.color(), 1.2));
    small.drawShape(&painter, middle.x(), middle.y());
}

void drawBar(QCPPainter& painter, const QRectF& rect, const QColor& colour) {
    QRectF bar(0, 0, kBar, kBar);
    bar.moveCenter(rect.center());
    painter.fillRect(bar, colour);
}

}  // namespace

QCPScatterStyle markerOf(int index, const QColor& colour, bool isHollow) {
    constexpr std::array kShapes{QCPScatterStyle::ssCircle,    QCPScatterStyle::ssSquare,
                                 QCPScatterStyle::ssTriangle,  QCPScatterStyle::ssDiamond,
                                 QCPScatterStyle::ssCross,     QCPScatterStyle::ssTriangleInverted,
                                 QCPScatterStyle::ssPlusCircle};
    QCPScatterStyle marker(kShapes[static_cast<std::size_t>(index) % kShapes.size()], kMarkerSize);
    marker.setPen(QPen(colour, 1.4));  // not dashed, whatever the line is
    if (!isHollow)
        marker.setBrush(colour);
    return marker;
}

std::function<void(QCPPainter&, const QRectF&)> symbolOf(const QCPAbstractPlottable& series) {
    if (const auto* graph = qobject_cast<const QCPGraph*>(&series)) {
        const bool hasLine = graph->lineStyle() != QCPGraph::lsNone;
        return [pen = graph->pen(), marker = graph->scatterStyle(), hasLine](QCPPainter& painter,
                                                                             const QRectF& rect) {
            drawLine(painter, rect, pen, marker, hasLine);
        };
    }
    if (const auto* bars = qobject_cast<const QCPBars*>(&series))
        return [colour = bars->brush().color()](QCPPainter& painter, const QRectF& rect) {
            drawBar(painter, rect, colour);
        };
    if (const auto* cloud = qobject_cast<const PointCloud*>(&series))
        return [style = cloud->style()](QCPPainter& painter, const QRectF& rect) {
            PointCloud::drawSymbol(painter, rect, style);
        };
    return {};
}

QString lookOf(const QCPAbstractPlottable& series) {
    QString look = series.pen().color().name();
    if (const auto* graph = qobject_cast<const QCPGraph*>(&series))
        look += QStringLiteral(" %1 %2 %3 %4")
                    .arg(graph->pen().style())
                    .arg(graph->scatterStyle().shape())
                    .arg(graph->scatterStyle().brush().style())
                    .arg(graph->lineStyle());
    else if (const auto* bars = qobject_cast<const QCPBars*>(&series))
        look = bars->brush().color().name();
    else if (const auto* cloud = qobject_cast<const PointCloud*>(&series))
        look = cloud->style().colour.name() + (cloud->style().isHollow ? " hollow" : "") +
               (cloud->style().isDensity ? " density" : "");
    return look;
}

}  // namespace mtp::ui
