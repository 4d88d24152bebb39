#include "ui/structure_view/StructureView.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <algorithm>
#include <map>

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

constexpr double kZoomStep = 1.1;
constexpr double kKeyTurn = 30;  // pixels of a drag
constexpr int kSettleMs = 180;   // at rest: everything is drawn again
// While the view moves, from this many drawn atoms on, bonds are left out, or all but dots.
constexpr std::size_t kManyAtoms = 1500;
constexpr std::size_t kVeryManyAtoms = 20000;

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
    if (isOpenGLAvailable()) {
        m_gl = new VtkView(this);
        m_gl->lower();
        m_scene = std::make_unique<StructureScene>(m_gl->renderer());
        m_camera = std::make_unique<ViewCamera>(*m_gl);
        m_mouse = new ViewMouse(*m_scene, *m_camera, *m_gl, this);
        connectMouse();
        connect(m_gl, &VtkView::rendered, this, &StructureView::rendered);
    } else {
        m_empty->setText(tr("The 3D view needs OpenGL"));
    }
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

void StructureView::connectMouse() {
    connect(m_mouse, &ViewMouse::pressed, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_mouse, &ViewMouse::cameraMoved, this, [this] { cameraMoved(true); });
    connect(m_mouse, &ViewMouse::hoverChanged, this, [this](int handle) {
        m_scene->setHandles(m_mouse->hasHandles(), handle);
        redraw();
    });
    connect(m_mouse, &ViewMouse::clicked, this, &StructureView::select);
    connect(m_mouse, &ViewMouse::doubleClicked, this, [this](int atom) {
        if (atom < 0)
            return resetCamera();
        m_camera->centreOn(m_scene->atomPosition(atom));
        cameraMoved(true);
    });
    connect(m_mouse, &ViewMouse::bandChanged, m_overlay, &StructureOverlay::setBand);
    connect(m_mouse, &ViewMouse::bandFinished, this, &StructureView::selectInside);
    connect(m_mouse, &ViewMouse::scaleStarted, this, &StructureView::scaleStarted);
    connect(m_mouse, &ViewMouse::scaleDragged, this, &StructureView::scaleDragged);
    connect(m_mouse, &ViewMouse::scaleDropped, this, &StructureView::scaleDropped);
}

void StructureView::setFrame(const Frame& frame) {
    const bool isFirst = !m_frame;
    m_frame = frame;
    m_empty->setVisible(!m_gl);
    m_overlay->show();
    m_tools->show();
    std::erase_if(m_selection,
                  [&](int atom) { return static_cast<std::size_t>(atom) >= frame.atomCount(); });
    if (m_gl) {
        m_mouse->setActive(true);
        showFrame();
        if (isFirst)
            m_camera->reset(m_scene->extent());
    }
    updateOverlay();
}

void StructureView::showFrame() {
    if (!m_gl || !m_frame)
        return;
    m_scene->setFrame(*m_frame, colours(), {m_isWrapped, m_images, m_polyhedra});
    m_scene->setArrows(StructureScene::Arrows::Forces,
                       m_showsForces ? m_frame->labels.forces : std::nullopt);
    m_scene->setHandles(m_mouse->hasHandles(), m_mouse->hoveredHandle());
    m_camera->setExtent(m_scene->extent());
    updateLegend();
    updateOverlay();
    redraw();
}

void StructureView::clear() {
    m_frame.reset();
    m_selection.clear();
    m_arrowLegend.clear();
    m_ownValues.reset();
    m_extraLegend.clear();
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

void StructureView::setColouring(Colouring colouring) {
    m_colouring = colouring;
    showColours();
}

void StructureView::showColours() {
    if (m_scene && m_frame)
        m_scene->setColours(colours());
    updateLegend();
    redraw();
}

std::optional<AtomValues> StructureView::shownValues() const {
    return m_ownValues && m_ownValues->values.size() == m_frame->atomCount()
               ? m_ownValues
               : valuesOf(*m_frame, m_colouring);
}

std::vector<QColor> StructureView::colours() const {
    const auto values = shownValues();
    return values ? valueColours(*values) : elementColours(*m_frame);
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

void StructureView::setWrapped(bool isWrapped) {
    m_isWrapped = isWrapped;
    showFrame();
}

void StructureView::setBondsVisible(bool isVisible) {
    m_showsBonds = isVisible;
    if (m_scene)
        m_scene->setBondsVisible(isVisible);
    redraw();
}

void StructureView::setPerspective(bool isPerspective) {
    if (m_camera)
        m_camera->setPerspective(isPerspective);
    cameraMoved(true);
}

bool StructureView::isPerspective() const {
    return !m_camera || m_camera->isPerspective();
}

void StructureView::setLabels(AtomLabels labels) {
    m_labels = labels;
    updateOverlay();
}

void StructureView::setForcesVisible(bool isVisible) {
    m_showsForces = isVisible;
    showFrame();
}

void StructureView::setImages(const std::array<int, 3>& images) {
    m_images = images;
    showFrame();
}

void StructureView::setPolyhedra(std::vector<std::string> centres) {
    m_polyhedra = std::move(centres);
    showFrame();
}

void StructureView::setSelectedAtoms(const std::vector<int>& atoms) {
    m_selection = atoms;
    showSelection();
}

QString StructureView::measurement() const {
    return m_frame ? measurementOf(*m_frame, m_selection) : QString();
}

void StructureView::resetCamera() {
    if (m_gl)
        m_camera->reset(m_scene->extent());
    cameraMoved(true);
}

void StructureView::viewAlong(const Eigen::Vector3d& direction) {
    if (m_gl && direction.norm() > 0)
        m_camera->lookAlong(direction, m_scene->extent());
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
    const std::size_t drawn =
        m_scene->atomCount() * static_cast<std::size_t>(m_images[0] * m_images[1] * m_images[2]);
    if (drawn >= kManyAtoms) {
        m_isSimplified = true;
        m_scene->setDetail(
            drawn >= kVeryManyAtoms ? StructureScene::Detail::Dots
                                    : StructureScene::Detail::AtomsAndCell,
            2 * m_scene->meanRadius() * m_camera->pixelsPerAngstrom() * devicePixelRatioF());
        m_settle->start();
    }
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

void StructureView::settle() {
    m_isSimplified = false;
    m_scene->setDetail(StructureScene::Detail::Full, 1);
    updateOverlay();
    redraw();
}

QImage StructureView::image() const {
    if (!m_gl)
        return const_cast<StructureView*>(this)->grab().toImage();
    QImage picture = m_gl->grabFramebuffer();
    QPainter painter(&picture);
    m_overlay->render(&painter, {}, {}, QWidget::DrawChildren);
    return picture;
}

QImage StructureView::image(int width, bool isTransparent) const {
    const double scale = static_cast<double>(width) / std::max(1, this->width());
    const QSize size(width, std::max(1, qRound(height() * scale)));
    if (!m_gl)
        return image().scaled(size);
    // Drawn at twice the size and averaged: smooth edges without multisampling.
    constexpr int kMostPixels = 8192;
    const bool isSmoothed = 2 * std::max(size.width(), size.height()) <= kMostPixels;
    QImage picture = m_gl->picture(isSmoothed ? 2 * size : size, isTransparent);
    if (isSmoothed)
        picture = picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainter painter(&picture);
    painter.scale(scale, scale);
    m_overlay->paint(painter);
    return picture;
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
    if (!m_gl || atom < 0 || static_cast<std::size_t>(atom) >= m_scene->atomCount())
        return {-1, -1};
    return m_camera->project(m_scene->atomPosition(atom)).toPoint();
}

void StructureView::select(int atom, Qt::KeyboardModifiers modifiers) {
    const auto found = std::find(m_selection.begin(), m_selection.end(), atom);
    const bool isSelected = found != m_selection.end();
    if (atom < 0 && modifiers == Qt::NoModifier) {
        m_selection.clear();
    } else if (atom >= 0 && modifiers.testFlag(Qt::ControlModifier) && isSelected) {
        m_selection.erase(found);
    } else if (atom >= 0 && modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) {
        if (!isSelected)
            m_selection.push_back(atom);
    } else if (atom >= 0) {
        m_selection = {atom};
    }
    showSelection();
    emit selectionChanged();
    if (atom >= 0)
        emit atomClicked(atom, modifiers);
}

void StructureView::selectInside(const QRect& band, Qt::KeyboardModifiers modifiers) {
    if (!modifiers.testFlag(Qt::ShiftModifier))
        m_selection.clear();
    const Eigen::Matrix4d toWidget = m_camera->toWidget();
    for (std::size_t atom = 0; atom < m_scene->atomCount(); ++atom) {
        const int index = static_cast<int>(atom);
        const Eigen::Vector4d at = toWidget * m_scene->atomPosition(index).homogeneous();
        if (QRectF(band).contains(at.x() / at.w(), at.y() / at.w()) &&
            std::find(m_selection.begin(), m_selection.end(), index) == m_selection.end())
            m_selection.push_back(index);
    }
    showSelection();
    emit selectionChanged();
}

void StructureView::showSelection() {
    if (m_scene)
        m_scene->setSelection(m_selection);
    updateOverlay();
    redraw();
}

void StructureView::updateLegend() {
    if (!m_frame)
        return;
    const auto values = shownValues();
    auto legend = m_hasLegend ? elementLegend(*m_frame, colours())
                              : std::vector<StructureOverlay::LegendEntry>();
    for (const LegendLine& line : m_extraLegend)
        legend.push_back({line.text, line.colour});
    if (m_showsForces && m_frame->labels.forces)
        legend.push_back({QStringLiteral("→ ") + tr("Forces, eV/Å"), QColor()});
    if (!m_arrowLegend.isEmpty())
        legend.push_back({QStringLiteral("→ ") + m_arrowLegend, QColor()});
    m_overlay->setLegend(std::move(legend));
    m_overlay->setColourBar(
        values ? std::optional(StructureOverlay::ColourBar{values->title, rangeOf(*values).first,
                                                           rangeOf(*values).second})
               : std::nullopt);
}

void StructureView::updateOverlay() {
    if (!m_frame || !m_camera)
        return;
    std::vector<Eigen::Vector3d> axes;
    if (m_frame->cell.volume() > 0)
        for (int axis = 0; axis < 3; ++axis)
            axes.emplace_back(m_camera->axes() *
                              m_frame->cell.vectors.row(axis).transpose().normalized());
    m_overlay->setAxes(std::move(axes));
    const QString measured = measurement();
    QPolygonF line;
    for (int atom : measured.isEmpty() ? std::vector<int>() : m_selection)
        line << m_camera->project(m_scene->atomPosition(atom));
    m_overlay->setMeasurement(line, measured);
    std::vector<StructureOverlay::Label> labels;
    if (m_labels != AtomLabels::None && !m_isSimplified)
        for (int atom : labelledAtoms(*m_frame, m_selection))
            labels.push_back({m_camera->project(m_scene->atomPosition(atom)),
                              labelOf(*m_frame, atom, m_labels)});
    m_overlay->setLabels(std::move(labels));
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

void StructureView::redraw() {
    if (m_gl)
        m_gl->update();
}

void StructureView::resizeEvent(QResizeEvent*) {
    if (m_gl)
        m_gl->setGeometry(rect());
    m_overlay->setGeometry(rect());
    m_empty->setGeometry(rect());
    m_tools->adjustSize();
    m_tools->move(width() - m_tools->width() - 4, 4);
    constexpr int kCaptionWidth = 220;
    m_overlay->setTopSpace(width() < m_tools->width() + kCaptionWidth ? m_tools->height() - 8 : 0);
    updateOverlay();
}

void StructureView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QWidget::changeEvent(event);
}

void StructureView::keyPressEvent(QKeyEvent* event) {
    if (!m_gl || !m_frame || event->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::keyPressEvent(event);
    const Eigen::Matrix3d& cell = m_frame->cell.vectors;
    const std::map<int, Eigen::Vector3d> directions{
        {Qt::Key_X, Eigen::Vector3d::UnitX()}, {Qt::Key_Y, Eigen::Vector3d::UnitY()},
        {Qt::Key_Z, Eigen::Vector3d::UnitZ()}, {Qt::Key_A, cell.row(0).transpose()},
        {Qt::Key_B, cell.row(1).transpose()},  {Qt::Key_C, cell.row(2).transpose()}};
    const std::map<int, QPointF> turns{{Qt::Key_Left, {-kKeyTurn, 0}},
                                       {Qt::Key_Right, {kKeyTurn, 0}},
                                       {Qt::Key_Up, {0, -kKeyTurn}},
                                       {Qt::Key_Down, {0, kKeyTurn}}};
    if (const auto direction = directions.find(event->key()); direction != directions.end())
        return viewAlong(direction->second);
    if (const auto turn = turns.find(event->key()); turn != turns.end())
        m_camera->rotate(turn->second);
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)
        m_camera->zoom(event->key() == Qt::Key_Plus ? kZoomStep : 1 / kZoomStep);
    else
        return QWidget::keyPressEvent(event);
    cameraMoved(true);
}

}  // namespace mtp::ui
