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
    return std::make_unique<SceneLayer>(renderer, mapper);
}

std::unique_ptr<SceneLayer> SceneLayer::sticks(vtkRenderer* renderer) {
    vtkNew<vtkOpenGLStickMapper> mapper;
    mapper->SetScaleArray("scale");
    mapper->SetOrientationArray("direction");
    useColours(mapper);
    return std::make_unique<SceneLayer>(renderer, mapper);
}

std::unique_ptr<SceneLayer> SceneLayer::lines(vtkRenderer* renderer, float width, double opacity) {
    vtkNew<vtkPolyDataMapper> mapper;
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    layer->actor->GetProperty()->LightingOff();
    layer->actor->GetProperty()->SetLineWidth(width);
    layer->actor->GetProperty()->SetOpacity(opacity);
    return layer;
}

std::unique_ptr<SceneLayer> SceneLayer::arrows(vtkRenderer* renderer) {
    vtkNew<vtkArrowSource> arrow;
    arrow->SetTipResolution(16);
    arrow->SetShaftResolution(12);
    vtkNew<vtkGlyph3DMapper> mapper;
    mapper->SetSourceConnection(arrow->GetOutputPort());
    mapper->SetOrientationArray("vector");
    mapper->SetOrientationModeToDirection();
    mapper->SetScaleArray("length");
    mapper->SetScaleModeToScaleByMagnitude();
    mapper->ScalarVisibilityOff();
    return std::make_unique<SceneLayer>(renderer, mapper);
}

std::unique_ptr<SceneLayer> SceneLayer::surfaces(vtkRenderer* renderer, double opacity) {
    vtkNew<vtkPolyDataMapper> mapper;
    useColours(mapper);
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    layer->actor->GetProperty()->SetOpacity(opacity);
    layer->actor->GetProperty()->SetInterpolationToFlat();
    return layer;
}

std::unique_ptr<SceneLayer> SceneLayer::dots(vtkRenderer* renderer) {
    vtkNew<vtkPolyDataMapper> mapper;
    useColours(mapper);
    auto layer = std::make_unique<SceneLayer>(renderer, mapper);
    layer->actor->GetProperty()->LightingOff();
    return layer;
}

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

}  // namespace mtp::ui
