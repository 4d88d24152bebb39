#include "ui/structure_view/StructureView.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/model/Element.h"
#include "ui/structure_view/StructureOverlay.h"
#include "ui/structure_view/StructureScene.h"
#include "ui/structure_view/Surface.h"
#include "ui/structure_view/ViewCamera.h"
#include "ui/structure_view/VtkView.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kHandleReach = 10;  // pixels
constexpr double kDragStart = 3;     // pixels before a press becomes a drag
constexpr double kZoomStep = 1.1;
constexpr double kLeastFactor = 0.2;
constexpr double kKeyTurn = 30;  // pixels of a drag

// Colours of types that have no element name (Okabe-Ito).
QColor typeColour(int type) {
    return runColour(type, false);
}

}  // namespace

StructureView::StructureView(QWidget* parent)
    : QWidget(parent)
    , m_overlay(new StructureOverlay(this))
    , m_empty(new QLabel(this))
    , m_tools(new QWidget(this)) {
    setMinimumSize(240, 160);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Structure"));
    if (isOpenGLAvailable()) {
        m_gl = new VtkView(this);
        m_gl->lower();
        m_gl->setMouseTracking(true);
        m_gl->installEventFilter(this);
        m_scene = std::make_unique<StructureScene>(m_gl->renderer());
        m_camera = std::make_unique<ViewCamera>(*m_gl);
    } else {
        m_empty->setText(tr("The 3D view needs OpenGL"));
    }
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(32);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    buildTools();
    applyTheme();
    clear();
}

StructureView::~StructureView() = default;

void StructureView::buildTools() {
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    addTool("reset", tr("Reset the view (double-click)"), &StructureView::resetCamera);
    addTool("bonds", tr("Bonds"), &StructureView::toggleBonds);
    addTool("perspective", tr("Perspective or orthographic"), &StructureView::togglePerspective);
    addTool("wrap", tr("Atoms inside the cell, or as in the file"), &StructureView::toggleWrap);
    addTool("export", tr("Save image…"), &StructureView::saveImage);
    m_tools->setEnabled(m_gl != nullptr);
}

void StructureView::addTool(const QString& iconName, const QString& tip,
                            void (StructureView::*slot)()) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, slot);
    m_tools->layout()->addWidget(button);
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
        m_scene->setFrame(frame, m_isWrapped);
        m_scene->setColours(coloursOf(frame));
        m_scene->setHandles(m_hasHandles, m_hoveredHandle);
        if (isFirst)
            m_camera->reset(m_scene->extent());
        else
            m_camera->setExtent(m_scene->extent());
    }
    updateOverlay();
    redraw();
}

void StructureView::clear() {
    m_frame.reset();
    m_selection.clear();
    m_arrowLegend.clear();
    m_empty->show();
    m_overlay->hide();
    m_tools->hide();
    if (m_scene)
        m_scene->clear();
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
    m_hasHandles = isVisible;
    if (m_scene)
        m_scene->setHandles(isVisible && m_frame, m_hoveredHandle);
    redraw();
}

void StructureView::setArrows(const std::optional<Positions>& vectors, const QString& legend) {
    m_arrowLegend = vectors ? legend : QString();
    if (m_scene)
        m_scene->setArrows(vectors);
    updateOverlay();
    redraw();
}

void StructureView::setAtomColours(const std::vector<QColor>& colours) {
    m_ownColours = colours;
    if (m_scene && m_frame)
        m_scene->setColours(coloursOf(*m_frame));
    redraw();
}

void StructureView::setCaption(const QString& caption) {
    m_overlay->setCaption(caption);
}

void StructureView::setWrapped(bool isWrapped) {
    m_isWrapped = isWrapped;
    if (m_frame)
        setFrame(Frame(*m_frame));
}

void StructureView::setSelectedAtoms(const std::vector<int>& atoms) {
    m_selection = atoms;
    if (m_scene)
        m_scene->setSelection(atoms);
    redraw();
}

void StructureView::resetCamera() {
    if (m_gl)
        m_camera->reset(m_scene->extent());
    redraw();
}

void StructureView::viewAlong(const Eigen::Vector3d& direction) {
    if (m_gl && direction.norm() > 0)
        m_camera->lookAlong(direction, m_scene->extent());
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

QPoint StructureView::handlePosition(int handle) const {
    const auto places = m_gl && m_hasHandles ? m_scene->handles() : std::vector<Eigen::Vector3d>();
    if (handle < 0 || static_cast<std::size_t>(handle) >= places.size())
        return {-1, -1};
    return m_camera->project(places[static_cast<std::size_t>(handle)]).toPoint();
}

int StructureView::handleCount() const {
    return m_gl && m_hasHandles ? static_cast<int>(m_scene->handles().size()) : 0;
}

QPoint StructureView::atomPosition(int atom) const {
    if (!m_gl || atom < 0 || static_cast<std::size_t>(atom) >= m_scene->atomCount())
        return {-1, -1};
    return m_camera->project(m_scene->atomPosition(atom)).toPoint();
}

bool StructureView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_gl || !m_frame)
        return QWidget::eventFilter(watched, event);
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
            doubleClick(static_cast<QMouseEvent*>(event));
            return true;
        case QEvent::Wheel: {
            const int steps = static_cast<QWheelEvent*>(event)->angleDelta().y();
            m_camera->zoom(std::pow(kZoomStep, steps / 120.0));
            updateOverlay();
            redraw();
            event->accept();
            return true;
        }
        default:
            return QWidget::eventFilter(watched, event);
    }
}

void StructureView::press(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    m_pressedAt = m_lastAt = event->position();
    m_hasMoved = false;
    const bool isLeft = event->button() == Qt::LeftButton;
    const int handle = isLeft ? handleAt(event->position()) : -1;
    if (handle >= 0) {
        m_drag = Drag::Scale;
        m_handleAtPress = handlePosition(handle);
        m_centreAtPress = m_camera->project(Eigen::Vector3d::Zero());
        emit scaleStarted();
    } else if (isLeft && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_drag = Drag::Rotate;
    } else {
        m_drag = Drag::Pan;
    }
}

void StructureView::move(QMouseEvent* event) {
    if (m_drag == Drag::None) {
        const int handle = handleAt(event->position());
        if (handle != m_hoveredHandle) {
            m_hoveredHandle = handle;
            m_scene->setHandles(m_hasHandles, handle);
            m_gl->setCursor(handle >= 0 ? Qt::SizeAllCursor : Qt::ArrowCursor);
            redraw();
        }
        return;
    }
    if (!m_hasMoved && QLineF(m_pressedAt, event->position()).length() < kDragStart)
        return;
    m_hasMoved = true;
    const QPointF moved = event->position() - m_lastAt;
    m_lastAt = event->position();
    if (m_drag == Drag::Scale) {
        emit scaleDragged(dragFactor(event->position()));
        return;
    }
    if (m_drag == Drag::Rotate)
        m_camera->rotate(moved);
    else
        m_camera->pan(moved);
    updateOverlay();
    redraw();
}

void StructureView::release(QMouseEvent* event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Scale) {
        if (m_hasMoved)
            emit scaleDropped(dragFactor(event->position()));
        return;
    }
    if (!m_hasMoved && event->button() == Qt::LeftButton)
        select(atomAt(event->position()), event->modifiers());
}

void StructureView::doubleClick(QMouseEvent* event) {
    const int atom = atomAt(event->position());
    if (atom < 0)
        return resetCamera();
    m_camera->centreOn(m_scene->atomPosition(atom));
    redraw();
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
    m_scene->setSelection(m_selection);
    redraw();
    emit selectionChanged();
    if (atom >= 0)
        emit atomClicked(atom, modifiers);
}

int StructureView::atomAt(const QPointF& position) const {
    const ViewCamera::Ray ray = m_camera->ray(position);
    return m_scene->pick(ray.origin, ray.direction);
}

int StructureView::handleAt(const QPointF& position) const {
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

double StructureView::dragFactor(const QPointF& position) const {
    const QPointF arm = m_handleAtPress - m_centreAtPress;
    const QPointF moved = position - m_pressedAt;
    const double square = QPointF::dotProduct(arm, arm);
    // A handle in front of the centre has no arm on the screen: up is larger.
    if (square < 400)
        return std::max(kLeastFactor, 1 - moved.y() / 200);
    return std::max(kLeastFactor, 1 + QPointF::dotProduct(moved, arm) / square);
}

std::vector<QColor> StructureView::coloursOf(const Frame& frame) const {
    if (m_ownColours.size() == frame.atomCount())
        return m_ownColours;
    std::vector<QColor> byType;
    for (std::size_t type = 0; type < frame.species.size(); ++type) {
        const Element* element = findElement(frame.species[type]);
        byType.push_back(element ? QColor(element->rgb[0], element->rgb[1], element->rgb[2])
                                 : typeColour(static_cast<int>(type)));
    }
    std::vector<QColor> colours;
    for (int type : frame.types)
        colours.push_back(static_cast<std::size_t>(type) < byType.size()
                              ? byType[static_cast<std::size_t>(type)]
                              : typeColour(type));
    return colours;
}

void StructureView::updateOverlay() {
    if (!m_frame)
        return;
    std::map<int, std::pair<int, QColor>> counts;
    const std::vector<QColor> colours = coloursOf(*m_frame);
    for (std::size_t i = 0; i < m_frame->atomCount(); ++i) {
        auto& entry = counts[m_frame->types[i]];
        ++entry.first;
        entry.second = colours[i];
    }
    std::vector<StructureOverlay::LegendEntry> legend;
    for (const auto& [type, entry] : counts) {
        const auto index = static_cast<std::size_t>(type);
        const bool isNamed = index < m_frame->species.size() && !m_frame->species[index].empty();
        const QString name =
            isNamed ? QString::fromStdString(m_frame->species[index]) : tr("type %1").arg(type);
        legend.push_back({QStringLiteral("%1  %L2").arg(name).arg(entry.first), entry.second});
    }
    if (!m_arrowLegend.isEmpty())
        legend.push_back({QStringLiteral("→ ") + m_arrowLegend, QColor()});
    m_overlay->setLegend(std::move(legend));
    std::vector<Eigen::Vector3d> axes;
    if (m_camera && m_frame->cell.volume() > 0)
        for (int axis = 0; axis < 3; ++axis)
            axes.emplace_back(m_camera->axes() *
                              m_frame->cell.vectors.row(axis).transpose().normalized());
    m_overlay->setAxes(std::move(axes));
}

void StructureView::applyTheme() {
    const QColor base = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::WindowText);
    if (m_gl) {
        setBackground(*m_gl, base);
        m_scene->setInk(
            text, isDarkPalette(palette()) ? QColor(0xF0, 0xE4, 0x42) : QColor(0xD5, 0x5E, 0x00));
    }
    redraw();
}

void StructureView::redraw() {
    if (m_gl)
        m_gl->update();
}

void StructureView::toggleBonds() {
    m_showsBonds = !m_showsBonds;
    m_scene->setBondsVisible(m_showsBonds);
    redraw();
}

void StructureView::togglePerspective() {
    m_camera->toggleProjection();
    redraw();
}

void StructureView::toggleWrap() {
    setWrapped(!m_isWrapped);
}

void StructureView::saveImage() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save image"), QStringLiteral("structure.png"), tr("Images (*.png)"));
    if (!path.isEmpty())
        image().save(path);
}

void StructureView::resizeEvent(QResizeEvent*) {
    if (m_gl)
        m_gl->setGeometry(rect());
    m_overlay->setGeometry(rect());
    m_empty->setGeometry(rect());
    m_tools->adjustSize();
    m_tools->move(width() - m_tools->width() - 4, 4);
}

void StructureView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QWidget::changeEvent(event);
}

void StructureView::keyPressEvent(QKeyEvent* event) {
    if (!m_gl || !m_frame)
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
        viewAlong(direction->second);
    else if (const auto turn = turns.find(event->key()); turn != turns.end())
        m_camera->rotate(turn->second);
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)
        m_camera->zoom(event->key() == Qt::Key_Plus ? kZoomStep : 1 / kZoomStep);
    else
        return QWidget::keyPressEvent(event);
    updateOverlay();
    redraw();
}

}  // namespace mtp::ui
