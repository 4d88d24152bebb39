#include "ui/structure_view/StructureView.h"

#include <QLabel>
#include <QTimer>
#include <algorithm>

#include "ui/structure_view/AtomSelection.h"
#include "ui/structure_view/SceneShading.h"
#include "ui/structure_view/StructureOverlay.h"
#include "ui/structure_view/StructureScene.h"
#include "ui/structure_view/Surface.h"
#include "ui/structure_view/ViewCamera.h"
#include "ui/structure_view/ViewMouse.h"
#include "ui/structure_view/ViewNotes.h"
#include "ui/structure_view/ViewTools.h"
#include "ui/structure_view/VtkView.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kSettleMs = 180;   // at rest: everything is drawn again
constexpr int kPlayingMs = 400;  // frames that follow faster are a movie
// While the view moves, from this many drawn atoms on, bonds are left out, or all but dots.
constexpr std::size_t kManyAtoms = 1500;
constexpr std::size_t kVeryManyAtoms = 20000;
constexpr double kDepthCue = 0.5;  // share of the background at the back
constexpr double kOutline = 1.1;   // pixels of the widget

}  // namespace

StructureView::StructureView(QWidget* parent)
    : QWidget(parent)
    , m_overlay(new StructureOverlay(this))
    , m_empty(new QLabel(this))
    , m_tools(new ViewTools(*this))
    , m_settle(new QTimer(this)) {
    setMinimumSize(200, 160);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Structure"));
    if (isOpenGLAvailable())
        makeScene();
    else
        m_empty->setText(tr("The 3D view needs OpenGL"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(32);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_tools->setEnabled(m_gl != nullptr);
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    connect(m_settle, &QTimer::timeout, this, &StructureView::settle);
    applyTheme();
    clear();
}

StructureView::~StructureView() = default;

void StructureView::makeScene() {
    m_gl = new VtkView(this);
    m_gl->lower();
    m_scene = std::make_unique<StructureScene>(m_gl->renderer());
    m_camera = std::make_unique<ViewCamera>(*m_gl);
    m_mouse = new ViewMouse(*m_scene, *m_camera, *m_gl, this);
    connectMouse();
    connect(m_gl, &VtkView::rendered, this, [this] {
        if (m_settle->isActive())
            m_settle->start();  // rest begins when the picture is there, however long it took
        emit rendered();
    });
    connect(m_gl, &VtkView::aboutToRender, this, &StructureView::applyShading);
    connect(m_gl, &VtkView::timed, this, [this](RenderQuality quality, double milliseconds) {
        m_budget.record(quality, milliseconds);
    });
}

void StructureView::connectMouse() {
    connect(m_mouse, &ViewMouse::pressed, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_mouse, &ViewMouse::cameraMoved, this, [this] { cameraMoved(true); });
    connect(m_mouse, &ViewMouse::hoverChanged, this, [this](int handle) {
        m_scene->setHandles(m_mouse->hasHandles(), handle);
        redraw();
    });
    connect(m_mouse, &ViewMouse::clicked, this, [this](int atom, Qt::KeyboardModifiers modifiers) {
        chooseAtoms(selectionAfterClick(m_selection, atom, modifiers));
        if (atom >= 0)
            emit atomClicked(atom, modifiers);
    });
    connect(m_mouse, &ViewMouse::trackClicked, this, &StructureView::trackClicked);
    connect(m_mouse, &ViewMouse::doubleClicked, this, [this](int atom) {
        if (atom < 0)
            resetCamera();
        else
            centreOn(atom);
    });
    connect(m_mouse, &ViewMouse::menuRequested, this, &StructureView::openMenu);
    connect(m_mouse, &ViewMouse::bandChanged, m_overlay, &StructureOverlay::setBand);
    connect(m_mouse, &ViewMouse::bandFinished, this,
            [this](const QRect& band, Qt::KeyboardModifiers modifiers) {
                const bool isAdding = modifiers.testFlag(Qt::ShiftModifier);
                chooseAtoms(withAtomsInside(isAdding ? m_selection : std::vector<int>(), band,
                                            m_scene->atoms(), *m_camera));
            });
    connect(m_mouse, &ViewMouse::scaleStarted, this, &StructureView::scaleStarted);
    connect(m_mouse, &ViewMouse::scaleDragged, this, &StructureView::scaleDragged);
    connect(m_mouse, &ViewMouse::scaleDropped, this, &StructureView::scaleDropped);
}

void StructureView::setFrame(const Frame& frame, std::vector<QColor> colours) {
    const bool isFirst = !m_frame;
    if (isFirst || frame.atomCount() != m_frame->atomCount())
        m_budget.forget();
    m_frame = frame;
    m_ownColours = std::move(colours);
    m_empty->setVisible(!m_gl);
    m_overlay->show();
    m_tools->show();
    const auto isGone = [&](int atom) {
        return static_cast<std::size_t>(atom) >= frame.atomCount();
    };
    std::erase_if(m_selection, isGone);
    std::erase_if(m_ringed, isGone);
    if (m_gl) {
        m_mouse->setActive(true);
        if (!isFirst && m_sinceFrame.isValid() && m_sinceFrame.elapsed() < kPlayingMs)
            startMoving();
        m_sinceFrame.start();
        showFrame();
        if (isFirst)
            m_camera->reset(m_scene->atoms().bounds());
    }
    updateOverlay();
}

void StructureView::showFrame() {
    if (!m_gl || !m_frame)
        return;
    m_scene->setFrame(*m_frame, shownColours(),
                      {{m_style.isWrapped, m_style.images, m_style.atomScale},
                       m_style.hasBonds,
                       m_style.cutoffs,
                       m_style.polyhedra});
    m_scene->setArrows(StructureScene::Arrows::Forces,
                       m_style.hasForces ? m_frame->labels.forces : std::nullopt);
    m_scene->setHandles(m_mouse->hasHandles(), m_mouse->hoveredHandle());
    m_camera->setContent(m_scene->atoms().bounds());
    if (m_mouse->isScaling()) {
        m_camera->include(m_scene->handles());  // the handle stays under the eyes
        cameraMoved(true);
    }
    updateLegend();
    updateOverlay();
    redraw();
}

void StructureView::clear() {
    m_frame.reset();
    m_selection.clear();
    m_ringed.clear();
    m_arrowLegend.clear();
    m_tracks = {};
    m_ownValues.reset();
    m_ownColours.clear();
    m_extraLegend.clear();
    m_sinceFrame.invalidate();
    m_empty->show();
    m_overlay->hide();
    m_tools->hide();
    if (m_gl) {
        m_mouse->setActive(false);
        m_scene->clear();
    }
    redraw();
}

void StructureView::setEmptyText(const QString& text) {
    if (m_gl)
        m_empty->setText(text);
}

void StructureView::setGhostCell(const std::optional<Cell>& cell) {
    if (m_scene)
        m_scene->setGhostCell(cell);
    redraw();
}

void StructureView::setHandlesVisible(bool isVisible) {
    if (!m_gl)
        return;
    m_mouse->setHandlesVisible(isVisible);
    m_scene->setHandles(isVisible && m_frame, m_mouse->hoveredHandle());
    redraw();
}

void StructureView::setArrows(const std::optional<Positions>& vectors, const QString& legend) {
    m_arrowLegend = vectors ? legend : QString();
    if (m_scene)
        m_scene->setArrows(StructureScene::Arrows::Errors, vectors);
    updateLegend();
    redraw();
}

void StructureView::setAtomValues(std::optional<AtomValues> values) {
    m_ownValues = std::move(values);
    showColours();
}

void StructureView::setAtomColours(std::vector<QColor> colours) {
    m_ownColours = std::move(colours);
    showColours();
}

void StructureView::showColours() {
    if (m_scene && m_frame)
        m_scene->setColours(shownColours());
    updateLegend();
    redraw();
}

std::optional<AtomValues> StructureView::shownValues() const {
    return m_ownValues && m_ownValues->values.size() == m_frame->atomCount()
               ? m_ownValues
               : valuesOf(*m_frame, m_style.colouring, m_style.cutoffs);
}

std::vector<QColor> StructureView::shownColours() const {
    const std::optional<AtomValues> values = shownValues();
    return !values && m_ownColours.size() == m_frame->atomCount() ? m_ownColours
                                                                  : coloursOf(*m_frame, values);
}

void StructureView::setRingedAtoms(std::vector<int> atoms) {
    m_ringed = std::move(atoms);
    std::erase_if(m_ringed, [this](int atom) {
        return !m_frame || static_cast<std::size_t>(atom) >= m_frame->atomCount();
    });
    updateOverlay();
}

void StructureView::setTracks(Tracks tracks) {
    m_tracks = std::move(tracks);
    if (m_scene)
        m_scene->setTracks(m_tracks.list);
    updateLegend();
    updateOverlay();
    redraw();
}

void StructureView::setTrails(std::vector<Trail> trails) {
    if (m_scene)
        m_scene->setTrails(std::move(trails));
    redraw();
}

void StructureView::setCaption(const QString& caption) {
    m_overlay->setCaption(caption);
}

void StructureView::setExtraLegend(std::vector<LegendLine> lines) {
    m_extraLegend = std::move(lines);
    updateLegend();
}

void StructureView::setLegendVisible(bool isVisible) {
    m_hasLegend = isVisible;
    updateLegend();
}

void StructureView::setStyle(const ViewStyle& style) {
    const bool hasOtherImages = style.images != m_style.images;
    m_style = style;
    m_budget.forget();
    if (m_gl)
        m_gl->setOcclusion(style.hasOcclusion);
    showFrame();
    if (!m_gl || !m_frame)
        return;
    if (hasOtherImages)
        m_camera->fit(m_scene->atoms().bounds());
    cameraMoved(hasOtherImages);  // a slider moves what is drawn, too
}

void StructureView::setPerspective(bool isPerspective) {
    if (m_camera)
        m_camera->setPerspective(isPerspective);
    cameraMoved(true);
}

bool StructureView::isPerspective() const {
    return !m_camera || m_camera->isPerspective();
}

void StructureView::setSelectedAtoms(const std::vector<int>& atoms) {
    m_selection = atoms;
    showSelection();
}

void StructureView::chooseAtoms(const std::vector<int>& atoms) {
    setSelectedAtoms(atoms);
    emit selectionChanged();
}

void StructureView::showSelection() {
    if (m_scene)
        m_scene->setSelection(m_selection);
    updateOverlay();
    redraw();
}

QString StructureView::measurement() const {
    return m_frame ? measurementOf(*m_frame, m_selection) : QString();
}

void StructureView::resetCamera() {
    if (m_gl)
        m_camera->reset(m_scene->atoms().bounds());
    cameraMoved(true);
}

void StructureView::viewAlong(const Eigen::Vector3d& direction) {
    if (m_gl && direction.norm() > 0)
        m_camera->lookAlong(direction, m_scene->atoms().bounds());
    cameraMoved(true);
}

void StructureView::centreOn(int atom) {
    if (m_gl)
        m_camera->centreOn(m_scene->atomPosition(atom));
    cameraMoved(true);
}

void StructureView::linkCamera(StructureView& other) {
    m_linked.emplace_back(&other);
    other.m_linked.emplace_back(this);
}

void StructureView::matchCamera(const StructureView& other) {
    if (m_gl && other.m_gl)
        m_camera->setState(other.m_camera->state());
    cameraMoved(false);
}

// The first view that moves takes the others along; those do not pass it on.
void StructureView::cameraMoved(bool isFirst) {
    if (!m_gl)
        return;
    startMoving();
    updateOverlay();
    redraw();
    if (!isFirst)
        return;
    for (const auto& other : m_linked)
        if (other && other->m_gl) {
            other->m_camera->setState(m_camera->state());
            other->cameraMoved(false);
        }
}

void StructureView::startMoving() {
    m_gl->setQuality(m_budget.quality(true));
    const std::size_t drawn = m_scene->atoms().positions.size();
    if (drawn >= kManyAtoms && !m_budget.isFast()) {
        m_isSimplified = true;
        m_scene->setDetail(drawn >= kVeryManyAtoms ? StructureScene::Detail::Dots
                                                   : StructureScene::Detail::AtomsAndCell,
                           2 * m_scene->atoms().meanRadius() * m_camera->pixelsPerAngstrom() *
                               devicePixelRatioF());
    }
    m_settle->start();
}

void StructureView::settle() {
    m_isSimplified = false;
    m_settle->stop();
    m_gl->setQuality(m_budget.quality(false));
    m_scene->setDetail(StructureScene::Detail::Full, 1);
    updateOverlay();
    redraw();
}

void StructureView::setMovieSource(int frameCount, std::function<Frame(int)> frameAt) {
    m_movieFrameCount = frameCount;
    m_movieFrame = std::move(frameAt);
}

QPoint StructureView::handlePosition(int handle) const {
    return m_gl && m_frame ? m_mouse->handlePosition(handle) : QPoint(-1, -1);
}

int StructureView::handleCount() const {
    return m_gl && m_frame ? m_mouse->handleCount() : 0;
}

QPoint StructureView::atomPosition(int atom) const {
    if (!m_gl || atom < 0 || static_cast<std::size_t>(atom) >= m_scene->atoms().atomCount)
        return {-1, -1};
    return m_camera->project(m_scene->atomPosition(atom)).toPoint();
}

std::size_t StructureView::bondCount() const {
    return m_scene ? m_scene->bondCount() : 0;
}

void StructureView::applyTheme() {
    if (m_gl) {
        setBackground(*m_gl, palette().color(QPalette::Base));
        const bool isDark = isDarkPalette(palette());
        m_scene->setInk(palette().color(QPalette::WindowText),
                        isDark ? QColor(0x56, 0xB4, 0xE9) : QColor(0x00, 0x72, 0xB2),
                        isDark ? QColor(0xF0, 0xE4, 0x42) : QColor(0xD5, 0x5E, 0x00));
    }
    redraw();
}

void StructureView::applyShading(double pixelScale, int height) {
    const ViewCamera::Depths depths = m_camera->depths();
    m_scene->setShading({palette().color(QPalette::Base), m_style.hasDepthCue ? kDepthCue : 0,
                         depths.front, depths.back, depths.nearest, depths.most,
                         !m_camera->isPerspective(), kOutline * pixelScale, height / 2.0},
                        pixelScale);
}

void StructureView::redraw() {
    if (m_gl)
        m_gl->redraw();
}

}  // namespace mtp::ui

#include "moc_StructureView.cpp"
