// The plots of a run's motion: mean square displacement, distances, alpha2, g(r).
#pragma once

#include <QWidget>
#include <optional>

#include "ui/pages/dynamics/DynamicsAnalysis.h"

class QComboBox;

namespace mtp::ui {

class CurvePlot;
class HeatPlot;
class MarkedPlot;

class MotionPlots : public QWidget {
    Q_OBJECT

public:
    explicit MotionPlots(QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);
    // An ion of which the motion is drawn beside that of all; absent for none.
    void chooseIon(std::optional<std::size_t> ion);

signals:
    // The ends of the range in which D is fitted, ps.
    void fitChosen(double from, double to);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void draw();
    void drawMeanSquares();
    void drawDistances();
    void markCaged();
    void drawMap();
    void showMap(bool isMap);
    void drawNonGaussian();
    void drawPairs();
    void fillTimes();

    MarkedPlot* m_meanSquares;
    MarkedPlot* m_distances;
    HeatPlot* m_map;  // of the distances at all times, in the place of m_distances
    MarkedPlot* m_nonGaussian;
    CurvePlot* m_pairs;
    QComboBox* m_time;  // of the distribution of distances
    std::shared_ptr<const DynamicsResult> m_result;
    std::optional<std::size_t> m_ion;
};

}  // namespace mtp::ui
