// Curves of several columns over one, such as the errors of a training over its iterations.
#pragma once

#include <QColor>
#include <vector>

#include "ui/plots/Plot.h"

namespace mtp::ui {

class CurvePlot : public Plot {
    Q_OBJECT

public:
    struct Curve {
        QString column;
        QString label;
        QColor colour;
        bool isDashed = false;
        bool isSteps = false;   // a histogram
        bool isPoints = false;  // markers without a line
    };

    explicit CurvePlot(QWidget* parent = nullptr);
    // NaN leaves a gap. Keeps the ranges while the user is zoomed in.
    void setCurves(const Table& table, const QString& xColumn, const std::vector<Curve>& curves);
    // What the values are, with their unit.
    void setValueLabel(const QString& label);
    // What they run over; without it the name of the column, counted in whole steps.
    void setKeyLabel(const QString& label);
    void setLogY(bool isLogarithmic);

protected:
    void fitRanges() override;
    QString readoutAt(const QPoint& position) const override;

private:
    QString m_keyLabel;
};

}  // namespace mtp::ui
