#include "ui/plots/MarkedPlot.h"

#include <qcustomplot.h>

#include <cmath>

namespace mtp::ui {

namespace {
constexpr double kGripReach = 6;  // pixels
}  // namespace

MarkedPlot::MarkedPlot(QWidget* parent)
    : CurvePlot(parent), m_line(new QCPItemLine(&canvas())), m_name(new QCPItemText(&canvas())) {
    for (QCPItemPosition* end : {m_line->start, m_line->end, m_name->position}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    m_name->setTextAlignment(Qt::AlignLeft);
    connect(&canvas(), &QCustomPlot::beforeReplot, this, &MarkedPlot::placeName);
    m_name->setPadding({4, 2, 4, 2});
    m_line->setVisible(false);
    m_name->setVisible(false);
    MarkedPlot::applyTheme();
}

void MarkedPlot::setRange(const std::optional<std::pair<double, double>>& range,
                          const QString& name) {
    m_rangeName = name;
    if (m_grip == Grip::From || m_grip == Grip::To)
        return;
    m_range = range;
    setBand(range, name);
    requestReplot();
}

void MarkedPlot::placeRange(const std::pair<double, double>& range) {
    m_range = range;
    setBand(range, m_rangeName);
    requestReplot();
}

void MarkedPlot::setMark(std::optional<double> place, const QString& name) {
    m_markName = name;
    if (m_grip == Grip::Mark) {
        m_name->setText(name);
        return requestReplot();
    }
    m_mark = place;
    m_line->setVisible(place.has_value());
    m_name->setVisible(place.has_value());
    if (place)
        placeMark(*place);
    requestReplot();
}

void MarkedPlot::placeMark(double place) {
    m_mark = place;
    m_line->start->setCoords(place, 0);
    m_line->end->setCoords(place, 1);
    m_name->position->setCoords(place, 0.02);
    m_name->setText(m_markName);
    requestReplot();
}

// On the side of the line that has more room.
void MarkedPlot::placeName() {
    const bool isRight =
        m_mark && canvas().xAxis->coordToPixel(*m_mark) > canvas().axisRect()->rect().center().x();
    m_name->setPositionAlignment(Qt::AlignTop | (isRight ? Qt::AlignRight : Qt::AlignLeft));
}

QPoint MarkedPlot::pixelOf(double place) const {
    const QPoint pixel(qRound(canvas().xAxis->coordToPixel(place)),
                       canvas().axisRect()->rect().center().y());
    return canvas().mapTo(this, pixel);
}

void MarkedPlot::applyTheme() {
    CurvePlot::applyTheme();
    const QColor ink = palette().color(QPalette::WindowText);
    m_line->setPen(QPen(ink, 1.5, Qt::DashLine));
    m_name->setColor(ink);
    m_name->setFont(font());
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.8F);
    m_name->setBrush(veil);
    if (m_range)
        setBand(m_range, m_rangeName);
}

MarkedPlot::Grip MarkedPlot::gripAt(const QPoint& position) const {
    if (!canvas().axisRect()->rect().contains(position))
        return Grip::None;
    const auto isNear = [&](double place) {
        return std::abs(canvas().xAxis->coordToPixel(place) - position.x()) <= kGripReach;
    };
    if (m_mark && m_isMarkMovable && isNear(*m_mark))
        return Grip::Mark;
    if (m_range && isNear(m_range->second))
        return Grip::To;
    return m_range && isNear(m_range->first) ? Grip::From : Grip::None;
}

void MarkedPlot::drag(double place) {
    if (m_grip == Grip::Mark) {
        placeMark(place);
        emit markMoved(place);
        return;
    }
    auto range = *m_range;
    (m_grip == Grip::From ? range.first : range.second) = place;
    if (!(range.first < range.second))
        return;
    placeRange(range);
    emit rangeMoved(range.first, range.second);
}

bool MarkedPlot::eventFilter(QObject* watched, QEvent* event) {
    const bool isMouse = event->type() == QEvent::MouseButtonPress ||
                         event->type() == QEvent::MouseMove ||
                         event->type() == QEvent::MouseButtonRelease;
    if (watched != &canvas() || !isMouse || table().rowCount() == 0)
        return CurvePlot::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_grip = gripAt(mouse->pos());
        if (m_grip != Grip::None)
            return true;
    } else if (event->type() == QEvent::MouseMove) {
        const bool isOver = m_grip != Grip::None || gripAt(mouse->pos()) != Grip::None;
        canvas().setCursor(isOver ? Qt::SplitHCursor : Qt::ArrowCursor);
        if (m_grip != Grip::None) {
            drag(canvas().xAxis->pixelToCoord(mouse->pos().x()));
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonRelease && m_grip != Grip::None) {
        if (std::exchange(m_grip, Grip::None) == Grip::Mark)
            emit markMoved(*m_mark);
        else
            emit rangeMoved(m_range->first, m_range->second);
        return true;
    }
    return CurvePlot::eventFilter(watched, event);
}

}  // namespace mtp::ui

#include "moc_MarkedPlot.cpp"
