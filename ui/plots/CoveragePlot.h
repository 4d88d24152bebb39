// How often each distance of a pair of elements occurs, stacked by density, over the regions of the
// source and the radial functions of a potential.
#pragma once

#include "core/density/Coverage.h"
#include "ui/plots/Plot.h"

namespace mtp::ui {

class CoveragePlot : public Plot {
    Q_OBJECT

public:
    explicit CoveragePlot(QWidget* parent = nullptr);

    // Table of pairCoverage(), with its options.
    void setCoverage(const Table& coverage, const CoverageOptions& options);
    // "Cl-Al"; the first pair if the coverage does not have it.
    void setPair(const QString& pair);
    // Columns "r" and "f_0", "f_1", ... of the pair; empty: none.
    void setRadialFunctions(const Table& functions);

protected:
    void fitRanges() override;
    void applyTheme() override;
    void drawShownSeries() override;
    QString readoutAt(const QPoint& position) const override;

private:
    void draw();
    void drawBars();
    void drawRegions();
    void drawGaps();
    void drawRadialFunctions();
    void addBand(double from, double to, const QColor& colour, const QString& text);
    void addLine(double at);

    Table m_coverage;
    Table m_functions;
    CoverageOptions m_options;
    std::string m_pair;
};

}  // namespace mtp::ui
