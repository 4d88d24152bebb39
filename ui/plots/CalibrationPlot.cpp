#include "ui/plots/CalibrationPlot.h"

#include <qcustomplot.h>

#include "ui/plots/SeriesLook.h"

namespace mtp::ui {

CalibrationPlot::CalibrationPlot(QWidget* parent)
    : PointPlot(parent), m_line(canvas().addGraph()), m_means(canvas().addGraph()) {
    m_line->setName(tr("proportional"));
    m_means->setName(tr("mean of a tenth of the points"));
    // Above the points, which are drawn later.
    const QString layer = QStringLiteral("calibration");
    canvas().addLayer(layer, canvas().layer(QStringLiteral("main")));
    for (QCPGraph* graph : {m_line, m_means})
        graph->setLayer(layer);
    setLogarithmic(Axis::X, true);
    setLogarithmic(Axis::Y, true);
    CalibrationPlot::applyTheme();
}

void CalibrationPlot::setCalibration(const std::vector<double>& measures,
                                     const std::vector<double>& errors,
                                     std::optional<double> factor) {
    m_means->data()->clear();
    m_line->data()->clear();
    for (std::size_t i = 0; i < measures.size(); ++i)
        m_means->addData(measures[i], errors[i]);
    if (factor && !measures.empty())
        for (const double end : {measures.front(), measures.back()})
            m_line->addData(end, *factor * end);
    followSeries();
    requestReplot();
}

void CalibrationPlot::applyTheme() {
    PointPlot::applyTheme();
    const QColor ink = palette().color(QPalette::WindowText);
    const QColor ground = palette().color(QPalette::Base);
    m_line->setPen(QPen(ink, 1.2, Qt::DashLine));
    m_means->setPen(QPen(ink, 1.8));
    m_means->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(ink, 1.6),
                                             QBrush(ground), kMarkerSize + 2));
}

}  // namespace mtp::ui

#include "moc_CalibrationPlot.cpp"
