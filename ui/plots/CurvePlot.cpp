#include "ui/plots/CurvePlot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace mtp::ui {

CurvePlot::CurvePlot(QWidget* parent) : Plot(parent) {
    canvas().axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    // Curves run over counted steps: no ticks between them.
    const QSharedPointer<QCPAxisTickerFixed> whole(new QCPAxisTickerFixed);
    whole->setTickStep(1);
    whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    canvas().xAxis->setTicker(whole);
}

void CurvePlot::setValueLabel(const QString& label) {
    canvas().yAxis->setLabel(label);
    requestReplot();
}

void CurvePlot::setKeyLabel(const QString& label) {
    m_keyLabel = label;
    canvas().xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
}

void CurvePlot::setCurves(const Table& table, const QString& xColumn,
                          const std::vector<Curve>& curves) {
    setTable(table);
    QCustomPlot& plot = canvas();
    while (plot.graphCount() < static_cast<int>(curves.size()))
        plot.addGraph();
    while (plot.graphCount() > static_cast<int>(curves.size()))
        plot.removeGraph(plot.graphCount() - 1);
    setLegendWanted(curves.size() > 1 && table.rowCount() > 0);
    if (table.rowCount() == 0)
        return requestReplot();
    plot.xAxis->setLabel(m_keyLabel.isEmpty() ? xColumn : m_keyLabel);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const Curve& curve = curves[i];
        const std::vector<double>& y = table.numbers(curve.column.toStdString());
        QCPGraph* graph = plot.graph(static_cast<int>(i));
        const std::vector<double>& x =
            table.numbers((curve.key.isEmpty() ? xColumn : curve.key).toStdString());
        QVector<double> keys, values;
        for (std::size_t row = 0; row < x.size(); ++row)
            if (std::isfinite(x[row])) {
                keys << x[row];
                values << y[row];
            }
        graph->setData(keys, values);
        graph->setName(curve.label);
        graph->setPen(QPen(curve.colour, 1.8, curve.isDashed ? Qt::DashLine : Qt::SolidLine));
        // One step alone has no line yet.
        graph->setScatterStyle(table.rowCount() < 3 || curve.isPoints
                                   ? QCPScatterStyle(curve.isHollow ? QCPScatterStyle::ssCircle
                                                                    : QCPScatterStyle::ssDisc,
                                                     curve.isHollow ? 11 : 6)
                                   : QCPScatterStyle());
        graph->setLineStyle(curve.isPoints  ? QCPGraph::lsNone
                            : curve.isSteps ? QCPGraph::lsStepCenter
                                            : QCPGraph::lsLine);
        QColor under = curve.colour;
        under.setAlphaF(0.25F);
        graph->setBrush(curve.isSteps ? QBrush(under) : QBrush());
    }
    if (!isZoomed())
        fitRanges();
    requestReplot();
}

void CurvePlot::setLogY(bool isLogarithmic) {
    QCPAxis* axis = canvas().yAxis;
    axis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setTicker(isLogarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                  : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    axis->setNumberFormat(isLogarithmic ? "gb" : "g");
    axis->setNumberPrecision(4);
    requestReplot();
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
        .arg(at->key)
        .arg(at->value, 0, 'g', 5);
}

}  // namespace mtp::ui
