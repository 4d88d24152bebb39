#include "ui/plots/ErrorMarks.h"

#include <algorithm>
#include <cmath>

namespace mtp::ui {

namespace {
constexpr float kBandOpacity = 0.22F;
constexpr double kCap = 3;  // pixels, half of the ends of a bar
}  // namespace

ErrorMarks::ErrorMarks(QCPGraph& graph)
    : QCPAbstractPlottable(graph.keyAxis(), graph.valueAxis()), m_graph(graph) {
    removeFromLegend();
    setLayer(QStringLiteral("grid"));
}

void ErrorMarks::setErrors(const std::vector<double>& x, const std::vector<double>& y,
                           const std::vector<double>& errors) {
    m_runs.clear();
    bool isOpen = false;
    for (std::size_t i = 0; i < errors.size(); ++i) {
        const bool isKnown = std::isfinite(x[i]) && std::isfinite(y[i]) && std::isfinite(errors[i]);
        if (isKnown && !isOpen)
            m_runs.emplace_back();
        isOpen = isKnown;
        if (isKnown)
            m_runs.back().push_back({x[i], y[i] - errors[i], y[i] + errors[i]});
    }
}

QCPRange ErrorMarks::getKeyRange(bool& isFound, QCP::SignDomain) const {
    isFound = false;
    return {};
}

QCPRange ErrorMarks::getValueRange(bool& isFound, QCP::SignDomain, const QCPRange&) const {
    isFound = false;
    return {};
}

// On a logarithmic axis what reaches zero goes down to its end.
QPointF ErrorMarks::pixelOf(double x, double y) const {
    const bool isLogarithmic = valueAxis()->scaleType() == QCPAxis::stLogarithmic;
    return {keyAxis()->coordToPixel(x),
            valueAxis()->coordToPixel(isLogarithmic ? std::max(y, valueAxis()->range().lower) : y)};
}

void ErrorMarks::draw(QCPPainter* painter) {
    if (!m_graph.visible())
        return;
    if (m_graph.lineStyle() == QCPGraph::lsNone)
        drawBars(*painter, m_graph.pen().color());
    else
        drawBand(*painter, m_graph.pen().color());
}

void ErrorMarks::drawBand(QCPPainter& painter, const QColor& colour) const {
    QColor shade = colour;
    shade.setAlphaF(kBandOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    for (const std::vector<Interval>& run : m_runs) {
        QPolygonF band;
        for (const Interval& one : run)
            band << pixelOf(one.x, one.to);
        for (auto one = run.rbegin(); one != run.rend(); ++one)
            band << pixelOf(one->x, one->from);
        painter.drawPolygon(band);
    }
}

void ErrorMarks::drawBars(QCPPainter& painter, const QColor& colour) const {
    painter.setPen(QPen(colour, 1.2));
    for (const std::vector<Interval>& run : m_runs)
        for (const Interval& one : run) {
            const QPointF low = pixelOf(one.x, one.from), high = pixelOf(one.x, one.to);
            painter.drawLine(low, high);
            for (const QPointF& end : {low, high})
                painter.drawLine(end - QPointF(kCap, 0), end + QPointF(kCap, 0));
        }
}

}  // namespace mtp::ui

#include "moc_ErrorMarks.cpp"
