// The series of a plot: what its legend names, and which of them are shown.
#include <qcustomplot.h>

#include <QVBoxLayout>

#include "ui/plots/LegendStrip.h"
#include "ui/plots/Plot.h"
#include "ui/plots/PlotHead.h"
#include "ui/plots/SeriesLook.h"

namespace mtp::ui {

std::vector<QCPAbstractPlottable*> Plot::namedSeries() const {
    std::vector<QCPAbstractPlottable*> series;
    for (int i = 0; m_table->rowCount() > 0 && i < m_canvas->plottableCount(); ++i)
        if (m_canvas->legend->hasItemWithPlottable(m_canvas->plottable(i)))
            series.push_back(m_canvas->plottable(i));
    return series;
}

QStringList Plot::seriesNames() const {
    QStringList names;
    for (const QCPAbstractPlottable* one : namedSeries())
        names << one->name();
    return names;
}

void Plot::followSeries() {
    std::vector<LegendEntry> entries;
    const std::vector<QCPAbstractPlottable*> series = namedSeries();
    for (QCPAbstractPlottable* one : series) {
        const bool isShown = series.size() < 2 || isSeriesShown(one->name());
        one->setVisible(isShown);
        if (series.size() > 1)
            entries.push_back({one->name(), lookOf(*one), symbolOf(*one), isShown});
    }
    m_legend->setEntries(std::move(entries));
    showLegend();
}

void Plot::setSeriesShown(const QString& name, bool isShown) {
    if (isShown)
        m_hidden.remove(name);
    else
        m_hidden.insert(name);
    drawShownSeries();
}

void Plot::drawShownSeries() {
    followSeries();
    if (!m_isZoomed)
        fitRanges();
    requestReplot();
}

void Plot::showAlone(const QString& name) {
    const QStringList names = seriesNames();
    const bool isAlone = m_hidden.size() + 1 == names.size() && isSeriesShown(name);
    m_hidden = isAlone ? QSet<QString>() : QSet<QString>(names.begin(), names.end());
    m_hidden.remove(name);
    drawShownSeries();
}

bool Plot::isLegendShown() const {
    return m_head->isLegendShown();
}

void Plot::setLegendShown(bool isShown) {
    m_head->setLegendShown(isShown);
}

void Plot::showLegend() {
    m_head->setHasLegend(!m_legend->isEmpty());
    m_legend->setVisible(!m_legend->isEmpty() && isLegendShown());
}

void Plot::dockLegend() {
    if (m_legend->isFloating())
        return;
    m_column->insertWidget(1, m_legend);
    showLegend();
}

}  // namespace mtp::ui
