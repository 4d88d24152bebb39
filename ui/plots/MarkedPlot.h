// Curves with what is dragged along their axis: the ends of a range, and a threshold.
#pragma once

#include "ui/plots/CurvePlot.h"

class QCPItemLine;
class QCPItemText;

namespace mtp::ui {

class MarkedPlot : public CurvePlot {
    Q_OBJECT

public:
    explicit MarkedPlot(QWidget* parent = nullptr);

    // The shaded range, of which both ends are grabbed; absent for none. While an end
    // is dragged it follows the pointer, whatever is set.
    void setRange(const std::optional<std::pair<double, double>>& range, const QString& name);
    // A vertical line with its name; absent for none.
    void setMark(std::optional<double> place, const QString& name);
    // A line that only shows: not grabbed.
    void setMarkMovable(bool isMovable) { m_isMarkMovable = isMovable; }
    // Where a place on the axis is, in widget coordinates. For tests and tool tips.
    QPoint pixelOf(double place) const;

signals:
    // While the mark is dragged, and once more when it is let go.
    void markMoved(double place);
    // While an end of the range is dragged, and once more when it is let go.
    void rangeMoved(double from, double to);

protected:
    void applyTheme() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Grip { None, Mark, From, To };
    Grip gripAt(const QPoint& position) const;
    void drag(double place);
    void placeMark(double place);
    void placeRange(const std::pair<double, double>& range);
    void placeName();

    QCPItemLine* m_line;
    QCPItemText* m_name;
    std::optional<double> m_mark;
    std::optional<std::pair<double, double>> m_range;
    QString m_rangeName, m_markName;
    bool m_isMarkMovable = true;
    Grip m_grip = Grip::None;
};

}  // namespace mtp::ui
