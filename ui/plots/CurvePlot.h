// Curves of several columns over one, such as the errors of a training over its iterations.
#pragma once

#include <QColor>
#include <optional>
#include <utility>
#include <vector>

#include "ui/plots/Plot.h"

class QCPGraph;
class QCPItemRect;
class QCPItemText;
class QCPRange;

namespace mtp::ui {

class ErrorMarks;

class CurvePlot : public Plot {
    Q_OBJECT

public:
    struct Curve {
        QString column{};
        QString label{};
        QColor colour{};
        bool isDashed = false;
        bool isSteps = false;   // a histogram
        bool isPoints = false;  // markers without a line
        bool isHollow = false;  // large rings for markers
    };
    // A curve with points of its own; `look` needs no column.
    struct FreeCurve {
        Curve look;
        std::vector<double> x, y;
        // Standard errors of y, drawn as a band around a line, as bars at points; NaN: not known.
        std::vector<double> error{};
    };

    explicit CurvePlot(QWidget* parent = nullptr);
    // NaN leaves a gap. Keeps the ranges while the user is zoomed in.
    void setCurves(const Table& table, const QString& xColumn, const std::vector<Curve>& curves);
    // Curves that do not share their x. The plot's table has a row for each point.
    void setFreeCurves(const ColumnKey<double>& x, const ColumnKey<double>& y,
                       const std::vector<FreeCurve>& curves);
    // What the values are, with their unit.
    void setValueLabel(const QString& label);
    // What they run over; without it the name of the column, counted in whole steps.
    void setKeyLabel(const QString& label);
    void setLogY(bool isLogarithmic);
    // A shaded range of the keys with its name; absent for none. Values outside of it do not decide
    // what showAll() shows.
    void setBand(const std::optional<std::pair<double, double>>& range, const QString& name);

protected:
    void fitRanges() override;
    QString readoutAt(const QPoint& position) const override;

private:
    void drawCurves(const std::vector<FreeCurve>& curves);
    static std::vector<int> markersOf(const std::vector<FreeCurve>& curves);
    static void setMarkers(QCPGraph& graph, const Curve& curve, int marker);
    std::optional<QCPRange> valuesInBand() const;

    QString m_keyLabel;
    std::vector<ErrorMarks*> m_errors;  // one for each graph
    std::optional<std::pair<double, double>> m_band;
    QCPItemRect* m_bandRect = nullptr;
    QCPItemText* m_bandName = nullptr;
};

}  // namespace mtp::ui
