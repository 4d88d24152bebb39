// Energy and temperature, as far as they are known, over time, or over frames if there is no time,
// with the selected frames, the skipped start and the present frame.
#pragma once

#include "ui/plots/Plot.h"

class QCPGraph;
class QCPItemLine;
class QCPItemRect;

namespace mtp::ui {

class TimelinePlot : public Plot {
    Q_OBJECT

public:
    // What the frames run over: the steps of a relaxation have numbers but no time. All places
    // below are fs, or such numbers counted from 0; the axis counts from 1, as people do.
    enum class Along { Time, Frames };

    explicit TimelinePlot(QWidget* parent = nullptr);

    // Columns time [fs], energy [eV], temperature [K]; the last two may be missing, over frames
    // the time as well.
    void setSeries(const Table& table, Along along = Along::Time);
    void setSelectedTimes(const std::vector<double>& times);
    void setSkip(double time);
    void setCurrentTime(double time);
    // On the axis, in widget coordinates; the edge of the skipped part is grabbed here.
    QPoint pixelOfTime(double time) const;

signals:
    // The time of a frame: the first one that is not skipped, or the one nearest to a click.
    void skipChanged(double time);
    void timeClicked(double time);

protected:
    void fitRanges() override;
    void applyTheme() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool hasCurves() const;
    double edge() const;
    double nearestFrame(double time) const;
    bool isNearEdge(const QPoint& position) const;

    QCPItemRect* m_skipped;
    QCPItemLine* m_edge;
    QCPItemLine* m_current;
    QCPGraph* m_ticks;
    QCPGraph* m_energy;
    QCPGraph* m_temperature;
    std::vector<double> m_times;  // places of the frames on the axis, in order
    double m_skip = 0;
    double m_first = 0;  // what the axis calls the place 0
    bool m_isDraggingEdge = false;
    QPoint m_pressedAt;
};

}  // namespace mtp::ui
