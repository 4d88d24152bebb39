#include "ui/plots/TimelinePlot.h"

#include <qcustomplot.h>

#include <QMouseEvent>
#include <algorithm>

#include "core/model/TrajectoryColumns.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kEdgeReach = 8;  // pixels
constexpr double kEdgeWidth = 3;

QString titleOf(const Table& series) {
    const bool hasEnergy = series.has(columns::kTotalEnergy);
    if (series.has(columns::kTemperature))
        return hasEnergy ? TimelinePlot::tr("Energy and temperature")
                         : TimelinePlot::tr("Temperature");
    return hasEnergy ? TimelinePlot::tr("Energy") : TimelinePlot::tr("Frames");
}

}  // namespace

TimelinePlot::TimelinePlot(QWidget* parent)
    : Plot(parent)
    , m_skipped(new QCPItemRect(&canvas()))
    , m_edge(new QCPItemLine(&canvas()))
    , m_current(new QCPItemLine(&canvas()))
    , m_ticks(nullptr) {
    QCustomPlot& plot = canvas();
    m_energy = plot.addGraph();
    m_temperature = plot.addGraph(plot.xAxis, plot.yAxis2);
    m_ticks = plot.addGraph();
    m_energy->setName(tr("energy"));
    m_temperature->setName(tr("temperature"));
    m_ticks->setName(tr("selected frames"));
    m_ticks->setLineStyle(QCPGraph::lsNone);
    plot.yAxis->setLabel(tr("E, eV"));
    plot.yAxis2->setLabel(tr("T, K"));
    plot.axisRect()->setRangeDrag(Qt::Horizontal);
    plot.axisRect()->setRangeZoom(Qt::Horizontal);
    m_skipped->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    m_skipped->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_skipped->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    m_skipped->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    for (QCPItemPosition* end : {m_current->start, m_current->end, m_edge->start, m_edge->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    applyTheme();
    setSkip(0);
    setCurrentTime(0);
}

void TimelinePlot::setSeries(const Table& table, Along along) {
    setTable(table);
    setTitle(titleOf(table));
    const bool isTime = along == Along::Time;
    m_ticks->data()->clear();  // those of other frames would widen the axes
    canvas().xAxis->setLabel(isTime ? tr("time, fs") : tr("frame"));
    setWholeTicks(Axis::X, !isTime);
    m_times.resize(table.rowCount());
    m_first = isTime ? 0 : 1;
    for (std::size_t i = 0; i < m_times.size(); ++i)
        m_times[i] = m_first + (table.has(columns::kTime) ? table[columns::kTime][i]
                                                          : static_cast<double>(i));
    const QVector<double> keys(m_times.begin(), m_times.end());
    for (const auto& [graph, column] : {std::pair{m_energy, columns::kTotalEnergy},
                                        std::pair{m_temperature, columns::kTemperature}}) {
        graph->data()->clear();
        graph->removeFromLegend();
        if (!table.has(column))
            continue;
        const std::vector<double>& y = table[column];
        graph->setData(keys, QVector<double>(y.begin(), y.end()));
        graph->addToLegend();
    }
    canvas().yAxis->setVisible(table.has(columns::kTotalEnergy));
    canvas().yAxis2->setVisible(table.has(columns::kTemperature));
    followSeries();
    setSkip(m_skip);
    showAll();
}

void TimelinePlot::setSelectedTimes(const std::vector<double>& times) {
    m_ticks->data()->clear();
    // The ticks sit on the energy, or if it is missing at the height of the axis, or if there is no
    // curve at half height.
    for (double time : times) {
        const double place = m_first + time;
        const auto at = m_energy->data()->findBegin(place, false);
        const bool hasEnergy = at != m_energy->data()->constEnd();
        m_ticks->addData(place, hasEnergy     ? at->value
                                : hasCurves() ? canvas().yAxis->range().lower
                                              : 0);
    }
    requestReplot();
}

void TimelinePlot::setSkip(double time) {
    m_skip = time;
    m_skipped->topLeft->setCoords(-1e12, 0);
    m_skipped->bottomRight->setCoords(edge(), 1);
    m_edge->start->setCoords(edge(), 0);
    m_edge->end->setCoords(edge(), 1);
    requestReplot();
}

// An edge that is before the first frame stands at it, where it can be seen and grabbed.
double TimelinePlot::edge() const {
    return m_times.empty() ? m_skip
                           : std::clamp(m_first + m_skip, m_times.front(),
                                        std::max(m_times.front(), m_times.back()));
}

double TimelinePlot::nearestFrame(double time) const {
    const auto after = std::lower_bound(m_times.begin(), m_times.end(), time);
    if (after == m_times.begin())
        return m_times.front();
    if (after == m_times.end() || time - *(after - 1) <= *after - time)
        return *(after - 1);
    return *after;
}

void TimelinePlot::setCurrentTime(double time) {
    m_current->start->setCoords(m_first + time, 0);
    m_current->end->setCoords(m_first + time, 1);
    requestReplot();
}

QPoint TimelinePlot::pixelOfTime(double time) const {
    const QPoint pixel(qRound(canvas().xAxis->coordToPixel(m_first + time)),
                       canvas().axisRect()->rect().center().y());
    return canvas().mapTo(this, pixel);
}

bool TimelinePlot::hasCurves() const {
    return !m_energy->data()->isEmpty() || !m_temperature->data()->isEmpty();
}

void TimelinePlot::fitRanges() {
    canvas().rescaleAxes(true);
    if (!hasCurves() && !m_times.empty()) {
        canvas().xAxis->setRange(m_times.front(), std::max(m_times.back(), m_times.front() + 1));
        canvas().yAxis->setRange(-1, 1);
    }
    for (QCPAxis* axis : {canvas().yAxis, canvas().yAxis2})
        axis->scaleRange(1.15);
    // The edge of an empty skipped part must be there to be grabbed.
    const QCPRange range = canvas().xAxis->range();
    canvas().xAxis->setRange(range.lower - 0.02 * range.size(), range.upper + 0.02 * range.size());
}

void TimelinePlot::applyTheme() {
    Plot::applyTheme();
    const bool isDark = isDarkPalette(palette());
    QColor veil = palette().color(QPalette::Mid);
    veil.setAlphaF(0.35F);
    m_skipped->setPen(Qt::NoPen);
    m_skipped->setBrush(veil);
    m_current->setPen(QPen(palette().color(QPalette::WindowText), 1.2));
    m_edge->setPen(QPen(palette().color(QPalette::PlaceholderText), kEdgeWidth));
    if (!m_ticks)
        return;
    m_energy->setPen(QPen(runColour(0, isDark), 1.4));
    m_temperature->setPen(QPen(runColour(1, isDark), 1.0));
    m_ticks->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, runColour(0, isDark), 6));
    canvas().yAxis2->setTickLabelColor(runColour(1, isDark));
    canvas().yAxis2->setLabelColor(runColour(1, isDark));
    canvas().yAxis->setTickLabelColor(runColour(0, isDark));
    canvas().yAxis->setLabelColor(runColour(0, isDark));
}

bool TimelinePlot::isNearEdge(const QPoint& position) const {
    return std::abs(canvas().xAxis->coordToPixel(edge()) - position.x()) <= kEdgeReach;
}

bool TimelinePlot::eventFilter(QObject* watched, QEvent* event) {
    const bool isMouse = event->type() == QEvent::MouseButtonPress ||
                         event->type() == QEvent::MouseMove ||
                         event->type() == QEvent::MouseButtonRelease;
    if (watched != &canvas() || !isMouse || table().rowCount() == 0)
        return Plot::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const double time = nearestFrame(canvas().xAxis->pixelToCoord(mouse->pos().x())) - m_first;
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_pressedAt = mouse->pos();
        m_isDraggingEdge = isNearEdge(mouse->pos());
        return m_isDraggingEdge;
    }
    if (event->type() == QEvent::MouseMove) {
        canvas().setCursor(m_isDraggingEdge || isNearEdge(mouse->pos()) ? Qt::SplitHCursor
                                                                        : Qt::ArrowCursor);
        if (m_isDraggingEdge) {
            setSkip(time);
            emit skipChanged(time);
            return true;
        }
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        if (std::exchange(m_isDraggingEdge, false))
            return true;
        if (mouse->button() == Qt::LeftButton && (mouse->pos() - m_pressedAt).manhattanLength() < 4)
            emit timeClicked(time);
    }
    return Plot::eventFilter(watched, event);
}

}  // namespace mtp::ui

#include "moc_TimelinePlot.cpp"
