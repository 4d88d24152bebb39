#include "ui/pages/dynamics/HopView.h"

#include <algorithm>
#include <cmath>

#include "core/dynamics/FormalCharges.h"
#include "core/dynamics/RunFrames.h"
#include "ui/pages/FramePlayer.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Ramp.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostTracks = 2000;
constexpr std::size_t kMostTrails = 200;
constexpr double kTrailTime = 10;  // ps, before and after the present
constexpr std::size_t kMostTrailFrames = 100;
constexpr double kCascadeRadius = 10;  // Å, of what is seen around a chosen hop
constexpr double kSmallAtoms = 0.5;    // of the usual ball, so that tracks are seen among them

// The atoms at the centres of polyhedra.
std::vector<std::string> cationsOf(const std::vector<std::string>& species) {
    std::vector<std::string> cations;
    for (const std::string& name : species)
        if (formalCharge(name).value_or(0) > 0)
            cations.push_back(name);
    return cations;
}

QColor cagedColour(bool isDark) {
    return runColour(0, isDark);
}

QColor hoppingColour(bool isDark) {
    return runColour(1, isDark);
}

}  // namespace

HopView::HopView(QObject* parent)
    : QObject(parent), m_view(new StructureView), m_player(new FramePlayer) {
    m_view->setObjectName("hopView");
    m_view->setEmptyText(tr("Hops are drawn here when the run has been analysed"));
    m_player->setObjectName("hopPlayer");
    connect(m_player, &FramePlayer::frameChanged, this, [this] {
        showFrame();
        emit frameShown(frame());
    });
    connect(m_view, &StructureView::trackClicked, this,
            [this](int track) { emit hopClicked(m_drawn[static_cast<std::size_t>(track)]); });
    connect(m_view, &StructureView::selectionChanged, this, &HopView::followAtoms);
}

// Several atoms are selected to be measured; they choose nothing.
void HopView::followAtoms() {
    const std::vector<int> atoms = m_view->selectedAtoms();
    if (!m_result || atoms.size() > 1)
        return;
    if (atoms.empty())
        return emit nothingClicked();
    const std::vector<std::size_t>& ions = m_result->motion->atoms;
    const auto found = std::find(ions.begin(), ions.end(), static_cast<std::size_t>(atoms.front()));
    if (found != ions.end())
        emit ionClicked(static_cast<std::size_t>(found - ions.begin()));
}

std::size_t HopView::frame() const {
    return static_cast<std::size_t>(m_player->frame());
}

bool HopView::isDark() const {
    return isDarkPalette(m_view->palette());
}

void HopView::show(std::shared_ptr<const DynamicsResult> result, const HopSelection& selection) {
    const bool isSame = m_result && result && m_result->request.path == result->request.path;
    const std::size_t before = frame();
    const bool hasSameFrames = isSame && m_result->series == result->series;
    m_result = std::move(result);
    m_selection = selection;
    if (!m_result) {
        m_player->setFrameCount(0);
        return m_view->clear();
    }
    if (!isSame) {
        m_view->clear();
        takeStyle();
    }
    if (hasSameFrames) {
        m_view->setAtomColours(colours());
        showMotion();
    } else {
        m_player->setFrameCount(static_cast<int>(m_result->series->frameCount()));
        if (isSame)
            m_player->setFrame(static_cast<int>(before));
        showFrame();
        emit frameShown(frame());
    }
}

void HopView::takeStyle() {
    ViewStyle style = m_view->style();
    style.polyhedra = cationsOf(m_result->motion->framework);
    style.hasBonds = false;
    style.atomScale = kSmallAtoms;
    m_view->setStyle(style);
}

void HopView::choose(const HopSelection& selection) {
    m_selection = selection;
    if (m_result && selection.hop)
        goTo(m_result->dynamics->hops.all[*selection.hop].frame);
    if (m_result)
        showMotion();
}

void HopView::lookAtChosen() {
    if (!m_result || !m_selection.hop)
        return;
    const auto found = std::find(m_drawn.begin(), m_drawn.end(), *m_selection.hop);
    if (found != m_drawn.end())
        m_view->lookAtTrack(static_cast<int>(found - m_drawn.begin()), kCascadeRadius);
}

void HopView::goTo(std::size_t frame) {
    m_player->setFrame(static_cast<int>(frame));
}

void HopView::draw() {
    if (m_result)
        showFrame();
}

void HopView::showFrame() {
    if (!m_result)
        return;
    m_view->setFrame(frameAt(*m_result->series, frame()), colours());
    m_player->setCaption(
        withUnit(static_cast<double>(frame()) * m_result->motion->spacing, 1, tr("ps")));
    showMotion();
}

// Of all atoms: grey but for the ions. Empty, and all as usual, if nothing says which ions hop.
std::vector<QColor> HopView::colours() {
    const Displacements& motion = *m_result->motion;
    m_isHopping = hoppingIons(motion, m_result->dynamics->caged, frame());
    if (m_isHopping.empty())
        return {};
    const QColor grey = blended(m_view->palette().color(QPalette::Base),
                                m_view->palette().color(QPalette::WindowText), 0.45);
    std::vector<QColor> colours(m_result->series->atomCount(), grey);
    for (std::size_t ion = 0; ion < motion.ionCount(); ++ion)
        colours[motion.atoms[ion]] =
            m_isHopping[ion] ? hoppingColour(isDark()) : cagedColour(isDark());
    return colours;
}

void HopView::showMotion() {
    const QString ion = QString::fromStdString(m_result->motion->ion);
    if (m_isHopping.empty())
        m_view->setExtraLegend({});
    else
        m_view->setExtraLegend({{tr("%1, caged").arg(ion), cagedColour(isDark())},
                                {tr("%1, hopping").arg(ion), hoppingColour(isDark())}});
    showTracks();
    showTrails();
    showSelection();
}

void HopView::showTracks() {
    const Displacements& motion = *m_result->motion;
    const std::vector<Hop>& hops = m_result->dynamics->hops.all;
    m_drawn = chosenHops(*m_result->dynamics, m_selection);
    if (m_selection.isEmpty())
        // If there are too many, every second one or fewer, of the whole run.
        for (std::size_t hop = 0; hop < hops.size(); hop += 1 + (hops.size() - 1) / kMostTracks)
            m_drawn.push_back(hop);
    // Among the atoms of the frame that is shown.
    const Eigen::RowVector3d shift = motion.corner + motion.referenceMotion[frame()];
    Tracks tracks;
    tracks.title =
        m_selection.isEmpty() && m_drawn.size() < hops.size()
            ? tr("Time of the hop, ps; %L1 of %Ln hop(s)", nullptr, static_cast<int>(hops.size()))
                  .arg(m_drawn.size())
            : tr("Time of the hop, ps");
    const bool isNumbered = m_selection.hop.has_value();
    tracks.least = m_drawn.empty() ? 0 : static_cast<double>(hops[m_drawn.front()].frame);
    tracks.most = m_drawn.empty() ? 0 : static_cast<double>(hops[m_drawn.back()].frame);
    const double span = std::max(1.0, tracks.most - tracks.least);
    for (const std::size_t index : m_drawn) {
        const Hop& hop = hops[index];
        Track track;
        track.from = (hop.origin + shift).transpose();
        track.to = (hop.target + shift).transpose();
        track.colour =
            lineRampColour((static_cast<double>(hop.frame) - tracks.least) / span, isDark());
        if (isNumbered) {
            track.label = QString::number(tracks.list.size() + 1);
            track.hasGhost = true;
            track.beside = (hops[*m_selection.hop].origin + shift).transpose();
        }
        tracks.list.push_back(std::move(track));
    }
    tracks.least *= motion.spacing;
    tracks.most *= motion.spacing;
    if (!(tracks.least < tracks.most))
        tracks.title.clear();  // a single time needs no colours
    m_view->setTracks(std::move(tracks));
}

// Of the chosen ions; of those that hop if none is chosen.
void HopView::showTrails() {
    const Displacements& motion = *m_result->motion;
    std::vector<bool> isShown = m_selection.isEmpty() ? m_isHopping : std::vector<bool>();
    isShown.resize(motion.ionCount());
    for (std::size_t ion = 0; ion < motion.ionCount(); ++ion)
        if (m_selection.holds(ion))
            isShown[ion] = true;
    for (const std::size_t hop : chosenHops(*m_result->dynamics, m_selection))
        isShown[m_result->dynamics->hops.all[hop].ion] = true;
    const auto reach = std::min(
        kMostTrailFrames,
        static_cast<std::size_t>(std::max(1LL, std::llround(kTrailTime / motion.spacing))));
    std::vector<Trail> trails;
    for (std::size_t ion = 0; ion < isShown.size() && trails.size() < kMostTrails; ++ion) {
        if (!isShown[ion])
            continue;
        const IonPath path = pathAround(motion, ion, frame(), reach);
        trails.push_back({static_cast<int>(motion.atoms[ion]), path.places, path.present,
                          hoppingColour(isDark())});
    }
    m_view->setTrails(std::move(trails));
}

// Rings around chosen ions and those of the chosen hops; a single one is the selected atom.
void HopView::showSelection() {
    const Displacements& motion = *m_result->motion;
    std::vector<int> ringed;
    for (const std::size_t ion : m_selection.ions)
        ringed.push_back(static_cast<int>(motion.atoms[ion]));
    for (const std::size_t hop : chosenHops(*m_result->dynamics, m_selection)) {
        const auto atom = static_cast<int>(motion.atoms[m_result->dynamics->hops.all[hop].ion]);
        if (std::find(ringed.begin(), ringed.end(), atom) == ringed.end())
            ringed.push_back(atom);
    }
    m_view->setRingedAtoms(std::move(ringed));
    if (m_selection.ion)
        m_view->setSelectedAtoms({static_cast<int>(motion.atoms[*m_selection.ion])});
    else if (m_view->selectedAtoms().size() == 1)
        m_view->setSelectedAtoms({});
}

}  // namespace mtp::ui

#include "moc_HopView.cpp"
