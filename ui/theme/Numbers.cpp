#include "ui/theme/Numbers.h"

#include <QLocale>
#include <cmath>

namespace mtp::ui {

namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kNoBreakSpace(0x00A0);

// A rounded number without digits other than zero has no sign.
QString withoutSignOfZero(QString text) {
    if (!text.startsWith(kMinus))
        return text;
    for (const QChar letter : text)
        if (letter.isDigit() && letter.digitValue() != 0)
            return text;
    return text.mid(1);
}

QString written(double value, char format, int precision) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    return withoutSignOfZero(withMinusSign(QLocale().toString(value, format, precision)));
}

}  // namespace

QString withMinusSign(QString number) {
    return number.replace(QLatin1Char('-'), kMinus);
}

QString numberText(double value, int decimals) {
    return written(value, 'f', decimals);
}

QString shortNumberText(double value, int digits) {
    return written(value, 'g', digits);
}

QString withUnit(double value, int decimals, const QString& unit) {
    return numberText(value, decimals) + kNoBreakSpace + unit;
}

}  // namespace mtp::ui
