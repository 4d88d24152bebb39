// The 3D view of a configuration that all pages share: atoms, bonds, cell, handles that scale it.
#pragma once

#include <QColor>
#include <QSurfaceFormat>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/Frame.h"

class QLabel;
class QToolButton;

namespace mtp::ui {

class StructureOverlay;
class StructureScene;
class ViewCamera;
class VtkView;

// Left-drag rotates, right-drag or Shift+left-drag pans, the wheel zooms; click selects, Ctrl
// toggles, Shift adds; double-click on an atom centres it, elsewhere resets. Without OpenGL a text
// stands in and everything else still works.
class StructureView : public QWidget {
    Q_OBJECT

public:
    explicit StructureView(QWidget* parent = nullptr);
    ~StructureView() override;

    // To be the default format before the first window is made.
    static QSurfaceFormat surfaceFormat();

    // Keeps the camera, but for the first frame and after clear().
    void setFrame(const Frame& frame);
    void clear();
    void setEmptyText(const QString& text);
    bool hasFrame() const { return m_frame.has_value(); }
    const Frame& frame() const { return *m_frame; }

    // A reference cell, drawn about the same centre.
    void setGhostCell(const std::optional<Cell>& cell);
    void setHandlesVisible(bool isVisible);
    // One vector per atom; the longest is 2 Å long on the screen, the legend says what it is.
    void setArrows(const std::optional<Positions>& vectors, const QString& legend);
    // One per atom; empty: the elements' colours.
    void setAtomColours(const std::vector<QColor>& colours);
    void setCaption(const QString& caption);
    void setWrapped(bool isWrapped);
    bool isWrapped() const { return m_isWrapped; }

    void setSelectedAtoms(const std::vector<int>& atoms);
    std::vector<int> selectedAtoms() const { return m_selection; }

    void resetCamera();
    // Looks along -direction with the direction pointing at the viewer; Å, any length.
    void viewAlong(const Eigen::Vector3d& direction);
    QImage image() const;

    // In widget coordinates; (-1, -1) where there is none or no OpenGL. For tests and tool tips.
    QPoint handlePosition(int handle) const;
    int handleCount() const;
    QPoint atomPosition(int atom) const;

signals:
    void atomClicked(int atom, Qt::KeyboardModifiers modifiers);
    void selectionChanged();
    void scaleStarted();
    // Linear factor against the cell at the press; the page answers with setFrame().
    void scaleDragged(double linearFactor);
    void scaleDropped(double linearFactor);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Rotate, Pan, Scale };

    void buildTools();
    void addTool(const QString& iconName, const QString& tip, void (StructureView::*slot)());
    void press(QMouseEvent* event);
    void move(QMouseEvent* event);
    void release(QMouseEvent* event);
    void doubleClick(QMouseEvent* event);
    void select(int atom, Qt::KeyboardModifiers modifiers);
    int atomAt(const QPointF& position) const;
    int handleAt(const QPointF& position) const;
    double dragFactor(const QPointF& position) const;
    std::vector<QColor> coloursOf(const Frame& frame) const;
    void applyTheme();
    void updateOverlay();
    void redraw();
    void toggleBonds();
    void togglePerspective();
    void toggleWrap();
    void saveImage();

    VtkView* m_gl = nullptr;  // none without OpenGL
    std::unique_ptr<StructureScene> m_scene;
    std::unique_ptr<ViewCamera> m_camera;
    StructureOverlay* m_overlay;
    QLabel* m_empty;
    QWidget* m_tools;

    std::optional<Frame> m_frame;
    std::vector<QColor> m_ownColours;
    std::vector<int> m_selection;
    QString m_arrowLegend;
    bool m_isWrapped = true;
    bool m_hasHandles = false;
    bool m_showsBonds = true;
    int m_hoveredHandle = -1;
    Drag m_drag = Drag::None;
    bool m_hasMoved = false;
    QPointF m_pressedAt, m_lastAt;
    QPointF m_handleAtPress, m_centreAtPress;
};

}  // namespace mtp::ui
