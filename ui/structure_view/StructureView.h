// The 3D view of a configuration that all pages share: atoms, bonds, cell, handles that scale it.
#pragma once

#include <QColor>
#include <QPointer>
#include <QSurfaceFormat>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/Frame.h"
#include "ui/structure_view/AtomColours.h"

class QLabel;
class QTimer;

namespace mtp::ui {

class StructureOverlay;
class StructureScene;
class ViewCamera;
class ViewMouse;
class ViewTools;
class VtkView;

// Left-drag rotates, right-drag or Shift+left-drag pans, the wheel zooms; click selects, Ctrl
// toggles, Shift adds, Ctrl+drag draws a rubber band (with Shift it adds); double-click on an atom
// centres it, elsewhere resets. Two, three or four selected atoms are measured. Large structures
// are drawn simpler while they move. Without OpenGL a text stands in and everything else works.
class StructureView : public QWidget {
    Q_OBJECT

public:
    enum class AtomLabels { None, Elements, Numbers };
    enum class Colouring { Elements, Forces, Coordination };
    struct LegendLine {
        QString text;
        QColor colour;
    };

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
    // Colours by a number for each atom, with a colour bar; absent: as setColouring() says.
    void setAtomValues(std::optional<AtomValues> values);
    void setCaption(const QString& caption);
    void setLegendVisible(bool isVisible);
    // Under the elements, such as the units that move as wholes.
    void setExtraLegend(std::vector<LegendLine> lines);

    void setWrapped(bool isWrapped);
    bool isWrapped() const { return m_isWrapped; }
    void setBondsVisible(bool isVisible);
    bool areBondsVisible() const { return m_showsBonds; }
    void setPerspective(bool isPerspective);
    bool isPerspective() const;
    void setLabels(AtomLabels labels);
    AtomLabels labels() const { return m_labels; }
    void setColouring(Colouring colouring);
    Colouring colouring() const { return m_colouring; }
    // The frame's own forces as arrows.
    void setForcesVisible(bool isVisible);
    bool areForcesVisible() const { return m_showsForces; }
    // Cells shown along a, b, c.
    void setImages(const std::array<int, 3>& images);
    const std::array<int, 3>& images() const { return m_images; }
    // Elements whose coordination polyhedra are drawn.
    void setPolyhedra(std::vector<std::string> centres);
    const std::vector<std::string>& polyhedra() const { return m_polyhedra; }

    void setSelectedAtoms(const std::vector<int>& atoms);
    std::vector<int> selectedAtoms() const { return m_selection; }
    // "Li1–Cl12  2.310 Å" of the atoms selected last, at most four; empty otherwise.
    QString measurement() const;

    void resetCamera();
    // Looks along -direction with the direction pointing at the viewer; Å, any length.
    void viewAlong(const Eigen::Vector3d& direction);
    // From now on both turn, move and zoom together.
    void linkCamera(StructureView& other);
    // Looks as the other does, once.
    void matchCamera(const StructureView& other);

    QImage image() const;
    // With legend and axes, this many pixels wide; the height follows the view's shape.
    QImage image(int width, bool isTransparent) const;
    // Lets the view's export offer a movie: `frameAt` is asked for frames 0 .. frameCount - 1.
    void setMovieSource(int frameCount, std::function<Frame(int)> frameAt);
    int movieFrameCount() const { return m_movieFrameCount; }
    Frame movieFrame(int index) const { return m_movieFrame(index); }

    // In widget coordinates; (-1, -1) where there is none or no OpenGL. For tests and tool tips.
    QPoint handlePosition(int handle) const;
    int handleCount() const;
    QPoint atomPosition(int atom) const;
    // Whether something is left out because the view moves.
    bool isSimplified() const { return m_isSimplified; }

signals:
    void atomClicked(int atom, Qt::KeyboardModifiers modifiers);
    void selectionChanged();
    void scaleStarted();
    // Linear factor against the cell at the press; axis 0, 1, 2 of the cell, or -1 for all three.
    // The page answers with setFrame().
    void scaleDragged(double linearFactor, int axis);
    void scaleDropped(double linearFactor, int axis);
    void rendered();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectMouse();
    void select(int atom, Qt::KeyboardModifiers modifiers);
    void selectInside(const QRect& band, Qt::KeyboardModifiers modifiers);
    void showSelection();
    void showFrame();
    void showColours();
    void applyTheme();
    void updateLegend();
    // Everything over the picture that moves with the camera.
    void updateOverlay();
    void cameraMoved(bool isFirst);
    void settle();
    void redraw();
    std::optional<AtomValues> shownValues() const;
    std::vector<QColor> colours() const;

    VtkView* m_gl = nullptr;  // none without OpenGL
    std::unique_ptr<StructureScene> m_scene;
    std::unique_ptr<ViewCamera> m_camera;
    ViewMouse* m_mouse = nullptr;
    StructureOverlay* m_overlay;
    QLabel* m_empty;
    ViewTools* m_tools;
    QTimer* m_settle;
    std::vector<QPointer<StructureView>> m_linked;

    std::optional<Frame> m_frame;
    std::optional<AtomValues> m_ownValues;
    std::vector<int> m_selection;
    std::vector<LegendLine> m_extraLegend;
    QString m_arrowLegend;
    bool m_hasLegend = true;
    bool m_isWrapped = true;
    bool m_showsBonds = true;
    bool m_showsForces = false;
    bool m_isSimplified = false;
    AtomLabels m_labels = AtomLabels::None;
    Colouring m_colouring = Colouring::Elements;
    std::array<int, 3> m_images{1, 1, 1};
    std::vector<std::string> m_polyhedra;
    int m_movieFrameCount = 0;
    std::function<Frame(int)> m_movieFrame;
};

}  // namespace mtp::ui
