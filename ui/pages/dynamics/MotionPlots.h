// The plots of a run's motion: mean square displacement, distances, alpha2, g(r).
#pragma once

#include <QWidget>
#include <optional>

#include "ui/pages/dynamics/ComparedRuns.h"
#include "ui/pages/dynamics/DynamicsAnalysis.h"

class QComboBox;
class QToolButton;

namespace mtp::ui {

class CurvePlot;
class HeatPlot;
class MarkedPlot;
class Plot;

class MotionPlots : public QWidget {
    Q_OBJECT

public:
    explicit MotionPlots(QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);
    // An ion of which the motion is drawn beside that of all; absent for none.
    void chooseIon(std::optional<std::size_t> ion);
    // Runs that are drawn beside this one if the user wants it.
    void setOthers(std::vector<ComparedRun> others);

signals:
    // The ends of the range in which D is fitted, ps.
    void fitChosen(double from, double to);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void draw();
    void drawMeanSquares();
    void markFit();
    void drawDistances();
    void markCaged();
    void drawMap();
    void drawExponent();
    // In the place of each other.
    void swap(Plot* shown, Plot* other);
    void drawNonGaussian();
    void drawPairs();
    void fillTimes();
    std::vector<const ComparedRun*> shownOthers() const;

    MarkedPlot* m_meanSquares;
    CurvePlot* m_exponent;  // of the mean squares, in their place
    MarkedPlot* m_distances;
    HeatPlot* m_map;  // of the distances at all times, in the place of m_distances
    MarkedPlot* m_nonGaussian;
    CurvePlot* m_pairs;
    QComboBox* m_time;  // of the distribution of distances
    std::shared_ptr<const DynamicsResult> m_result;
    std::optional<std::size_t> m_ion;
    std::vector<ComparedRun> m_others;
    QToolButton* m_showOthers;
};

}  // namespace mtp::ui
