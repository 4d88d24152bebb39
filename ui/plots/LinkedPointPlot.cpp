#include "ui/plots/LinkedPointPlot.h"

#include <qcustomplot.h>

namespace mtp::ui {

LinkedPointPlot::LinkedPointPlot(QWidget* parent)
    : PointPlot(parent), m_lines(new QCPCurve(canvas().xAxis, canvas().yAxis)) {
    m_lines->removeFromLegend();
    LinkedPointPlot::applyTheme();
}

void LinkedPointPlot::setLinks(const std::vector<std::pair<int, int>>& links) {
    m_lines->data()->clear();
    for (const auto& [from, to] : links) {
        for (const int row : {from, to})
            m_lines->addData(xAt(row), yAt(row));
        m_lines->addData(qQNaN(), qQNaN());  // the end of a line
    }
    requestReplot();
}

void LinkedPointPlot::applyTheme() {
    PointPlot::applyTheme();
    QColor ink = palette().color(QPalette::WindowText);
    ink.setAlphaF(0.55F);
    m_lines->setPen(QPen(ink, 1.2));
}

}  // namespace mtp::ui

#include "moc_LinkedPointPlot.cpp"
