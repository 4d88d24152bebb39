#include "ui/structure_view/StructureScene.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkPoints.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cmath>

#include "core/model/Element.h"
#include "ui/structure_view/Bonds.h"
#include "ui/structure_view/Polyhedra.h"
#include "ui/structure_view/SceneLayer.h"

namespace mtp::ui {

namespace {

constexpr float kAtomScale = 0.42F;        // of the covalent radius: ball and stick
constexpr double kUnknownRadius = 1.2;     // Å, for types without a name
constexpr float kBondRadius = 0.09F;       // Å
constexpr double kArrowTarget = 2.0;       // Å, length of the longest arrow
constexpr double kHandleFraction = 0.022;  // of the cell's largest vector
constexpr std::size_t kMostWithBonds = 20000;
constexpr std::size_t kMostDots = 50000;  // of more atoms, every second, third, ... is a dot

Eigen::Vector3d centreOf(const Cell& cell) {
    return cell.vectors.colwise().sum().transpose() / 2;
}

// Whole numbers around 0: of 3 images -1, 0, 1; of 2 images 0, 1.
std::vector<Eigen::Vector3d> shiftsOf(const Cell& cell, const std::array<int, 3>& images) {
    std::vector<Eigen::Vector3d> shifts{Eigen::Vector3d::Zero()};
    const auto first = [&](std::size_t axis) { return -((images[axis] - 1) / 2); };
    for (int i = first(0); i < first(0) + images[0]; ++i)
        for (int j = first(1); j < first(1) + images[1]; ++j)
            for (int k = first(2); k < first(2) + images[2]; ++k)
                if (i != 0 || j != 0 || k != 0)
                    shifts.emplace_back(cell.vectors.transpose() * Eigen::Vector3d(i, j, k));
    return shifts;
}

}  // namespace

StructureScene::StructureScene(vtkRenderer* renderer)
    : m_atomLayer(SceneLayer::spheres(renderer))
    , m_dotLayer(SceneLayer::dots(renderer))
    , m_bondLayer(SceneLayer::sticks(renderer))
    , m_polyhedronLayer(SceneLayer::surfaces(renderer, 0.35))
    , m_cellLayer(SceneLayer::lines(renderer, 1.5F, 1))
    , m_ghostLayer(SceneLayer::lines(renderer, 1, 0.45))
    , m_handleLayer(SceneLayer::spheres(renderer))
    , m_selectionLayer(SceneLayer::spheres(renderer))
    , m_arrowLayers{SceneLayer::arrows(renderer), SceneLayer::arrows(renderer)} {
    m_selectionLayer->actor->GetProperty()->SetOpacity(0.45);
    for (SceneLayer* layer : {m_atomLayer.get(), m_bondLayer.get(), m_handleLayer.get()}) {
        layer->actor->GetProperty()->SetAmbient(0.2);
        layer->actor->GetProperty()->SetDiffuse(0.8);
        layer->actor->GetProperty()->SetSpecular(0.25);
        layer->actor->GetProperty()->SetSpecularPower(30);
    }
    clear();
}

StructureScene::~StructureScene() = default;

void StructureScene::setFrame(const Frame& frame, const std::vector<QColor>& colours,
                              const Display& display) {
    m_cell = frame.cell.volume() > 0 ? std::optional(frame.cell) : std::nullopt;
    m_centre = m_cell ? centreOf(frame.cell) : Eigen::Vector3d::Zero();
    m_atomCount = frame.atomCount();
    m_colours = colours;
    placeAtoms(frame, display);
    std::erase_if(m_selection,
                  [this](int atom) { return static_cast<std::size_t>(atom) >= atomCount(); });
    for (auto& arrows : m_arrows)
        if (arrows && static_cast<std::size_t>(arrows->rows()) != atomCount())
            arrows.reset();
    rebuildCell(*m_cellLayer, m_cell);
    rebuildBonds();
    rebuildAtoms();
    rebuildPolyhedra(frame, display);
    rebuildSelection();
    rebuildArrows(Arrows::Forces);
    rebuildArrows(Arrows::Errors);
}

void StructureScene::placeAtoms(const Frame& frame, const Display& display) {
    const Positions positions =
        display.isWrapped ? frame.cell.wrapped(frame.positions) : frame.positions;
    const std::vector<Eigen::Vector3d> shifts =
        m_cell ? shiftsOf(*m_cell, display.images)
               : std::vector<Eigen::Vector3d>{Eigen::Vector3d::Zero()};
    const std::size_t count = m_atomCount * shifts.size();
    m_positions.resize(count);
    m_radii.resize(count);
    m_bondRadii.resize(count);
    std::vector<double> radiusOfType;
    for (const std::string& name : frame.species) {
        const Element* element = findElement(name);
        radiusOfType.push_back(element ? element->covalentRadius : kUnknownRadius);
    }
    for (std::size_t drawn = 0; drawn < count; ++drawn) {
        const std::size_t atom = drawn % m_atomCount;
        m_positions[drawn] = positions.row(static_cast<Eigen::Index>(atom)).transpose() - m_centre +
                             shifts[drawn / m_atomCount];
        const auto type = static_cast<std::size_t>(frame.types[atom]);
        m_bondRadii[drawn] = type < radiusOfType.size() ? radiusOfType[type] : kUnknownRadius;
        m_radii[drawn] = kAtomScale * static_cast<float>(m_bondRadii[drawn]);
    }
}

void StructureScene::clear() {
    m_atomCount = 0;
    m_positions.clear();
    m_radii.clear();
    m_bondRadii.clear();
    m_colours.clear();
    m_cell.reset();
    m_arrows = {};
    m_selection.clear();
    rebuildCell(*m_cellLayer, {});
    rebuildCell(*m_ghostLayer, {});
    rebuildBonds();
    rebuildAtoms();
    rebuildPolyhedra({}, {});
    rebuildSelection();
    rebuildArrows(Arrows::Forces);
    rebuildArrows(Arrows::Errors);
    setHandles(false, -1);
}

QColor StructureScene::colourOf(std::size_t drawn) const {
    const std::size_t atom = m_atomCount > 0 ? drawn % m_atomCount : 0;
    return atom < m_colours.size() ? m_colours[atom] : QColor(Qt::gray);
}

void StructureScene::setColours(const std::vector<QColor>& colours) {
    m_colours = colours;
    rebuildAtoms();
    rebuildBonds();
}

void StructureScene::setGhostCell(const std::optional<Cell>& cell) {
    rebuildCell(*m_ghostLayer, cell);
}

void StructureScene::setArrows(Arrows kind, const std::optional<Positions>& vectors) {
    m_arrows[static_cast<std::size_t>(kind)] = vectors;
    rebuildArrows(kind);
}

void StructureScene::setSelection(const std::vector<int>& atoms) {
    m_selection = atoms;
    rebuildSelection();
}

void StructureScene::setInk(const QColor& line, const QColor& forces, const QColor& errors) {
    const auto ink = [](SceneLayer& layer, const QColor& colour) {
        layer.actor->GetProperty()->SetColor(colour.redF(), colour.greenF(), colour.blueF());
    };
    ink(*m_cellLayer, line);
    ink(*m_ghostLayer, line);
    ink(*m_arrowLayers[0], forces);
    ink(*m_arrowLayers[1], errors);
}

void StructureScene::setBondsVisible(bool isVisible) {
    m_showsBonds = isVisible;
    rebuildBonds();
}

void StructureScene::setDetail(Detail detail, double dotSize) {
    m_detail = detail;
    m_dotLayer->actor->GetProperty()->SetPointSize(static_cast<float>(std::max(1.0, dotSize)));
    showDetail();
}

void StructureScene::showDetail() {
    const bool hasAtoms = !m_positions.empty();
    m_atomLayer->actor->SetVisibility(hasAtoms && m_detail != Detail::Dots);
    m_dotLayer->actor->SetVisibility(hasAtoms && m_detail == Detail::Dots);
    m_bondLayer->actor->SetVisibility(m_bondCount > 0 && m_detail == Detail::Full);
}

void StructureScene::rebuildAtoms() {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    const auto radii = floatArray("radius", 1);
    vtkNew<vtkCellArray> verts, dots;
    const std::size_t stride = m_positions.size() / kMostDots + 1;
    for (std::size_t i = 0; i < m_positions.size(); ++i) {
        const vtkIdType id = points->InsertNextPoint(m_positions[i].data());
        verts->InsertNextCell(1, &id);
        if (i % stride == 0)
            dots->InsertNextCell(1, &id);
        radii->InsertNextValue(m_radii[i]);
        addColour(colours, colourOf(i));
    }
    m_atomLayer->replace(points, {colours, radii}, verts);
    m_dotLayer->replace(points, {colours}, dots);
    showDetail();
}

void StructureScene::rebuildBonds() {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    const auto scales = floatArray("scale", 3);
    const auto directions = floatArray("direction", 3);
    vtkNew<vtkCellArray> verts;
    const bool isDrawn = m_showsBonds && m_positions.size() <= kMostWithBonds;
    const auto bonds = isDrawn ? findBonds(m_positions, m_bondRadii)
                               : std::vector<std::pair<std::size_t, std::size_t>>();
    m_bondCount = bonds.size();
    for (const auto& [first, second] : bonds) {
        const Eigen::Vector3d middle = (m_positions[first] + m_positions[second]) / 2;
        for (const std::size_t end : {first, second}) {
            const Eigen::Vector3d half = middle - m_positions[end];
            const Eigen::Vector3d at = (m_positions[end] + middle) / 2;
            const vtkIdType id = points->InsertNextPoint(at.data());
            verts->InsertNextCell(1, &id);
            addColour(colours, colourOf(end));
            const float scale[3] = {static_cast<float>(half.norm()), kBondRadius, kBondRadius};
            scales->InsertNextTypedTuple(scale);
            const Eigen::Vector3f direction = half.normalized().cast<float>();
            directions->InsertNextTypedTuple(direction.data());
        }
    }
    m_bondLayer->replace(points, {colours, scales, directions}, verts);
    showDetail();
}

void StructureScene::rebuildPolyhedra(const Frame& frame, const Display& display) {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    vtkNew<vtkCellArray> triangles;
    const auto polyhedra = display.polyhedra.empty()
                               ? std::vector<Polyhedron>()
                               : coordinationPolyhedra(frame, display.polyhedra);
    for (const Polyhedron& polyhedron : polyhedra) {
        // The centre is drawn inside the cell; the corners follow it.
        const Eigen::Vector3d shift =
            atomPosition(polyhedron.centre) - frame.positions.row(polyhedron.centre).transpose();
        const vtkIdType first = points->GetNumberOfPoints();
        for (const Eigen::Vector3d& corner : polyhedron.corners) {
            const Eigen::Vector3d place = corner + shift;
            points->InsertNextPoint(place.data());
            addColour(colours, colourOf(static_cast<std::size_t>(polyhedron.centre)));
        }
        for (const std::array<int, 3>& triangle : polyhedron.triangles) {
            const vtkIdType corners[3] = {first + triangle[0], first + triangle[1],
                                          first + triangle[2]};
            triangles->InsertNextCell(3, corners);
        }
    }
    m_polyhedronLayer->replace(points, {colours}, nullptr, nullptr, triangles);
}

void StructureScene::rebuildCell(SceneLayer& layer, const std::optional<Cell>& cell) {
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> lines;
    if (cell) {
        const Eigen::Vector3d centre = centreOf(*cell);
        for (int i = 0; i < 8; ++i) {
            const Eigen::Vector3d corner =
                cell->vectors.transpose() * Eigen::Vector3d(i & 1, (i >> 1) & 1, (i >> 2) & 1) -
                centre;
            points->InsertNextPoint(corner.data());
        }
        for (int i = 0; i < 8; ++i)
            for (int bit = 1; bit < 8; bit <<= 1)
                if (!(i & bit)) {
                    const vtkIdType edge[2] = {i, i | bit};
                    lines->InsertNextCell(2, edge);
                }
    }
    layer.replace(points, {}, nullptr, lines);
}

void StructureScene::rebuildSelection() {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    const auto radii = floatArray("radius", 1);
    vtkNew<vtkCellArray> verts;
    for (int atom : m_selection) {
        const vtkIdType id = points->InsertNextPoint(atomPosition(atom).data());
        verts->InsertNextCell(1, &id);
        radii->InsertNextValue(m_radii[static_cast<std::size_t>(atom)] * 1.5F);
        addColour(colours, QColor(255, 200, 0));
    }
    m_selectionLayer->replace(points, {colours, radii}, verts);
}

void StructureScene::rebuildArrows(Arrows kind) {
    vtkNew<vtkPoints> points;
    const auto vectors = floatArray("vector", 3);
    const auto lengths = floatArray("length", 1);
    const std::optional<Positions>& arrows = m_arrows[static_cast<std::size_t>(kind)];
    if (arrows && arrows->rows() > 0 && static_cast<std::size_t>(arrows->rows()) == m_atomCount) {
        const double longest = arrows->rowwise().norm().maxCoeff();
        const double scale = longest > 0 ? kArrowTarget / longest : 0;
        for (Eigen::Index i = 0; i < arrows->rows(); ++i) {
            const Eigen::Vector3d vector = arrows->row(i).transpose() * scale;
            points->InsertNextPoint(m_positions[static_cast<std::size_t>(i)].data());
            const Eigen::Vector3f direction = vector.cast<float>();
            vectors->InsertNextTypedTuple(direction.data());
            lengths->InsertNextValue(static_cast<float>(vector.norm()));
        }
    }
    m_arrowLayers[static_cast<std::size_t>(kind)]->replace(points, {vectors, lengths});
}

void StructureScene::setHandles(bool isVisible, int hovered) {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    const auto radii = floatArray("radius", 1);
    vtkNew<vtkCellArray> verts;
    const std::vector<Eigen::Vector3d> places =
        isVisible ? handles() : std::vector<Eigen::Vector3d>();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool isHovered = static_cast<int>(i) == hovered;
        const double radius = kHandleFraction * m_cell->vectors.rowwise().norm().maxCoeff();
        const vtkIdType id = points->InsertNextPoint(places[i].data());
        verts->InsertNextCell(1, &id);
        radii->InsertNextValue(static_cast<float>(isHovered ? radius * 1.5 : radius));
        addColour(colours, isHovered ? QColor(0xE6, 0x9F, 0x00) : QColor(0x56, 0xB4, 0xE9));
    }
    m_handleLayer->replace(points, {colours, radii}, verts);
}

std::vector<Eigen::Vector3d> StructureScene::handles() const {
    if (!m_cell)
        return {};
    std::vector<Eigen::Vector3d> places;
    const Eigen::Matrix3d columns = m_cell->vectors.transpose();
    for (int axis = 0; axis < 3; ++axis)
        for (const double side : {-0.5, 0.5})
            places.emplace_back(columns.col(axis) * side);
    for (int i = 0; i < 8; ++i)
        places.emplace_back(
            columns * (Eigen::Vector3d(i & 1, (i >> 1) & 1, (i >> 2) & 1).array() - 0.5).matrix());
    return places;
}

double StructureScene::extent() const {
    double extent = 1;
    for (const Eigen::Vector3d& handle : handles())
        extent = std::max(extent, handle.norm());
    if (!m_cell || m_positions.size() > m_atomCount)
        for (const Eigen::Vector3d& position : m_positions)
            extent = std::max(extent, position.norm());
    return extent;
}

double StructureScene::meanRadius() const {
    double sum = 0;
    for (float radius : m_radii)
        sum += radius;
    return m_radii.empty() ? 0 : sum / static_cast<double>(m_radii.size());
}

int StructureScene::pick(const Eigen::Vector3d& origin, const Eigen::Vector3d& direction) const {
    int nearest = -1;
    double nearestDepth = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_positions.size(); ++i) {
        const Eigen::Vector3d toAtom = m_positions[i] - origin;
        const double along = toAtom.dot(direction);
        const double miss = toAtom.squaredNorm() - along * along;
        const double radius = m_radii[i];
        if (miss > radius * radius)
            continue;
        const double depth = along - std::sqrt(radius * radius - miss);
        if (depth < nearestDepth) {
            nearestDepth = depth;
            nearest = static_cast<int>(i % m_atomCount);
        }
    }
    return nearest;
}

}  // namespace mtp::ui
