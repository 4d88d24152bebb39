#include "ui/plots/LadderStrip.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kLeast = 0.3;
constexpr double kMost = 2.5;
constexpr double kKeyStep = 0.01;
constexpr int kMargin = 24;
constexpr int kMarkSize = 9;
constexpr int kReach = 11;
constexpr double kTicks[] = {0.3, 0.4, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5};
// If there is no room for all labels, these come first.
constexpr double kFirstLabels[] = {1.0, 0.5, 1.5, 2.0, 0.3, 2.5};
constexpr int kLabelGap = 6;  // pixels
constexpr int kHintGap = 24;  // between the two hints
// Ratios that a mark is drawn to, the rounder from farther away.
constexpr struct {
    double step;
    int reach;  // pixels
} kSnaps[] = {{0.5, 6}, {0.25, 5}, {0.1, 4}, {0.05, 3}};
constexpr double kFinest = 0.01;

QString number(double value) {
    return QStringLiteral("%L1").arg(value, 0, 'f', 2);
}

QString stateText(const LadderStrip::Mark& mark) {
    return LadderStrip::tr(
               "%Ln configuration(s): %L1 new, %L2 exported, %L3 labelled, %L4 of them "
               "in the training set",
               nullptr, mark.configurations)
               .arg(mark.configurations - mark.exported - mark.labelled)
               .arg(mark.exported)
               .arg(mark.labelled)
               .arg(mark.training) +
           (mark.isStretched ? LadderStrip::tr("\nIts cells are stretched along one axis or more")
                             : QString());
}

}  // namespace

LadderStrip::LadderStrip(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Ladder of densities"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LadderStrip::sizeHint() const {
    return {400, 5 * fontMetrics().height() + 2 * kMarkSize + 12};
}

void LadderStrip::setMarks(std::vector<Mark> marks) {
    m_marks = std::move(marks);
    if (m_selected >= static_cast<int>(m_marks.size()))
        m_selected = -1;
    update();
}

void LadderStrip::setCurrent(double ratio) {
    m_current = ratio;
    update();
}

void LadderStrip::setReferenceDensity(std::optional<double> density) {
    m_reference = density;
    update();
}

int LadderStrip::lineY() const {
    return 2 * fontMetrics().height() + kMarkSize + 6;
}

double LadderStrip::xOf(double ratio) const {
    const double place = std::log(ratio / kLeast) / std::log(kMost / kLeast);
    return kMargin + place * (width() - 2 * kMargin);
}

double LadderStrip::ratioAt(double x) const {
    const double place = std::clamp((x - kMargin) / std::max(1, width() - 2 * kMargin), 0.0, 1.0);
    return kLeast * std::pow(kMost / kLeast, place);
}

double LadderStrip::roundAt(double x) const {
    const double ratio = ratioAt(x);
    for (const auto& snap : kSnaps) {
        const double round = std::round(ratio / snap.step) * snap.step;
        if (round >= kLeast && round <= kMost && std::abs(xOf(round) - x) <= snap.reach)
            return round;
    }
    return std::clamp(std::round(ratio / kFinest) * kFinest, kLeast, kMost);
}

QPoint LadderStrip::pixelOfRatio(double ratio) const {
    return {qRound(xOf(ratio)), lineY()};
}

int LadderStrip::markAt(const QPoint& position) const {
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const QPoint offset = position - pixelOfRatio(m_marks[i].ratio);
        if (std::abs(offset.x()) <= kReach && std::abs(offset.y()) <= 2 * kReach)
            return static_cast<int>(i);
    }
    return -1;
}

void LadderStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    paintAxis(painter);
    for (int mark = 0; mark < static_cast<int>(m_marks.size()); ++mark)
        paintMark(painter, mark);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

std::vector<double> LadderStrip::labelledTicks() const {
    std::vector<double> order(std::begin(kFirstLabels), std::end(kFirstLabels));
    for (double tick : kTicks)
        if (std::find(order.begin(), order.end(), tick) == order.end())
            order.push_back(tick);
    const auto width = [this](double tick) {
        const int ratio = fontMetrics().horizontalAdvance(number(tick));
        return m_reference
                   ? std::max(ratio, fontMetrics().horizontalAdvance(number(tick * *m_reference)))
                   : ratio;
    };
    std::vector<double> labelled;
    for (double tick : order)
        if (std::all_of(labelled.begin(), labelled.end(), [&](double other) {
                return std::abs(xOf(other) - xOf(tick)) >=
                       (width(other) + width(tick)) / 2.0 + kLabelGap;
            }))
            labelled.push_back(tick);
    return labelled;
}

void LadderStrip::paintAxis(QPainter& painter) const {
    const QColor muted = palette().color(QPalette::PlaceholderText);
    const int y = lineY();
    const int line = fontMetrics().height();
    painter.setPen(QPen(palette().color(QPalette::Mid), 2));
    painter.drawLine(QPointF(xOf(kLeast), y), QPointF(xOf(kMost), y));
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    for (double tick : kTicks)
        painter.drawLine(QPointF(xOf(tick), y - 4), QPointF(xOf(tick), y + 4));
    painter.setPen(muted);
    for (double tick : labelledTicks()) {
        const double x = xOf(tick);
        const QRectF box(x - 40, y + kMarkSize + line + 6, 80, line);
        painter.drawText(box, Qt::AlignCenter, number(tick));
        if (m_reference)
            painter.drawText(box.translated(0, line), Qt::AlignCenter, number(tick * *m_reference));
    }
    painter.setPen(muted);
    paintHints(painter);
    const double x = xOf(m_current);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.4));
    painter.drawLine(QPointF(x, y - kMarkSize - 1), QPointF(x, y + kMarkSize + 1));
}

// What the numbers are comes first; what can be done is left out if there is no room for it.
void LadderStrip::paintHints(QPainter& painter) const {
    const QFontMetrics metrics = fontMetrics();
    const QRect line(6, 4, width() - 12, metrics.height());
    const QString unit = m_reference ? tr("density ratio, below in g/cm³") : tr("density ratio");
    const QString add = unit + tr(" · double-click adds a density");
    const QString drag = tr("drag the cell by its handles, with Ctrl one axis of it");
    const auto widthOf = [&metrics](const QString& text) {
        return metrics.horizontalAdvance(text);
    };
    painter.drawText(line, Qt::AlignLeft, widthOf(add) <= line.width() ? add : unit);
    if (widthOf(add) + kHintGap + widthOf(drag) <= line.width())
        painter.drawText(line, Qt::AlignRight, drag);
}

void LadderStrip::paintMark(QPainter& painter, int mark) const {
    const Mark& one = m_marks[static_cast<std::size_t>(mark)];
    const double ratio = mark == m_dragged ? m_dragRatio : one.ratio;
    const QPointF at(xOf(ratio), lineY());
    const double width = one.isStretched ? kMarkSize * 0.55 : kMarkSize;
    QPolygonF lozenge;
    lozenge << at + QPointF(0, -kMarkSize) << at + QPointF(width, 0) << at + QPointF(0, kMarkSize)
            << at + QPointF(-width, 0);
    const bool isSelected = mark == m_selected;
    painter.setBrush(densityColour(ratio, isDarkPalette(palette())));
    painter.setPen(QPen(palette().color(isSelected ? QPalette::WindowText : QPalette::Base),
                        isSelected ? 2 : 1));
    painter.drawPolygon(lozenge);
    painter.setPen(palette().color(QPalette::WindowText));
    const int line = fontMetrics().height();
    const QString made = one.configurations == 0 ? tr("none yet")
                         : one.labelled == 0 && one.exported > 0
                             ? tr("%L1 of %L2 exported").arg(one.exported).arg(one.configurations)
                         : one.labelled == 0
                             ? tr("%L1 new").arg(one.configurations)
                             : tr("%L1 of %L2 labelled").arg(one.labelled).arg(one.configurations);
    painter.drawText(QRectF(at.x() - 80, at.y() - kMarkSize - line - 2, 160, line), Qt::AlignCenter,
                     number(ratio));
    if (isRoomFor(mark))
        painter.drawText(QRectF(at.x() - 80, at.y() + kMarkSize + 2, 160, line), Qt::AlignCenter,
                         made);
}

// Counts of marks side by side keep clear of each other: those of the chosen mark come first.
bool LadderStrip::isRoomFor(int mark) const {
    const double room =
        fontMetrics().horizontalAdvance(tr("%L1 of %L2 labelled").arg(88).arg(88)) + 4;
    const auto x = [this](int i) { return xOf(m_marks[static_cast<std::size_t>(i)].ratio); };
    for (int other = 0; other < static_cast<int>(m_marks.size()); ++other)
        if (other != mark && mark != m_selected && std::abs(x(other) - x(mark)) < room &&
            (other < mark || other == m_selected))
            return false;
    return true;
}

void LadderStrip::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = event->pos();
    m_hasMoved = false;
    const int mark = markAt(event->pos());
    if (event->button() != Qt::LeftButton || mark < 0)
        return;
    m_dragged = m_selected = mark;
    m_dragRatio = m_marks[static_cast<std::size_t>(mark)].ratio;
    emit markSelected(mark);
    update();
}

void LadderStrip::mouseMoveEvent(QMouseEvent* event) {
    setCursor(m_dragged >= 0 || markAt(event->pos()) >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
    if (m_dragged < 0 || (!m_hasMoved && (event->pos() - m_pressedAt).manhattanLength() < 3))
        return;
    m_hasMoved = true;
    m_dragRatio = roundAt(event->position().x());
    emit markMoved(m_dragged, m_dragRatio);
    update();
}

void LadderStrip::mouseReleaseEvent(QMouseEvent*) {
    const int mark = std::exchange(m_dragged, -1);
    if (mark >= 0 && m_hasMoved)
        emit markMoveFinished(mark, m_dragRatio);
    update();
}

void LadderStrip::mouseDoubleClickEvent(QMouseEvent* event) {
    if (markAt(event->pos()) < 0)
        emit markAddRequested(roundAt(event->position().x()));
}

void LadderStrip::contextMenuEvent(QContextMenuEvent* event) {
    const int mark = markAt(event->pos());
    QMenu menu(this);
    if (mark >= 0) {
        menu.addAction(icon("remove"), tr("&Remove this density"), this,
                       [this, mark] { emit markRemoveRequested(mark); });
        if (m_marks[static_cast<std::size_t>(mark)].isStretched)
            menu.addAction(tr("Reset the cell &shape"), this,
                           [this, mark] { emit shapeResetRequested(mark); });
    } else {
        menu.addAction(icon("add"), tr("&Add a density here"), this,
                       [this, at = event->pos()] { emit markAddRequested(roundAt(at.x())); });
    }
    menu.exec(event->globalPos());
}

void LadderStrip::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(m_marks.size());
    const int key = event->key();
    if (count == 0)
        return QWidget::keyPressEvent(event);
    if (key == Qt::Key_Home || key == Qt::Key_End || m_selected < 0) {
        m_selected = key == Qt::Key_End ? count - 1 : 0;
        emit markSelected(m_selected);
    } else if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const double step = key == Qt::Key_Right ? kKeyStep : -kKeyStep;
        const double ratio = m_marks[static_cast<std::size_t>(m_selected)].ratio + step;
        emit markMoveFinished(m_selected, std::clamp(ratio, kLeast, kMost));
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        m_selected = (m_selected + (key == Qt::Key_Up ? 1 : count - 1)) % count;
        emit markSelected(m_selected);
    } else if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        emit markRemoveRequested(m_selected);
    } else {
        return QWidget::keyPressEvent(event);
    }
    update();
}

bool LadderStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int mark = markAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           mark >= 0 ? stateText(m_marks[static_cast<std::size_t>(mark)]) +
                                           tr("\nDrag or Left and Right: move; Delete: remove; "
                                              "click: show this density")
                                     : tr("Double-click: add a density\n"
                                          "Drag the cell by its handles: scale it, with Ctrl "
                                          "along one axis"),
                           this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace mtp::ui

#include "moc_LadderStrip.cpp"
