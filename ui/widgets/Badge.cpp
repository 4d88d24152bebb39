#include "ui/widgets/Badge.h"

#include <QPainter>

#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

BadgeLabel::BadgeLabel(const Badge& badge, QWidget* parent) : QFrame(parent), m_badge(badge) {
    setObjectName("badge");
    setToolTip(badge.toolTip);
    setAccessibleName(badge.text);
    setAccessibleDescription(badge.toolTip);
    setTextSize(*this, 0.9, QFont::DemiBold);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize BadgeLabel::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_badge.text) + 20, metrics.height() + 6};
}

void BadgeLabel::paintEvent(QPaintEvent*) {
    const bool isDark = isDarkPalette(palette());
    const QColor warning = isDark ? QColor(0xE6, 0xA8, 0x3C) : QColor(0x8A, 0x56, 0x00);
    const QColor colour = m_badge.isWarning ? warning : palette().color(QPalette::WindowText);
    QColor ground = colour;
    ground.setAlphaF(isDark ? 0.20F : 0.12F);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(colour);
    painter.drawText(rect(), Qt::AlignCenter, m_badge.text);
}

}  // namespace mtp::ui

#include "moc_Badge.cpp"
