// Fields as the inspector uses them, and how numbers with units are written.
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QString>

#include "ui/theme/Numbers.h"

namespace mtp::ui {

struct NumberRange {
    double least = 0;
    double most = 1;
    int decimals = 2;
    double step = 0.1;
};

// Shows a true minus sign and takes a hyphen as well.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    using QDoubleSpinBox::QDoubleSpinBox;

    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
};

// valueChanged comes when editing is finished or a step is made, not at every key.
QDoubleSpinBox* numberField(const QString& name, const NumberRange& range, double value);
// Whole numbers. valueChanged comes at every key.
QSpinBox* wholeField(const QString& name, int least, int most, int value);

// As wide as the fields beside it, whatever its entries are.
QComboBox* choiceField(const QString& name);
void keepNarrow(QComboBox& field);

}  // namespace mtp::ui
