#include "ui/plots/LegendStrip.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kSymbolWidth = 20;  // pixels, width of the drawn line or marker
constexpr int kPadding = 4;
constexpr int kGap = 4;
constexpr int kWidestChip = 220;
constexpr double kOff = 0.35;  // opacity of the symbol of a series that is off

bool isSame(const LegendEntry& a, const LegendEntry& b) {
    return a.name == b.name && a.look == b.look && a.isShown == b.isShown;
}

}  // namespace

LegendChip::LegendChip(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void LegendChip::setEntry(const LegendEntry& entry) {
    m_entry = entry;
    setText(entry.name);
    setAccessibleName(entry.name);
    setToolTip(tr("%1\nClick: show or hide; Ctrl+click: this one alone; drag: move the legend")
                   .arg(entry.name));
    setChecked(entry.isShown);
    update();
}

QSize LegendChip::sizeHint() const {
    return {std::min(kWidestChip,
                     fontMetrics().horizontalAdvance(text()) + kSymbolWidth + 5 * kPadding),
            fontMetrics().height() + kPadding};
}

void LegendChip::paintEvent(QPaintEvent*) {
    QCPPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 1.5)
                                  : QPen(Qt::NoPen));
        painter.setBrush(palette().color(QPalette::Midlight));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    painter.setOpacity(isChecked() ? 1 : kOff);
    if (m_entry.drawSymbol)
        m_entry.drawSymbol(painter, QRectF(kPadding, 2, kSymbolWidth, height() - 4));
    painter.setOpacity(1);
    QFont struck = font();
    struck.setStrikeOut(!isChecked());
    painter.setFont(struck);
    painter.setPen(palette().color(isChecked() ? QPalette::WindowText : QPalette::PlaceholderText));
    const QRect place = rect().adjusted(2 * kPadding + kSymbolWidth, 0, -kPadding, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, place.width()));
}

LegendStrip::LegendStrip(QWidget* canvas, QWidget* parent)
    : QWidget(parent)
    , m_canvas(canvas)
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(m_more))
    , m_outline(new QRubberBand(QRubberBand::Rectangle, canvas)) {
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("The series that have no room in this line: show or hide them"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->hide();
    hide();
}

void LegendStrip::setEntries(std::vector<LegendEntry> entries) {
    if (std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(), isSame))
        return;
    m_entries = std::move(entries);
    while (m_chips.size() > m_entries.size()) {
        m_chips.back()->deleteLater();
        m_chips.back()->hide();
        m_chips.pop_back();
    }
    while (m_chips.size() < m_entries.size()) {
        auto* chip = new LegendChip(this);
        chip->installEventFilter(this);
        connect(chip, &LegendChip::clicked, this, [this, at = m_chips.size()](bool isShown) {
            if (QApplication::keyboardModifiers().testFlag(Qt::ControlModifier))
                emit aloneWanted(m_entries[at].name);
            else
                emit toggled(m_entries[at].name, isShown);
        });
        m_chips.push_back(chip);
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_chips[i]->setEntry(m_entries[i]);
    arrange();
}

void LegendStrip::setMostLines(int lines) {
    if (lines == std::exchange(m_mostLines, lines))
        return;
    arrange();
}

void LegendStrip::arrange() {
    if (m_isFloating)
        arrangeInColumn();
    else
        arrangeInLines(width());
}

// Chips of one line from `next` on; returns the number of them.
int LegendStrip::placeLine(std::size_t& next, int y, int width, bool isLast) {
    const int more = m_more->sizeHint().width() + kGap;
    int x = 0, placed = 0;
    for (; next < m_chips.size(); ++next, ++placed) {
        const QSize size = m_chips[next]->sizeHint();
        const bool needsMore = isLast && next + 1 < m_chips.size();
        if (placed > 0 && x + size.width() + (needsMore ? more : 0) > width)
            break;
        m_chips[next]->setGeometry(x, y, std::min(size.width(), width), size.height());
        m_chips[next]->show();
        x += size.width() + kGap;
    }
    m_more->setGeometry(x, y, more, m_chips.front()->sizeHint().height());
    return placed;
}

void LegendStrip::arrangeInLines(int width) {
    const int line = m_chips.empty() ? 0 : m_chips.front()->sizeHint().height();
    std::size_t next = 0;
    int lines = 0;
    while (next < m_chips.size() && lines < m_mostLines) {
        placeLine(next, lines * line, width, lines + 1 == m_mostLines);
        ++lines;
    }
    for (std::size_t i = next; i < m_chips.size(); ++i)
        m_chips[i]->hide();
    m_more->setVisible(next < m_chips.size());
    fillMenu(next);
    setMinimumHeight(lines * line);
    setMaximumHeight(lines * line);
}

void LegendStrip::fillMenu(std::size_t from) {
    m_menu->clear();
    m_more->setText(QStringLiteral("+%1").arg(m_chips.size() - from));
    for (std::size_t i = from; i < m_entries.size(); ++i) {
        QAction* action = m_menu->addAction(m_entries[i].name);
        action->setCheckable(true);
        action->setChecked(m_entries[i].isShown);
        connect(action, &QAction::toggled, this,
                [this, name = m_entries[i].name](bool isShown) { emit toggled(name, isShown); });
    }
}

void LegendStrip::arrangeInColumn() {
    int y = kGap, widest = 0;
    for (LegendChip* chip : m_chips)
        widest = std::max(widest, chip->sizeHint().width());
    for (LegendChip* chip : m_chips) {
        chip->setGeometry(kGap, y, widest, chip->sizeHint().height());
        chip->show();
        y += chip->height();
    }
    m_more->hide();
    setMinimumHeight(0);
    setMaximumHeight(QWIDGETSIZE_MAX);
    resize(widest + 2 * kGap, y + kGap);
}

void LegendStrip::floatAt(const QPoint& onCanvas) {
    const bool wasFloating = std::exchange(m_isFloating, true);
    setParent(m_canvas);
    arrange();
    move(std::clamp(onCanvas.x(), 0, std::max(0, m_canvas->width() - width())),
         std::clamp(onCanvas.y(), 0, std::max(0, m_canvas->height() - height())));
    show();
    raise();
    if (!wasFloating)
        emit floatingChanged();
}

void LegendStrip::dock() {
    if (!std::exchange(m_isFloating, false))
        return;
    emit floatingChanged();  // the plot takes it into its column
    arrange();
}

void LegendStrip::paintEvent(QPaintEvent*) {
    if (!m_isFloating)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.88F);
    painter.setBrush(veil);
    painter.setPen(tinted(palette(), 0.22));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void LegendStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!m_isFloating && event->size().width() != event->oldSize().width())
        arrange();
}

bool LegendStrip::eventFilter(QObject* watched, QEvent* event) {
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (!mouse || !qobject_cast<LegendChip*>(watched))
        return QWidget::eventFilter(watched, event);
    const QPoint at = mouse->globalPosition().toPoint();
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_isPressed = true;
        m_pressedAt = at;
    } else if (event->type() == QEvent::MouseMove && m_isPressed &&
               (m_outline->isVisible() ||
                (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())) {
        drag(at);
        return true;
    } else if (event->type() == QEvent::MouseButtonRelease && std::exchange(m_isPressed, false) &&
               m_outline->isVisible()) {
        drop(at);
        qobject_cast<LegendChip*>(watched)->setDown(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LegendStrip::drag(const QPoint& global) {
    m_outline->setGeometry(QRect(m_canvas->mapFromGlobal(global), size()));
    m_outline->show();
}

void LegendStrip::drop(const QPoint& global) {
    m_outline->hide();
    const QPoint at = m_canvas->mapFromGlobal(global);
    if (at.y() < 0)
        dock();
    else
        floatAt(at);
}

}  // namespace mtp::ui

#include "moc_LegendStrip.cpp"
