// One actor of a scene and the data it draws; new data replaces the old in place.
#pragma once

#include <vtkActor.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <QColor>
#include <initializer_list>
#include <memory>

class vtkCellArray;
class vtkDataArray;
class vtkFloatArray;
class vtkMapper;
class vtkPoints;
class vtkRenderer;
class vtkUnsignedCharArray;

namespace mtp::ui {

struct SceneLayer {
    vtkNew<vtkPolyData> data;
    vtkNew<vtkActor> actor;

    SceneLayer(vtkRenderer* renderer, vtkMapper* mapper);
    void replace(vtkPoints* points, std::initializer_list<vtkDataArray*> arrays,
                 vtkCellArray* verts = nullptr, vtkCellArray* lines = nullptr,
                 vtkCellArray* polygons = nullptr);

    // Imposters, of array "radius" and "colour".
    static std::unique_ptr<SceneLayer> spheres(vtkRenderer* renderer);
    // Of arrays "scale" (length, radius, radius), "direction" and "colour".
    static std::unique_ptr<SceneLayer> sticks(vtkRenderer* renderer);
    static std::unique_ptr<SceneLayer> lines(vtkRenderer* renderer, float width, double opacity);
    // Glyphs of arrays "vector" and "length".
    static std::unique_ptr<SceneLayer> arrows(vtkRenderer* renderer);
    // Triangles with array "colour", translucent.
    static std::unique_ptr<SceneLayer> surfaces(vtkRenderer* renderer, double opacity);
    // Flat dots with array "colour".
    static std::unique_ptr<SceneLayer> dots(vtkRenderer* renderer);
};

vtkSmartPointer<vtkUnsignedCharArray> colourArray();
void addColour(vtkUnsignedCharArray* array, const QColor& colour);
vtkSmartPointer<vtkFloatArray> floatArray(const char* name, int components);

}  // namespace mtp::ui
