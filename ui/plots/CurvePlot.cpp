#include "ui/plots/CurvePlot.h"

#include <qcustomplot.h>

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
    plot.legend->setVisible(curves.size() > 1 && table.rowCount() > 0);
    if (table.rowCount() == 0)
        return requestReplot();
    const std::vector<double>& x = table.numbers(xColumn.toStdString());
    plot.xAxis->setLabel(m_keyLabel.isEmpty() ? xColumn : m_keyLabel);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const Curve& curve = curves[i];
        const std::vector<double>& y = table.numbers(curve.column.toStdString());
        QCPGraph* graph = plot.graph(static_cast<int>(i));
        graph->setData(QVector<double>(x.begin(), x.end()), QVector<double>(y.begin(), y.end()));
        graph->setName(curve.label);
        graph->setPen(QPen(curve.colour, 1.8, curve.isDashed ? Qt::DashLine : Qt::SolidLine));
        // One step alone has no line yet.
        graph->setScatterStyle(table.rowCount() < 3 || curve.isPoints
                                   ? QCPScatterStyle(QCPScatterStyle::ssDisc, 6)
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

void CurvePlot::fitRanges() {
    canvas().rescaleAxes(true);
    QCPAxis* y = canvas().yAxis;
    if (y->scaleType() == QCPAxis::stLogarithmic) {
        // Room at both ends, and at least a factor of ten so that the axis has ticks.
        const QCPRange range = y->range();
        const double middle = std::sqrt(range.lower * range.upper);
        y->setRange(std::min(range.lower / 1.15, middle / 3.3),
                    std::max(range.upper * 1.15, middle * 3.3));
    } else {
        y->scaleRange(1.1);
    }
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
