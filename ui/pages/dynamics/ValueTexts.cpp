#include "ui/pages/dynamics/ValueTexts.h"

#include <algorithm>
#include <cmath>

#include "ui/theme/Numbers.h"

namespace mtp::ui {

QString withError(double value, double error) {
    if (!(value > 0) || !(error > 0))
        return shortNumberText(value, 3);
    const int exponent = static_cast<int>(std::floor(std::log10(value)));
    const int decimals =
        std::clamp(exponent - static_cast<int>(std::floor(std::log10(error))) + 1, 1, 6);
    const double scale = std::pow(10, -exponent);
    const int last = qRound(error * scale * std::pow(10, decimals));
    QString power = QString::number(exponent);
    const QString superscripts = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    for (QChar& c : power)
        c = c == QLatin1Char('-') ? QChar(0x207B) : superscripts[c.digitValue()];
    return QStringLiteral("%1(%2)·10%3")
        .arg(numberText(value * scale, decimals))
        .arg(last)
        .arg(power);
}

QString optionalText(const std::optional<double>& value, int digits) {
    return value ? shortNumberText(*value, digits) : QString();
}

QString withPlusMinus(const std::optional<double>& value, const std::optional<double>& error,
                      int decimals) {
    if (!value)
        return {};
    constexpr int kMostDecimals = 5;
    // An error is not shown as zero.
    while (error.value_or(0) > 0 && decimals < kMostDecimals &&
           *error < 0.5 * std::pow(10, -decimals))
        ++decimals;
    return error ? QStringLiteral("%1 ± %2").arg(numberText(*value, decimals),
                                                 numberText(*error, decimals))
                 : numberText(*value, decimals);
}

}  // namespace mtp::ui
