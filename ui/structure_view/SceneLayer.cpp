#include "ui/structure_view/SceneLayer.h"

#include <vtkArrowSource.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkGlyph3DMapper.h>
#include <vtkOpenGLSphereMapper.h>
#include <vtkOpenGLStickMapper.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include "ui/structure_view/SceneShading.h"

namespace mtp::ui {

namespace {

void useColours(vtkMapper* mapper) {
    mapper->SetScalarModeToUsePointFieldData();
    mapper->SelectColorArray("colour");
    mapper->SetColorModeToDirectScalars();
    mapper->ScalarVisibilityOn();
}

}  // namespace

SceneLayer::SceneLayer(vtkRenderer* renderer, vtkMapper* mapper) {
    mapper->SetInputDataObject(data);
    actor->SetMapper(mapper);
    actor->PickableOff();
    renderer->AddActor(actor);
}

void SceneLayer::replace(vtkPoints* points, std::initializer_list<vtkDataArray*> arrays,
                         vtkCellArray* verts, vtkCellArray* lines, vtkCellArray* polygons) {
    data->Initialize();
    data->SetPoints(points);
    for (vtkDataArray* array : arrays)
        data->GetPointData()->AddArray(array);
    if (verts)
        data->SetVerts(verts);
    if (lines)
        data->SetLines(lines);
    if (polygons)
        data->SetPolys(polygons);
    data->Modified();
    actor->SetVisibility(points->GetNumberOfPoints() > 0);
}

std::unique_ptr<SceneLayer> SceneLayer::spheres(vtkRenderer* renderer) {
    vtkNew<vtkOpenGLSphereMapper> mapper;
    mapper->SetScaleArray("radius");
    useColours(mapper);
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    addShading(*layer->actor, ShadedKind::Spheres);
    return layer;
}

std::unique_ptr<SceneLayer> SceneLayer::sticks(vtkRenderer* renderer, bool isOpen) {
    vtkNew<vtkOpenGLStickMapper> mapper;
    mapper->SetScaleArray("scale");
    mapper->SetOrientationArray("direction");
    useColours(mapper);
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    // Colours may fade; the sticks are drawn with what is opaque, in order of their layers.
    layer->actor->ForceOpaqueOn();
    addShading(*layer->actor, isOpen ? ShadedKind::OpenSticks : ShadedKind::Sticks);
    return layer;
}

std::unique_ptr<SceneLayer> SceneLayer::lines(vtkRenderer* renderer, float width, double opacity) {
    vtkNew<vtkPolyDataMapper> mapper;
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    layer->lineWidth = width;
    layer->actor->GetProperty()->LightingOff();
    layer->actor->GetProperty()->SetOpacity(opacity);
    layer->actor->ForceOpaqueOn();
    addShading(*layer->actor, ShadedKind::Geometry);
    return layer;
}

std::unique_ptr<SceneLayer> SceneLayer::arrows(vtkRenderer* renderer, bool hasColours) {
    vtkNew<vtkArrowSource> arrow;
    arrow->SetTipResolution(16);
    arrow->SetShaftResolution(12);
    vtkNew<vtkGlyph3DMapper> mapper;
    mapper->SetSourceConnection(arrow->GetOutputPort());
    mapper->SetOrientationArray("vector");
    mapper->SetOrientationModeToDirection();
    mapper->SetScaleArray("length");
    mapper->SetScaleModeToScaleByMagnitude();
    if (hasColours)
        useColours(mapper);
    else
        mapper->ScalarVisibilityOff();
    return std::make_unique<SceneLayer>(renderer, mapper);
}

std::unique_ptr<SceneLayer> SceneLayer::surfaces(vtkRenderer* renderer, double opacity) {
    vtkNew<vtkPolyDataMapper> mapper;
    useColours(mapper);
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    layer->actor->GetProperty()->SetOpacity(opacity);
    layer->actor->GetProperty()->SetInterpolationToFlat();
    addShading(*layer->actor, ShadedKind::Geometry);
    return layer;
}

std::unique_ptr<SceneLayer> SceneLayer::dots(vtkRenderer* renderer) {
    vtkNew<vtkPolyDataMapper> mapper;
    useColours(mapper);
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    layer->actor->GetProperty()->LightingOff();
    addShading(*layer->actor, ShadedKind::Geometry);
    return layer;
}

SphereBuilder::SphereBuilder() : m_colours(colourArray()), m_radii(floatArray("radius", 1)) {}

void SphereBuilder::add(const Eigen::Vector3d& centre, double radius, const QColor& colour) {
    const vtkIdType id = m_points->InsertNextPoint(centre.data());
    m_verts->InsertNextCell(1, &id);
    m_radii->InsertNextValue(static_cast<float>(radius));
    addColour(m_colours, colour);
}

void SphereBuilder::replace(SceneLayer& layer) const {
    layer.replace(m_points, {m_colours, m_radii}, m_verts);
}

StickBuilder::StickBuilder()
    : m_colours(colourArray(true))
    , m_scales(floatArray("scale", 3))
    , m_directions(floatArray("direction", 3)) {}

void StickBuilder::add(const Eigen::Vector3d& from, const Eigen::Vector3d& to, double radius,
                       const QColor& colour) {
    const Eigen::Vector3d middle = (from + to) / 2, along = to - from;
    const vtkIdType id = m_points->InsertNextPoint(middle.data());
    m_verts->InsertNextCell(1, &id);
    addColour(m_colours, colour);
    const float scale[3] = {static_cast<float>(along.norm()), static_cast<float>(radius),
                            static_cast<float>(radius)};
    m_scales->InsertNextTypedTuple(scale);
    const Eigen::Vector3f direction = along.normalized().cast<float>();
    m_directions->InsertNextTypedTuple(direction.data());
}

void StickBuilder::replace(SceneLayer& layer) const {
    layer.replace(m_points, {m_colours, m_scales, m_directions}, m_verts);
}

vtkSmartPointer<vtkUnsignedCharArray> colourArray(bool hasAlpha) {
    auto colours = vtkSmartPointer<vtkUnsignedCharArray>::New();
    colours->SetName("colour");
    colours->SetNumberOfComponents(hasAlpha ? 4 : 3);
    return colours;
}

void addColour(vtkUnsignedCharArray* array, const QColor& colour) {
    const unsigned char rgba[4] = {
        static_cast<unsigned char>(colour.red()), static_cast<unsigned char>(colour.green()),
        static_cast<unsigned char>(colour.blue()), static_cast<unsigned char>(colour.alpha())};
    array->InsertNextTypedTuple(rgba);  // as many as the array has components
}

vtkSmartPointer<vtkFloatArray> floatArray(const char* name, int components) {
    auto array = vtkSmartPointer<vtkFloatArray>::New();
    array->SetName(name);
    array->SetNumberOfComponents(components);
    return array;
}

}  // namespace mtp::ui
