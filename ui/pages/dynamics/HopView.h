// A run in 3D: grey polyhedra of the framework, ions coloured by whether they hop, tracks of hops
// and trails of ions, at the frame that a player shows.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/pages/dynamics/DynamicsAnalysis.h"
#include "ui/pages/dynamics/HopSelection.h"
#include "ui/structure_view/Tracks.h"

namespace mtp::ui {

class FramePlayer;
class StructureView;

class HopView : public QObject {
    Q_OBJECT

public:
    explicit HopView(QObject* parent);
    // The two widgets, which their layouts own.
    StructureView* view() const { return m_view; }
    FramePlayer* player() const { return m_player; }

    // Null: nothing yet. Stays at the frame that is shown if the run is the same.
    void show(std::shared_ptr<const DynamicsResult> result, const HopSelection& selection);
    // Goes to the frame of a hop.
    void choose(const HopSelection& selection);
    // Comes near the chosen hop, with those of its cascade around it.
    void lookAtChosen();
    void goTo(std::size_t frame);
    // Everything anew, in the colours of the theme.
    void draw();

signals:
    void frameShown(std::size_t frame);
    void hopClicked(std::size_t hop);
    void ionClicked(std::size_t ion);
    void nothingClicked();

private:
    void takeStyle();
    void showFrame();
    std::vector<QColor> colours();
    // What stands on the atoms of the frame.
    void showMotion();
    void showTracks();
    void showTrails();
    void showSelection();
    void followAtoms();
    std::size_t frame() const;
    bool isDark() const;

    StructureView* m_view;
    FramePlayer* m_player;
    std::shared_ptr<const DynamicsResult> m_result;
    HopSelection m_selection;
    std::vector<std::size_t> m_drawn;  // the hops of the tracks, in their order
    std::vector<bool> m_isHopping;     // of the ions, at the frame that is shown
};

}  // namespace mtp::ui
