// The plots of a run's motion: mean square displacement, distances, alpha2, g(r).
#pragma once

#include <QWidget>

#include "ui/pages/dynamics/DynamicsAnalysis.h"

class QComboBox;

namespace mtp::ui {

class CurvePlot;
class MarkedPlot;

class MotionPlots : public QWidget {
    Q_OBJECT

public:
    explicit MotionPlots(QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);

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
    void drawNonGaussian();
    void drawPairs();
    void fillTimes();

    MarkedPlot* m_meanSquares;
    MarkedPlot* m_distances;
    MarkedPlot* m_nonGaussian;
    CurvePlot* m_pairs;
    QComboBox* m_time;  // of the distribution of distances
    std::shared_ptr<const DynamicsResult> m_result;
};

}  // namespace mtp::ui
