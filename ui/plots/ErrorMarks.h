// Standard errors of a curve: a band around its line, or bars at its points.
#pragma once

#include <qcustomplot.h>

#include <vector>

namespace mtp::ui {

// Follows its graph: in its colour, seen if it is, no entry of its own in a legend.
class ErrorMarks : public QCPAbstractPlottable {
    Q_OBJECT

public:
    // Drawn below the graph.
    explicit ErrorMarks(QCPGraph& graph);

    // None if `errors` is empty; a NaN among them leaves a gap.
    void setErrors(const std::vector<double>& x, const std::vector<double>& y,
                   const std::vector<double>& errors);

    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }
    // The graph decides what is shown.
    QCPRange getKeyRange(bool& isFound, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& isFound, QCP::SignDomain domain,
                           const QCPRange& keyRange) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    struct Interval {
        double x, from, to;
    };
    void drawBand(QCPPainter& painter, const QColor& colour) const;
    void drawBars(QCPPainter& painter, const QColor& colour) const;
    QPointF pixelOf(double x, double y) const;

    QCPGraph& m_graph;
    std::vector<std::vector<Interval>> m_runs;  // without gaps
};

}  // namespace mtp::ui
