#include "ui/structure_view/ViewMouse.h"

#include <QLineF>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/structure_view/SceneContent.h"
#include "ui/structure_view/StructureScene.h"
#include "ui/structure_view/ViewCamera.h"
#include "ui/structure_view/VtkView.h"

namespace mtp::ui {

namespace {

constexpr double kHandleReach = 10;  // pixels
constexpr double kDragStart = 3;     // pixels before a press becomes a drag
constexpr double kLeastDragFactor = 0.2;
constexpr int kFaceHandles = 6;

}  // namespace

ViewMouse::ViewMouse(StructureScene& scene, ViewCamera& camera, VtkView& view, QObject* parent)
    : QObject(parent), m_scene(scene), m_camera(camera), m_view(view) {
    view.setMouseTracking(true);
    view.installEventFilter(this);
}

void ViewMouse::setHandlesVisible(bool isVisible) {
    m_hasHandles = isVisible;
}

QPoint ViewMouse::handlePosition(int handle) const {
    const auto places = m_hasHandles ? m_scene.handles() : std::vector<Eigen::Vector3d>();
    if (handle < 0 || static_cast<std::size_t>(handle) >= places.size())
        return {-1, -1};
    return m_camera.project(places[static_cast<std::size_t>(handle)]).toPoint();
}

int ViewMouse::handleCount() const {
    return m_hasHandles ? static_cast<int>(m_scene.handles().size()) : 0;
}

bool ViewMouse::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_view || !m_isActive)
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
        case QEvent::MouseButtonPress:
            press(static_cast<QMouseEvent*>(event));
            return true;
        case QEvent::MouseMove:
            move(static_cast<QMouseEvent*>(event));
            return true;
        case QEvent::MouseButtonRelease:
            release(static_cast<QMouseEvent*>(event));
            return true;
        case QEvent::MouseButtonDblClick:
            emit doubleClicked(atomAt(static_cast<QMouseEvent*>(event)->position()));
            return true;
        case QEvent::Wheel: {
            const int steps = static_cast<QWheelEvent*>(event)->angleDelta().y();
            m_camera.zoom(std::pow(kZoomStep, steps / 120.0));
            emit cameraMoved();
            event->accept();
            return true;
        }
        default:
            return QObject::eventFilter(watched, event);
    }
}

void ViewMouse::press(QMouseEvent* event) {
    emit pressed();
    m_pressedAt = m_lastAt = event->position();
    m_hasMoved = false;
    const bool isLeft = event->button() == Qt::LeftButton;
    const bool hasControl = event->modifiers().testFlag(Qt::ControlModifier);
    const int handle = isLeft ? handleAt(event->position()) : -1;
    if (handle >= 0) {
        m_drag = Drag::Scale;
        m_axis = hasControl && handle < kFaceHandles ? handle / 2 : -1;
        m_handleAtPress = handlePosition(handle);
        m_centreAtPress = m_camera.project(Eigen::Vector3d::Zero());
        emit scaleStarted();
    } else if (isLeft && hasControl) {
        m_drag = Drag::Band;
    } else if (isLeft && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_drag = Drag::Rotate;
    } else {
        m_drag = Drag::Pan;
    }
}

void ViewMouse::hover(const QPointF& position) {
    const int handle = handleAt(position);
    if (handle == m_hoveredHandle)
        return;
    m_hoveredHandle = handle;
    m_view.setCursor(handle >= 0 ? Qt::SizeAllCursor : Qt::ArrowCursor);
    emit hoverChanged(handle);
}

void ViewMouse::move(QMouseEvent* event) {
    if (m_drag == Drag::None)
        return hover(event->position());
    if (!m_hasMoved && QLineF(m_pressedAt, event->position()).length() < kDragStart)
        return;
    m_hasMoved = true;
    const QPointF moved = event->position() - m_lastAt;
    m_lastAt = event->position();
    switch (m_drag) {
        case Drag::Scale:
            emit scaleDragged(dragFactor(event->position()), m_axis);
            break;
        case Drag::Band:
            emit bandChanged(band());
            break;
        case Drag::Rotate:
            m_camera.rotate(moved);
            emit cameraMoved();
            break;
        default:
            m_camera.pan(moved);
            emit cameraMoved();
    }
}

void ViewMouse::release(QMouseEvent* event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_lastAt = event->position();
    if (drag == Drag::Scale) {
        if (m_hasMoved)
            emit scaleDropped(dragFactor(event->position()), m_axis);
    } else if (drag == Drag::Band && m_hasMoved) {
        emit bandChanged({});
        emit bandFinished(band(), event->modifiers());
    } else if (!m_hasMoved && event->button() == Qt::LeftButton) {
        click(*event);
    } else if (!m_hasMoved && event->button() == Qt::RightButton) {
        emit menuRequested(atomAt(event->position()), event->globalPosition().toPoint());
    }
}

QRect ViewMouse::band() const {
    return QRectF(m_pressedAt, m_lastAt).normalized().toRect();
}

int ViewMouse::atomAt(const QPointF& position) const {
    const ViewCamera::Ray ray = m_camera.ray(position);
    return m_scene.atoms().pick(ray.origin, ray.direction).index;
}

// What is nearer to the eye, an atom or a track.
void ViewMouse::click(const QMouseEvent& event) {
    const ViewCamera::Ray ray = m_camera.ray(event.position());
    const DrawnAtoms::Hit atom = m_scene.atoms().pick(ray.origin, ray.direction);
    const DrawnAtoms::Hit track =
        pickTrack(m_scene.tracks(), m_scene.atoms(), ray.origin, ray.direction);
    if (track.depth < atom.depth)
        emit trackClicked(track.index);
    else
        emit clicked(atom.index, event.modifiers());
}

int ViewMouse::handleAt(const QPointF& position) const {
    int nearest = -1;
    double nearestLength = kHandleReach;
    for (int handle = 0; handle < handleCount(); ++handle) {
        const double length = QLineF(handlePosition(handle), position).length();
        if (length < nearestLength) {
            nearestLength = length;
            nearest = handle;
        }
    }
    return nearest;
}

double ViewMouse::dragFactor(const QPointF& position) const {
    const QPointF arm = m_handleAtPress - m_centreAtPress;
    const QPointF moved = position - m_pressedAt;
    const double square = QPointF::dotProduct(arm, arm);
    // A handle in front of the centre has no arm on the screen: up is larger.
    if (square < 400)
        return std::max(kLeastDragFactor, 1 - moved.y() / 200);
    return std::max(kLeastDragFactor, 1 + QPointF::dotProduct(moved, arm) / square);
}

}  // namespace mtp::ui

#include "moc_ViewMouse.cpp"
