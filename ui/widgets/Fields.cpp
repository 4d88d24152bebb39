#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

QString withHyphen(QString text) {
    return text.replace(QChar(0x2212), QLatin1Char('-'));
}

}  // namespace

QString NumberField::textFromValue(double value) const {
    return withMinusSign(QDoubleSpinBox::textFromValue(value));
}

double NumberField::valueFromText(const QString& text) const {
    return QDoubleSpinBox::valueFromText(withHyphen(text));
}

QValidator::State NumberField::validate(QString& text, int& position) const {
    QString plain = withHyphen(text);
    return QDoubleSpinBox::validate(plain, position);
}

QDoubleSpinBox* numberField(const QString& name, const NumberRange& range, double value) {
    auto* field = new NumberField;
    field->setObjectName(name);
    field->setDecimals(range.decimals);
    field->setRange(range.least, range.most);
    field->setSingleStep(range.step);
    field->setValue(value);
    field->setKeyboardTracking(false);
    field->setAlignment(Qt::AlignRight);
    return field;
}

QSpinBox* wholeField(const QString& name, int least, int most, int value) {
    auto* field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(least, most);
    field->setValue(value);
    field->setAlignment(Qt::AlignRight);
    return field;
}

QComboBox* choiceField(const QString& name) {
    auto* field = new QComboBox;
    field->setObjectName(name);
    keepNarrow(*field);
    return field;
}

void keepNarrow(QComboBox& field) {
    constexpr int kShortest = 8;  // letters; wider as far as there is room
    field.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    field.setMinimumContentsLength(kShortest);
}

}  // namespace mtp::ui

#include "moc_Fields.cpp"
