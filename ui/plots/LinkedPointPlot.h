// Points of which some are joined by lines, such as the hops of a cascade, with a cursor of time.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "ui/plots/PointPlot.h"

class QCPCurve;
class QCPItemLine;

namespace mtp::ui {

class LinkedPointPlot : public PointPlot {
    Q_OBJECT

public:
    explicit LinkedPointPlot(QWidget* parent = nullptr);

    // Between rows of the table that setPoints() took.
    void setLinks(const std::vector<std::pair<int, int>>& links);
    // What showAll() shows, wherever the points are.
    void setExtent(const std::pair<double, double>& x, const std::pair<double, double>& y);
    // A vertical line at a place on the axis x, which is dragged; absent for none.
    void setCursor(std::optional<double> place);
    // Where a place on the axis x is, in widget coordinates, halfway up. For tests.
    QPoint pixelOf(double place) const;

signals:
    // While it is dragged, within the ends of the axis.
    void cursorMoved(double place);

protected:
    void applyTheme() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fitRanges() override;

private:
    bool isAtCursor(const QPoint& position) const;
    void dragCursor(const QPoint& position);

    QCPCurve* m_lines;
    QCPItemLine* m_cursor;
    std::optional<double> m_cursorPlace;
    std::optional<std::pair<double, double>> m_xExtent, m_yExtent;
    bool m_hasManyLinks = false;
    bool m_isDragging = false;
};

}  // namespace mtp::ui
