// What is drawn of a structure: atoms, bonds, polyhedra, cell, reference cell, handles, arrows.
#pragma once

#include <QColor>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/density/Bonds.h"
#include "ui/structure_view/DrawnAtoms.h"
#include "ui/structure_view/Tracks.h"

class vtkRenderer;

namespace mtp::ui {

struct SceneLayer;
struct ShadingValues;

class StructureScene {
public:
    // What is left out while the view moves, from nothing to all but dots.
    enum class Detail { Full, AtomsAndCell, Dots };
    struct Display {
        Placement placement;
        bool hasBonds = true;
        BondCutoffs cutoffs;
        std::vector<std::string> polyhedra;  // elements at their centres
    };
    enum class Arrows { Forces, Errors };

    explicit StructureScene(vtkRenderer* renderer);
    ~StructureScene();

    // One colour per atom.
    void setFrame(const Frame& frame, const std::vector<QColor>& colours, const Display& display);
    void clear();
    void setColours(const std::vector<QColor>& colours);
    void setGhostCell(const std::optional<Cell>& cell);
    // One vector per atom; the longest is drawn 2 Å long.
    void setArrows(Arrows kind, const std::optional<Positions>& vectors);
    void setTracks(std::vector<Track> tracks);
    void setTrails(std::vector<Trail> trails);
    const std::vector<Track>& tracks() const { return m_tracks; }
    void setSelection(const std::vector<int>& atoms);
    // Of lines and arrows; the background is the renderer's.
    void setInk(const QColor& line, const QColor& forces, const QColor& errors);
    void setHandles(bool isVisible, int hovered);
    // dotSize in pixels, of Detail::Dots.
    void setDetail(Detail detail, double dotSize);
    // Before each picture; lineScale: pixels of the buffer to one of the widget.
    void setShading(const ShadingValues& values, double lineScale);

    // Of the frame and their images.
    const DrawnAtoms& atoms() const { return m_atoms; }
    // Also of images; those that fade at the boundary are not counted.
    std::size_t bondCount() const { return m_bondCount; }
    const Eigen::Vector3d& atomPosition(int atom) const {
        return m_atoms.positions[static_cast<std::size_t>(atom)];
    }
    std::vector<Eigen::Vector3d> handles() const { return m_atoms.handles(); }

private:
    std::vector<SceneLayer*> layers() const;
    void showBondLayers();
    void showAtomLayers();
    void showSelection();
    void showDetail();
    QColor colourOf(std::size_t drawn) const;

    DrawnAtoms m_atoms;
    std::vector<Bond> m_bonds;
    std::size_t m_bondCount = 0;
    std::vector<QColor> m_colours;  // of atoms
    std::array<std::optional<Positions>, 2> m_arrows;
    std::vector<Track> m_tracks;
    std::vector<Trail> m_trails;
    std::vector<int> m_selection;
    Detail m_detail = Detail::Full;
    // In the order in which they are drawn: what fades comes after what it fades over.
    std::unique_ptr<SceneLayer> m_atomLayer, m_dotLayer, m_bondLayer, m_cellLayer, m_handleLayer;
    std::array<std::unique_ptr<SceneLayer>, 2> m_arrowLayers;
    std::unique_ptr<SceneLayer> m_ghostLayer, m_fadingLayer, m_polyhedronLayer, m_selectionLayer;
    std::unique_ptr<SceneLayer> m_trackLayer, m_trackGhostLayer, m_trailLayer;
};

}  // namespace mtp::ui
