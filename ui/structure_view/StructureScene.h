// The actors of a structure: atoms, bonds, cell, reference cell, handles, arrows; and picking.
#pragma once

#include <vtkSmartPointer.h>

#include <QColor>
#include <optional>
#include <vector>

#include "core/model/Frame.h"

class vtkActor;
class vtkPolyData;
class vtkRenderer;

namespace mtp::ui {

// Coordinates of the scene have their origin in the centre of the cell, so that a cell that scales
// grows about its centre; toScene() converts.
class StructureScene {
public:
    explicit StructureScene(vtkRenderer* renderer);
    ~StructureScene();

    void setFrame(const Frame& frame, bool isWrapped);
    void clear();
    void setColours(const std::vector<QColor>& atomColours);  // one per atom
    void setGhostCell(const std::optional<Cell>& cell);
    void setArrows(const std::optional<Positions>& vectors);
    void setSelection(const std::vector<int>& atoms);
    // Lines, selection and handles; the background is the renderer's.
    void setInk(const QColor& line, const QColor& accent);
    void setBondsVisible(bool isVisible);
    void setHandles(bool isVisible, int hovered);

    std::size_t atomCount() const { return m_positions.size(); }
    const Eigen::Vector3d& atomPosition(int atom) const {
        return m_positions[static_cast<std::size_t>(atom)];
    }
    // Face centres (6), then corners (8); empty without a cell.
    std::vector<Eigen::Vector3d> handles() const;
    // Radius of a sphere around the origin that holds everything drawn.
    double extent() const;

    // Nearest atom hit by the ray, or -1.
    int pick(const Eigen::Vector3d& origin, const Eigen::Vector3d& direction) const;

private:
    struct Layer;
    void rebuildAtoms();
    void rebuildBonds();
    void rebuildCell(Layer& layer, const std::optional<Cell>& cell);
    void rebuildSelection();
    void rebuildArrows();

    vtkRenderer* m_renderer;
    std::vector<Eigen::Vector3d> m_positions;
    std::vector<float> m_radii;
    std::vector<double> m_bondRadii;
    std::vector<QColor> m_colours;
    std::optional<Cell> m_cell;
    std::optional<Positions> m_arrows;
    std::vector<int> m_selection;
    bool m_showsBonds = true;
    std::unique_ptr<Layer> m_atomLayer, m_bondLayer, m_cellLayer, m_ghostLayer, m_handleLayer,
        m_selectionLayer, m_arrowLayer;
};

}  // namespace mtp::ui
