#include "ui/plots/HeatPlot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "ui/theme/Numbers.h"
#include "ui/theme/Ramp.h"

namespace mtp::ui {

namespace {

constexpr double kDecades = 3;  // of values that have colours of their own
constexpr int kBarWidth = 120, kBarHeight = 8, kBarMargin = 10;  // pixels

// The ends of the cell of each x.
std::vector<double> cellEnds(const std::vector<double>& x) {
    std::vector<double> ends;
    for (std::size_t i = 0; i + 1 < x.size(); ++i)
        ends.push_back(std::sqrt(x[i] * x[i + 1]));
    if (ends.empty())
        return x.empty() ? ends : std::vector<double>{x[0] / 1.5, x[0] * 1.5};
    ends.insert(ends.begin(), x.front() * x.front() / ends.front());
    ends.push_back(x.back() * x.back() / ends.back());
    return ends;
}

// Which interval a place lies in; -1 outside.
int intervalOf(const std::vector<double>& ends, double place) {
    if (ends.size() < 2 || !(place >= ends.front()) || !(place < ends.back()))
        return -1;
    return static_cast<int>(std::upper_bound(ends.begin(), ends.end(), place) - ends.begin()) - 1;
}

QCPRange rangeOfEnds(const std::vector<double>& ends, QCP::SignDomain domain, bool& isFound) {
    const auto first =
        domain == QCP::sdPositive ? std::upper_bound(ends.begin(), ends.end(), 0.0) : ends.begin();
    isFound = ends.end() - first > 1;
    return isFound ? QCPRange(*first, ends.back()) : QCPRange();
}

}  // namespace

class HeatCells : public QCPAbstractPlottable {
public:
    using QCPAbstractPlottable::QCPAbstractPlottable;

    void set(HeatPlot::Cells cells) {
        m_cells = std::move(cells);
        m_ends = cellEnds(m_cells.x);
        m_most = 0;
        for (const std::vector<double>& column : m_cells.values)
            for (const double value : column)
                m_most = std::max(m_most, value);
    }
    void setInk(const QString& label, const QColor& ink, const QColor& ground, const QFont& font) {
        m_label = label;
        m_ink = ink;
        m_ground = ground;
        m_font = font;
    }
    // NaN outside.
    double valueAt(double x, double y) const {
        const int column = intervalOf(m_ends, x), row = intervalOf(m_cells.edges, y);
        return column < 0 || row < 0
                   ? qQNaN()
                   : m_cells
                         .values[static_cast<std::size_t>(column)][static_cast<std::size_t>(row)];
    }

    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }
    QCPRange getKeyRange(bool& isFound, QCP::SignDomain domain) const override {
        return rangeOfEnds(m_ends, domain, isFound);
    }
    // Up to the farthest cell that has a value.
    QCPRange getValueRange(bool& isFound, QCP::SignDomain domain, const QCPRange&) const override {
        std::size_t last = 0;
        for (const std::vector<double>& column : m_cells.values)
            for (std::size_t row = 0; row < column.size(); ++row)
                if (column[row] > 0)
                    last = std::max(last, row + 1);
        const auto end =
            m_cells.edges.begin() + static_cast<std::ptrdiff_t>(std::min(
                                        m_cells.edges.size(), std::max<std::size_t>(last, 1) + 1));
        return rangeOfEnds({m_cells.edges.begin(), end}, domain, isFound);
    }

protected:
    // Pixel by pixel: cells are of any size, and the axis of the times is logarithmic.
    void draw(QCPPainter* painter) override {
        if (!(m_most > 0))
            return;
        const QRect box = clipRect();
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        QImage picture((QSizeF(box.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        std::vector<int> rows(static_cast<std::size_t>(picture.height()));
        for (int y = 0; y < picture.height(); ++y)
            rows[static_cast<std::size_t>(y)] =
                intervalOf(m_cells.edges, valueAxis()->pixelToCoord(box.top() + (y + 0.5) / scale));
        for (int x = 0; x < picture.width(); ++x) {
            const int column =
                intervalOf(m_ends, keyAxis()->pixelToCoord(box.left() + (x + 0.5) / scale));
            for (int y = 0; column >= 0 && y < picture.height(); ++y) {
                const int row = rows[static_cast<std::size_t>(y)];
                const double value = row < 0 ? 0
                                             : m_cells.values[static_cast<std::size_t>(column)]
                                                             [static_cast<std::size_t>(row)];
                if (value > 0)
                    picture.setPixel(x, y, colourOf(value).rgba());
            }
        }
        painter->drawImage(QRectF(box), picture);
        drawBar(*painter, box);
    }
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    QColor colourOf(double value) const {
        return rampColour(1 + std::log10(value / m_most) / kDecades);
    }

    // At the upper left, where times are short and no ion has moved far.
    void drawBar(QCPPainter& painter, const QRect& box) const {
        painter.setFont(m_font);
        const int line = painter.fontMetrics().height();
        const QRect plate(box.left() + kBarMargin, box.top() + kBarMargin, kBarWidth + 16,
                          2 * line + kBarHeight + 12);
        if (plate.width() > box.width() / 2 || plate.height() > box.height() / 2)
            return;
        QColor veil = m_ground;
        veil.setAlphaF(0.85F);
        painter.fillRect(plate, veil);
        const QRect text = plate.adjusted(8, 4, -8, -4);
        painter.setPen(m_ink);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, m_label);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                         shortNumberText(m_most * std::pow(10, -kDecades), 2));
        painter.drawText(text, Qt::AlignRight | Qt::AlignBottom, shortNumberText(m_most, 2));
        QLinearGradient gradient(text.left(), 0, text.right(), 0);
        for (int i = 0; i <= 8; ++i)
            gradient.setColorAt(i / 8.0, rampColour(i / 8.0));
        painter.fillRect(QRect(text.left(), text.top() + line + 1, text.width(), kBarHeight),
                         gradient);
    }

    HeatPlot::Cells m_cells;
    std::vector<double> m_ends;
    double m_most = 0;
    QString m_label;
    QColor m_ink, m_ground;
    QFont m_font;
};

HeatPlot::HeatPlot(QWidget* parent)
    : Plot(parent), m_cells(new HeatCells(canvas().xAxis, canvas().yAxis)) {
    m_cells->removeFromLegend();
    setLogarithmic(Axis::X, true);
    HeatPlot::applyTheme();
}

void HeatPlot::setCells(std::shared_ptr<const Table> table, Cells cells) {
    setTable(std::move(table));
    m_cells->set(std::move(cells));
    followSeries();
    if (!isZoomed())
        fitRanges();
    requestReplot();
}

void HeatPlot::setAxisLabels(const QString& x, const QString& y) {
    canvas().xAxis->setLabel(x);
    canvas().yAxis->setLabel(y);
    requestReplot();
}

void HeatPlot::setValueLabel(const QString& label) {
    m_valueLabel = label;
    applyTheme();
}

void HeatPlot::applyTheme() {
    Plot::applyTheme();
    m_cells->setInk(m_valueLabel, palette().color(QPalette::WindowText),
                    palette().color(QPalette::Base), font());
}

QString HeatPlot::readoutAt(const QPoint& position) const {
    const double x = canvas().xAxis->pixelToCoord(position.x());
    const double y = canvas().yAxis->pixelToCoord(position.y());
    const double value = m_cells->valueAt(x, y);
    return std::isnan(value)
               ? QString()
               : QStringLiteral("%1 %2\n%3 %4\n%5: %6")
                     .arg(canvas().xAxis->label(), shortNumberText(x * shownFactor(Axis::X)),
                          canvas().yAxis->label(), shortNumberText(y * shownFactor(Axis::Y)),
                          m_valueLabel, shortNumberText(value));
}

}  // namespace mtp::ui

#include "moc_HeatPlot.cpp"
