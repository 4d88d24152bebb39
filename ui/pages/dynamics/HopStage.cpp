#include "ui/pages/dynamics/HopStage.h"

#include <QEvent>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/TableRows.h"
#include "core/dynamics/FormalCharges.h"
#include "core/dynamics/HopTables.h"
#include "ui/plots/LinkedPointPlot.h"
#include "ui/plots/MarkedPlot.h"
#include "ui/structure_view/AtomColours.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostTracks = 2000;
constexpr double kSmallAtoms = 0.5;  // of the usual ball, so that tracks are seen among them

constexpr ColumnKey<std::string> kKind{"kind"};

// The atoms at the centres of polyhedra.
std::vector<std::string> cationsOf(const std::vector<std::string>& species) {
    std::vector<std::string> cations;
    for (const std::string& name : species)
        if (formalCharge(name).value_or(0) > 0)
            cations.push_back(name);
    return cations;
}

// The hops with what they are, for the raster.
Table rasterTable(const Displacements& motion, const Hops& hops, const Cascades& cascades) {
    std::vector<bool> isInCascade(hops.all.size());
    for (const Cascade& cascade : cascades.all)
        for (const std::size_t hop : cascade.hops)
            isInCascade[hop] = true;
    TableRows rows(columns::kHopTime, columns::kHopIon, columns::kHopLength, kKind);
    for (std::size_t i = 0; i < hops.all.size(); ++i)
        rows.add(
            static_cast<double>(hops.all[i].frame) * motion.spacing,
            static_cast<int>(hops.all[i].ion), hops.all[i].length,
            (isInCascade[i] ? HopStage::tr("in a cascade") : HopStage::tr("alone")).toStdString());
    return rows.table();
}

}  // namespace

HopStage::HopStage(FrameReader frames, QWidget* parent)
    : QWidget(parent), m_frames(std::move(frames)) {
    build();
    connectParts();
    draw();
}

void HopStage::build() {
    m_view = new StructureView;
    m_view->setObjectName("hopView");
    m_view->setEmptyText(tr("Hops are drawn here when the run has been analysed"));
    m_survival = new MarkedPlot;
    m_survival->setObjectName("survivalPlot");
    m_survival->setTitle(tr("Survival of p_hop"));
    m_survival->setKeyLabel(tr("p_hop, Å²"));
    m_survival->setLogarithmic(Plot::Axis::X, true);
    m_survival->setLogarithmic(Plot::Axis::Y, true);
    m_survival->setEmptyText(tr("The threshold of hops is dragged here"));
    m_raster = new LinkedPointPlot;
    m_raster->setObjectName("hopRaster");
    m_raster->setTitle(tr("Hops"));
    m_raster->setAxisLabels(tr("Time, ps"), tr("Ion"));
    m_raster->setEmptyText(tr("A dot for each hop, joined in cascades"));
    m_hops = new NumberTable;
    m_hops->setObjectName("hopTable");
    m_cascades = new NumberTable;
    m_cascades->setObjectName("cascadeTable");
    m_lists = new QTabWidget;
    m_lists->setDocumentMode(true);
    m_lists->addTab(m_hops, tr("Hops"));
    m_lists->addTab(m_cascades, tr("Cascades"));
    auto* upper = new QSplitter(Qt::Horizontal);
    upper->addWidget(m_view);
    upper->addWidget(m_survival);
    upper->setSizes({600, 400});
    auto* lower = new QSplitter(Qt::Horizontal);
    lower->addWidget(m_raster);
    lower->addWidget(m_lists);
    lower->setSizes({600, 400});
    auto* both = new QSplitter(Qt::Vertical);
    both->addWidget(upper);
    both->addWidget(lower);
    both->setSizes({420, 330});
    for (QSplitter* splitter : {upper, lower, both})
        splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGap, 0, 0);
    column->addWidget(both);
}

void HopStage::connectParts() {
    connect(m_survival, &MarkedPlot::markMoved, this, &HopStage::thresholdMoved);
    connect(m_raster, &PointPlot::pointClicked, this,
            [this](int row) { choose(static_cast<std::size_t>(row)); });
    connect(m_hops, &NumberTable::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_hops->hasFocus())
            choose(static_cast<std::size_t>(row));
    });
    connect(m_cascades, &NumberTable::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_cascades->hasFocus())
            choose(m_result->dynamics->cascades.all[static_cast<std::size_t>(row)].hops.front());
    });
}

void HopStage::show(std::shared_ptr<const DynamicsResult> result) {
    m_result = std::move(result);
    m_chosen.reset();
    draw();
    showFrame();
    markChosen();
}

void HopStage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void HopStage::draw() {
    drawRaster();
    drawSurvival();
    if (!m_result) {
        m_hops->setTable({});
        m_cascades->setTable({});
        return;
    }
    const Dynamics& dynamics = *m_result->dynamics;
    m_hops->setTable(hopTable(*m_result->motion, dynamics.hops));
    m_cascades->setTable(cascadeSizeTable(*m_result->motion, dynamics.hops, dynamics.cascades));
    const auto count = static_cast<int>(dynamics.cascades.all.size());
    m_lists->setTabText(1, tr("%Ln cascade(s)", nullptr, count));
    m_lists->setTabText(0, tr("%Ln hop(s)", nullptr, static_cast<int>(dynamics.hops.all.size())));
}

void HopStage::drawRaster() {
    if (!m_result) {
        m_raster->setLinks({});
        return m_raster->setPoints(Table(), {}, {}, {});
    }
    const Dynamics& dynamics = *m_result->dynamics;
    m_raster->setPoints(rasterTable(*m_result->motion, dynamics.hops, dynamics.cascades),
                        columns::kHopTime.name, columns::kHopIon.name, kKind.name);
    std::vector<std::pair<int, int>> links;
    for (const auto& [from, to] : dynamics.cascades.edges)
        links.emplace_back(static_cast<int>(from), static_cast<int>(to));
    m_raster->setLinks(links);
    m_raster->setAxisLabels(tr("Time, ps"), tr("Ion"));
}

void HopStage::drawSurvival() {
    if (!m_result || !m_result->survival) {
        m_survival->setMark(std::nullopt, {});
        return m_survival->setCurves({}, {}, {});
    }
    m_survival->setCurves(*m_result->survival, columns::kHopThreshold.name,
                          {{.column = columns::kSurvival.name,
                            .label = QString::fromStdString(m_result->motion->ion),
                            .colour = runColour(0, isDarkPalette(palette()))}});
    const double threshold = m_result->dynamics->hops.threshold;
    m_survival->setMark(threshold, tr("%1 Å²").arg(numberText(threshold, 2)));
}

const Cascade* HopStage::cascadeOf(std::size_t hop) const {
    for (const Cascade& cascade : m_result->dynamics->cascades.all)
        if (std::binary_search(cascade.hops.begin(), cascade.hops.end(), hop))
            return &cascade;
    return nullptr;
}

void HopStage::choose(std::optional<std::size_t> hop) {
    if (!m_result || (hop && *hop >= m_result->dynamics->hops.all.size()))
        hop.reset();
    if (hop == m_chosen)
        return;
    m_chosen = hop;
    showFrame();
    markChosen();
}

void HopStage::markChosen() {
    showTracks();
    if (!m_result)
        return;
    const Dynamics& dynamics = *m_result->dynamics;
    std::vector<bool> hops(dynamics.hops.all.size()), cascades(dynamics.cascades.all.size());
    const Cascade* cascade = m_chosen ? cascadeOf(*m_chosen) : nullptr;
    if (m_chosen)
        hops[*m_chosen] = true;
    if (cascade)
        cascades[static_cast<std::size_t>(cascade - dynamics.cascades.all.data())] = true;
    m_hops->setChosenRows(hops);
    m_cascades->setChosenRows(cascades);
    for (const std::size_t hop : cascade ? cascade->hops : std::vector<std::size_t>())
        hops[hop] = true;
    m_raster->setChosen(hops);
    m_raster->highlightRow(m_chosen ? static_cast<int>(*m_chosen) : -1);
}

// The frame of the chosen hop, or the first one.
void HopStage::showFrame() {
    if (!m_result) {
        m_shownNumber = 0;
        return m_view->clear();
    }
    const std::size_t frame = m_chosen ? m_result->dynamics->hops.all[*m_chosen].frame : 0;
    const std::size_t number = m_result->series->numbers[frame];
    const double time = static_cast<double>(frame) * m_result->motion->spacing;
    m_view->setCaption(withUnit(time, 1, tr("ps")));
    if (std::exchange(m_shownNumber, number) == number)
        return;
    const std::optional<Frame> shown = m_frames(number);
    if (!shown)
        return m_view->clear();
    ViewStyle style = m_view->style();
    style.polyhedra = cationsOf(m_result->motion->framework);
    style.hasBonds = false;
    style.atomScale = kSmallAtoms;
    m_view->setStyle(style);
    m_view->setFrame(*shown);
}

void HopStage::showTracks() {
    if (!m_result)
        return m_view->setTracks({});
    const Displacements& motion = *m_result->motion;
    const std::vector<Hop>& hops = m_result->dynamics->hops.all;
    const Cascade* cascade = m_chosen ? cascadeOf(*m_chosen) : nullptr;
    std::vector<std::size_t> shown;
    if (cascade)
        shown = cascade->hops;
    else if (m_chosen)
        shown = {*m_chosen};
    else
        for (std::size_t hop = 0; hop < std::min(hops.size(), kMostTracks); ++hop)
            shown.push_back(hop);
    // Among the atoms of the frame that is shown.
    const std::size_t frame = m_chosen ? hops[*m_chosen].frame : 0;
    const Eigen::RowVector3d shift = motion.corner + motion.referenceMotion[frame];
    Tracks tracks;
    if (!m_chosen)
        tracks.title = tr("Time of the hop, ps");
    tracks.least = shown.empty() ? 0 : static_cast<double>(hops[shown.front()].frame);
    tracks.most = shown.empty() ? 0 : static_cast<double>(hops[shown.back()].frame);
    const double span = std::max(1.0, tracks.most - tracks.least);
    for (const std::size_t index : shown) {
        const Hop& hop = hops[index];
        Track track;
        track.from = (hop.origin + shift).transpose();
        track.to = (hop.target + shift).transpose();
        track.colour = rampColour((static_cast<double>(hop.frame) - tracks.least) / span);
        if (m_chosen) {
            track.colour = runColour(1, isDarkPalette(palette()));
            track.label = QString::number(tracks.list.size() + 1);
            track.hasGhost = true;
        }
        tracks.list.push_back(std::move(track));
    }
    tracks.least *= motion.spacing;
    tracks.most *= motion.spacing;
    m_view->setTracks(std::move(tracks));
}

}  // namespace mtp::ui

#include "moc_HopStage.cpp"
