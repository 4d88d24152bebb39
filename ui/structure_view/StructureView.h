// The 3D view of a configuration that all pages share: atoms, bonds, cell, handles that scale it.
#pragma once

#include <QColor>
#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/Frame.h"
#include "ui/structure_view/AtomColours.h"
#include "ui/structure_view/RenderBudget.h"
#include "ui/structure_view/Tracks.h"
#include "ui/structure_view/ViewStyle.h"

class QLabel;
class QTimer;

namespace mtp::ui {

class StructureOverlay;
class StructureScene;
class ViewCamera;
class ViewMouse;
class ViewTools;
class VtkView;

// Shows a frame in 3D.
//
//     auto* view = new StructureView;
//     view->setFrame(frame);
//     view->setArrows(frame.labels.forces, tr("Forces"));
//     view->setSelection({12, 45});  // shows their distance
//
// Left-drag rotates, right-drag or Shift+left-drag pans, the wheel zooms; click selects, Ctrl
// toggles, Shift adds, Ctrl+drag draws a rubber band (with Shift it adds); double-click on an atom
// centres it, elsewhere resets; right-click opens a menu. Two, three or four selected atoms are
// measured. On slow renderers the picture is simpler while it moves. Without OpenGL a text stands
// in and everything else works.
class StructureView : public QWidget {
    Q_OBJECT

public:
    struct LegendLine {
        QString text;
        QColor colour;
    };

    explicit StructureView(QWidget* parent = nullptr);
    ~StructureView() override;

    // Keeps the camera, but for the first frame and after clear(). Colours: one for each atom, in
    // place of those of the elements.
    void setFrame(const Frame& frame, std::vector<QColor> colours = {});
    void clear();
    void setEmptyText(const QString& text);
    bool hasFrame() const { return m_frame.has_value(); }
    const Frame& frame() const { return *m_frame; }

    // A reference cell, drawn about the same centre.
    void setGhostCell(const std::optional<Cell>& cell);
    void setHandlesVisible(bool isVisible);
    // Other colours for the same frame.
    void setAtomColours(std::vector<QColor> colours);
    // One vector per atom; the longest is 2 Å long on the screen, the legend says what it is.
    void setArrows(const std::optional<Positions>& vectors, const QString& legend);
    // Stay until others are set or clear(), whatever the frame.
    void setTracks(Tracks tracks);
    // Of atoms of the frame; they stay as tracks do.
    void setTrails(std::vector<Trail> trails);
    // Colours by a number for each atom, with a colour bar; absent: as the style says.
    void setAtomValues(std::optional<AtomValues> values);
    // Rings around atoms that are to be found, such as those of the largest errors; the selection
    // stays as it is. Atoms that a later frame does not have lose theirs.
    void setRingedAtoms(std::vector<int> atoms);
    void setCaption(const QString& caption);
    void setLegendVisible(bool isVisible);
    // Under the elements, such as the units that move as wholes.
    void setExtraLegend(std::vector<LegendLine> lines);

    const ViewStyle& style() const { return m_style; }
    // Other numbers of periodic images bring all of them into the view.
    void setStyle(const ViewStyle& style);
    void setPerspective(bool isPerspective);
    bool isPerspective() const;

    void setSelectedAtoms(const std::vector<int>& atoms);
    std::vector<int> selectedAtoms() const { return m_selection; }
    // As setSelectedAtoms(), and tells that the user chose them.
    void chooseAtoms(const std::vector<int>& atoms);
    // "Li1–Cl12  2.310 Å" of the atoms selected last, at most four; empty otherwise.
    QString measurement() const;

    void resetCamera();
    // Looks along -direction with the direction pointing at the viewer; Å, any length.
    void viewAlong(const Eigen::Vector3d& direction);
    void centreOn(int atom);
    // Centres a track, and comes so near that a ball of this radius (Å) fills the view; stays if it
    // is nearer.
    void lookAtTrack(int track, double radius);
    // From now on both turn, move and zoom together.
    void linkCamera(StructureView& other);
    // Looks as the other does, once.
    void matchCamera(const StructureView& other);

    // As fine as the picture is at rest.
    QImage image() const;
    // With legend and axes, this many pixels wide; the height follows the view's shape.
    QImage image(int width, bool isTransparent) const;
    void copyImage();
    // Lets the view's export offer a movie: `frameAt` is asked for frames 0 .. frameCount - 1.
    void setMovieSource(int frameCount, std::function<Frame(int)> frameAt);
    int movieFrameCount() const { return m_movieFrameCount; }
    Frame movieFrame(int index) const { return m_movieFrame(index); }

    // In widget coordinates; (-1, -1) without one or without OpenGL. For tests and tool tips.
    QPoint handlePosition(int handle) const;
    int handleCount() const;
    QPoint atomPosition(int atom) const;
    // The middle of a track.
    QPoint trackPosition(int track) const;
    // Bonds drawn as wholes, those of images too.
    std::size_t bondCount() const;
    // Whether something is left out because the view moves.
    bool isSimplified() const { return m_isSimplified; }

signals:
    void atomClicked(int atom, Qt::KeyboardModifiers modifiers);
    // By its place in what setTracks() took.
    void trackClicked(int track);
    void selectionChanged();
    void scaleStarted();
    // Linear factor against the cell at the press; axis 0, 1, 2 of the cell, or -1 for all three.
    // The page answers with setFrame().
    void scaleDragged(double linearFactor, int axis);
    void scaleDropped(double linearFactor, int axis);
    void rendered();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void makeScene();
    void connectMouse();
    void openMenu(int atom, const QPoint& globalPosition);
    void showSelection();
    void showFrame();
    void showColours();
    void applyTheme();
    void applyShading(double pixelScale, int height);
    void updateLegend();
    // Everything over the picture that moves with the camera.
    void updateOverlay();
    void cameraMoved(bool isFirst);
    // Draws simply until nothing has changed for a moment.
    void startMoving();
    void settle();
    void redraw();
    std::optional<AtomValues> shownValues() const;
    std::vector<QColor> shownColours() const;
    QPointF middleOf(const Track& track) const;

    VtkView* m_gl = nullptr;  // none without OpenGL
    std::unique_ptr<StructureScene> m_scene;
    std::unique_ptr<ViewCamera> m_camera;
    ViewMouse* m_mouse = nullptr;
    StructureOverlay* m_overlay;
    QLabel* m_empty;
    ViewTools* m_tools;
    QTimer* m_settle;
    RenderBudget m_budget;
    QElapsedTimer m_sinceFrame;
    std::vector<QPointer<StructureView>> m_linked;

    std::optional<Frame> m_frame;
    ViewStyle m_style;
    std::optional<AtomValues> m_ownValues;
    std::vector<QColor> m_ownColours;  // one for each atom, or none
    std::vector<int> m_selection;
    std::vector<int> m_ringed;
    std::vector<LegendLine> m_extraLegend;
    QString m_arrowLegend;
    Tracks m_tracks;
    bool m_hasLegend = true;
    bool m_isSimplified = false;
    int m_movieFrameCount = 0;
    std::function<Frame(int)> m_movieFrame;
};

}  // namespace mtp::ui
