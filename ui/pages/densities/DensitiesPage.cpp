#include "ui/pages/densities/DensitiesPage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/density/Ladder.h"
#include "core/io/FormatContents.h"
#include "core/workflow/ExpansionBatch.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/FramePlayer.h"
#include "ui/pages/densities/BatchPanel.h"
#include "ui/pages/densities/CellForm.h"
#include "ui/pages/densities/CoveragePanel.h"
#include "ui/pages/densities/DensityJobs.h"
#include "ui/pages/densities/DensityStage.h"
#include "ui/pages/densities/ExpansionForm.h"
#include "ui/pages/densities/LadderPanel.h"
#include "ui/pages/densities/PackDialog.h"
#include "ui/pages/densities/SafetyPanel.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

constexpr int kSoonMs = 250;

QToolButton* toolButton(const QString& name, const QString& iconName, const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);  // the text is its accessible name: the row is narrow
    return button;
}

}  // namespace

DensitiesPage::DensitiesPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_stage(new DensityStage)
    , m_view(&m_stage->view())
    , m_player(new FramePlayer)
    , m_ladder(new LadderPanel)
    , m_coverage(new CoveragePanel)
    , m_work(new DensityJobs(project, jobs, this))
    , m_soon(new QTimer(this)) {
    QWidget* main = makeStack(buildStage(), 3, m_coverage, 1, {560, 240});
    buildInspector();
    setContent(main, m_inspector, buildEmptyState());
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSoonMs);
    connect(m_soon, &QTimer::timeout, this, [this] {
        if (!isVisible())
            return;
        m_work->countCoverage(batch().frames, expansion());
        m_work->measureTraining();
    });
    connect(primaryAction(), &QAction::triggered, this, &DensitiesPage::makeConfigurations);
    connectWork();
    connectStage();
    connectLadder();
    connectFields();
    connect(&project, &ProjectModel::projectChanged, this, [this] {
        m_work->forgetMeasurements();
        m_trainingDistances.clear();
        m_coverage->setCoverage({}, {});
    });
    connect(&project, &ProjectModel::selectionChanged, this, &DensitiesPage::showProject);
    connect(&project, &ProjectModel::ladderChanged, this, &DensitiesPage::showLadder);
    connect(&project, &ProjectModel::configurationsChanged, this, &DensitiesPage::showLadder);
    connect(&project, &ProjectModel::runsChanged, this, [this] {
        const RunRecord* run = this->project().currentRun();
        m_coverage->setPotential(run ? run->potential : std::nullopt);
    });
    showProject();
}

QWidget* DensitiesPage::buildEmptyState() {
    auto* empty =
        new EmptyState(iconName(), tr("Open a trajectory first: its frames are scaled here"),
                       tr("Go to Trajectory"));
    empty->button()->setToolTip(
        tr("An AIMD run is opened there, and its frames are chosen (Alt+1)"));
    connect(empty->button(), &QPushButton::clicked, this,
            [this] { emit pageRequested(PageId::Trajectory); });
    // A user without AIMD begins with this.
    QPushButton* pack = empty->addWay(icon("random"), tr("No AIMD run yet? Pack a cell for one…"));
    pack->setObjectName("packFirst");
    pack->setToolTip(tr(
        "Ions at random at a density of your choice; from there an AIMD run makes the trajectory"));
    connect(pack, &QPushButton::clicked, this, &DensitiesPage::openPackDialog);
    return empty;
}

QWidget* DensitiesPage::buildStage() {
    m_three = toolButton("threeViews", "three", tr("Three views"));
    m_three->setCheckable(true);
    m_three->setChecked(true);
    m_three->setToolTip(
        tr("Show the lowest and the highest density of the ladder beside the displayed cell"));
    QToolButton* pack = toolButton("openPack", "random", tr("Random distribution…"));
    pack->setToolTip(tr("Place ions at random at a density, as a start for AIMD"));
    connect(pack, &QToolButton::clicked, this, &DensitiesPage::openPackDialog);
    QToolButton* aimd = toolButton("startAimd", "dynamics", tr("AIMD run from this cell…"));
    aimd->setToolTip(tr("Write the deck of an AIMD run that starts from the displayed cell"));
    connect(aimd, &QToolButton::clicked, this, [this] {
        if (m_view->hasFrame())
            emit aimdRequested(m_view->frame());
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_player, 1);
    row->addWidget(m_three);
    row->addWidget(aimd);
    row->addWidget(pack);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_stage, 1);
    column->addLayout(row);
    column->addWidget(m_ladder);
    return content;
}

void DensitiesPage::buildInspector() {
    m_inspector = new Inspector;
    m_cell = new CellForm(*m_inspector, this);
    m_form = new ExpansionForm(*m_inspector, this);
    m_safety = new SafetyPanel(*m_inspector, this);
    m_form->addExtras(*m_inspector);

    m_batch = new BatchPanel(*m_inspector, this);
}

void DensitiesPage::makeConfigurations() {
    m_batch->follow(m_work->makeConfigurations(batch().frames, expansion()));
    showBatch();
}

void DensitiesPage::exportConfigurations() {
    const QString path = askForSavePath(
        this, tr("Export configurations"), QStringLiteral("configurations.extxyz"),
        writeFilters(project().registry(), {.species = true, .severalFrames = true}));
    if (!path.isEmpty())
        m_work->exportUnlabelled(path);
}

void DensitiesPage::connectWork() {
    connect(m_batch, &BatchPanel::exportWanted, this, &DensitiesPage::exportConfigurations);
    connect(m_batch, &BatchPanel::ended, this, &DensitiesPage::showBatch);
    connect(m_work, &DensityJobs::made, this, [this](int count) {
        banner()->show(
            Banner::Kind::Information,
            tr("%Ln configuration(s) made. Next: run single-point calculations.", nullptr, count),
            tr("Export configurations…"), [this] { exportConfigurations(); });
    });
    connect(m_work, &DensityJobs::exported, this, [this](int count, const QString& path) {
        banner()->show(Banner::Kind::Information,
                       tr("%Ln configuration(s) saved to %1", nullptr, count).arg(path),
                       tr("Import labels"), [this] { emit pageRequested(PageId::Labels); });
    });
    connect(m_work, &DensityJobs::failed, this,
            [this](const QString& message) { showError(message); });
    connect(m_work, &DensityJobs::coverageCounted, m_coverage, &CoveragePanel::setCoverage);
    connect(m_work, &DensityJobs::trainingMeasured, this,
            [this](const std::vector<PairDistance>& distances) {
                m_trainingDistances = distances;
                showCell();
            });
}

void DensitiesPage::connectStage() {
    connect(m_player, &FramePlayer::frameChanged, this, &DensitiesPage::showSourceFrame);
    connect(m_view, &StructureView::scaleStarted, this, [this] { m_ratioAtPress = m_ratio; });
    connect(m_view, &StructureView::scaleDragged, this, &DensitiesPage::dragCell);
    connect(m_view, &StructureView::scaleDropped, this, &DensitiesPage::dropCell);
    connect(m_three, &QToolButton::toggled, this, [this](bool isThree) {
        m_stage->setThree(isThree);
        showCell();
    });
}

void DensitiesPage::connectLadder() {
    connect(m_ladder, &LadderPanel::ratioShown, this, &DensitiesPage::setRatio);
    connect(m_ladder, &LadderPanel::edited, this,
            [this](const std::vector<double>& ratios, const QString& name) {
                project().setLadder(ratios, name);
            });
    connect(m_ladder, &LadderPanel::framesPerDensityEdited, this, [this](int frames) {
        ExpansionSettings settings = project().expansion();
        settings.framesPerDensity = frames;
        project().setExpansion(settings, frames == 0
                                             ? tr("All frames at each density")
                                             : tr("%Ln frame(s) per density", nullptr, frames));
    });
    connect(m_ladder, &LadderPanel::shapeResetWanted, this, [this](double ratio) {
        project().setShape({ratio, Strain::Zero()},
                           tr("Reset the cell shape at density %L1").arg(ratio));
    });
    connect(m_coverage, &CoveragePanel::densityWanted, m_ladder, &LadderPanel::add);
}

void DensitiesPage::connectFields() {
    connect(m_cell, &CellForm::referenceEdited, this,
            [this](double density) { project().setReferenceDensity(density); });
    connect(m_cell, &CellForm::ratioEdited, this, &DensitiesPage::setRatio);
    connect(m_form, &ExpansionForm::edited, this,
            [this](const ExpansionSettings& settings, const QString& name) {
                project().setExpansion(settings, name);
            });
    connect(m_safety, &SafetyPanel::fractionChanged, this, [this](double fraction) {
        ExpansionSettings settings = project().expansion();
        settings.shortestFraction = fraction;
        project().setExpansion(settings, tr("Limit distances to %L1 × sum of radii").arg(fraction));
    });
}

Page::State DensitiesPage::state() const {
    return project().configurations().empty() ? State::Empty : State::Ready;
}

QString DensitiesPage::counts() const {
    return tr("%Ln frame(s)", nullptr, static_cast<int>(batch().frames.size())) + tr(" × ") +
           tr("%Ln densit{y|ies}", nullptr, static_cast<int>(project().ladder().size())) +
           tr(" · ") +
           tr("%Ln configuration(s) made", nullptr,
              static_cast<int>(project().configurations().size()));
}

void DensitiesPage::openPath(const QString&, const ImportChoice&) {
    emit pageRequested(PageId::Trajectory);
}

void DensitiesPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_soon->start();
}

void DensitiesPage::showProject() {
    const std::vector<std::size_t>& selected = project().selectedFrames();
    m_player->setFrameCount(static_cast<int>(selected.size()));
    setEmpty(!project().trajectory());
    m_inspector->setEnabled(!selected.empty());
    m_ladder->setEnabled(!selected.empty());
    if (selected.empty()) {
        m_source.reset();
        m_ratio = 1;
        m_stage->clear();
        m_safety->clear();
        m_form->showUnits({});
    } else {
        showSourceFrame(0);
    }
    showLadder();
}

void DensitiesPage::showSourceFrame(int index) {
    const std::size_t frame = project().selectedFrames().at(static_cast<std::size_t>(index));
    m_source = project().trajectory()->reader->read(frame);
    // Displaced as the configuration that will be made of it.
    m_source->lineage.parent = project().trajectory()->parentKeys[frame];
    m_player->setCaption(withUnit(project().trajectory()->timesFs[frame], 1, tr("fs")));
    showCell();
}

void DensitiesPage::showLadder() {
    const auto reference = project().referenceDensity();
    m_form->show(project().expansion());
    m_safety->setFraction(project().expansion().shortestFraction);
    m_ladder->setReferenceDensity(reference);
    m_ladder->setFramesPerDensity(project().expansion().framesPerDensity,
                                  static_cast<int>(project().selectedFrames().size()));
    m_ladder->setMarks(rungStates(expansion(), project().configurations(), project().exported()));
    showBatch();
    showCell();
    m_soon->start();
    emit stateChanged();
}

void DensitiesPage::showBatch() {
    const ExpansionBatch now = batch();
    const auto missing = static_cast<int>(now.missing);
    primaryAction()->setText(m_batch->isMaking() ? tr("Making configurations…")
                             : missing > 0       ? tr("Make %Ln configuration(s)", nullptr, missing)
                             : project().ladder().empty() ? tr("Add densities to the ladder")
                                                          : tr("All configurations made"));
    primaryAction()->setEnabled(!m_batch->isMaking() && missing > 0);
    m_batch->show(now, project().configurations().size(),
                  unlabelled(project().configurations()).size());
}

ExpansionBatch DensitiesPage::batch() const {
    const LoadedTrajectory* trajectory = project().trajectory();
    return planExpansion(project().selectedFrames(), project().expansion().framesPerDensity,
                         trajectory ? trajectory->parentKeys : std::vector<ParentKey>(),
                         expansion(), project().configurations());
}

ExpansionOptions DensitiesPage::expansion() const {
    ExpansionOptions options = project().expansion().options;
    options.ratios = project().ladder();
    options.referenceDensity = project().referenceDensity();
    if (m_draggedShape)
        options.shapes =
            withShape(std::move(options.shapes), m_draggedShape->ratio, m_draggedShape->strain);
    return options;
}

void DensitiesPage::setRatio(double ratio) {
    m_ratio = std::clamp(ratio, kLeastRatio, kMostRatio);
    showCell();
}

void DensitiesPage::showCell() {
    const auto own = m_source ? density(*m_source) : std::nullopt;
    const auto known = project().referenceDensity();
    m_cell->show(m_source ? known : std::nullopt, m_ratio,
                 own ? std::optional(*own * m_source->cell.volume()) : std::nullopt);
    m_ladder->setCurrent(m_ratio);
    if (!m_source)
        return;
    const double reference = known.value_or(1);
    const auto caption = [&](double ratio) {
        return tr("%1 · ratio %L2")
            .arg(withUnit(reference * ratio, 2, tr("g/cm³")))
            .arg(ratio, 0, 'f', 2);
    };
    try {
        const ExpansionOptions options = expansion();
        const auto side = [&](double ratio) {
            return DensityStage::Picture{expandOne(*m_source, ratio, options).frame,
                                         caption(ratio)};
        };
        std::optional<DensityStage::Picture> dense, wide;
        if (m_stage->isThree() && !options.ratios.empty()) {
            if (options.ratios.back() > 1)
                dense = side(options.ratios.back());
            if (options.ratios.front() < 1)
                wide = side(options.ratios.front());
        }
        ExpansionOptions plain;
        plain.referenceDensity = options.referenceDensity;
        plain.supercell = options.supercell;
        const Frame ghost = expandOne(*m_source, 1, plain).frame;
        const Expanded shown = expandOne(*m_source, m_ratio, options);
        m_stage->show({shown.frame, caption(m_ratio)}, dense, wide, ghost.cell);
        showSafety(shown);
        m_safety->showCost(shown.frame.cell.volume(), ghost.cell.volume(),
                           planeWaveCutoff(m_source->provenance.get()));
    } catch (const Error& error) {
        showError(errorText(error));
    }
}

void DensitiesPage::showSafety(const Expanded& shown) {
    const double fraction = project().expansion().shortestFraction;
    const bool isRigid = !shown.groups.groups.empty();
    m_safety->show(
        pairSafety(shortestDistances(shown.frame), fraction, m_trainingDistances),
        isRigid ? std::optional(findOverlaps(shown.frame, shown.groups, fraction)) : std::nullopt);
    m_form->showUnits(shown.groups);
    std::vector<StructureView::LegendLine> legend;
    const auto counts =
        isOneNetwork(shown.groups) ? std::map<std::string, int>() : countByName(shown.groups);
    for (const auto& [name, count] : counts)
        legend.push_back(
            {QStringLiteral("▣ %1  %L2").arg(QString::fromStdString(name)).arg(count), QColor()});
    m_view->setExtraLegend(std::move(legend));
}

// Stretching one axis makes the cell less dense and gives it another shape.
RungShape DensitiesPage::stretched(double factor, int axis) const {
    const ExpansionOptions& options = project().expansion().options;
    Cell cell = m_source->cell;
    cell.vectors *= deformationOf(options.strain).transpose();
    return stretchedRung({m_ratioAtPress, shapeAt(options.shapes, m_ratioAtPress)}, cell, axis,
                         factor);
}

void DensitiesPage::dragCell(double factor, int axis) {
    if (axis < 0)
        return setRatio(m_ratioAtPress / std::pow(factor, 3));
    m_draggedShape = stretched(factor, axis);
    setRatio(m_draggedShape->ratio);
}

void DensitiesPage::dropCell(double factor, int axis) {
    m_draggedShape.reset();
    if (axis < 0)
        return m_ladder->drop(m_ratioAtPress / std::pow(factor, 3));
    RungShape shape = stretched(factor, axis);
    shape.ratio = m_ladder->landing(shape.ratio);
    shape.strain = (shape.strain * 1e6).array().round() / 1e6;  // far below what can be dragged
    project().setShape(shape, tr("Stretch %1 by %L2 % at density %L3")
                                  .arg(QChar("abc"[axis]))
                                  .arg(100 * (factor - 1), 0, 'f', 1)
                                  .arg(shape.ratio));
    setRatio(shape.ratio);
}

void DensitiesPage::openPackDialog() {
    auto* dialog = new PackDialog(jobs(), project().registry(), this);
    if (m_source && isNamed(*m_source))
        dialog->setIons(composition(*m_source), project().referenceDensity());
    connect(dialog, &PackDialog::aimdWanted, this, &DensitiesPage::aimdRequested);
    dialog->open();
}

}  // namespace mtp::ui

#include "moc_DensitiesPage.cpp"
