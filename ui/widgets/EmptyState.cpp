#include "ui/widgets/EmptyState.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr QSize kDrawing(144, 96);
constexpr QSize kIcon(72, 72);
constexpr int kSentenceWidth = 380;

}  // namespace

EmptyState::EmptyState(const QString& drawingName, const QString& sentence, const QString& button,
                       QWidget* parent)
    : QWidget(parent)
    , m_drawingName(drawingName)
    , m_drawing(new QLabel)
    , m_sentence(new QLabel)
    , m_button(new QPushButton)
    , m_column(new QVBoxLayout(this)) {
    m_drawing->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(kSentenceWidth);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_button->setObjectName("emptyStateButton");
    m_column->setSpacing(16);
    m_column->addStretch(1);
    m_column->addWidget(m_drawing);
    m_column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    m_column->addWidget(m_button, 0, Qt::AlignHCenter);
    m_column->addStretch(1);
    setObjectName("emptyState");
    m_sentence->setObjectName("emptySentence");
    setSentence(sentence);
    setButton(button);
    draw();
}

QPushButton* EmptyState::addWay(const QIcon& sign, const QString& text) {
    auto* way = new QPushButton(sign, text);
    way->setFlat(true);
    m_column->insertWidget(m_column->count() - 1, way, 0, Qt::AlignHCenter);
    return way;
}

void EmptyState::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
    m_sentence->setMinimumHeight(m_sentence->heightForWidth(kSentenceWidth));
    setAccessibleName(sentence);
}

void EmptyState::setButton(const QString& text) {
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::draw() {
    const QColor ink = palette().color(QPalette::PlaceholderText);
    const QString own = QStringLiteral("empty-") + m_drawingName;
    m_drawing->setPixmap(icon(own).isNull()
                             ? drawing(m_drawingName, kIcon, devicePixelRatioF(), ink)
                             : drawing(own, kDrawing, devicePixelRatioF(), ink));
}

void EmptyState::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        draw();
    QWidget::changeEvent(event);
}

// Only now the scale of the screen is known.
void EmptyState::showEvent(QShowEvent* event) {
    draw();
    QWidget::showEvent(event);
}

}  // namespace mtp::ui

#include "moc_EmptyState.cpp"
