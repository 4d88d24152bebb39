#include "ui/tour/TourCard.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/theme/Appearance.h"
#include "ui/theme/Spacing.h"
#include "ui/tour/TourStep.h"

namespace mtp::ui {

namespace {

constexpr int kLetters = 46;  // in a line of the text
constexpr int kTip = 10;      // height of the tip, and the room around the card in which it lies
constexpr int kCorner = 8;
constexpr double kRing = 2;

// The card at one side of the target.
struct Place {
    QRect card;
    int outside;  // pixels that would leave the window
};

Place placeAt(QPoint corner, const QSize& size, const QRect& room) {
    const QRect wanted(corner, size);
    QRect kept = wanted;
    kept.moveLeft(
        std::clamp(wanted.left(), room.left(), std::max(room.left(), room.right() - size.width())));
    kept.moveTop(
        std::clamp(wanted.top(), room.top(), std::max(room.top(), room.bottom() - size.height())));
    const QPoint moved = kept.topLeft() - wanted.topLeft();
    return {kept, std::abs(moved.x()) + std::abs(moved.y())};
}

// Right, left, below or above: where the least of the target is covered, then where the card is
// moved least.
QRect bestPlace(const QRect& target, const QSize& size, const QRect& room) {
    const int x = target.center().x() - size.width() / 2,
              y = target.center().y() - size.height() / 2;
    const std::array places{placeAt({target.right() + 1, y}, size, room),
                            placeAt({target.left() - size.width(), y}, size, room),
                            placeAt({x, target.bottom() + 1}, size, room),
                            placeAt({x, target.top() - size.height()}, size, room)};
    const auto cost = [&](const Place& place) {
        const QRect covered = place.card.intersected(target);
        return std::pair(covered.width() * covered.height(), place.outside);
    };
    return std::min_element(places.begin(), places.end(),
                            [&](const Place& a, const Place& b) { return cost(a) < cost(b); })
        ->card;
}

// In the coordinates of the card, whose body has a margin of kTip.
QPolygonF tipTo(const QRect& target, const QRect& card) {
    const QRectF body =
        QRectF(QPointF(0, 0), QSizeF(card.size())).adjusted(kTip, kTip, -kTip, -kTip);
    const QRectF at = QRectF(target).translated(-card.topLeft());
    const double x =
        std::clamp(at.center().x(), body.left() + 2 * kCorner, body.right() - 2 * kCorner);
    const double y =
        std::clamp(at.center().y(), body.top() + 2 * kCorner, body.bottom() - 2 * kCorner);
    if (at.left() >= body.right())
        return {{{body.right(), y - kTip}, {body.right() + kTip, y}, {body.right(), y + kTip}}};
    if (at.right() <= body.left())
        return {{{body.left(), y - kTip}, {body.left() - kTip, y}, {body.left(), y + kTip}}};
    if (at.top() >= body.bottom())
        return {{{x - kTip, body.bottom()}, {x, body.bottom() + kTip}, {x + kTip, body.bottom()}}};
    if (at.bottom() <= body.top())
        return {{{x - kTip, body.top()}, {x, body.top() - kTip}, {x + kTip, body.top()}}};
    return {};
}

}  // namespace

TourRing::TourRing(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName("tourRing");
}

void TourRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), kRing));
    painter.drawRoundedRect(QRectF(rect()).adjusted(kRing, kRing, -kRing, -kRing), 6, 6);
}

TourCard::TourCard(QWidget* parent)
    : QFrame(parent)
    , m_count(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_leave(new QPushButton(tr("&Leave")))
    , m_back(new QPushButton(tr("&Back")))
    , m_next(new QPushButton) {
    setObjectName("tourCard");
    setCursor(Qt::ArrowCursor);
    build();
}

void TourCard::build() {
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setObjectName("tourCount");
    m_title->setObjectName("tourTitle");
    m_title->setWordWrap(true);
    setTextSize(*m_title, 1.15, QFont::DemiBold);
    m_text->setObjectName("tourText");
    m_text->setWordWrap(true);
    m_leave->setObjectName("tourLeave");
    m_leave->setFlat(true);
    m_leave->setToolTip(tr("Ends the tour (Esc); Help > Tour of the pages begins it again"));
    m_back->setObjectName("tourBack");
    m_back->setToolTip(tr("To the step before, on its page"));
    m_next->setObjectName("tourNext");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kTip + kMargin, kTip + 12, kTip + kMargin, kTip + 12);
    column->setSpacing(kGap);
    column->addWidget(m_count);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(kGap / 2);
    column->addLayout(buttons);
    connect(m_leave, &QPushButton::clicked, this, &TourCard::leavePressed);
    connect(m_back, &QPushButton::clicked, this, &TourCard::backPressed);
    connect(m_next, &QPushButton::clicked, this, &TourCard::nextPressed);
}

void TourCard::showStep(const TourStep& step, int index, int count) {
    const bool isLast = index + 1 == count;
    m_count->setText(tr("Step %1 of %2").arg(index + 1).arg(count));
    m_title->setText(step.title);
    m_text->setText(step.text);
    m_back->setEnabled(index > 0);
    m_next->setText(isLast ? tr("&Finish") : tr("&Next"));
    m_next->setToolTip(isLast ? tr("Closes this card; the project stays as it is")
                              : tr("To the next page"));
    // What a screen reader says when the step comes, and when its button has the focus.
    setAccessibleName(tr("Tour, step %1 of %2: %3").arg(index + 1).arg(count).arg(step.title));
    setAccessibleDescription(step.text);
    m_next->setAccessibleDescription(accessibleName() + QStringLiteral(". ") + step.text);
    m_next->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void TourCard::placeBeside(const QRect& target) {
    const int width = fontMetrics().averageCharWidth() * kLetters + 2 * (kTip + kMargin);
    const QSize size(width, layout()->totalHeightForWidth(width));
    const QRect card = bestPlace(target, size, parentWidget()->rect());
    m_tip = tipTo(target, card);
    setGeometry(card);
    update();
}

void TourCard::paintEvent(QPaintEvent*) {
    QPainterPath shape, tip;
    shape.addRoundedRect(QRectF(rect()).adjusted(kTip, kTip, -kTip, -kTip), kCorner, kCorner);
    tip.addPolygon(m_tip);
    tip.closeSubpath();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1.2));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawPath(shape.united(tip));
}

}  // namespace mtp::ui

#include "moc_TourCard.cpp"
