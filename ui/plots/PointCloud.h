// Points of one colour, drawn fast: discs while they are few, squares of pixels while they are
// many, the density of points beyond. Or coloured by how many points are near.
#pragma once

#include <qcustomplot.h>

#include <vector>

namespace mtp::ui {

class PointCloud : public QCPAbstractPlottable {
    Q_OBJECT

public:
    // From so many points in a plot they are drawn as pixels, and as densities.
    static constexpr std::size_t kMany = 20000;
    static constexpr std::size_t kTooMany = 200000;

    struct Style {
        QColor colour;
        bool isHollow = false;
        // The colour tells how many points there are, on a logarithmic scale.
        bool isDensity = false;
        bool isDark = false;  // the ground
        // Discs are smaller if there is not enough room for all of them.
        bool isShrinking = false;
    };

    PointCloud(QCPAxis* xAxis, QCPAxis* yAxis);

    // inPlot: points of all clouds of the plot, which decides how they are drawn.
    void setPoints(std::vector<double> x, std::vector<double> y, std::size_t inPlot);
    void setStyle(const Style& style);
    const Style& style() const { return m_style; }
    static void drawSymbol(QCPPainter& painter, const QRectF& rect, const Style& style);
    // One flag per point, or none; chosen points get a ring of this colour.
    void setChosen(std::vector<bool> isChosen, const QColor& ring);
    const std::vector<bool>& chosen() const { return m_isChosen; }

    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }
    QCPRange getKeyRange(bool& isFound, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& isFound, QCP::SignDomain domain,
                           const QCPRange& keyRange) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void drawDiscs(QCPPainter& painter) const;
    double discRadius() const;
    void drawPixels(QCPPainter& painter) const;
    void drawDensity(QCPPainter& painter) const;
    std::vector<std::uint32_t> countsOf(const QSize& cells, double perPixel) const;
    void drawChosen(QCPPainter& painter) const;
    QPointF pixelOf(std::size_t i) const;
    bool isVector(const QCPPainter& painter) const;

    std::vector<double> m_x, m_y;
    std::vector<bool> m_isChosen;
    std::size_t m_inPlot = 0;
    Style m_style;
    QColor m_ring;
};

}  // namespace mtp::ui
