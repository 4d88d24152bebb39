#include "ui/plots/PointCloud.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kDisc = 2.5;  // radius, pixels
constexpr double kSmallestDisc = 0.8;
constexpr double kShareOfRoom = 0.35;  // a radius of the side of the square that a disc has
constexpr double kRingRadius = 4.5;

constexpr double kDensityCell = 2;  // pixels
constexpr double kRampWidth = 20;

// From few points to many: away from the colour of the ground.
QColor densityRamp(double share, bool isDark) {
    constexpr std::array<QRgb, 3> kLight{0x7FB8DA, 0x2C7FB8, 0x081D58};
    constexpr std::array<QRgb, 3> kDark{0x2E6DA4, 0x36B0A4, 0xF9E94E};
    const auto& stops = isDark ? kDark : kLight;
    const double place = std::clamp(share, 0.0, 1.0) * 2;
    const std::size_t below = place < 1 ? 0 : 1;
    return blended(QColor::fromRgb(stops[below]), QColor::fromRgb(stops[below + 1]),
                   place - static_cast<double>(below));
}

void drawDisc(QPainter& painter, const QPointF& at, const PointCloud::Style& style,
              double radius = kDisc) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.colour, style.isHollow ? 1.2 : 0.6));
    painter.setBrush(style.isHollow ? QBrush(Qt::NoBrush) : QBrush(style.colour));
    painter.drawEllipse(at, radius, radius);
}

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

void PointCloud::setStyle(const Style& style) {
    m_style = style;
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
    if (m_style.isDensity)
        drawDensity(*painter);
    else if (m_inPlot <= kMany || (isVector(*painter) && m_inPlot <= kTooMany))
        drawDiscs(*painter);
    else
        drawPixels(*painter);
    drawChosen(*painter);
}

// By the points of all clouds that are in view, so that discs grow when the plot is zoomed in.
double PointCloud::discRadius() const {
    if (!m_style.isShrinking || m_x.empty())
        return kDisc;
    const QRectF room = clipRect();
    std::size_t inView = 0;
    for (std::size_t i = 0; i < m_x.size(); ++i)
        inView += room.contains(pixelOf(i)) ? 1 : 0;
    const double all = static_cast<double>(inView) * static_cast<double>(m_inPlot) /
                       static_cast<double>(m_x.size());
    return std::clamp(kShareOfRoom * std::sqrt(room.width() * room.height() / std::max(1.0, all)),
                      kSmallestDisc, kDisc);
}

// On the screen a disc is drawn once and copied: many times faster than drawing each.
void PointCloud::drawDiscs(QCPPainter& painter) const {
    const QRectF clip =
        QRectF(clipRect()).adjusted(-kRingRadius, -kRingRadius, kRingRadius, kRingRadius);
    const double scale = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    constexpr double kHalf = kDisc + 1.5;
    const double radius = discRadius();
    const int size = static_cast<int>(std::ceil(2 * kHalf * scale));
    QPixmap disc(size, size);
    disc.setDevicePixelRatio(scale);
    disc.fill(Qt::transparent);
    {
        QPainter once(&disc);
        drawDisc(once, {kHalf, kHalf}, m_style, radius);
    }
    const bool isDrawing = isVector(painter);
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        const QPointF pixel = pixelOf(i);
        if (!clip.contains(pixel))
            continue;
        if (isDrawing)
            drawDisc(painter, pixel, m_style, radius);
        else
            painter.drawPixmap(pixel - QPointF(kHalf, kHalf), disc);
    }
}

// How many points are in each cell of the plot, of which there are so many to a pixel.
std::vector<std::uint32_t> PointCloud::countsOf(const QSize& cells, double perPixel) const {
    const QPoint corner = clipRect().topLeft();
    const auto width = static_cast<std::size_t>(cells.width());
    std::vector<std::uint32_t> counts(width * static_cast<std::size_t>(cells.height()));
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        const QPointF cell = (pixelOf(i) - corner) * perPixel;
        // Not a number is in no cell.
        if (cell.x() >= 0 && cell.y() >= 0 && cell.x() < cells.width() && cell.y() < cells.height())
            ++counts[static_cast<std::size_t>(cell.y()) * width +
                     static_cast<std::size_t>(cell.x())];
    }
    return counts;
}

void PointCloud::drawDensity(QCPPainter& painter) const {
    const QRect clip = clipRect();
    const QSize cells(static_cast<int>(std::ceil(clip.width() / kDensityCell)),
                      static_cast<int>(std::ceil(clip.height() / kDensityCell)));
    if (cells.isEmpty())
        return;
    const std::vector<std::uint32_t> counts = countsOf(cells, 1 / kDensityCell);
    const double full = std::log1p(*std::max_element(counts.begin(), counts.end()));
    QImage image(cells, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    for (int y = 0; y < cells.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < cells.width(); ++x)
            if (const auto count = counts[static_cast<std::size_t>(y * cells.width() + x)])
                line[x] = densityRamp(std::log1p(count) / full, m_style.isDark).rgb();
    }
    const QRectF place(clip.topLeft(),
                       QSizeF(cells.width() * kDensityCell, cells.height() * kDensityCell));
    painter.drawImage(place, image);
}

// A pixel is the more opaque the more points it holds.
void PointCloud::drawPixels(QCPPainter& painter) const {
    const QRect clip = clipRect();
    const double scale = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const int width = static_cast<int>(clip.width() * scale);
    const int height = static_cast<int>(clip.height() * scale);
    if (width <= 0 || height <= 0)
        return;
    const std::vector<std::uint32_t> counts = countsOf({width, height}, scale);
    const std::uint32_t most = *std::max_element(counts.begin(), counts.end());
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
            QColor colour = m_style.colour;
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
                painter.drawEllipse(pixel, kRingRadius, kRingRadius);
}

void PointCloud::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    drawSymbol(*painter, rect, m_style);
}

void PointCloud::drawSymbol(QCPPainter& painter, const QRectF& rect, const Style& style) {
    if (!style.isDensity)
        return drawDisc(painter, rect.center(), style);
    QRectF bar(0, 0, std::min(kRampWidth, rect.width()), 8);
    bar.moveCenter(rect.center());
    QLinearGradient ramp(bar.topLeft(), bar.topRight());
    for (const double at : {0.0, 0.5, 1.0})
        ramp.setColorAt(at, densityRamp(at, style.isDark));
    painter.fillRect(bar, ramp);
}

}  // namespace mtp::ui

#include "moc_PointCloud.cpp"
