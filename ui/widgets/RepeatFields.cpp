#include "ui/widgets/RepeatFields.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr int kMostRepeats = 50;
constexpr int kNarrowest = 28;  // px: two digits

}  // namespace

RepeatFields::RepeatFields(const QString& name, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const QString letters[] = {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};
    const QString vectors[] = {tr("Repeats along a"), tr("Repeats along b"), tr("Repeats along c")};
    for (std::size_t k = 0; k < m_fields.size(); ++k) {
        m_fields[k] = wholeField(name + letters[k], 1, kMostRepeats, 1);
        m_fields[k]->setAccessibleName(vectors[k]);
        m_fields[k]->setToolTip(vectors[k]);
        m_fields[k]->setButtonSymbols(QSpinBox::NoButtons);
        m_fields[k]->setAlignment(Qt::AlignHCenter);
        m_fields[k]->setKeyboardTracking(false);
        m_fields[k]->setMinimumWidth(kNarrowest);
        row->addWidget(m_fields[k], 1);
        connect(m_fields[k], &QSpinBox::valueChanged, this, &RepeatFields::changed);
    }
}

std::array<int, 3> RepeatFields::repeats() const {
    return {m_fields[0]->value(), m_fields[1]->value(), m_fields[2]->value()};
}

void RepeatFields::setRepeats(const std::array<int, 3>& repeats) {
    if (repeats == this->repeats())
        return;
    {
        const QSignalBlocker blocker(this);
        for (std::size_t k = 0; k < m_fields.size(); ++k)
            m_fields[k]->setValue(repeats[k]);
    }
    emit changed();
}

}  // namespace mtp::ui

#include "moc_RepeatFields.cpp"
