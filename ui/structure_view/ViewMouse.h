// What the mouse does in a structure view: turns, moves and zooms it, picks atoms, drags handles.
#pragma once

#include <QObject>
#include <QPointF>
#include <QRect>

class QMouseEvent;

namespace mtp::ui {

class StructureScene;
class ViewCamera;
class VtkView;

// Left-drag rotates, right-drag or Shift+left-drag pans, Ctrl+left-drag draws a rubber band, the
// wheel zooms; a handle of the cell scales it, with Ctrl along its own axis only.
class ViewMouse : public QObject {
    Q_OBJECT

public:
    ViewMouse(StructureScene& scene, ViewCamera& camera, VtkView& view, QObject* parent);

    // Events are taken only while there is something to see.
    void setActive(bool isActive) { m_isActive = isActive; }
    void setHandlesVisible(bool isVisible);
    bool hasHandles() const { return m_hasHandles; }
    bool isScaling() const { return m_drag == Drag::Scale; }
    int hoveredHandle() const { return m_hoveredHandle; }
    QPoint handlePosition(int handle) const;
    int handleCount() const;

signals:
    void pressed();
    void cameraMoved();
    void hoverChanged(int handle);
    void clicked(int atom, Qt::KeyboardModifiers modifiers);
    void trackClicked(int track);
    void doubleClicked(int atom);
    // By the right button, without a drag.
    void menuRequested(int atom, const QPoint& globalPosition);
    void bandChanged(const QRect& band);
    void bandFinished(const QRect& band, Qt::KeyboardModifiers modifiers);
    void scaleStarted();
    // Linear factor against the cell at the press; axis 0, 1, 2, or -1 for all.
    void scaleDragged(double factor, int axis);
    void scaleDropped(double factor, int axis);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Rotate, Pan, Scale, Band };

    void press(QMouseEvent* event);
    void move(QMouseEvent* event);
    void hover(const QPointF& position);
    void release(QMouseEvent* event);
    void click(const QMouseEvent& event);
    int atomAt(const QPointF& position) const;
    int handleAt(const QPointF& position) const;
    double dragFactor(const QPointF& position) const;
    QRect band() const;

    StructureScene& m_scene;
    ViewCamera& m_camera;
    VtkView& m_view;
    bool m_isActive = false;
    bool m_hasHandles = false;
    int m_hoveredHandle = -1;
    Drag m_drag = Drag::None;
    bool m_hasMoved = false;
    int m_axis = -1;
    QPointF m_pressedAt, m_lastAt;
    QPointF m_handleAtPress, m_centreAtPress;
};

}  // namespace mtp::ui
