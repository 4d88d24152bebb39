#include "ui/tour/Tour.h"

#include <QEvent>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QWidget>

#include "ui/tour/TourCard.h"

namespace mtp::ui {

namespace {

constexpr const char* kOverSetting = "tour/isOver";
constexpr int kAround = 5;  // pixels between a control and its ring

}  // namespace

bool isTourOver() {
    return QSettings().value(kOverSetting, false).toBool();
}

void setTourOver() {
    QSettings().setValue(kOverSetting, true);
}

Tour::Tour(QWidget& window)
    : QObject(&window)
    , m_window(window)
    , m_steps(tourSteps())
    , m_escape(new QShortcut(Qt::Key_Escape, &window)) {
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, &Tour::leave);
}

Tour::~Tour() = default;

void Tour::start() {
    if (!m_card) {
        m_ring = new TourRing(&m_window);
        m_card = new TourCard(&m_window);
        connect(m_card, &TourCard::leavePressed, this, &Tour::leave);
        connect(m_card, &TourCard::backPressed, this, [this] { showStep(m_index - 1); });
        connect(m_card, &TourCard::nextPressed, this, [this] {
            if (m_index + 1 < static_cast<int>(m_steps.size()))
                showStep(m_index + 1);
            else
                leave();
        });
    }
    m_escape->setEnabled(true);
    showStep(0);
}

void Tour::leave() {
    setTourOver();
    m_escape->setEnabled(false);
    watch(m_watched, false);
    m_watched = nullptr;
    if (!m_card)
        return;
    m_card->hide();
    m_ring->hide();
    m_card->deleteLater();  // one of its buttons may have been pressed just now
    m_ring->deleteLater();
    m_card = nullptr;
    m_ring = nullptr;
}

void Tour::showStep(int index) {
    m_index = index;
    const TourStep& step = m_steps[static_cast<std::size_t>(index)];
    emit pageWanted(step.page);
    watch(m_watched, false);
    m_watched = m_window.findChild<QWidget*>(step.control);
    watch(m_watched, true);
    for (QWidget* above = m_watched; above; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(m_watched);
    m_ring->show();
    m_card->show();
    m_card->showStep(step, index, static_cast<int>(m_steps.size()));
    place();
}

// The control and all that hold it: each of them may be moved, resized, shown or hidden.
void Tour::watch(QWidget* widget, bool isWatched) {
    for (; widget; widget = widget == &m_window ? nullptr : widget->parentWidget())
        if (isWatched)
            widget->installEventFilter(this);
        else
            widget->removeEventFilter(this);
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::LayoutRequest:
            // When the layouts are done.
            QMetaObject::invokeMethod(this, &Tour::place, Qt::QueuedConnection);
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

// What the step points at; the button of its page if the control cannot be seen.
QWidget* Tour::control() const {
    if (m_watched && m_watched->isVisible() && !m_watched->visibleRegion().isEmpty())
        return m_watched;
    const PageId page = m_steps[static_cast<std::size_t>(m_index)].page;
    return m_window.findChild<QWidget*>(QStringLiteral("rail-") + pageKey(page));
}

void Tour::place() {
    QWidget* const shown = m_card ? control() : nullptr;
    if (!shown)
        return;
    const QRect seen = shown->visibleRegion().boundingRect();
    const QRect target = seen.translated(shown->mapTo(&m_window, QPoint(0, 0)));
    m_ring->setGeometry(
        target.adjusted(-kAround, -kAround, kAround, kAround).intersected(m_window.rect()));
    m_card->placeBeside(m_ring->geometry());
    m_ring->raise();
    m_card->raise();
}

}  // namespace mtp::ui

#include "moc_Tour.cpp"
