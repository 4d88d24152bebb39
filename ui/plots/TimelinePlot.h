// Energy and temperature over time with the selected frames, the skipped start and the present
// frame.
#pragma once

#include "ui/plots/Plot.h"

class QCPGraph;
class QCPItemLine;
class QCPItemRect;

namespace mtp::ui {

class TimelinePlot : public Plot {
    Q_OBJECT

public:
    explicit TimelinePlot(QWidget* parent = nullptr);

    // Columns time [fs], energy [eV], temperature [K]; the last two may be missing.
    void setSeries(const Table& table);
    void setSelectedTimes(const std::vector<double>& timesFs);
    void setSkip(double fs);
    void setCurrentTime(double fs);
    // On the axis, in widget coordinates; the edge of the skipped part is grabbed here.
    QPoint pixelOfTime(double fs) const;

signals:
    void skipChanged(double fs);
    void timeClicked(double fs);

protected:
    void fitRanges() override;
    void applyTheme() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isNearEdge(const QPoint& position) const;

    QCPItemRect* m_skipped;
    QCPItemLine* m_current;
    QCPGraph* m_ticks;
    QCPGraph* m_energy;
    QCPGraph* m_temperature;
    double m_skip = 0;
    bool m_isDraggingEdge = false;
    QPoint m_pressedAt;
};

}  // namespace mtp::ui
