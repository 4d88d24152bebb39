#include "ui/window/PageRail.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/Page.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kIcon = 24;
constexpr double kMark = 4;  // half the width of a mark
}  // namespace

// Marks differ by shape too: a dot for ready, a ring for running, a triangle for attention.
class PageRail::Button : public QToolButton {
public:
    void setState(Page::State state) {
        m_state = state;
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QToolButton::paintEvent(event);
        const bool isDark = isDarkPalette(palette());
        const QPointF at(width() / 2.0 + kIcon / 2.0 + 6, 12);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        if (m_state == Page::State::Ready) {
            painter.setBrush(isDark ? QColor(0x5F, 0xC9, 0x8B) : QColor(0x1E, 0x84, 0x49));
            painter.drawEllipse(at, kMark - 1, kMark - 1);
        } else if (m_state == Page::State::Running) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
            painter.drawEllipse(at, kMark - 1, kMark - 1);
        } else if (m_state == Page::State::NeedsAttention) {
            painter.setBrush(isDark ? QColor(0xE6, 0xA8, 0x3C) : QColor(0xB8, 0x74, 0x00));
            painter.drawPolygon(QPolygonF{at + QPointF(0, -kMark), at + QPointF(kMark, kMark),
                                          at + QPointF(-kMark, kMark)});
        }
    }

private:
    Page::State m_state = Page::State::Empty;
};

PageRail::PageRail(const std::vector<Page*>& pages, QWidget* parent)
    : QWidget(parent), m_pages(pages) {
    setObjectName("rail");
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGap / 2, kGap, kGap / 2, kGap);
    column->setSpacing(kGap / 2);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto* button = new Button;
        button->setObjectName("rail-" + pageKey(pages[i]->id()));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setIcon(icon(pages[i]->iconName()));
        button->setIconSize({kIcon, kIcon});
        button->setText(pages[i]->title());
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, i] {
            const int index = static_cast<int>(i);
            setCurrent(index);
            emit chosen(index);
        });
        column->addWidget(button);
        m_buttons.push_back(button);
    }
    column->addStretch(1);
    refresh();
}

void PageRail::setCurrent(int index) {
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(static_cast<int>(i) == index);
}

void PageRail::refresh() {
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        m_buttons[i]->setState(m_pages[i]->state());
        m_buttons[i]->setToolTip(
            tr("%1: %2 (Alt+%3)").arg(m_pages[i]->title(), m_pages[i]->stateText()).arg(i + 1));
        m_buttons[i]->setAccessibleDescription(m_pages[i]->stateText());
    }
}

}  // namespace mtp::ui

#include "moc_PageRail.cpp"
