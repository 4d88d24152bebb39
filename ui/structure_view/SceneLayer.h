// One actor of a scene and the data it draws; new data replaces the old in place.
#pragma once

#include <vtkActor.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <Eigen/Core>
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

// A new kind of thing to draw (tracks, numbered arrows, ...) is a layer made by one of the
// functions below, a function that fills it (such as those of SceneContent.h), and a member of
// StructureScene.
struct SceneLayer {
    vtkNew<vtkPolyData> data;
    vtkNew<vtkActor> actor;
    float lineWidth = 1;  // pixels of the widget

    SceneLayer(vtkRenderer* renderer, vtkMapper* mapper);
    void replace(vtkPoints* points, std::initializer_list<vtkDataArray*> arrays,
                 vtkCellArray* verts = nullptr, vtkCellArray* lines = nullptr,
                 vtkCellArray* polygons = nullptr);

    // Imposters, of array "radius" and "colour".
    static std::unique_ptr<SceneLayer> spheres(vtkRenderer* renderer);
    // Of arrays "scale" (length, radius, radius), "direction" and "colour"; open ones have no ends.
    static std::unique_ptr<SceneLayer> sticks(vtkRenderer* renderer, bool isOpen = false);
    static std::unique_ptr<SceneLayer> lines(vtkRenderer* renderer, float width, double opacity);
    // Glyphs of arrays "vector" and "length".
    // ... and of an array "colour", if they differ in it.
    static std::unique_ptr<SceneLayer> arrows(vtkRenderer* renderer, bool hasColours = false);
    // Triangles with array "colour", translucent.
    static std::unique_ptr<SceneLayer> surfaces(vtkRenderer* renderer, double opacity);
    // Flat dots with array "colour".
    static std::unique_ptr<SceneLayer> dots(vtkRenderer* renderer);
};

// Collects spheres, then puts them into a layer.
class SphereBuilder {
public:
    SphereBuilder();
    void add(const Eigen::Vector3d& centre, double radius, const QColor& colour);
    void replace(SceneLayer& layer) const;

private:
    vtkNew<vtkPoints> m_points;
    vtkNew<vtkCellArray> m_verts;
    vtkSmartPointer<vtkUnsignedCharArray> m_colours;
    vtkSmartPointer<vtkFloatArray> m_radii;
};

// Collects sticks, then puts them into a layer.
class StickBuilder {
public:
    StickBuilder();
    void add(const Eigen::Vector3d& from, const Eigen::Vector3d& to, double radius,
             const QColor& colour);
    void replace(SceneLayer& layer) const;

private:
    vtkNew<vtkPoints> m_points;
    vtkNew<vtkCellArray> m_verts;
    vtkSmartPointer<vtkUnsignedCharArray> m_colours;
    vtkSmartPointer<vtkFloatArray> m_scales, m_directions;
};

// Three components, or four if `hasAlpha`.
vtkSmartPointer<vtkUnsignedCharArray> colourArray(bool hasAlpha = false);
void addColour(vtkUnsignedCharArray* array, const QColor& colour);
vtkSmartPointer<vtkFloatArray> floatArray(const char* name, int components);

}  // namespace mtp::ui
