// Number fields as the inspector uses them, and how numbers with units are written.
#pragma once

#include <QDoubleSpinBox>
#include <QString>

namespace mtp::ui {

struct NumberRange {
    double least = 0;
    double most = 1;
    int decimals = 2;
    double step = 0.1;
};

// valueChanged comes when editing is finished or a step is made, not at every key.
inline QDoubleSpinBox* numberField(const QString& name, const NumberRange& range, double value) {
    auto* field = new QDoubleSpinBox;
    field->setObjectName(name);
    field->setDecimals(range.decimals);
    field->setRange(range.least, range.most);
    field->setSingleStep(range.step);
    field->setValue(value);
    field->setKeyboardTracking(false);
    field->setAlignment(Qt::AlignRight);
    return field;
}

// "1.99 g/cm³" with a no-break space.
inline QString withUnit(double value, int decimals, const QString& unit) {
    return QStringLiteral("%L1\u00a0%2").arg(value, 0, 'f', decimals).arg(unit);
}

}  // namespace mtp::ui
