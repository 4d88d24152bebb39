#include "ui/plots/PointCloud.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mtp::ui {

namespace {

constexpr double kDisc = 2.5;  // radius, pixels
constexpr double kRing = 4.5;

QCPRange rangeOf(const std::vector<double>& values, QCP::SignDomain domain, bool& isFound) {
    QCPRange range;  // its constructor would put the ends in order
    range.lower = std::numeric_limits<double>::max();
    range.upper = std::numeric_limits<double>::lowest();
    isFound = false;
    for (const double value : values) {
        if (!std::isfinite(value) || (domain == QCP::sdPositive && value <= 0) ||
            (domain == QCP::sdNegative && value >= 0))
            continue;
        range.lower = std::min(range.lower, value);
        range.upper = std::max(range.upper, value);
        isFound = true;
    }
    return isFound ? range : QCPRange();
}

}  // namespace

PointCloud::PointCloud(QCPAxis* xAxis, QCPAxis* yAxis) : QCPAbstractPlottable(xAxis, yAxis) {}

void PointCloud::setPoints(std::vector<double> x, std::vector<double> y, std::size_t inPlot) {
    m_x = std::move(x);
    m_y = std::move(y);
    m_inPlot = inPlot;
    m_isChosen.clear();
}

void PointCloud::setStyle(const QColor& colour, bool isHollow) {
    m_colour = colour;
    m_isHollow = isHollow;
}

void PointCloud::setChosen(std::vector<bool> isChosen, const QColor& ring) {
    m_isChosen = std::move(isChosen);
    m_ring = ring;
}

QCPRange PointCloud::getKeyRange(bool& isFound, QCP::SignDomain domain) const {
    return rangeOf(m_x, domain, isFound);
}

QCPRange PointCloud::getValueRange(bool& isFound, QCP::SignDomain domain, const QCPRange&) const {
    return rangeOf(m_y, domain, isFound);
}

QPointF PointCloud::pixelOf(std::size_t i) const {
    return {keyAxis()->coordToPixel(m_x[i]), valueAxis()->coordToPixel(m_y[i])};
}

bool PointCloud::isVector(const QCPPainter& painter) const {
    return painter.modes().testFlag(QCPPainter::pmVectorized);
}

void PointCloud::draw(QCPPainter* painter) {
    if (m_x.empty())
        return;
    // An exported vector drawing stays one as long as that is of use.
    if (m_inPlot <= kMany || (isVector(*painter) && m_inPlot <= kTooMany))
        drawDiscs(*painter);
    else
        drawPixels(*painter);
    drawChosen(*painter);
}

void PointCloud::drawDisc(QPainter& painter, const QPointF& at) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colour, m_isHollow ? 1.2 : 0.6));
    painter.setBrush(m_isHollow ? QBrush(Qt::NoBrush) : QBrush(m_colour));
    painter.drawEllipse(at, kDisc, kDisc);
}

// On the screen a disc is drawn once and copied: many times faster than drawing each.
void PointCloud::drawDiscs(QCPPainter& painter) const {
    const QRectF clip = QRectF(clipRect()).adjusted(-kRing, -kRing, kRing, kRing);
    const double scale = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    constexpr double kHalf = kDisc + 1.5;
    const int size = static_cast<int>(std::ceil(2 * kHalf * scale));
    QPixmap disc(size, size);
    disc.setDevicePixelRatio(scale);
    disc.fill(Qt::transparent);
    {
        QPainter once(&disc);
        drawDisc(once, {kHalf, kHalf});
    }
    const bool isDrawing = isVector(painter);
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        const QPointF pixel = pixelOf(i);
        if (!clip.contains(pixel))
            continue;
        if (isDrawing)
            drawDisc(painter, pixel);
        else
            painter.drawPixmap(pixel - QPointF(kHalf, kHalf), disc);
    }
}

// Counts points per pixel of the screen; a pixel is the more opaque the more it holds.
void PointCloud::drawPixels(QCPPainter& painter) const {
    const QRect clip = clipRect();
    const double scale = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const int width = static_cast<int>(clip.width() * scale);
    const int height = static_cast<int>(clip.height() * scale);
    if (width <= 0 || height <= 0)
        return;
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(width) *
                                      static_cast<std::size_t>(height));
    std::uint32_t most = 1;
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        const QPointF pixel = (pixelOf(i) - clip.topLeft()) * scale;
        // Not a number is in no pixel.
        if (!(pixel.x() >= 0 && pixel.y() >= 0 && pixel.x() < width && pixel.y() < height))
            continue;
        auto& count = counts[static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(width) +
                             static_cast<std::size_t>(pixel.x())];
        most = std::max(most, ++count);
    }
    QImage image(width, height, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    const bool isDensity = m_inPlot > kTooMany;
    const double full = std::log1p(static_cast<double>(most));
    const int grow = isDensity ? 0 : 1;  // single points stay visible
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const std::uint32_t count =
                counts[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x)];
            if (count == 0)
                continue;
            QColor colour = m_colour;
            if (isDensity)
                colour.setAlphaF(static_cast<float>(0.25 + 0.75 * std::log1p(count) / full));
            for (int dy = 0; dy <= grow && y + dy < height; ++dy)
                for (int dx = 0; dx <= grow && x + dx < width; ++dx)
                    image.setPixel(x + dx, y + dy, colour.rgba());
        }
    painter.drawImage(QRectF(clip), image);
}

void PointCloud::drawChosen(QCPPainter& painter) const {
    if (m_isChosen.size() != m_x.size())
        return;
    painter.setAntialiasing(true);
    painter.setPen(QPen(m_ring, 1.4));
    painter.setBrush(Qt::NoBrush);
    const QRectF clip = QRectF(clipRect());
    for (std::size_t i = 0; i < m_x.size(); ++i)
        if (m_isChosen[i])
            if (const QPointF pixel = pixelOf(i); clip.contains(pixel))
                painter.drawEllipse(pixel, kRing, kRing);
}

void PointCloud::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    drawDisc(*painter, rect.center());
}

}  // namespace mtp::ui
