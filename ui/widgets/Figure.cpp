#include "ui/widgets/Figure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/Appearance.h"

namespace mtp::ui {

namespace {

constexpr double kNumberSize = 1.5;  // of the text around
constexpr double kCaptionSize = 0.9;
constexpr int kFigureGap = 16;

}  // namespace

Figure::Figure(const QString& caption, QWidget* parent)
    : QWidget(parent), m_number(new QLabel), m_unit(new QLabel), m_caption(new QLabel) {
    setTextSize(*m_number, kNumberSize, QFont::DemiBold);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextSize(*m_caption, kCaptionSize);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_unit->setForegroundRole(QPalette::PlaceholderText);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_number, 0, Qt::AlignBaseline);
    line->addWidget(m_unit, 0, Qt::AlignBaseline);
    line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_caption);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCaption(caption);
    setValue({});
}

void Figure::setValue(const QString& number, const QString& unit) {
    m_number->setText(number.isEmpty() ? QStringLiteral("–") : number);
    m_unit->setText(number.isEmpty() ? QString() : unit);
    m_unit->setVisible(!m_unit->text().isEmpty());
    setAccessibleName(m_caption->text() + QLatin1String(": ") + text());
}

void Figure::setCaption(const QString& caption) {
    m_caption->setText(caption);
    setAccessibleName(caption + QLatin1String(": ") + text());
}

QString Figure::text() const {
    return m_unit->text().isEmpty() ? m_number->text()
                                    : m_number->text() + QChar(0x00A0) + m_unit->text();
}

FigureRow::FigureRow(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kFigureGap);
}

Figure* FigureRow::add(const QString& caption) {
    auto* figure = new Figure(caption);
    m_row->addWidget(figure, 1);
    return figure;
}

}  // namespace mtp::ui

#include "moc_Figure.cpp"
