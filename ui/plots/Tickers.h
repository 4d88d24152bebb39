// Where axes have ticks and how these are labelled: all numbers of an axis have as many decimals,
// and a true minus sign.
#pragma once

#include <qcustomplot.h>

namespace mtp::ui {

// Ticks that are round numbers in the unit of display: the values of the axis times a factor.
class ShownTicks {
public:
    void setFactor(double factor) { m_factor = factor; }

protected:
    ~ShownTicks() = default;
    double factor() const { return m_factor; }
    QVector<double> shown(QVector<double> ticks) const;

private:
    double m_factor = 1;
};

// Steps of 1, 2 or 5 times a power of ten.
class NumberTicker : public QCPAxisTicker, public ShownTicks {
public:
    // Whole: what is counted has no ticks between its steps.
    explicit NumberTicker(bool isWhole = false) : m_isWhole(isWhole) {}

protected:
    double getTickStep(const QCPRange& range) override;
    QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale& locale,
                                       QChar format, int precision) override;

private:
    bool m_isWhole;
};

// Powers of ten; if the range has fewer than two of them, 1, 2 and 5 times powers of ten; if it has
// fewer than three of these, the steps of NumberTicker.
class LogTicker : public QCPAxisTickerLog, public ShownTicks {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale& locale,
                                       QChar format, int precision) override;

private:
    // For a range in the unit of display.
    QVector<double> shownTicks(double tickStep, const QCPRange& range);
};

// The labels of ticks of one axis.
QVector<QString> tickLabels(const QVector<double>& ticks);

}  // namespace mtp::ui
