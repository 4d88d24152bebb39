#include "ui/plots/TimelinePlot.h"

#include <qcustomplot.h>

#include <QMouseEvent>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kEdgeReach = 6;  // pixels
}

TimelinePlot::TimelinePlot(QWidget* parent)
    : Plot(parent)
    , m_skipped(new QCPItemRect(&canvas()))
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
    plot.xAxis->setLabel(tr("time, fs"));
    plot.yAxis->setLabel(tr("energy, eV"));
    plot.yAxis2->setLabel(tr("temperature, K"));
    plot.yAxis->setNumberPrecision(8);
    plot.axisRect()->setRangeDrag(Qt::Horizontal);
    plot.axisRect()->setRangeZoom(Qt::Horizontal);
    // Above the curves: the strip is low.
    plot.plotLayout()->insertRow(0);
    plot.plotLayout()->addElement(0, 0, plot.legend);
    plot.plotLayout()->setRowStretchFactor(0, 0.001);
    plot.legend->setFillOrder(QCPLegend::foColumnsFirst);
    m_skipped->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    m_skipped->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_skipped->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    m_skipped->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    for (QCPItemPosition* end : {m_current->start, m_current->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    applyTheme();
    setSkip(0);
    setCurrentTime(0);
}

void TimelinePlot::setSeries(const Table& table) {
    setTable(table);
    canvas().legend->setVisible(table.rowCount() > 0);
    const auto fill = [&table](QCPGraph* graph, const char* column) {
        graph->data()->clear();
        if (!table.has(column))
            return;
        const auto& x = table.numbers("time");
        const auto& y = table.numbers(column);
        graph->setData(QVector<double>(x.begin(), x.end()), QVector<double>(y.begin(), y.end()));
    };
    fill(m_energy, "energy");
    fill(m_temperature, "temperature");
    canvas().yAxis2->setVisible(table.has("temperature"));
    showAll();
}

void TimelinePlot::setSelectedTimes(const std::vector<double>& timesFs) {
    m_ticks->data()->clear();
    if (m_energy->data()->isEmpty() && m_temperature->data()->isEmpty())
        return requestReplot();
    // The ticks sit on the energy, or where it is missing at the height of the axis.
    for (double time : timesFs) {
        const auto at = m_energy->data()->findBegin(time, false);
        const bool hasEnergy = at != m_energy->data()->constEnd();
        m_ticks->addData(time, hasEnergy ? at->value : canvas().yAxis->range().lower);
    }
    requestReplot();
}

void TimelinePlot::setSkip(double fs) {
    m_skip = fs;
    m_skipped->topLeft->setCoords(-1e12, 0);
    m_skipped->bottomRight->setCoords(fs, 1);
    requestReplot();
}

void TimelinePlot::setCurrentTime(double fs) {
    m_current->start->setCoords(fs, 0);
    m_current->end->setCoords(fs, 1);
    requestReplot();
}

QPoint TimelinePlot::pixelOfTime(double fs) const {
    const QPoint pixel(qRound(canvas().xAxis->coordToPixel(fs)),
                       canvas().axisRect()->rect().center().y());
    return canvas().mapTo(this, pixel);
}

void TimelinePlot::fitRanges() {
    canvas().rescaleAxes(true);
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
    return std::abs(canvas().xAxis->coordToPixel(m_skip) - position.x()) <= kEdgeReach;
}

bool TimelinePlot::eventFilter(QObject* watched, QEvent* event) {
    const bool isMouse = event->type() == QEvent::MouseButtonPress ||
                         event->type() == QEvent::MouseMove ||
                         event->type() == QEvent::MouseButtonRelease;
    if (watched != &canvas() || !isMouse || table().rowCount() == 0)
        return Plot::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const double time = std::max(0.0, canvas().xAxis->pixelToCoord(mouse->pos().x()));
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
