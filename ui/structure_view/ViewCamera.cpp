#include "ui/structure_view/ViewCamera.h"

#include <vtkCamera.h>
#include <vtkMatrix4x4.h>
#include <vtkRenderer.h>

#include <algorithm>
#include <cmath>

#include "ui/structure_view/VtkView.h"

namespace mtp::ui {

namespace {
constexpr double kViewAngle = 25;  // degrees
constexpr double kDegreesPerPixel = 0.4;
constexpr double kRelativeMargin = 1.05;  // of the extent
}  // namespace

ViewCamera::ViewCamera(VtkView& view) : m_view(view) {
    camera()->SetViewAngle(kViewAngle);
}

vtkCamera* ViewCamera::camera() const {
    return m_view.renderer()->GetActiveCamera();
}

void ViewCamera::reset(const Sphere& content) {
    lookAlong(Eigen::Vector3d(0.35, -1.0, 0.28), content);
}

void ViewCamera::lookAlong(const Eigen::Vector3d& direction, const Sphere& content) {
    const Eigen::Vector3d from = direction.normalized();
    // z points up, unless it is the direction of view.
    const bool isFromTop = std::abs(from.z()) > 0.99;
    camera()->SetViewUp(0, isFromTop ? 1 : 0, isFromTop ? 0 : 1);
    camera()->SetFocalPoint(0, 0, 0);
    camera()->SetPosition(from.x(), from.y(), from.z());
    fit(content);
}

void ViewCamera::fit(const Sphere& content) {
    const Eigen::Vector3d from = axes().row(2).transpose();
    // The angle is that of the height; a narrow view needs more distance to hold the width.
    const double narrow =
        std::max(1.0, static_cast<double>(m_view.height()) / std::max(1, m_view.width()));
    const double radius = kRelativeMargin * content.radius * narrow;
    const double distance = radius / std::sin(kViewAngle / 2 * M_PI / 180);
    const Eigen::Vector3d position = content.centre + from * distance;
    camera()->SetFocalPoint(content.centre.data());
    camera()->SetPosition(position.data());
    camera()->SetParallelScale(radius);
    setContent(content);
}

void ViewCamera::include(const std::vector<Eigen::Vector3d>& points) {
    constexpr double kEdge = 0.94;  // of half the view
    constexpr int kMostSteps = 200;
    const auto isInside = [this](const Eigen::Vector3d& point) {
        const Eigen::Vector4d clip = composite() * point.homogeneous();
        return clip.w() > 0 && clip.head<2>().cwiseAbs().maxCoeff() <= kEdge * clip.w();
    };
    for (int step = 0; step < kMostSteps; ++step) {
        if (std::all_of(points.begin(), points.end(), isInside))
            return;
        zoom(0.98);
    }
}

void ViewCamera::setContent(const Sphere& content) {
    m_content = content;
    const Depths depth = depths();
    camera()->SetClippingRange(depth.nearest, depth.most);
}

ViewCamera::Depths ViewCamera::depths() const {
    const Eigen::Vector3d toContent = m_content.centre - Eigen::Vector3d(camera()->GetPosition());
    const double depth = -toContent.dot(axes().row(2).transpose());
    const double radius = m_content.radius;
    // Handles, selection and arrows stand out a little from the cell.
    const double reach = 2 * radius + 5;
    return {depth - radius, depth + radius, std::max(0.01 * reach, depth - reach),
            std::max(0.02 * reach, depth + reach)};
}

void ViewCamera::rotate(const QPointF& pixels) {
    camera()->Azimuth(-pixels.x() * kDegreesPerPixel);
    camera()->Elevation(pixels.y() * kDegreesPerPixel);
    camera()->OrthogonalizeViewUp();
    setContent(m_content);
}

void ViewCamera::pan(const QPointF& pixels) {
    const double perPixel = 1 / pixelsPerAngstrom();
    const Eigen::Matrix3d seen = axes();
    const Eigen::Vector3d shift =
        perPixel * (-pixels.x() * seen.row(0) + pixels.y() * seen.row(1)).transpose();
    const Eigen::Vector3d focus = Eigen::Vector3d(camera()->GetFocalPoint()) + shift;
    const Eigen::Vector3d position = Eigen::Vector3d(camera()->GetPosition()) + shift;
    camera()->SetFocalPoint(focus.data());
    camera()->SetPosition(position.data());
    setContent(m_content);
}

void ViewCamera::zoom(double factor) {
    if (camera()->GetParallelProjection())
        camera()->SetParallelScale(camera()->GetParallelScale() / factor);
    else
        camera()->Dolly(factor);
    setContent(m_content);
}

void ViewCamera::centreOn(const Eigen::Vector3d& point) {
    const Eigen::Vector3d shift = point - Eigen::Vector3d(camera()->GetFocalPoint());
    const Eigen::Vector3d position = Eigen::Vector3d(camera()->GetPosition()) + shift;
    camera()->SetFocalPoint(point.data());
    camera()->SetPosition(position.data());
    setContent(m_content);
}

void ViewCamera::setPerspective(bool isPerspective) {
    camera()->SetParallelProjection(!isPerspective);
}

bool ViewCamera::isPerspective() const {
    return !camera()->GetParallelProjection();
}

ViewCamera::State ViewCamera::state() const {
    return {Eigen::Vector3d(camera()->GetPosition()), Eigen::Vector3d(camera()->GetFocalPoint()),
            Eigen::Vector3d(camera()->GetViewUp()), camera()->GetParallelScale(), isPerspective()};
}

void ViewCamera::setState(const State& state) {
    camera()->SetPosition(state.position.x(), state.position.y(), state.position.z());
    camera()->SetFocalPoint(state.focus.x(), state.focus.y(), state.focus.z());
    camera()->SetViewUp(state.up.x(), state.up.y(), state.up.z());
    camera()->SetParallelScale(state.parallelScale);
    setPerspective(state.isPerspective);
    setContent(m_content);
}

Eigen::Matrix4d ViewCamera::toWidget() const {
    Eigen::Matrix4d pixels = Eigen::Matrix4d::Identity();
    pixels(0, 0) = pixels(0, 3) = m_view.width() / 2.0;
    pixels(1, 1) = -m_view.height() / 2.0;
    pixels(1, 3) = m_view.height() / 2.0;
    return pixels * composite();
}

double ViewCamera::pixelsPerAngstrom() const {
    const double half = isPerspective()
                            ? camera()->GetDistance() * std::tan(kViewAngle / 2 * M_PI / 180)
                            : camera()->GetParallelScale();
    return m_view.height() / (2 * half);
}

double ViewCamera::pixelsPerAngstrom(const Eigen::Vector3d& point) const {
    const Eigen::Vector3d from = point - Eigen::Vector3d(camera()->GetPosition());
    const double depth = -from.dot(axes().row(2).transpose());
    return isPerspective() ? pixelsPerAngstrom() * camera()->GetDistance() / std::max(depth, 0.1)
                           : pixelsPerAngstrom();
}

Eigen::Matrix4d ViewCamera::composite() const {
    const double aspect = static_cast<double>(m_view.width()) / std::max(1, m_view.height());
    const vtkMatrix4x4* matrix = camera()->GetCompositeProjectionTransformMatrix(aspect, -1, 1);
    return Eigen::Map<const Eigen::Matrix<double, 4, 4, Eigen::RowMajor>>(matrix->GetData());
}

QPointF ViewCamera::project(const Eigen::Vector3d& point) const {
    const Eigen::Vector4d pixel = toWidget() * point.homogeneous();
    return {pixel.x() / pixel.w(), pixel.y() / pixel.w()};
}

ViewCamera::Ray ViewCamera::ray(const QPointF& position) const {
    const double x = 2 * position.x() / m_view.width() - 1;
    const double y = 1 - 2 * position.y() / m_view.height();
    const Eigen::Matrix4d inverse = composite().inverse();
    const Eigen::Vector4d near = inverse * Eigen::Vector4d(x, y, -1, 1);
    const Eigen::Vector4d far = inverse * Eigen::Vector4d(x, y, 1, 1);
    const Eigen::Vector3d origin = near.hnormalized();
    return {origin, (far.hnormalized() - origin).normalized()};
}

Eigen::Matrix3d ViewCamera::axes() const {
    const vtkMatrix4x4* matrix = camera()->GetViewTransformMatrix();
    return Eigen::Map<const Eigen::Matrix<double, 4, 4, Eigen::RowMajor>>(matrix->GetData())
        .topLeftCorner<3, 3>();
}

}  // namespace mtp::ui
