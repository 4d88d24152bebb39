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
    constexpr double kWrittenOut = 1e6;
    const double size = std::abs(value);
    // From here on 'g' would write an exponent.
    const bool isLong = size >= std::pow(10, digits) - 0.5 && size < kWrittenOut;
    return isLong ? numberText(value, 0) : written(value, 'g', digits);
}

QString withUnit(double value, int decimals, const QString& unit) {
    return numberText(value, decimals) + kNoBreakSpace + unit;
}

}  // namespace mtp::ui
