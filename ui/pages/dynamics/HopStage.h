// Hops and cascades of a run: in 3D, as a raster of ions over time, and as lists; one selection in
// all of them.
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/model/Frame.h"
#include "ui/pages/dynamics/DynamicsAnalysis.h"

class QTabWidget;

namespace mtp::ui {

class LinkedPointPlot;
class MarkedPlot;
class NumberTable;
class StructureView;

class HopStage : public QWidget {
    Q_OBJECT

public:
    // Gives a frame of the run by its number in the input, from 1.
    using FrameReader = std::function<std::optional<Frame>(std::size_t number)>;

    explicit HopStage(FrameReader frames, QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);
    // A hop by its place in the list; absent for none. The hops of its cascade are shown with it.
    void choose(std::optional<std::size_t> hop);
    std::optional<std::size_t> chosen() const { return m_chosen; }

signals:
    // While it is dragged in the plot of the survival, Å².
    void thresholdMoved(double threshold);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectParts();
    void draw();
    void drawRaster();
    void drawSurvival();
    void showFrame();
    void showTracks();
    void markChosen();
    const Cascade* cascadeOf(std::size_t hop) const;

    FrameReader m_frames;
    StructureView* m_view;
    MarkedPlot* m_survival;
    LinkedPointPlot* m_raster;
    QTabWidget* m_lists;
    NumberTable* m_hops;
    NumberTable* m_cascades;
    std::shared_ptr<const DynamicsResult> m_result;
    std::optional<std::size_t> m_chosen;
    std::size_t m_shownNumber = 0;  // of the frame, from 1; 0: none
};

}  // namespace mtp::ui
