// What a simulation does while it runs: its newest frame in 3D and its numbers over time.
#pragma once

#include <QWidget>
#include <array>
#include <memory>

#include "core/workflow/SimulationWatch.h"

namespace mtp::ui {

class CurvePlot;
class StructureView;

class SimulationStage : public QWidget {
    Q_OBJECT

public:
    explicit SimulationStage(QWidget* parent = nullptr);

    // A cell that is about to be simulated; null while there is none.
    void showStart(std::shared_ptr<const Frame> start);
    // The frame with which it left the training set, its pair selected, if the guard stopped it.
    void show(const SimulationSnapshot& snapshot);
    StructureView& view() const { return *m_view; }

private:
    void build();
    void draw(const SimulationSnapshot* snapshot);
    void drawNearest(const SimulationSnapshot& snapshot);
    void drawGrades(const SimulationSnapshot* snapshot);
    void showFrame(const SimulationSnapshot& snapshot);

    StructureView* m_view;
    std::array<CurvePlot*, 4> m_plots{};  // of columns of the log
    CurvePlot* m_nearest;
    CurvePlot* m_grades;  // hidden if the run is not graded
    // What the view shows, so that it is drawn once.
    std::shared_ptr<const Frame> m_start;
    std::filesystem::path m_folder;
    std::size_t m_run = 0;
    std::optional<std::int64_t> m_step;
    bool m_isOffender = false;
};

}  // namespace mtp::ui
