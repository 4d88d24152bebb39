// Where axes have ticks and how these are labelled: all numbers of an axis have as many decimals,
// and a true minus sign.
#pragma once

#include <qcustomplot.h>

namespace mtp::ui {

// Steps of 1, 2 or 5 times a power of ten.
class NumberTicker : public QCPAxisTicker {
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
class LogTicker : public QCPAxisTickerLog {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale& locale,
                                       QChar format, int precision) override;
};

// The labels of ticks of one axis.
QVector<QString> tickLabels(const QVector<double>& ticks);

}  // namespace mtp::ui
