// Moves VTK's camera as a mouse does, and maps between the scene and the widget.
#pragma once

#include <Eigen/Dense>
#include <QPointF>
#include <vector>

#include "ui/structure_view/DrawnAtoms.h"

class vtkCamera;

namespace mtp::ui {

class VtkView;

constexpr double kZoomStep = 1.1;  // of one turn of the wheel or one press of a key

class ViewCamera {
public:
    explicit ViewCamera(VtkView& view);

    // Shows everything from the front, slightly from above.
    void reset(const Sphere& content);
    void lookAlong(const Eigen::Vector3d& direction, const Sphere& content);
    // Shows everything from where one looks now.
    void fit(const Sphere& content);
    // Moves back until these points are in the view, with a margin; never nearer.
    void include(const std::vector<Eigen::Vector3d>& points);
    void rotate(const QPointF& pixels);
    void pan(const QPointF& pixels);
    void zoom(double factor);
    void centreOn(const Eigen::Vector3d& point);
    // What there is to see: the clipping planes and the depth cue follow from it.
    void setContent(const Sphere& content);
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
    // At a point.
    double pixelsPerAngstrom(const Eigen::Vector3d& point) const;
    struct Ray {
        Eigen::Vector3d origin, direction;
    };
    Ray ray(const QPointF& position) const;
    // Unit vectors of the scene as seen: x to the right, y up, z to the viewer.
    Eigen::Matrix3d axes() const;
    // Å before the camera: where the content begins and ends, and the clipping planes.
    struct Depths {
        double front, back, nearest, most;
    };
    Depths depths() const;

private:
    Eigen::Matrix4d composite() const;
    vtkCamera* camera() const;
    VtkView& m_view;
    Sphere m_content;
};

}  // namespace mtp::ui
