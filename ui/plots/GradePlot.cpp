#include "ui/plots/GradePlot.h"

#include <qcustomplot.h>

#include "ui/theme/Theme.h"

namespace mtp::ui {

GradePlot::GradePlot(QWidget* parent) : PointPlot(parent), m_curve(canvas().addGraph()) {
    m_curve->removeFromLegend();
    setLogarithmic(Axis::Y, true);
    GradePlot::applyTheme();
}

void GradePlot::setThresholds(const std::vector<std::pair<double, QString>>& thresholds) {
    for (QCPGraph* line : m_lines)
        canvas().removeGraph(line);
    m_lines.clear();
    m_curve->data()->clear();
    const int rows = static_cast<int>(table().rowCount());
    for (int row = 0; row < rows; ++row)
        m_curve->addData(xAt(row), yAt(row));
    for (const auto& [grade, name] : thresholds) {
        if (rows == 0)
            break;
        QCPGraph* line = canvas().addGraph();
        line->setName(name);
        line->addData(xAt(0), grade);
        line->addData(xAt(rows - 1), grade);
        m_lines.push_back(line);
    }
    applyTheme();
    followSeries();
    requestReplot();
}

void GradePlot::applyTheme() {
    PointPlot::applyTheme();
    const bool isDark = isDarkPalette(palette());
    m_curve->setPen(QPen(runColour(0, isDark), 1));
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setPen(QPen(runColour(static_cast<int>(i) + 1, isDark), 1.5, Qt::DashLine));
}

}  // namespace mtp::ui

#include "moc_GradePlot.cpp"
