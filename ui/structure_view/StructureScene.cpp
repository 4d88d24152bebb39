#include "ui/structure_view/StructureScene.h"

#include <vtkActor.h>
#include <vtkArrowSource.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkGlyph3DMapper.h>
#include <vtkNew.h>
#include <vtkOpenGLSphereMapper.h>
#include <vtkOpenGLStickMapper.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cmath>

#include "core/model/Element.h"
#include "ui/structure_view/Bonds.h"

namespace mtp::ui {

namespace {

constexpr float kAtomScale = 0.42F;        // of the covalent radius: ball and stick
constexpr double kUnknownRadius = 1.2;     // Å, for types without a name
constexpr float kBondRadius = 0.09F;       // Å
constexpr double kArrowTarget = 2.0;       // Å, length of the longest arrow
constexpr double kHandleFraction = 0.022;  // of the cell's largest vector

vtkSmartPointer<vtkUnsignedCharArray> colourArray() {
    auto colours = vtkSmartPointer<vtkUnsignedCharArray>::New();
    colours->SetName("colour");
    colours->SetNumberOfComponents(3);
    return colours;
}

void addColour(vtkUnsignedCharArray* array, const QColor& colour) {
    const unsigned char rgb[3] = {static_cast<unsigned char>(colour.red()),
                                  static_cast<unsigned char>(colour.green()),
                                  static_cast<unsigned char>(colour.blue())};
    array->InsertNextTypedTuple(rgb);
}

vtkSmartPointer<vtkFloatArray> floatArray(const char* name, int components) {
    auto array = vtkSmartPointer<vtkFloatArray>::New();
    array->SetName(name);
    array->SetNumberOfComponents(components);
    return array;
}

void useColours(vtkMapper* mapper) {
    mapper->SetScalarModeToUsePointFieldData();
    mapper->SelectColorArray("colour");
    mapper->SetColorModeToDirectScalars();
    mapper->ScalarVisibilityOn();
}

Eigen::Vector3d centreOf(const Cell& cell) {
    return cell.vectors.colwise().sum().transpose() / 2;
}

}  // namespace

// One actor and the data it draws; new data replaces the old in place.
struct StructureScene::Layer {
    vtkNew<vtkPolyData> data;
    vtkNew<vtkActor> actor;

    Layer(vtkRenderer* renderer, vtkMapper* mapper) {
        mapper->SetInputDataObject(data);
        actor->SetMapper(mapper);
        actor->PickableOff();
        renderer->AddActor(actor);
    }

    void replace(vtkPoints* points, std::initializer_list<vtkDataArray*> arrays,
                 vtkCellArray* verts = nullptr, vtkCellArray* lines = nullptr) {
        data->Initialize();
        data->SetPoints(points);
        for (vtkDataArray* array : arrays)
            data->GetPointData()->AddArray(array);
        if (verts)
            data->SetVerts(verts);
        if (lines)
            data->SetLines(lines);
        data->Modified();
        actor->SetVisibility(points->GetNumberOfPoints() > 0);
    }
};

StructureScene::StructureScene(vtkRenderer* renderer) : m_renderer(renderer) {
    const auto spheres = [renderer] {
        vtkNew<vtkOpenGLSphereMapper> mapper;
        mapper->SetScaleArray("radius");
        useColours(mapper);
        return std::make_unique<Layer>(renderer, mapper);
    };
    const auto lines = [renderer](float width, double opacity) {
        vtkNew<vtkPolyDataMapper> mapper;
        auto layer = std::make_unique<Layer>(renderer, mapper);
        layer->actor->GetProperty()->LightingOff();
        layer->actor->GetProperty()->SetLineWidth(width);
        layer->actor->GetProperty()->SetOpacity(opacity);
        return layer;
    };
    m_atomLayer = spheres();
    m_handleLayer = spheres();
    m_selectionLayer = spheres();
    m_selectionLayer->actor->GetProperty()->SetOpacity(0.45);
    m_cellLayer = lines(1.5F, 1);
    m_ghostLayer = lines(1, 0.45);
    vtkNew<vtkOpenGLStickMapper> sticks;
    sticks->SetScaleArray("scale");
    sticks->SetOrientationArray("direction");
    useColours(sticks);
    m_bondLayer = std::make_unique<Layer>(renderer, sticks);
    vtkNew<vtkArrowSource> arrow;
    arrow->SetTipResolution(16);
    arrow->SetShaftResolution(12);
    vtkNew<vtkGlyph3DMapper> arrows;
    arrows->SetSourceConnection(arrow->GetOutputPort());
    arrows->SetOrientationArray("vector");
    arrows->SetOrientationModeToDirection();
    arrows->SetScaleArray("length");
    arrows->SetScaleModeToScaleByMagnitude();
    arrows->ScalarVisibilityOff();
    m_arrowLayer = std::make_unique<Layer>(renderer, arrows);
    for (Layer* layer : {m_atomLayer.get(), m_bondLayer.get(), m_handleLayer.get()}) {
        layer->actor->GetProperty()->SetAmbient(0.2);
        layer->actor->GetProperty()->SetDiffuse(0.8);
        layer->actor->GetProperty()->SetSpecular(0.25);
        layer->actor->GetProperty()->SetSpecularPower(30);
    }
    clear();
}

StructureScene::~StructureScene() = default;

void StructureScene::setFrame(const Frame& frame, bool isWrapped) {
    const bool hasCell = frame.cell.volume() > 0;
    m_cell = hasCell ? std::optional(frame.cell) : std::nullopt;
    const Positions positions = isWrapped ? frame.cell.wrapped(frame.positions) : frame.positions;
    const Eigen::Vector3d centre = hasCell ? centreOf(frame.cell) : Eigen::Vector3d::Zero();
    m_positions.resize(frame.atomCount());
    m_radii.resize(frame.atomCount());
    m_bondRadii.resize(frame.atomCount());
    for (std::size_t i = 0; i < m_positions.size(); ++i) {
        m_positions[i] = positions.row(static_cast<Eigen::Index>(i)).transpose() - centre;
        const auto type = static_cast<std::size_t>(frame.types[i]);
        const Element* element =
            type < frame.species.size() ? findElement(frame.species[type]) : nullptr;
        m_bondRadii[i] = element ? element->covalentRadius : kUnknownRadius;
        m_radii[i] = kAtomScale * static_cast<float>(m_bondRadii[i]);
    }
    std::erase_if(m_selection,
                  [this](int atom) { return static_cast<std::size_t>(atom) >= atomCount(); });
    if (m_arrows && static_cast<std::size_t>(m_arrows->rows()) != atomCount())
        m_arrows.reset();
    rebuildCell(*m_cellLayer, m_cell);
    rebuildBonds();
    rebuildAtoms();
    rebuildSelection();
    rebuildArrows();
}

void StructureScene::clear() {
    m_positions.clear();
    m_radii.clear();
    m_bondRadii.clear();
    m_colours.clear();
    m_cell.reset();
    m_arrows.reset();
    m_selection.clear();
    rebuildCell(*m_cellLayer, {});
    rebuildCell(*m_ghostLayer, {});
    rebuildBonds();
    rebuildAtoms();
    rebuildSelection();
    rebuildArrows();
    setHandles(false, -1);
}

void StructureScene::setColours(const std::vector<QColor>& atomColours) {
    m_colours = atomColours;
    rebuildAtoms();
    rebuildBonds();
}

void StructureScene::setGhostCell(const std::optional<Cell>& cell) {
    rebuildCell(*m_ghostLayer, cell);
}

void StructureScene::setArrows(const std::optional<Positions>& vectors) {
    m_arrows = vectors;
    rebuildArrows();
}

void StructureScene::setSelection(const std::vector<int>& atoms) {
    m_selection = atoms;
    rebuildSelection();
}

void StructureScene::setInk(const QColor& line, const QColor& accent) {
    m_cellLayer->actor->GetProperty()->SetColor(line.redF(), line.greenF(), line.blueF());
    m_ghostLayer->actor->GetProperty()->SetColor(line.redF(), line.greenF(), line.blueF());
    m_arrowLayer->actor->GetProperty()->SetColor(accent.redF(), accent.greenF(), accent.blueF());
}

void StructureScene::setBondsVisible(bool isVisible) {
    m_showsBonds = isVisible;
    m_bondLayer->actor->SetVisibility(isVisible && m_bondLayer->data->GetNumberOfPoints() > 0);
}

void StructureScene::rebuildAtoms() {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    const auto radii = floatArray("radius", 1);
    vtkNew<vtkCellArray> verts;
    for (std::size_t i = 0; i < m_positions.size(); ++i) {
        const vtkIdType id = points->InsertNextPoint(m_positions[i].data());
        verts->InsertNextCell(1, &id);
        radii->InsertNextValue(m_radii[i]);
        addColour(colours, i < m_colours.size() ? m_colours[i] : QColor(Qt::gray));
    }
    m_atomLayer->replace(points, {colours, radii}, verts);
}

void StructureScene::rebuildBonds() {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    const auto scales = floatArray("scale", 3);
    const auto directions = floatArray("direction", 3);
    vtkNew<vtkCellArray> verts;
    for (const auto& [first, second] : findBonds(m_positions, m_bondRadii)) {
        const Eigen::Vector3d middle = (m_positions[first] + m_positions[second]) / 2;
        for (const std::size_t end : {first, second}) {
            const Eigen::Vector3d half = middle - m_positions[end];
            const Eigen::Vector3d at = (m_positions[end] + middle) / 2;
            const vtkIdType id = points->InsertNextPoint(at.data());
            verts->InsertNextCell(1, &id);
            addColour(colours, end < m_colours.size() ? m_colours[end] : QColor(Qt::gray));
            const float scale[3] = {static_cast<float>(half.norm()), kBondRadius, kBondRadius};
            scales->InsertNextTypedTuple(scale);
            const Eigen::Vector3f direction = half.normalized().cast<float>();
            directions->InsertNextTypedTuple(direction.data());
        }
    }
    m_bondLayer->replace(points, {colours, scales, directions}, verts);
    setBondsVisible(m_showsBonds);
}

void StructureScene::rebuildCell(Layer& layer, const std::optional<Cell>& cell) {
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

void StructureScene::rebuildArrows() {
    vtkNew<vtkPoints> points;
    const auto vectors = floatArray("vector", 3);
    const auto lengths = floatArray("length", 1);
    if (m_arrows && m_arrows->rows() > 0) {
        const double longest = m_arrows->rowwise().norm().maxCoeff();
        const double scale = longest > 0 ? kArrowTarget / longest : 0;
        for (Eigen::Index i = 0; i < m_arrows->rows(); ++i) {
            const Eigen::Vector3d vector = m_arrows->row(i).transpose() * scale;
            points->InsertNextPoint(m_positions[static_cast<std::size_t>(i)].data());
            const Eigen::Vector3f direction = vector.cast<float>();
            vectors->InsertNextTypedTuple(direction.data());
            lengths->InsertNextValue(static_cast<float>(vector.norm()));
        }
    }
    m_arrowLayer->replace(points, {vectors, lengths});
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
    if (!m_cell)
        for (const Eigen::Vector3d& position : m_positions)
            extent = std::max(extent, position.norm());
    return extent;
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
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

}  // namespace mtp::ui
