#include "ui/pages/trajectory/TrajectoryPage.h"

#include <QAction>
#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/io/ImportChoice.h"
#include "core/workflow/RepresentativeFrames.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/FramePlayer.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/trajectory/FrameCandidates.h"
#include "ui/pages/trajectory/FrameGrades.h"
#include "ui/pages/trajectory/FrameMap.h"
#include "ui/plots/TimelinePlot.h"
#include "ui/project/ChosenFrames.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {
// Keys of the view state.
const QString kFrame = QStringLiteral("frame");
const QString kStrip = QStringLiteral("strip");

constexpr int kMostChosen = 100000;
constexpr int kChoiceDelayMs = 400;
}  // namespace

TrajectoryPage::TrajectoryPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_view(new StructureView)
    , m_player(new FramePlayer)
    , m_timeline(new TimelinePlot)
    , m_map(new FrameMap)
    , m_grades(new FrameGrades(project, jobs, *banner()))
    , m_strip(new QTabWidget)
    , m_candidates(new FrameCandidates(project, jobs, this))
    , m_choiceDelay(new QTimer(this)) {
    m_view->setObjectName("trajectoryView");
    buildStrip();
    auto* stage = new QWidget;
    auto* column = new QVBoxLayout(stage);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view, 1);
    column->addWidget(m_player);
    QWidget* main = makeStack(stage, 3, m_strip, 1, {460, 240});
    buildInspector();
    auto* empty =
        new EmptyState(iconName(), tr("Drop an AIMD run here: its folder or its trajectory"),
                       tr("Open trajectory…"));
    empty->button()->setToolTip(tr("What is in it is shown before it is taken"));
    connect(empty->button(), &QPushButton::clicked, this, &TrajectoryPage::chooseFile);
    // A user without AIMD begins by packing a cell.
    QPushButton* pack = empty->addWay(icon("random"), tr("No AIMD run yet? Pack a cell for one…"));
    pack->setObjectName("packForAimd");
    pack->setToolTip(tr(
        "Ions at random at a density of your choice; from there an AIMD run makes the trajectory"));
    connect(pack, &QPushButton::clicked, this, [this] {
        emit pageRequested(PageId::Densities);
        emit packRequested();
    });
    setContent(main, m_inspector, empty);

    connect(m_player, &FramePlayer::frameChanged, this, &TrajectoryPage::showFrame);
    connectChoice();
    connect(m_timeline, &TimelinePlot::skipChanged, m_skip, &QDoubleSpinBox::setValue);
    connect(m_timeline, &TimelinePlot::timeClicked, this, [this](double timeFs) {
        const auto& times = this->project().trajectory()->timesFs;
        const auto at = std::min_element(times.begin(), times.end(), [timeFs](double a, double b) {
            return std::abs(a - timeFs) < std::abs(b - timeFs);
        });
        m_player->setFrame(static_cast<int>(at - times.begin()));
    });
    connect(primaryAction(), &QAction::triggered, this, [this] {
        if (this->project().trajectory())
            emit pageRequested(PageId::Densities);
        else
            chooseFile();
    });
    connect(&project, &ProjectModel::trajectoryChanged, this, &TrajectoryPage::showTrajectory);
    connect(&project, &ProjectModel::selectionChanged, this, [this] {
        showSelection();
        if (!m_candidates->current())
            showCandidates({});
    });
    showTrajectory();
    showSelection();
}

void TrajectoryPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* source = m_inspector->addGroup(tr("Source"));
    m_source = new ElidedLabel;
    m_content = new QLabel;
    m_content->setWordWrap(true);
    auto* figures = new FigureRow;
    m_frames = figures->add(tr("frames"));
    m_span = figures->add(tr("time"));
    m_density = figures->add(tr("density"));
    source->addWide(m_source);
    source->addWide(m_content);
    source->addWide(figures);

    m_selection = m_inspector->addGroup(tr("Selection"));
    buildSelection(*m_selection);
}

void TrajectoryPage::buildSelection(InspectorGroup& group) {
    m_skip = numberField("skip", {.least = 0, .most = 1e7, .decimals = 1, .step = 10}, 0);
    m_skip->setToolTip(tr("Equilibration: frames before this are left out"));
    m_method = choiceField("selectBy");
    const auto addMethod = [this](SelectionMethod method, const QString& text,
                                  const QString& toolTip) {
        m_method->addItem(text, static_cast<int>(method));
        m_method->setItemData(m_method->count() - 1, toolTip, Qt::ToolTipRole);
    };
    addMethod(SelectionMethod::Time, tr("Evenly"), tr("Frames at equal distances in time"));
    addMethod(SelectionMethod::FarthestPoints, tr("Farthest points"),
              tr("Frames that differ most: each looks least like those before it"));
    addMethod(SelectionMethod::Leverage, tr("Leverage (MaxVol)"),
              tr("Frames that determine a fit best: each is the one that those before it say "
                 "least about"));
    m_every = numberField("every", {.least = 0.1, .most = 1e6, .decimals = 1, .step = 1}, 20);
    m_method->setToolTip(
        tr("How frames are chosen that stand for all: those near in time say nearly the same"));
    m_every->setToolTip(tr("Distance between two selected frames"));
    m_count = wholeField("frameCount", 1, kMostChosen, 40);
    m_count->setToolTip(tr("So many frames that stand for all"));
    group.addRow(tr("S&kip first"), m_skip);
    group.addRow(tr("Select &by"), m_method);
    group.addRow(tr("E&very"), m_every);
    group.addRow(tr("F&rames"), m_count);
    m_selected = new QLabel;
    m_selected->setObjectName("selectedCount");
    m_selected->setWordWrap(true);
    group.addWide(m_selected);
    m_picked = new QCheckBox(tr("Select &this frame"));
    m_picked->setObjectName("selectFrame");
    m_picked->setToolTip(tr("Select or deselect the displayed frame by hand, whatever its time"));
    m_clearPicks = new QPushButton;
    m_clearPicks->setObjectName("clearPicks");
    m_clearPicks->setToolTip(tr("The selection is again what the fields above say; can be undone"));
    group.addWide(m_picked);
    group.addWide(m_clearPicks);
    connect(m_picked, &QCheckBox::clicked, this, [this](bool isSelected) {
        project().setFrameSelected(static_cast<std::size_t>(m_player->frame()), isSelected);
    });
    connect(m_clearPicks, &QPushButton::clicked, this, [this] { project().clearFramePicks(); });
    connect(m_skip, &QDoubleSpinBox::valueChanged, this, &TrajectoryPage::applySelection);
    connect(m_every, &QDoubleSpinBox::valueChanged, this, &TrajectoryPage::applySelection);
}

void TrajectoryPage::buildStrip() {
    m_timeline->setObjectName("timeline");
    m_strip->setObjectName("trajectoryStrip");
    m_strip->setDocumentMode(true);
    addKeyedTab(*m_strip, m_timeline, tr("&Over time"), QStringLiteral("time"),
                tr("Energy and temperature against time; drag the edge of the skipped part"));
    addKeyedTab(*m_strip, m_map, tr("&Map"), QStringLiteral("map"),
                tr("Every frame as a point: those that look alike are near each other"));
    addKeyedTab(*m_strip, m_grades, tr("Gr&ades"), QStringLiteral("grades"),
                tr("Extrapolation grades against time: where the potential guesses"));
}

void TrajectoryPage::connectChoice() {
    m_choiceDelay->setSingleShot(true);
    m_choiceDelay->setInterval(kChoiceDelayMs);
    connect(m_choiceDelay, &QTimer::timeout, this, &TrajectoryPage::chooseRepresentatives);
    connect(m_count, &QSpinBox::valueChanged, m_choiceDelay, qOverload<>(&QTimer::start));
    connect(m_method, &QComboBox::activated, this, [this] {
        showMethodFields();
        if (m_method->currentData().toInt() == static_cast<int>(SelectionMethod::Time))
            chooseFrames(project(), {});
        else
            chooseRepresentatives();
    });
    connect(m_strip, &QTabWidget::currentChanged, this, [this] {
        showCandidates({});
        showAtomBeyond();
    });
    connect(m_map, &FrameMap::frameClicked, m_player, &FramePlayer::setFrame);
    connect(m_grades, &FrameGrades::frameClicked, m_player, &FramePlayer::setFrame);
    connect(m_grades, &FrameGrades::graded, this, &TrajectoryPage::showAtomBeyond);
    connect(m_grades, &FrameGrades::added, this, &TrajectoryPage::configurationChosen);
    connect(m_grades, &FrameGrades::wanted, this, [this](std::int64_t id) {
        emit configurationChosen(id);
        emit pageRequested(PageId::Labels);
    });
    connect(m_candidates, &FrameCandidates::described, this, [this] {
        showCandidates({});
        if (m_isChoosing)
            chooseRepresentatives();
    });
    connect(m_candidates, &FrameCandidates::ended, this, [this](const QString& message) {
        m_isChoosing = false;
        showCandidates(message.isEmpty() ? tr("Cancelled") : message);
        showSelection();
        if (!message.isEmpty())
            showError(message);
    });
}

void TrajectoryPage::applySelection() {
    project().setSelection(m_every->value(), m_skip->value());
    if (frameChoice(project()))
        m_choiceDelay->start();
}

void TrajectoryPage::chooseRepresentatives() {
    const auto method = static_cast<SelectionMethod>(m_method->currentData().toInt());
    m_isChoosing = project().trajectory() && method != SelectionMethod::Time;
    if (!m_isChoosing)
        return;
    m_candidates->want();
    if (const CandidateFrames* candidates = m_candidates->current()) {
        m_isChoosing = false;
        chooseFrames(project(),
                     mtp::chooseRepresentatives(*candidates, method,
                                                static_cast<std::size_t>(m_count->value())));
    }
    showSelection();
}

void TrajectoryPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    showCandidates({});
}

// The map is drawn, and what it needs worked out, while it is seen.
void TrajectoryPage::showCandidates(const QString& message) {
    if (!m_map->isVisible())
        return;
    if (message.isEmpty())
        m_candidates->want();
    m_map->setCandidates(m_candidates->current(),
                         message.isEmpty() ? tr("Comparing frames…") : message);
}

Page::State TrajectoryPage::state() const {
    return project().trajectory() ? State::Ready : State::Empty;
}

QString TrajectoryPage::counts() const {
    const LoadedTrajectory* trajectory = project().trajectory();
    if (!trajectory)
        return tr("No trajectory");
    const auto atoms = m_view->hasFrame() ? m_view->frame().atomCount() : 0;
    return tr("%Ln atom(s)", nullptr, static_cast<int>(atoms)) + QStringLiteral(" · ") +
           selectedText();
}

QString TrajectoryPage::selectedText() const {
    return tr("%L1 of %Ln frame(s) selected", nullptr,
              static_cast<int>(project().trajectory()->timesFs.size()))
        .arg(project().selectedFrames().size());
}

void TrajectoryPage::chooseFile() {
    const QStringList paths =
        askForInputs(this, tr("Open trajectory"), readFilters(project().registry()));
    if (!paths.isEmpty())
        emit inputsChosen(paths);
}

QJsonObject TrajectoryPage::viewState() const {
    return project().trajectory()
               ? QJsonObject{{kFrame, m_player->frame()}, {kStrip, currentTabKey(*m_strip)}}
               : QJsonObject();
}

void TrajectoryPage::setViewState(const QJsonObject& state) {
    m_wantedFrame = state[kFrame].toInt();  // the trajectory comes later
    showTab(*m_strip, state[kStrip].toString());
}

void TrajectoryPage::openPath(const QString& path, const ImportChoice& choice) {
    banner()->dismiss();  // it may tell of the file that is opened again
    SourceRecord record;
    record.path = path.toStdString();
    record.species = choice.species;
    record.frames = choice.frames;
    const FormatRegistry& registry = project().registry();
    jobs().run<std::shared_ptr<LoadedTrajectory>>(
        tr("Opening %1").arg(QFileInfo(path).fileName()), this,
        [&registry, record, opened = choice.reader](Progress& progress) {
            return std::make_shared<LoadedTrajectory>(
                loadTrajectory(registry, record, progress, opened));
        },
        [this](std::shared_ptr<LoadedTrajectory> loaded) {
            // The steps of a relaxation are few, and no two are alike for want of time between
            // them.
            if (!loaded->hasTimes())
                loaded->record.everyFs = 1;
            project().setTrajectory(std::move(*loaded));
        },
        [this](const QString& message) { showError(message); });
}

void TrajectoryPage::showTrajectory() {
    const LoadedTrajectory* trajectory = project().trajectory();
    setEmpty(!trajectory);
    m_timeline->setSeries(trajectory ? trajectory->series : Table(),
                          trajectory && !trajectory->hasTimes() ? TimelinePlot::Along::Frames
                                                                : TimelinePlot::Along::Time);
    m_player->setFrameCount(trajectory ? static_cast<int>(trajectory->timesFs.size()) : 0);
    m_view->setMovieSource(
        trajectory ? static_cast<int>(trajectory->timesFs.size()) : 0, [this](int index) {
            return project().trajectory()->reader->read(static_cast<std::size_t>(index));
        });
    if (!trajectory || trajectory->timesFs.empty()) {
        m_view->clear();
    } else {
        m_view->clear();
        showFrame(0);
        m_player->setFrame(std::exchange(m_wantedFrame, 0));
        const Provenance& provenance = trajectory->reader->info().provenance;
        const QFileInfo file(QString::fromStdString(trajectory->record.path));
        m_source->setText(file.fileName());
        m_source->setToolTip(file.absoluteFilePath());
        const std::string& code = provenance.code;
        m_content->setText(
            QString::fromStdString((code.empty() ? trajectory->record.format : code) + " " +
                                   provenance.version)
                .trimmed());
        const auto count = static_cast<int>(trajectory->timesFs.size());
        m_frames->setValue(QStringLiteral("%L1").arg(count));
        const double span = trajectory->timesFs.back() - trajectory->timesFs.front();
        m_span->setValue(trajectory->hasTimes() ? numberText(span, 0) : QString(), tr("fs"));
        m_density->setValue(trajectory->density ? numberText(*trajectory->density, 3) : QString(),
                            tr("g/cm³"));
        if (!trajectory->warnings.empty())
            banner()->show(Banner::Kind::Warning,
                           coreText(trajectory->warnings.front()) +
                               (trajectory->warnings.size() > 1
                                    ? tr(" (and %n more)", nullptr,
                                         static_cast<int>(trajectory->warnings.size()) - 1)
                                    : QString()));
    }
    emit stateChanged();
}

// Frames without times are counted.
void TrajectoryPage::showSelectionFields(const LoadedTrajectory& trajectory) {
    const QSignalBlocker blockSkip(m_skip), blockEvery(m_every);
    m_every->setMinimum(trajectory.hasTimes() ? 0.1 : 1);
    for (const auto& [field, value] : {std::pair{m_skip, trajectory.record.skipFs},
                                       std::pair{m_every, trajectory.record.everyFs}}) {
        field->setDecimals(trajectory.hasTimes() ? 1 : 0);
        field->setValue(value);
        const QString frames = tr("%n frame(s)", nullptr, static_cast<int>(value));
        field->setSuffix(QStringLiteral("\u00a0") +
                         (trajectory.hasTimes() ? tr("fs") : frames.section(QLatin1Char(' '), 1)));
    }
    if (m_isChoosing)
        return;
    const QSignalBlocker blockCount(m_count);
    const std::optional<FrameChoice> choice = frameChoice(project());
    m_method->setCurrentIndex(
        m_method->findData(static_cast<int>(choice ? choice->method : SelectionMethod::Time)));
    m_count->setValue(
        static_cast<int>(choice ? choice->frames.size() : project().selectedFrames().size()));
    showMethodFields();
}

void TrajectoryPage::showMethodFields() {
    const bool isByTime =
        m_method->currentData().toInt() == static_cast<int>(SelectionMethod::Time);
    m_selection->setRowVisible(m_every, isByTime);
    m_selection->setRowVisible(m_count, !isByTime);
}

void TrajectoryPage::showSelection() {
    const LoadedTrajectory* trajectory = project().trajectory();
    const std::vector<std::size_t>& selected = project().selectedFrames();
    std::vector<double> times;
    for (std::size_t index : selected)
        times.push_back(trajectory->timesFs[index]);
    m_timeline->setSelectedTimes(times);
    m_map->setSelected(selected);
    m_grades->setSelected(selected);
    if (trajectory) {
        showSelectionFields(*trajectory);
        m_timeline->setSkip(trajectory->record.skipFs);
        m_selected->setText(m_isChoosing ? tr("Comparing frames…") : selectedText());
    }
    const FramePicks& picks = project().framePicks();
    const auto byHand = static_cast<int>(picks.added.size() + picks.removed.size());
    m_clearPicks->setText(tr("Clear %Ln manual choice(s)", nullptr, byHand));
    m_clearPicks->setVisible(trajectory && byHand > 0);
    showPicked();
    primaryAction()->setText(
        trajectory ? tr("Expand %Ln frame(s)", nullptr, static_cast<int>(selected.size()))
                   : tr("Open trajectory…"));
    primaryAction()->setEnabled(!trajectory || !selected.empty());
    emit stateChanged();
}

void TrajectoryPage::showPicked() {
    const std::vector<std::size_t>& selected = project().selectedFrames();
    m_picked->setChecked(std::binary_search(selected.begin(), selected.end(),
                                            static_cast<std::size_t>(m_player->frame())));
}

void TrajectoryPage::showAtomBeyond() {
    const std::optional<int> atom =
        m_strip->currentWidget() == m_grades
            ? m_grades->atomBeyond(static_cast<std::size_t>(m_player->frame()))
            : std::nullopt;
    m_view->setRingedAtoms(atom ? std::vector<int>{*atom} : std::vector<int>());
}

void TrajectoryPage::showFrame(int index) {
    const LoadedTrajectory* trajectory = project().trajectory();
    try {
        m_view->setFrame(trajectory->reader->read(static_cast<std::size_t>(index)));
    } catch (const Error& error) {
        showError(errorText(error));
        return;
    }
    const double time = trajectory->timesFs[static_cast<std::size_t>(index)];
    m_timeline->setCurrentTime(time);
    m_map->setCurrent(static_cast<std::size_t>(index));
    m_grades->setCurrent(static_cast<std::size_t>(index));
    showPicked();
    showAtomBeyond();
    m_player->setCaption(trajectory->hasTimes() ? withUnit(time, 1, tr("fs")) : QString());
}

}  // namespace mtp::ui

#include "moc_TrajectoryPage.cpp"
