#include "ui/plots/Tickers.h"

#include <algorithm>
#include <cmath>

#include "core/report/SvgPlot.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

constexpr double kLong = 1e6;  // from here on whole numbers are written as powers of ten
constexpr int kMostWanted = 6;
constexpr double kSmall = 1e-5;  // and steps below this one
constexpr int kLeastOfDecades = 3;
constexpr double kLeastPlainPower = 1e-3, kMostPlainPower = 1e4;

QString superscript(int exponent) {
    QString text;
    for (const QChar digit : QString::number(std::abs(exponent))) {
        constexpr char16_t kDigits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
        text += QChar(kDigits[digit.digitValue()]);
    }
    return exponent < 0 ? QChar(0x207B) + text : text;
}

int exponentOf(double value) {
    return static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
}

double largestOf(const QVector<double>& ticks) {
    double largest = 0;
    for (const double tick : ticks)
        largest = std::max(largest, std::abs(tick));
    return largest;
}

bool arePowersOfTen(const QVector<double>& ticks) {
    return ticks.size() > 1 && std::all_of(ticks.begin(), ticks.end(), [](double tick) {
               return tick > 0 && std::abs(std::log10(tick) - std::round(std::log10(tick))) < 1e-6;
           });
}

// 1, 2 and 5 times powers of ten.
QVector<double> stepsOfDecades(const QCPRange& range) {
    QVector<double> steps;
    for (int exponent = exponentOf(range.lower); exponent <= exponentOf(range.upper); ++exponent)
        for (const double factor : {1.0, 2.0, 5.0})
            if (const double step = factor * std::pow(10, exponent); range.contains(step))
                steps << step;
    return steps;
}

QVector<QString> labelsOfPowers(const QVector<double>& ticks) {
    const auto [least, most] = std::minmax_element(ticks.begin(), ticks.end());
    const bool isPlain = *least > 0.99 * kLeastPlainPower && *most < 1.01 * kMostPlainPower;
    QVector<QString> labels;
    for (const double tick : ticks)
        labels << (isPlain ? numberText(tick, std::max(0, -exponentOf(tick)))
                           : QStringLiteral("10") + superscript(exponentOf(tick)));
    return labels;
}

}  // namespace

QVector<QString> tickLabels(const QVector<double>& ticks) {
    QVector<QString> labels;
    const double step = ticks.size() > 1 ? std::abs(ticks[1] - ticks[0]) : largestOf(ticks);
    if (!(step > 0))
        return QVector<QString>(ticks.size(), numberText(0, 0));
    const int stepExponent = exponentOf(step);
    const double largest = largestOf(ticks);
    const bool isPower = (stepExponent >= 0 && largest >= kLong) || step < kSmall;
    const int exponent = isPower ? exponentOf(largest) : 0;
    const int decimals = std::max(0, exponent - stepExponent);
    for (const double tick : ticks) {
        const double value = std::abs(tick) < 1e-9 * step ? 0 : tick;
        labels << (isPower && value != 0 ? numberText(value / std::pow(10, exponent), decimals) +
                                               QStringLiteral("×10") + superscript(exponent)
                                         : numberText(value, isPower ? 0 : decimals));
    }
    return labels;
}

QVector<double> ShownTicks::shown(QVector<double> ticks) const {
    for (double& tick : ticks)
        tick *= m_factor;
    return ticks;
}

double NumberTicker::getTickStep(const QCPRange& range) {
    const double low = range.lower * factor(), high = range.upper * factor();
    int wanted = std::max(1, tickCount());
    AxisTicks ticks = axisTicks(low, high, wanted);
    // One number alone says nothing of the scale.
    while (ticks.count < 2 && wanted < kMostWanted)
        ticks = axisTicks(low, high, ++wanted);
    const double step = ticks.step / factor();
    return m_isWhole ? std::max(1.0, step) : step;
}

QVector<QString> NumberTicker::createLabelVector(const QVector<double>& ticks, const QLocale&,
                                                 QChar, int) {
    return tickLabels(shown(ticks));
}

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange& range) {
    QVector<double> ticks = shownTicks(tickStep, range * factor());
    for (double& tick : ticks)
        tick /= factor();
    return ticks;
}

QVector<double> LogTicker::shownTicks(double tickStep, const QCPRange& range) {
    const QVector<double> powers = QCPAxisTickerLog::createTickVector(tickStep, range);
    const auto inside = std::count_if(powers.begin(), powers.end(),
                                      [&](double power) { return range.contains(power); });
    if (inside > 1 && arePowersOfTen(powers))  // below 1.6 decades they are even steps
        return powers;
    if (const QVector<double> decades = stepsOfDecades(range); decades.size() >= kLeastOfDecades)
        return decades;
    const AxisTicks ticks = axisTicks(range.lower, range.upper, std::max(1, tickCount()));
    QVector<double> steps;
    for (int i = 0; i < ticks.count; ++i)
        if (const double tick = ticks.first + i * ticks.step; tick > 0)
            steps << tick;
    return steps;
}

QVector<QString> LogTicker::createLabelVector(const QVector<double>& ticks, const QLocale&, QChar,
                                              int) {
    const QVector<double> values = shown(ticks);
    return arePowersOfTen(values) ? labelsOfPowers(values) : tickLabels(values);
}

}  // namespace mtp::ui
