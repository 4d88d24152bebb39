#include "ui/plots/LinkedPointPlot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace mtp::ui {

namespace {
constexpr double kCursorReach = 5;        // pixels
constexpr std::size_t kManyLinks = 1000;  // beyond them a line is only a hint
}  // namespace

LinkedPointPlot::LinkedPointPlot(QWidget* parent)
    : PointPlot(parent)
    , m_lines(new QCPCurve(canvas().xAxis, canvas().yAxis))
    , m_cursor(new QCPItemLine(&canvas())) {
    m_lines->removeFromLegend();
    setShrinking(true);
    for (QCPItemPosition* end : {m_cursor->start, m_cursor->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    m_cursor->setVisible(false);
    LinkedPointPlot::applyTheme();
}

void LinkedPointPlot::setLinks(const std::vector<std::pair<int, int>>& links) {
    m_lines->data()->clear();
    for (const auto& [from, to] : links) {
        for (const int row : {from, to})
            m_lines->addData(xAt(row), yAt(row));
        m_lines->addData(qQNaN(), qQNaN());  // the end of a line
    }
    m_hasManyLinks = links.size() > kManyLinks;
    LinkedPointPlot::applyTheme();
    requestReplot();
}

void LinkedPointPlot::setExtent(const std::pair<double, double>& x,
                                const std::pair<double, double>& y) {
    m_xExtent = x;
    m_yExtent = y;
    if (!isZoomed())
        fitRanges();
    requestReplot();
}

void LinkedPointPlot::fitRanges() {
    if (!m_xExtent)
        return PointPlot::fitRanges();
    canvas().xAxis->setRange(m_xExtent->first, m_xExtent->second);
    canvas().yAxis->setRange(m_yExtent->first, m_yExtent->second);
}

void LinkedPointPlot::setCursor(std::optional<double> place) {
    m_cursorPlace = place;
    m_cursor->setVisible(place.has_value());
    if (place) {
        m_cursor->start->setCoords(*place, 0);
        m_cursor->end->setCoords(*place, 1);
    }
    requestReplot();
}

QPoint LinkedPointPlot::pixelOf(double place) const {
    const QPoint pixel(qRound(canvas().xAxis->coordToPixel(place)),
                       canvas().axisRect()->rect().center().y());
    return canvas().mapTo(this, pixel);
}

bool LinkedPointPlot::isAtCursor(const QPoint& position) const {
    return m_cursorPlace && canvas().axisRect()->rect().contains(position) &&
           std::abs(canvas().xAxis->coordToPixel(*m_cursorPlace) - position.x()) <= kCursorReach;
}

void LinkedPointPlot::dragCursor(const QPoint& position) {
    const QRect inside = canvas().axisRect()->rect();
    const double place =
        canvas().xAxis->pixelToCoord(std::clamp(position.x(), inside.left(), inside.right()));
    setCursor(place);
    emit cursorMoved(place);
}

// A point under the cursor is clicked, not the cursor dragged.
bool LinkedPointPlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &canvas())
        return PointPlot::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        m_isDragging = mouse->button() == Qt::LeftButton && isAtCursor(mouse->pos()) &&
                       rowAt(mouse->pos()) < 0;
        if (m_isDragging)
            return true;
    } else if (event->type() == QEvent::MouseMove) {
        const QPoint position = static_cast<QMouseEvent*>(event)->pos();
        canvas().setCursor(m_isDragging || isAtCursor(position) ? Qt::SplitHCursor
                                                                : Qt::ArrowCursor);
        if (m_isDragging) {
            dragCursor(position);
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonRelease && std::exchange(m_isDragging, false)) {
        return true;
    }
    return PointPlot::eventFilter(watched, event);
}

void LinkedPointPlot::applyTheme() {
    PointPlot::applyTheme();
    QColor ink = palette().color(QPalette::WindowText);
    ink.setAlphaF(m_hasManyLinks ? 0.15F : 0.55F);
    m_lines->setPen(QPen(ink, m_hasManyLinks ? 0.6 : 1.2));
    m_cursor->setPen(QPen(palette().color(QPalette::Highlight), 1.5));
}

}  // namespace mtp::ui

#include "moc_LinkedPointPlot.cpp"
