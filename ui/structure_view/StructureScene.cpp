#include "ui/structure_view/StructureScene.h"

#include <vtkProperty.h>
#include <vtkRenderer.h>

#include <algorithm>

#include "core/base/Error.h"
#include "ui/structure_view/SceneContent.h"
#include "ui/structure_view/SceneShading.h"

namespace mtp::ui {

namespace {

constexpr double kHandleFraction = 0.022;  // of the cell's largest vector
constexpr double kPolyhedronOpacity = 0.35;
constexpr double kFaintPolyhedronOpacity = 0.08;  // around chosen tracks, which they would hide
constexpr std::size_t kMostWithBonds = 20000;

// Frames that no calculation could read are shown without bonds.
std::vector<Bond> bondsOf(const Frame& frame, const StructureScene::Display& display,
                          std::size_t drawnCount) {
    const bool isNeeded =
        (display.hasBonds && drawnCount <= kMostWithBonds) || !display.polyhedra.empty();
    if (!isNeeded)
        return {};
    try {
        return findBonds(frame, display.cutoffs);
    } catch (const InputError&) {
        return {};
    }
}

}  // namespace

StructureScene::StructureScene(vtkRenderer* renderer)
    : m_atomLayer(SceneLayer::spheres(renderer))
    , m_dotLayer(SceneLayer::dots(renderer))
    , m_bondLayer(SceneLayer::sticks(renderer))
    , m_cellLayer(SceneLayer::lines(renderer, 1.2F, 1))
    , m_handleLayer(SceneLayer::spheres(renderer))
    , m_arrowLayers{SceneLayer::arrows(renderer), SceneLayer::arrows(renderer)}
    , m_ghostLayer(SceneLayer::lines(renderer, 1, 0.45))
    , m_fadingLayer(SceneLayer::sticks(renderer, true))
    , m_polyhedronLayer(SceneLayer::surfaces(renderer, kPolyhedronOpacity))
    , m_selectionLayer(SceneLayer::spheres(renderer))
    , m_trackLayer(SceneLayer::arrows(renderer, true))
    , m_trackGhostLayer(SceneLayer::spheres(renderer))
    , m_trailLayer(SceneLayer::sticks(renderer, true)) {
    m_trackGhostLayer->actor->GetProperty()->SetOpacity(0.35);
    m_selectionLayer->actor->GetProperty()->SetOpacity(0.45);
    clear();
}

StructureScene::~StructureScene() = default;

std::vector<SceneLayer*> StructureScene::layers() const {
    return {m_atomLayer.get(),       m_dotLayer.get(),        m_bondLayer.get(),
            m_cellLayer.get(),       m_handleLayer.get(),     m_ghostLayer.get(),
            m_fadingLayer.get(),     m_polyhedronLayer.get(), m_selectionLayer.get(),
            m_trackGhostLayer.get(), m_trailLayer.get()};
}

void StructureScene::setFrame(const Frame& frame, const std::vector<QColor>& colours,
                              const Display& display) {
    m_atoms = drawnAtoms(frame, display.placement, m_atoms);
    m_colours = colours;
    m_bonds = bondsOf(frame, display, m_atoms.positions.size());
    const auto polyhedra = coordinationPolyhedra(frame, display.polyhedra, m_bonds);
    if (!display.hasBonds || m_atoms.positions.size() > kMostWithBonds)
        m_bonds.clear();
    std::erase_if(m_selection,
                  [this](int atom) { return static_cast<std::size_t>(atom) >= m_atoms.atomCount; });
    for (auto& arrows : m_arrows)
        if (arrows && static_cast<std::size_t>(arrows->rows()) != m_atoms.atomCount)
            arrows.reset();
    showCell(*m_cellLayer, m_atoms.cell);
    showPolyhedra(*m_polyhedronLayer, m_atoms, frame, polyhedra,
                  [this](std::size_t drawn) { return colourOf(drawn); });
    showBondLayers();
    showAtomLayers();
    showSelection();
    setArrows(Arrows::Forces, m_arrows[0]);
    setArrows(Arrows::Errors, m_arrows[1]);
    showTracks(*m_trackLayer, *m_trackGhostLayer, m_atoms, m_tracks);
    showTrails(*m_trailLayer, m_atoms, m_trails);
}

void StructureScene::clear() {
    m_arrows = {};
    m_tracks.clear();
    m_trails.clear();
    m_selection.clear();
    setFrame({}, {}, {});
    setGhostCell({});
    setHandles(false, -1);
}

QColor StructureScene::colourOf(std::size_t drawn) const {
    const std::size_t atom = m_atoms.atomOf(drawn);
    return atom < m_colours.size() ? m_colours[atom] : QColor(Qt::gray);
}

void StructureScene::setColours(const std::vector<QColor>& colours) {
    m_colours = colours;
    showAtomLayers();
    showBondLayers();
}

void StructureScene::setGhostCell(const std::optional<Cell>& cell) {
    showCell(*m_ghostLayer, cell);
}

void StructureScene::setArrows(Arrows kind, const std::optional<Positions>& vectors) {
    m_arrows[static_cast<std::size_t>(kind)] = vectors;
    showArrows(*m_arrowLayers[static_cast<std::size_t>(kind)], m_atoms, vectors);
}

void StructureScene::setTracks(std::vector<Track> tracks) {
    m_tracks = std::move(tracks);
    const bool areChosen = std::any_of(m_tracks.begin(), m_tracks.end(),
                                       [](const Track& track) { return track.hasGhost; });
    m_polyhedronLayer->actor->GetProperty()->SetOpacity(areChosen ? kFaintPolyhedronOpacity
                                                                  : kPolyhedronOpacity);
    showTracks(*m_trackLayer, *m_trackGhostLayer, m_atoms, m_tracks);
}

void StructureScene::setTrails(std::vector<Trail> trails) {
    m_trails = std::move(trails);
    showTrails(*m_trailLayer, m_atoms, m_trails);
}

void StructureScene::setSelection(const std::vector<int>& atoms) {
    m_selection = atoms;
    showSelection();
}

void StructureScene::setInk(const QColor& line, const QColor& forces, const QColor& errors) {
    const auto ink = [](SceneLayer& layer, const QColor& colour) {
        layer.actor->GetProperty()->SetColor(colour.redF(), colour.greenF(), colour.blueF());
    };
    ink(*m_cellLayer, line);
    ink(*m_ghostLayer, line);
    ink(*m_arrowLayers[0], forces);
    ink(*m_arrowLayers[1], errors);
}

void StructureScene::setDetail(Detail detail, double dotSize) {
    m_detail = detail;
    m_dotLayer->actor->GetProperty()->SetPointSize(static_cast<float>(std::max(1.0, dotSize)));
    showDetail();
}

void StructureScene::setShading(const ShadingValues& values, double lineScale) {
    for (SceneLayer* layer : layers()) {
        ui::setShading(*layer->actor, values);
        layer->actor->GetProperty()->SetLineWidth(static_cast<float>(layer->lineWidth * lineScale));
    }
}

void StructureScene::showDetail() {
    const bool hasAtoms = !m_atoms.positions.empty();
    m_atomLayer->actor->SetVisibility(hasAtoms && m_detail != Detail::Dots);
    m_dotLayer->actor->SetVisibility(hasAtoms && m_detail == Detail::Dots);
    const bool hasBonds = !m_bonds.empty() && m_detail == Detail::Full;
    m_bondLayer->actor->SetVisibility(hasBonds && m_bondLayer->data->GetNumberOfPoints() > 0);
    m_fadingLayer->actor->SetVisibility(hasBonds && m_fadingLayer->data->GetNumberOfPoints() > 0);
}

void StructureScene::showAtomLayers() {
    showAtoms(*m_atomLayer, *m_dotLayer, m_atoms,
              [this](std::size_t drawn) { return colourOf(drawn); });
    showDetail();
}

void StructureScene::showBondLayers() {
    m_bondCount = showBonds(*m_bondLayer, *m_fadingLayer, m_atoms, m_bonds,
                            [this](std::size_t drawn) { return colourOf(drawn); });
    showDetail();
}

void StructureScene::showSelection() {
    SphereBuilder spheres;
    for (int atom : m_selection)
        spheres.add(atomPosition(atom), 1.5 * m_atoms.radii[static_cast<std::size_t>(atom)],
                    QColor(255, 200, 0));
    spheres.replace(*m_selectionLayer);
}

void StructureScene::setHandles(bool isVisible, int hovered) {
    SphereBuilder spheres;
    const auto places = isVisible ? handles() : std::vector<Eigen::Vector3d>();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool isHovered = static_cast<int>(i) == hovered;
        const double radius = kHandleFraction * m_atoms.cell->vectors.rowwise().norm().maxCoeff();
        spheres.add(places[i], isHovered ? 1.5 * radius : radius,
                    isHovered ? QColor(0xE6, 0x9F, 0x00) : QColor(0x56, 0xB4, 0xE9));
    }
    spheres.replace(*m_handleLayer);
}

}  // namespace mtp::ui
