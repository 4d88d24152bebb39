// Moves VTK's camera as a mouse does, and maps between the scene and the widget.
#pragma once

#include <Eigen/Dense>
#include <QPointF>

class vtkCamera;

namespace mtp::ui {

class VtkView;

class ViewCamera {
public:
    explicit ViewCamera(VtkView& view);

    // Shows a sphere around the origin from the front, slightly from above.
    void reset(double extent);
    void lookAlong(const Eigen::Vector3d& direction, double extent);
    void rotate(const QPointF& pixels);
    void pan(const QPointF& pixels);
    void zoom(double factor);
    void centreOn(const Eigen::Vector3d& point);
    void setExtent(double extent);  // clipping planes
    void setPerspective(bool isPerspective);
    bool isPerspective() const;

    // To turn several views together: the same scene coordinates look the same in both.
    struct State {
        Eigen::Vector3d position, focus, up;
        double parallelScale;
        bool isPerspective;
    };
    State state() const;
    void setState(const State& state);

    QPointF project(const Eigen::Vector3d& point) const;
    // As project() for many points: from the scene to the widget, after division by w.
    Eigen::Matrix4d toWidget() const;
    // Pixels of the widget that 1 Å takes in the plane of the focus.
    double pixelsPerAngstrom() const;
    struct Ray {
        Eigen::Vector3d origin, direction;
    };
    Ray ray(const QPointF& position) const;
    // Unit vectors of the scene as seen: x to the right, y up, z to the viewer.
    Eigen::Matrix3d axes() const;

private:
    Eigen::Matrix4d composite() const;
    vtkCamera* camera() const;
    VtkView& m_view;
    double m_extent = 1;
};

}  // namespace mtp::ui
