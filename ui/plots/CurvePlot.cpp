#include "ui/plots/CurvePlot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "core/base/TableRows.h"
#include "ui/language/CoreText.h"
#include "ui/plots/ErrorMarks.h"
#include "ui/plots/SeriesLook.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {
constexpr double kRingDiameter = 11;  // pixels
constexpr int kMarkersOnACurve = 9;
constexpr double kRoomOfALevel = 0.1;
constexpr ColumnKey<std::string> kCurve{"curve"};
constexpr ColumnKey<double> kCurveError{"error"};

// The value that all shown curves have everywhere, to rounding: the axis would keep any range that
// it had before. Absent if they differ, and if it is zero.
std::optional<double> levelOf(QCustomPlot& canvas) {
    constexpr double kRounding = 1e-6;
    std::optional<QCPRange> all;
    for (int i = 0; i < canvas.plottableCount(); ++i) {
        const QCPAbstractPlottable* plottable = canvas.plottable(i);
        bool isFound = false;
        const QCPRange range = plottable->getValueRange(isFound);
        if (!isFound || !plottable->visible())
            continue;
        if (all)
            all->expand(range);
        else
            all = range;
    }
    if (!all || all->center() == 0 || all->size() > kRounding * std::abs(all->center()))
        return {};
    return all->center();
}

Table tableOf(const ColumnKey<double>& x, const ColumnKey<double>& y,
              const std::vector<CurvePlot::FreeCurve>& curves) {
    TableRows rows(kCurve, x, y);
    for (const CurvePlot::FreeCurve& curve : curves)
        for (std::size_t i = 0; i < curve.x.size(); ++i)
            rows.add(curve.look.label.toStdString(), curve.x[i], curve.y[i]);
    return rows.table();
}

Table tableWithErrors(const ColumnKey<double>& x, const ColumnKey<double>& y,
                      const std::vector<CurvePlot::FreeCurve>& curves) {
    TableRows rows(kCurve, x, y, kCurveError.in(y.unit));
    for (const CurvePlot::FreeCurve& curve : curves)
        for (std::size_t i = 0; i < curve.x.size(); ++i)
            rows.add(curve.look.label.toStdString(), curve.x[i], curve.y[i],
                     curve.error.empty() ? kUnknown : curve.error[i]);
    return rows.table();
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : Plot(parent) {
    setWholeTicks(Axis::X, true);
}

void CurvePlot::setValueLabel(const QString& label) {
    canvas().yAxis->setLabel(label);
    requestReplot();
}

void CurvePlot::setKeyLabel(const QString& label) {
    m_keyLabel = label;
    setWholeTicks(Axis::X, false);
}

void CurvePlot::setCurves(const Table& table, const QString& xColumn,
                          const std::vector<Curve>& curves) {
    setTable(table);
    std::vector<FreeCurve> drawn;
    if (table.rowCount() > 0) {
        const std::vector<double> x = table.numeric(xColumn.toStdString()).values();
        for (const Curve& curve : curves)
            drawn.push_back({curve, x, table.numeric(curve.column.toStdString()).values()});
        canvas().xAxis->setLabel(m_keyLabel.isEmpty() ? coreText(xColumn.toStdString())
                                                      : m_keyLabel);
    }
    drawCurves(drawn);
}

void CurvePlot::setFreeCurves(const ColumnKey<double>& x, const ColumnKey<double>& y,
                              const std::vector<FreeCurve>& curves) {
    setTable(std::any_of(curves.begin(), curves.end(),
                         [](const FreeCurve& curve) { return !curve.error.empty(); })
                 ? tableWithErrors(x, y, curves)
                 : tableOf(x, y, curves));
    canvas().xAxis->setLabel(m_keyLabel.isEmpty() ? coreText(x.name) : m_keyLabel);
    drawCurves(curves);
}

void CurvePlot::drawCurves(const std::vector<FreeCurve>& curves) {
    QCustomPlot& plot = canvas();
    while (m_errors.size() < curves.size())
        m_errors.push_back(new ErrorMarks(*plot.addGraph()));
    for (; m_errors.size() > curves.size(); m_errors.pop_back()) {
        plot.removePlottable(m_errors.back());
        plot.removeGraph(plot.graphCount() - 1);
    }
    if (table().rowCount() == 0)
        return requestReplot();
    const std::vector<int> markers = markersOf(curves);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const Curve& look = curves[i].look;
        QCPGraph* graph = plot.graph(static_cast<int>(i));
        QVector<double> keys, values;
        for (std::size_t row = 0; row < curves[i].x.size(); ++row)
            if (std::isfinite(curves[i].x[row])) {
                keys << curves[i].x[row];
                values << curves[i].y[row];
            }
        graph->setData(keys, values);
        m_errors[i]->setErrors(curves[i].x, curves[i].y, curves[i].error);
        graph->setName(look.label);
        graph->setPen(QPen(look.colour, 1.8, look.isDashed ? Qt::DashLine : Qt::SolidLine));
        setMarkers(*graph, look, markers[i]);
        graph->setLineStyle(look.isPoints  ? QCPGraph::lsNone
                            : look.isSteps ? QCPGraph::lsStepCenter
                                           : QCPGraph::lsLine);
        QColor under = look.colour;
        under.setAlphaF(0.25F);
        graph->setBrush(look.isSteps ? QBrush(under) : QBrush());
    }
    followSeries();
    if (!isZoomed())
        fitRanges();
    requestReplot();
}

// Curves of several colours are told apart by markers as well; dashed ones have that of their
// colour, but hollow. -1: none.
std::vector<int> CurvePlot::markersOf(const std::vector<FreeCurve>& curves) {
    std::vector<QColor> colours;
    std::vector<int> markers;
    for (const FreeCurve& curve : curves) {
        const auto found = std::find(colours.begin(), colours.end(), curve.look.colour);
        markers.push_back(static_cast<int>(found - colours.begin()));
        if (found == colours.end())
            colours.push_back(curve.look.colour);
    }
    if (colours.size() < 2)
        markers.assign(curves.size(), -1);
    return markers;
}

void CurvePlot::setMarkers(QCPGraph& graph, const Curve& curve, int marker) {
    const int points = graph.data()->size();
    graph.setScatterSkip(0);
    if (curve.isPoints && curve.isHollow) {
        graph.setScatterStyle({QCPScatterStyle::ssCircle, kRingDiameter});
    } else if (curve.isPoints || points < 3) {  // one step alone has no line yet
        graph.setScatterStyle(markerOf(std::max(0, marker), curve.colour, curve.isDashed));
    } else if (marker >= 0 && !curve.isSteps) {
        graph.setScatterStyle(markerOf(marker, curve.colour, curve.isDashed));
        graph.setScatterSkip(points / kMarkersOnACurve);
    } else {
        graph.setScatterStyle(QCPScatterStyle());
    }
}

void CurvePlot::setLogY(bool isLogarithmic) {
    setLogarithmic(Axis::Y, isLogarithmic);
}

void CurvePlot::setBand(const std::optional<std::pair<double, double>>& range,
                        const QString& name) {
    m_band = range;
    if (!m_bandRect) {
        m_bandRect = new QCPItemRect(&canvas());
        m_bandRect->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
        m_bandRect->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_bandRect->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
        m_bandRect->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_bandName = new QCPItemText(&canvas());
        m_bandName->position->setTypeX(QCPItemPosition::ptPlotCoords);
        m_bandName->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_bandName->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    }
    m_bandRect->setVisible(range.has_value());
    m_bandName->setVisible(range.has_value());
    if (!range)
        return;
    QColor shade = palette().color(QPalette::Highlight);
    shade.setAlphaF(0.12F);
    m_bandRect->setPen(Qt::NoPen);
    m_bandRect->setBrush(shade);
    m_bandRect->topLeft->setCoords(range->first, 0);
    m_bandRect->bottomRight->setCoords(range->second, 1);
    m_bandName->setText(name);
    m_bandName->setColor(palette().color(QPalette::WindowText));
    m_bandName->setFont(font());
    m_bandName->position->setCoords((range->first + range->second) / 2, 0.98);
}

void CurvePlot::fitRanges() {
    canvas().rescaleAxes(true);
    QCPAxis* y = canvas().yAxis;
    if (y->scaleType() == QCPAxis::stLogarithmic) {
        // Room at both ends, and at least a factor of ten so that the axis has ticks.
        const QCPRange range = y->range();
        const double middle = std::sqrt(range.lower * range.upper);
        y->setRange(std::min(range.lower / 1.15, middle / 3.3),
                    std::max(range.upper * 1.15, middle * 3.3));
        return;
    }
    if (const auto range = valuesInBand())
        y->setRange(*range);
    else if (const auto level = levelOf(canvas()))
        y->setRange(*level - kRoomOfALevel * std::abs(*level),
                    *level + kRoomOfALevel * std::abs(*level));
    else
        y->scaleRange(1.1);
}

// Most of the values inside the band, with room at both ends: what runs off beside it, or at its
// very edge, would make the rest a flat line.
std::optional<QCPRange> CurvePlot::valuesInBand() const {
    std::vector<double> values;
    for (int i = 0; m_band && i < canvas().graphCount(); ++i)
        for (const QCPGraphData& point : *canvas().graph(i)->data())
            if (point.key >= m_band->first && point.key <= m_band->second &&
                std::isfinite(point.value))
                values.push_back(point.value);
    if (values.size() < 2)
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t cut = values.size() / 50;
    const QCPRange range(values[cut], values[values.size() - 1 - cut]);
    if (range.size() <= 0)
        return std::nullopt;
    return QCPRange(range.lower - 0.25 * range.size(), range.upper + 0.25 * range.size());
}

QString CurvePlot::readoutAt(const QPoint& position) const {
    const auto* graph = qobject_cast<QCPGraph*>(canvas().plottableAt(position, true));
    if (!graph)
        return {};
    const double key = canvas().xAxis->pixelToCoord(position.x());
    const auto at = graph->data()->findBegin(key);
    if (at == graph->data()->constEnd())
        return {};
    return QStringLiteral("%1\n%2 %3: %4")
        .arg(graph->name(), canvas().xAxis->label())
        .arg(shortNumberText(at->key * shownFactor(Axis::X)),
             shortNumberText(at->value * shownFactor(Axis::Y)));
}

}  // namespace mtp::ui

#include "moc_CurvePlot.cpp"
