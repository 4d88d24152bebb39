#include "ui/structure_view/StructureOverlay.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/structure_view/AtomColours.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Ramp.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kOverlayMargin = 12;
constexpr int kAxisLength = 26;
constexpr int kDot = 10;
constexpr int kCaptionWidth = 160;  // least room beside the tools
constexpr int kBarWidth = 140;

// At most as many digits as mean something, with a true minus sign.
QString number(double value) {
    const bool isLarge = std::abs(value) >= 1000 && std::abs(value) < 1e6;
    if (isLarge)
        return numberText(value, 0);
    return QStringLiteral("%L1").arg(value, 0, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212));
}

}  // namespace

StructureOverlay::StructureOverlay(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void StructureOverlay::setLegend(std::vector<LegendEntry> entries) {
    m_legend = std::move(entries);
    update();
}

void StructureOverlay::setCaption(const QString& caption) {
    m_caption = caption;
    update();
}

void StructureOverlay::setAxes(std::vector<Eigen::Vector3d> directions) {
    m_axes = std::move(directions);
    update();
}

void StructureOverlay::setToolSize(const QSize& size) {
    m_tools = size;
    update();
}

void StructureOverlay::setRings(std::vector<Ring> rings) {
    m_rings = std::move(rings);
    update();
}

bool StructureOverlay::isNarrow() const {
    return width() < m_tools.width() + kCaptionWidth;
}

int StructureOverlay::top() const {
    return kOverlayMargin + (isNarrow() ? m_tools.height() : 0);
}

void StructureOverlay::setColourBar(std::optional<ColourBar> bar) {
    m_bar = std::move(bar);
    update();
}

void StructureOverlay::setLabels(std::vector<Label> labels) {
    m_labels = std::move(labels);
    update();
}

void StructureOverlay::setMeasurement(const QPolygonF& line, const QString& text) {
    m_line = line;
    m_measurement = text;
    update();
}

void StructureOverlay::setBand(const QRect& band) {
    m_band = band;
    update();
}

void StructureOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter);
}

void StructureOverlay::paint(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    paintRings(painter);
    paintCaption(painter);
    paintLegend(painter);
    paintColourBar(painter);
    paintAxes(painter);
    for (const Label& label : m_labels)
        paintText(painter, QRectF(label.at - QPointF(40, 10), QSizeF(80, 20)), Qt::AlignCenter,
                  label.text);
    paintMeasurement(painter);
    if (m_band.isValid()) {
        QColor fill = palette().color(QPalette::Highlight);
        painter.setPen(fill);
        fill.setAlphaF(0.15F);
        painter.setBrush(fill);
        painter.drawRect(m_band);
    }
}

void StructureOverlay::paintCaption(QPainter& painter) const {
    const int right = isNarrow() ? 0 : m_tools.width();
    const QRect box(kOverlayMargin, top(), width() - 2 * kOverlayMargin - right,
                    painter.fontMetrics().height());
    const QString text = painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, box.width());
    paintPlate(painter, box, text);
    paintText(painter, box, Qt::AlignLeft | Qt::AlignTop, text);
}

void StructureOverlay::paintRings(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    for (const Ring& ring : m_rings) {
        painter.setPen(QPen(palette().color(QPalette::Base), 4));
        painter.drawEllipse(ring.centre, ring.radius, ring.radius);
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1.75));
        painter.drawEllipse(ring.centre, ring.radius, ring.radius);
    }
}

// Text over atoms of any colour: with a halo of the background.
void StructureOverlay::paintText(QPainter& painter, const QRectF& box, int flags,
                                 const QString& text) const {
    painter.setPen(palette().color(QPalette::Base));
    for (const QPointF offset : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
        painter.drawText(box.translated(offset), flags, text);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(box, flags, text);
}

// What is behind a text at the edge, such as an edge of the cell, is seen only faintly.
void StructureOverlay::paintPlate(QPainter& painter, const QRect& box, const QString& text,
                                  int indent) const {
    if (text.isEmpty())
        return;
    constexpr int kAround = 4;
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.8F);
    const int width = indent + painter.fontMetrics().horizontalAdvance(text);
    painter.fillRect(QRect(box.left() - kAround, box.top(), width + 2 * kAround, box.height()),
                     veil);
}

void StructureOverlay::paintMeasurement(QPainter& painter) const {
    if (m_measurement.isEmpty())
        return;
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(m_line);
    const QRectF box =
        QRectF(rect()).adjusted(kOverlayMargin, kOverlayMargin, -kOverlayMargin, -kOverlayMargin);
    paintText(painter, box, Qt::AlignRight | Qt::AlignBottom, m_measurement);
}

void StructureOverlay::paintColourBar(QPainter& painter) const {
    if (!m_bar)
        return;
    const int line = painter.fontMetrics().height();
    const int bottom = kOverlayMargin + (m_measurement.isEmpty() ? 0 : line + 4);
    const QRect bar(width() - kOverlayMargin - kBarWidth, height() - bottom - line - kDot - 4,
                    kBarWidth, kDot);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    const bool isDark = isDarkPalette(palette());
    for (int i = 0; i <= 8; ++i)
        gradient.setColorAt(
            i / 8.0, m_bar->isOfLines ? lineRampColour(i / 8.0, isDark) : rampColour(i / 8.0));
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(gradient);
    painter.drawRect(bar);
    const QRect title(kOverlayMargin, bar.top() - line - 4, width() - 2 * kOverlayMargin, line);
    paintText(painter, title, Qt::AlignRight | Qt::AlignTop, m_bar->title);
    const QRect ends(bar.left(), bar.bottom() + 4, bar.width(), line);
    paintText(painter, ends, Qt::AlignLeft | Qt::AlignTop, number(m_bar->least));
    paintText(painter, ends, Qt::AlignRight | Qt::AlignTop, number(m_bar->most));
}

void StructureOverlay::paintLegend(QPainter& painter) const {
    const int line = painter.fontMetrics().height() + 2;
    int y = top() + (m_caption.isEmpty() ? 0 : line + 4);
    for (const LegendEntry& entry : m_legend) {
        const int indent = entry.colour.isValid() ? kDot + 6 : 0;
        const int room = width() - 2 * kOverlayMargin - indent;
        const QString name = painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, room);
        paintPlate(painter, QRect(kOverlayMargin, y, room, line), name, indent);
        if (entry.colour.isValid()) {
            painter.setBrush(entry.colour);
            painter.setPen(palette().color(QPalette::Mid));
            painter.drawEllipse(kOverlayMargin, y + (line - kDot) / 2, kDot, kDot);
        }
        paintText(painter, QRectF(kOverlayMargin + indent, y, room, line),
                  Qt::AlignLeft | Qt::AlignVCenter, name);
        y += line;
    }
}

void StructureOverlay::paintAxes(QPainter& painter) const {
    const QPointF origin(kOverlayMargin + kAxisLength + 8,
                         height() - kOverlayMargin - kAxisLength - 8);
    const QColor colours[] = {QColor(0xD5, 0x5E, 0x00), QColor(0x00, 0x9E, 0x73),
                              QColor(0x00, 0x72, 0xB2)};
    const QString names[] = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    std::vector<std::size_t> order(m_axes.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [this](std::size_t i, std::size_t j) { return m_axes[i].z() < m_axes[j].z(); });
    for (std::size_t i : order) {
        const QPointF tip =
            origin + QPointF(m_axes[i].x(), -m_axes[i].y()) * static_cast<double>(kAxisLength);
        painter.setPen(QPen(colours[i], 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(origin, tip);
        painter.setPen(palette().color(QPalette::WindowText));
        const QPointF outward = (tip - origin) * 0.28;
        painter.drawText(QRectF(tip + outward - QPointF(8, 8), QSizeF(16, 16)), Qt::AlignCenter,
                         names[i]);
    }
}

}  // namespace mtp::ui

#include "moc_StructureOverlay.cpp"
