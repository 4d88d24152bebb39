// What is drawn of a structure: atoms, bonds, polyhedra, cell, reference cell, handles, arrows.
#pragma once

#include <QColor>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"

class vtkRenderer;

namespace mtp::ui {

struct SceneLayer;

// Coordinates of the scene have their origin in the centre of the cell, so that a cell that scales
// grows about its centre.
class StructureScene {
public:
    // What is left out while the view moves, from nothing to all but dots.
    enum class Detail { Full, AtomsAndCell, Dots };
    struct Display {
        bool isWrapped = true;
        std::array<int, 3> images{1, 1, 1};  // cells shown along a, b, c
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
    void setSelection(const std::vector<int>& atoms);
    // Lines, selection and handles; the background is the renderer's.
    void setInk(const QColor& line, const QColor& forces, const QColor& errors);
    void setBondsVisible(bool isVisible);
    void setHandles(bool isVisible, int hovered);
    // dotSize in pixels, of Detail::Dots.
    void setDetail(Detail detail, double dotSize);

    // Atoms of the frame; their images are drawn besides.
    std::size_t atomCount() const { return m_atomCount; }
    std::size_t bondCount() const { return m_bondCount; }
    const Eigen::Vector3d& atomPosition(int atom) const {
        return m_positions[static_cast<std::size_t>(atom)];
    }
    // Face centres (6), then corners (8); empty without a cell.
    std::vector<Eigen::Vector3d> handles() const;
    // Radius of a sphere around the origin that holds everything drawn.
    double extent() const;
    double meanRadius() const;

    // Nearest atom hit by the ray, or -1; an image counts as its atom.
    int pick(const Eigen::Vector3d& origin, const Eigen::Vector3d& direction) const;

private:
    void placeAtoms(const Frame& frame, const Display& display);
    void rebuildAtoms();
    void rebuildBonds();
    void rebuildPolyhedra(const Frame& frame, const Display& display);
    void rebuildCell(SceneLayer& layer, const std::optional<Cell>& cell);
    void rebuildSelection();
    void rebuildArrows(Arrows kind);
    void showDetail();
    QColor colourOf(std::size_t drawn) const;

    std::size_t m_atomCount = 0;
    std::size_t m_bondCount = 0;
    std::vector<Eigen::Vector3d> m_positions;  // of atoms, then of images
    std::vector<float> m_radii;
    std::vector<double> m_bondRadii;
    std::vector<QColor> m_colours;  // of atoms
    std::optional<Cell> m_cell;
    Eigen::Vector3d m_centre = Eigen::Vector3d::Zero();
    std::array<std::optional<Positions>, 2> m_arrows;
    std::vector<int> m_selection;
    bool m_showsBonds = true;
    Detail m_detail = Detail::Full;
    std::unique_ptr<SceneLayer> m_atomLayer, m_dotLayer, m_bondLayer, m_polyhedronLayer,
        m_cellLayer, m_ghostLayer, m_handleLayer, m_selectionLayer;
    std::array<std::unique_ptr<SceneLayer>, 2> m_arrowLayers;
};

}  // namespace mtp::ui
