#include "ui/pages/dynamics/HopStage.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/base/TableRows.h"
#include "core/dynamics/HopTables.h"
#include "core/dynamics/RunFrames.h"
#include "ui/language/CoreText.h"
#include "ui/pages/FramePlayer.h"
#include "ui/pages/dynamics/HopView.h"
#include "ui/pages/dynamics/IonChooser.h"
#include "ui/plots/LinkedPointPlot.h"
#include "ui/plots/MarkedPlot.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr int kRestMs = 150;  // without a change before thousands of tracks are drawn again
constexpr double kRoomAtTheEdges = 0.015;  // of the run, in the raster

constexpr ColumnKey<std::string> kKind{"kind"};

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

// Where chosen hops lie in the survival of p_hop.
CurvePlot::FreeCurve strengthsOf(const Hops& hops, const std::vector<std::size_t>& chosen,
                                 const Table& survival, const QColor& colour) {
    const std::vector<double>& thresholds = survival[columns::kHopThreshold];
    const std::vector<double>& shares = survival[columns::kSurvival];
    CurvePlot::FreeCurve points;
    points.look = {
        .label = HopStage::tr("%Ln chosen hop(s)", nullptr, static_cast<int>(chosen.size())),
        .colour = colour,
        .isPoints = true};
    for (const std::size_t hop : chosen) {
        const double strength = hops.all[hop].strength;
        const auto next = std::lower_bound(thresholds.begin(), thresholds.end(), strength);
        points.x.push_back(strength);
        points.y.push_back(next == thresholds.end()
                               ? shares.back()
                               : shares[static_cast<std::size_t>(next - thresholds.begin())]);
    }
    return points;
}

}  // namespace

HopStage::HopStage(QWidget* parent)
    : QWidget(parent), m_view(new HopView(this)), m_rest(new QTimer(this)) {
    build();
    connectParts();
    m_ions->show(nullptr);
    draw();
    drawSurvival();
    showLabelButton();
}

void HopStage::buildPlots() {
    m_survival = new MarkedPlot;
    m_survival->setObjectName("survivalPlot");
    m_survival->setTitle(tr("Survival of p_hop"));
    m_survival->setKeyLabel(tr("p_hop, Å²"));
    m_survival->setLogarithmic(Plot::Axis::X, true);
    m_survival->setLogarithmic(Plot::Axis::Y, true);
    m_raster = new LinkedPointPlot;
    m_raster->setObjectName("hopRaster");
    m_raster->setTitle(tr("Hops"));
    m_raster->setAxisLabels(tr("Time, ps"), tr("Ion"));
}

// The lists of hops, cascades, strings and ions, and the button that hands their frames to Labels.
QWidget* HopStage::madeLists() {
    m_hops = new NumberTable;
    m_hops->setObjectName("hopTable");
    m_cascades = new NumberTable;
    m_cascades->setObjectName("cascadeTable");
    for (const char* column :
         {columns::kHopLength.name, columns::kHopStrength.name, columns::kCascadeExtent.name})
        for (NumberTable* list : {m_hops, m_cascades})
            list->setMostDecimals(column, 2);
    m_strings = new NumberTable;
    m_strings->setObjectName("stringTable");
    m_lists = new QTabWidget;
    m_lists->setObjectName("hopLists");
    m_lists->setDocumentMode(true);
    m_lists->addTab(m_hops, tr("Hops"));
    m_lists->addTab(m_cascades, tr("Cascades"));
    m_lists->addTab(m_strings, tr("Strings"));
    m_ions = new IonChooser;
    m_lists->addTab(m_ions, tr("Ions"));
    m_lists->setTabToolTip(0, tr("Moves of an ion from one place to another"));
    m_lists->setTabToolTip(1, tr("Hops that follow one another nearby, of different ions"));
    m_lists->setTabToolTip(
        2, tr("Ions that move in the same time, each into the place of another one"));
    m_lists->setTabToolTip(3, tr("Choose ions by what they do"));
    m_toLabels = new QPushButton;
    m_toLabels->setObjectName("hopsToLabels");
    m_toLabels->setToolTip(
        tr("Make configurations of the frames before and after the chosen hops, so that they can "
           "be computed by DFT and trained on"));
    auto* lists = new QWidget;
    auto* listed = new QVBoxLayout(lists);
    listed->setContentsMargins(0, 0, 0, 0);
    listed->addWidget(m_lists, 1);
    listed->addWidget(m_toLabels, 0, Qt::AlignRight);
    return lists;
}

void HopStage::build() {
    buildPlots();
    auto* upper = new QSplitter(Qt::Horizontal);
    upper->addWidget(m_view->view());
    upper->addWidget(m_survival);
    upper->setSizes({600, 400});
    auto* lower = new QSplitter(Qt::Horizontal);
    lower->addWidget(m_raster);
    lower->addWidget(madeLists());
    lower->setSizes({600, 400});
    auto* below = new QWidget;  // the player's time is that of the raster
    auto* rows = new QVBoxLayout(below);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_view->player());
    rows->addWidget(lower, 1);
    auto* both = new QSplitter(Qt::Vertical);
    both->addWidget(upper);
    both->addWidget(below);
    both->setSizes({420, 330});
    for (QSplitter* splitter : {upper, lower, both})
        splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGap, 0, 0);
    column->addWidget(both);
}

void HopStage::connectParts() {
    m_rest->setSingleShot(true);
    m_rest->setInterval(kRestMs);
    connect(m_rest, &QTimer::timeout, this, &HopStage::showInView);
    connect(m_survival, &MarkedPlot::markMoved, this, &HopStage::thresholdMoved);
    connect(m_view, &HopView::frameShown, this, &HopStage::showTime);
    connect(m_view, &HopView::hopClicked, this, [this](std::size_t hop) {
        if (m_result && !m_rest->isActive())  // else it is one of other hops
            choose(selectionOfHop(m_result->dynamics->hops, hop));
    });
    connect(m_view, &HopView::ionClicked, this, [this](std::size_t ion) {
        choose({ion, std::nullopt, {}});
    });
    connect(m_view, &HopView::nothingClicked, this, [this] { choose({}); });
    connect(m_raster, &LinkedPointPlot::cursorMoved, this, [this](double time) {
        if (m_result)
            m_view->goTo(static_cast<std::size_t>(
                std::max(0LL, std::llround(time / m_result->motion->spacing))));
    });
    connect(m_raster, &PointPlot::pointClicked, this,
            [this](int row) { chooseHop(static_cast<std::size_t>(row)); });
    connectIons();
    connect(m_hops, &NumberTable::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            chooseHop(static_cast<std::size_t>(row));
    });
    connect(m_cascades, &NumberTable::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            chooseHop(m_result->dynamics->cascades.all[static_cast<std::size_t>(row)].hops.front());
    });
}

void HopStage::connectIons() {
    connect(m_ions, &IonChooser::ionChosen, this, [this](std::size_t ion) {
        choose({ion, std::nullopt, {}});
    });
    connect(m_ions, &IonChooser::ionsChosen, this, [this](const std::vector<std::size_t>& ions) {
        choose({std::nullopt, std::nullopt, ions});
    });
    connect(m_toLabels, &QPushButton::clicked, this, [this] {
        emit labelsRequested(
            framesOfHops(m_result->dynamics->hops, chosenHops(*m_result->dynamics, m_selection)));
    });
}

void HopStage::show(std::shared_ptr<const DynamicsResult> result) {
    const bool isSameRun = m_result && result && m_result->motion == result->motion;
    if (isSameRun && m_result->request.findsTheSameHops(result->request)) {
        m_result = std::move(result);
        return;
    }
    const HopSelection before = m_selection;
    m_selection = isSameRun ? followedSelection(before, *m_result->dynamics, *result->dynamics)
                            : HopSelection();
    m_result = std::move(result);
    m_ions->show(m_result);
    if (!m_selection.ions.empty())
        m_selection.ions = m_ions->ions();
    draw();
    if (isSameRun)
        m_rest->start();
    else
        showInView();
    markChosen();
    if (m_selection != before)
        emit selectionChanged();
}

void HopStage::showInView() {
    m_rest->stop();
    m_view->show(m_result, m_selection);
}

void HopStage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    draw();
    markChosen();
    m_view->draw();
}

void HopStage::draw() {
    drawRaster();
    if (!m_result) {
        m_hops->setTable({});
        m_cascades->setTable({});
        m_strings->setTable({});
        return;
    }
    const Dynamics& dynamics = *m_result->dynamics;
    // The time is that of the player, which counts frames from 1.
    m_hops->setTable(hopTable(*m_result->motion, dynamics.hops), {columns::kHopFrame.name});
    m_cascades->setTable(cascadeSizeTable(*m_result->motion, dynamics.hops, dynamics.cascades));
    m_strings->setTable(stringTable(dynamics.strings));
    m_lists->setTabToolTip(
        2, dynamics.strings.mean
               ? tr("Ions that move into each other's places within %1 ps: %2 ions in a string")
                     .arg(shortNumberText(dynamics.strings.time, 3),
                          numberText(*dynamics.strings.mean, 2))
               : coreText(dynamics.strings.reason));
    const auto count = static_cast<int>(dynamics.cascades.all.size());
    m_lists->setTabText(1, tr("%Ln cascade(s)", nullptr, count));
    m_lists->setTabText(0, tr("%Ln hop(s)", nullptr, static_cast<int>(dynamics.hops.all.size())));
}

// What is missing, if anything is.
QString HopStage::reasonWithoutHops(const QString& otherwise) const {
    const std::string* reason = m_result ? &m_result->dynamics->hops.reason : nullptr;
    return reason && !reason->empty() ? coreText(*reason) : otherwise;
}

void HopStage::drawRaster() {
    m_raster->setEmptyText(reasonWithoutHops(m_result
                                                 ? tr("There is no hop at this threshold")
                                                 : tr("A dot for each hop, joined in cascades")));
    if (!m_result) {
        m_raster->setLinks({});
        m_raster->setCursor(std::nullopt);
        return m_raster->setPoints(Table(), {}, {}, {});
    }
    const Dynamics& dynamics = *m_result->dynamics;
    m_raster->setPoints(rasterTable(*m_result->motion, dynamics.hops, dynamics.cascades),
                        columns::kHopTime.name, columns::kHopIon.name, kKind.name);
    // The whole run and all ions, with room for the points at the edges.
    const Displacements& motion = *m_result->motion;
    const double span = static_cast<double>(motion.frameCount - 1) * motion.spacing;
    m_raster->setExtent({-kRoomAtTheEdges * span, (1 + kRoomAtTheEdges) * span},
                        {-1, static_cast<double>(motion.ionCount())});
    std::vector<std::pair<int, int>> links;
    for (const auto& [from, to] : dynamics.cascades.edges)
        links.emplace_back(static_cast<int>(from), static_cast<int>(to));
    m_raster->setLinks(links);
    m_raster->setAxisLabels(tr("Time, ps"), tr("Ion"));
}

void HopStage::drawSurvival() {
    m_survival->setEmptyText(reasonWithoutHops(tr("The threshold of hops is dragged here")));
    if (!m_result || !m_result->survival) {
        m_survival->setMark(std::nullopt, {});
        return m_survival->setCurves({}, {}, {});
    }
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::FreeCurve> curves{
        {{.label = QString::fromStdString(m_result->motion->ion), .colour = runColour(0, isDark)},
         (*m_result->survival)[columns::kHopThreshold],
         (*m_result->survival)[columns::kSurvival]}};
    if (!m_selection.isEmpty())
        curves.push_back(strengthsOf(m_result->dynamics->hops,
                                     chosenHops(*m_result->dynamics, m_selection),
                                     *m_result->survival, runColour(1, isDark)));
    m_survival->setFreeCurves(columns::kHopThreshold, columns::kSurvival, curves);
    const double threshold = m_result->dynamics->hops.threshold;
    m_survival->setMark(threshold, tr("%1 Å²").arg(numberText(threshold, 2)));
}

// In a plot or a list: in the view it may be far away.
void HopStage::chooseHop(std::size_t hop) {
    if (!m_result)
        return;
    choose(selectionOfHop(m_result->dynamics->hops, hop));
    m_view->lookAtChosen();
}

void HopStage::choose(const HopSelection& selection) {
    if (selection == m_selection)
        return;
    m_selection = m_result ? selection : HopSelection();
    if (m_rest->isActive())
        showInView();
    m_view->choose(m_selection);
    markChosen();
    emit selectionChanged();
}

// Without a hop there are no frames.
void HopStage::showLabelButton() {
    const std::size_t frames = m_result ? framesOfHops(m_result->dynamics->hops,
                                                       chosenHops(*m_result->dynamics, m_selection))
                                              .size()
                                        : 0;
    m_toLabels->setVisible(frames > 0);
    m_toLabels->setText(tr("Add %Ln frame(s) to Labels", nullptr, static_cast<int>(frames)));
}

void HopStage::markChosen() {
    drawSurvival();
    showLabelButton();
    m_ions->markChosen(m_selection);
    if (!m_result)
        return;
    const Dynamics& dynamics = *m_result->dynamics;
    std::vector<bool> shown(dynamics.hops.all.size()), cascades(dynamics.cascades.all.size());
    for (const std::size_t hop : chosenHops(dynamics, m_selection)) {
        shown[hop] = true;
        if (const Cascade* cascade = cascadeOf(dynamics.cascades, hop))
            cascades[static_cast<std::size_t>(cascade - dynamics.cascades.all.data())] = true;
    }
    m_raster->setChosen(shown);
    m_raster->highlightRow(m_selection.hop ? static_cast<int>(*m_selection.hop) : -1);
    m_cascades->setChosenRows(cascades);
    if (m_selection.hop) {
        shown.assign(shown.size(), false);
        shown[*m_selection.hop] = true;
    }
    m_hops->setChosenRows(shown);
    for (NumberTable* list : {m_hops, m_cascades})
        if (const QModelIndexList rows = list->selectionModel()->selectedRows(); !rows.isEmpty())
            list->scrollTo(rows.front());
}

void HopStage::showTime(std::size_t frame) {
    m_raster->setCursor(static_cast<double>(frame) * m_result->motion->spacing);
}

}  // namespace mtp::ui

#include "moc_HopStage.cpp"
