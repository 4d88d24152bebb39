#include "ui/widgets/EmptyState.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kDrawing = 96;
constexpr int kWidestText = 420;
}  // namespace

EmptyState::EmptyState(const QString& icon, const QString& sentence, const QString& button,
                       QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_sentence(new QLabel(sentence))
    , m_button(new QPushButton(button)) {
    setObjectName("emptyState");
    m_sentence->setObjectName("emptySentence");
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(kWidestText);
    m_button->setVisible(!button.isEmpty());
    auto* column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addStretch(2);
    column->addSpacing(kDrawing + 16);  // the drawing stands here
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void EmptyState::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setOpacity(0.45);
    const QRect place((width() - kDrawing) / 2, m_sentence->y() - kDrawing - 24, kDrawing,
                      kDrawing);
    icon(m_icon).paint(&painter, place);
}

}  // namespace mtp::ui
