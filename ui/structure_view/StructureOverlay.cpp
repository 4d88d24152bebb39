#include "ui/structure_view/StructureOverlay.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

namespace mtp::ui {

namespace {
constexpr int kMargin = 12;
constexpr int kAxisLength = 26;
constexpr int kDot = 10;
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

void StructureOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect inner = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, m_caption);
    paintLegend(painter);
    paintAxes(painter);
}

void StructureOverlay::paintLegend(QPainter& painter) const {
    const int line = painter.fontMetrics().height() + 2;
    int y = kMargin + (m_caption.isEmpty() ? 0 : line + 4);
    for (const LegendEntry& entry : m_legend) {
        if (entry.colour.isValid()) {
            painter.setBrush(entry.colour);
            painter.setPen(palette().color(QPalette::Mid));
            painter.drawEllipse(kMargin, y + (line - kDot) / 2, kDot, kDot);
        }
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(kMargin + kDot + 6, y, width(), line),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        y += line;
    }
}

void StructureOverlay::paintAxes(QPainter& painter) const {
    const QPointF origin(kMargin + kAxisLength + 8, height() - kMargin - kAxisLength - 8);
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
