#include "ui/pages/train/TrainPage.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <algorithm>
#include <unordered_map>

#include "core/inspection/Errors.h"
#include "core/labelling/Matching.h"
#include "core/project/edit/Operations.h"
#include "core/project/file/ProjectSettings.h"
#include "core/training/Checkpoint.h"
#include "ui/jobs/JobBoard.h"
#include "ui/jobs/TrainingRun.h"
#include "ui/pages/train/Durations.h"
#include "ui/pages/train/EstimateJob.h"
#include "ui/pages/train/FitPlots.h"
#include "ui/pages/train/RunTable.h"
#include "ui/pages/train/TrainingForm.h"
#include "ui/pages/train/TrainingSetPanel.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr double kMilli = 1000;
constexpr double kSameDensity = 0.02;  // as densities are grouped

std::vector<double> densitiesOf(const std::vector<ConfigurationRecord>& records) {
    std::vector<double> all, groups;
    for (const ConfigurationRecord& record : records)
        if (record.density)
            all.push_back(*record.density);
    std::sort(all.begin(), all.end());
    for (double density : all)
        if (groups.empty() || density > groups.back() * (1 + kSameDensity))
            groups.push_back(density);
    return groups;
}

QString errorText(const std::optional<double>& error, int decimals, const QString& unit) {
    return error ? withUnit(*error * kMilli, decimals, unit) : QStringLiteral("–");
}

}  // namespace

// What a run takes, read on a worker.
struct TrainPage::Prepared {
    TrainingRecord record;
    TrainingRun::Input input;
};

TrainPage::TrainPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent), m_estimate(new EstimateJob(project, jobs, this)) {
    build();
    connect(primaryAction(), &QAction::triggered, this,
            [this] { m_run ? stop() : start(Mixing::Refused); });
    connect(&project, &ProjectModel::configurationsChanged, this, &TrainPage::followProject);
    connect(&project, &ProjectModel::runsChanged, this, &TrainPage::showRuns);
    connect(&project, &ProjectModel::projectChanged, this, [this] {
        endRun();
        m_plots->setParity(nullptr);
        followProject();
        const std::vector<TrainingRecord> waiting = this->project().trainings();
        if (waiting.empty())
            return;
        const TrainingRecord& last = waiting.back();
        banner()->show(Banner::Kind::Information,
                       tr("%1 has not ended; it can go on from step %L2.")
                           .arg(QString::fromStdString(last.name))
                           .arg(last.iterations.empty() ? 0 : last.iterations.back().iteration),
                       tr("Go on"), [this, id = last.id] { resume(id); });
    });
    connect(m_form, &TrainingForm::changed, this, [this] {
        showState();
        requestEstimate();
    });
    connect(m_estimate, &EstimateJob::estimated, m_form, &TrainingForm::setEstimate);
    connect(m_form, &TrainingForm::splitRequested, this, [this] { applySplit(); });
    connect(m_runTable, &RunTable::shownChanged, this, &TrainPage::showCurves);
    connect(m_runTable, &RunTable::resumeRequested, this, &TrainPage::resume);
    followProject();
    showRuns();
}

TrainPage::~TrainPage() = default;

void TrainPage::build() {
    m_set = new TrainingSetPanel(project());
    m_plots = new FitPlots;
    m_runTable = new RunTable(project());
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("trainTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_set, tr("Training &set"));
    m_tabs->addTab(m_plots, tr("&Fit"));
    m_tabs->addTab(m_runTable, tr("Ru&ns"));
    m_tabs->setCurrentWidget(m_plots);
    buildInspector();
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(m_tabs);
    across->addWidget(m_inspector);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setChildrenCollapsible(false);
    setContent(across);
}

void TrainPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* progress = m_inspector->addGroup(tr("Progress"));
    m_progress = new QLabel;
    m_progress->setObjectName("trainingProgress");
    m_progress->setWordWrap(true);
    m_notes = new QLabel;
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_pause = new QPushButton(icon("pause"), tr("&Pause"));
    m_pause->setObjectName("pause");
    connect(m_pause, &QPushButton::clicked, this, &TrainPage::togglePause);
    m_runs = new QComboBox;
    m_runs->setObjectName("runs");
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { project().setCurrentRun(m_runs->itemData(index).toLongLong()); });
    progress->addWide(m_progress);
    progress->addWide(m_pause);
    progress->addRow(tr("&Run"), m_runs);
    progress->addWide(m_notes);
    m_form = new TrainingForm(*m_inspector);
}

std::vector<ConfigurationRecord> TrainPage::usableConfigurations() const {
    std::vector<ConfigurationRecord> usable;
    for (const ConfigurationRecord& record : project().configurations())
        if (isUsable(record))
            usable.push_back(record);
    return usable;
}

std::size_t TrainPage::usableCount() const {
    const std::vector<ConfigurationRecord>& records = project().configurations();
    return static_cast<std::size_t>(std::count_if(records.begin(), records.end(), isUsable));
}

Page::State TrainPage::state() const {
    if (m_run)
        return State::Running;
    if (m_isOneWaiting)
        return State::NeedsAttention;
    return project().runs().empty() ? State::Empty : State::Ready;
}

QString TrainPage::counts() const {
    std::size_t parts[3] = {};
    for (const ConfigurationRecord& record : project().configurations())
        if (isUsable(record))
            ++parts[static_cast<int>(record.part)];
    QString text = tr("%L1 for training · %L2 for validation").arg(parts[0]).arg(parts[1]);
    if (parts[2] > 0)
        text += tr(" · %L1 for the test").arg(parts[2]);
    return text;
}

QString TrainPage::viewState() const {
    return QString::number(m_tabs->currentIndex());
}

void TrainPage::setViewState(const QString& state) {
    m_tabs->setCurrentIndex(state.isEmpty() ? m_tabs->indexOf(m_plots) : state.toInt());
}

void TrainPage::openPath(const QString&, const ImportChoice&) {
    emit pageRequested(QStringLiteral("labels"));
}

QString TrainPage::runText() const {
    if (!m_run || m_record.iterations.empty())
        return m_run ? tr("Training: preparing") : QString();
    const IterationSummary& last = m_record.iterations.back();
    return tr("Training · step %L1 · %2 · %3")
        .arg(last.iteration)
        .arg(errorText(last.training.energy, 2, tr("meV/atom")),
             errorText(last.training.force, 0, tr("meV/Å")));
}

bool TrainPage::applySplit() {
    const std::optional<SplitOptions> options = m_form->split();
    if (!options)
        return true;
    std::vector<ConfigurationRecord> records = usableConfigurations();
    std::vector<SplitItem> items;
    for (const ConfigurationRecord& record : records)
        items.push_back(splitItemOf(record));
    try {
        const std::vector<Part> parts = splitConfigurations(items, *options);
        for (std::size_t i = 0; i < records.size(); ++i)
            records[i].part = parts[i];
    } catch (const Error& error) {
        showError(QString::fromUtf8(error.what()));
        return false;
    }
    return project().edit(
        tr("Split %L1 configurations").arg(records.size()),
        [&](ProjectEdit& edit) {
            edit.updateConfigurations(records);
            edit.setSetting(kSplitByHand, std::nullopt);
        },
        splitOperation(*options));
}

// Labels of different settings are not mixed unless the user says so.
bool TrainPage::isRefused(Mixing mixing) {
    std::vector<std::shared_ptr<const Provenance>> provenances;
    for (const ConfigurationRecord& record : usableConfigurations())
        provenances.push_back(record.provenance);
    const std::vector<std::string> conflicts = conflictingSettings(provenances);
    if (conflicts.empty() || mixing == Mixing::Allowed)
        return false;
    banner()->show(Banner::Kind::Error,
                   tr("The labels were not made with the same settings (%1): an energy of one "
                      "functional means nothing to another. Exclude those that differ.")
                       .arg(QString::fromStdString(conflicts.front())),
                   tr("Train all the same"), [this] { start(Mixing::Allowed); });
    return true;
}

void TrainPage::start(Mixing mixing) {
    if (m_isPreparing || isRefused(mixing) || !applySplit())
        return;
    TrainingRecord record;
    record.options = m_form->options();
    for (const RunRecord& run : project().runs())
        if (run.id == m_form->startRun())
            record.options.start = run.potential;
    record.name = tr("Run %1, level %2")
                      .arg(project().runs().size() + 1)
                      .arg(record.options.level)
                      .toStdString();
    record.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    for (const ConfigurationRecord& one : usableConfigurations())
        if (one.part != Part::Test)
            (one.part == Part::Training ? record.trainingIds : record.validationIds)
                .push_back(one.id);
    if (record.trainingIds.empty())
        return showError(tr("No configuration is for training: every one is held back"));
    prepare(std::move(record));
}

void TrainPage::resume(std::int64_t trainingId) {
    if (m_run || m_isPreparing)
        return;
    for (TrainingRecord& record : project().trainings())
        if (record.id == trainingId)
            return prepare(std::move(record));
}

void TrainPage::prepare(TrainingRecord record) {
    std::unordered_map<std::int64_t, const ConfigurationRecord*> byId;
    for (const ConfigurationRecord& one : project().configurations())
        byId.emplace(one.id, &one);
    std::vector<ConfigurationRecord> wanted;
    for (const std::vector<std::int64_t>* ids : {&record.trainingIds, &record.validationIds})
        for (std::int64_t id : *ids) {
            const auto found = byId.find(id);
            if (found == byId.end())
                return showError(tr("%1 cannot go on: a configuration it was training on is gone")
                                     .arg(QString::fromStdString(record.name)));
            wanted.push_back(*found->second);
        }
    m_isPreparing = true;
    banner()->dismiss();
    jobs().run<std::shared_ptr<Prepared>>(
        tr("Reading the training set"), this,
        [record, wanted, loader = project().frames()](Progress& progress) {
            auto prepared = std::make_shared<Prepared>();
            std::vector<Frame> frames = loader->load(wanted, progress);
            TrainingRun::Input& input = prepared->input;
            input.options = record.options;
            input.species = record.options.start && !record.options.start->species.empty()
                                ? record.options.start->species
                                : speciesOf(frames);
            if (!record.checkpoint.empty())
                input.from = decodeCheckpoint(record.checkpoint);
            const auto middle = frames.begin() + static_cast<long>(record.trainingIds.size());
            input.training.assign(std::make_move_iterator(frames.begin()),
                                  std::make_move_iterator(middle));
            input.validation.assign(std::make_move_iterator(middle),
                                    std::make_move_iterator(frames.end()));
            prepared->record = record;
            return prepared;
        },
        [this](std::shared_ptr<Prepared> prepared) {
            m_isPreparing = false;
            launch(std::move(*prepared));
        },
        [this](const QString& message) {
            m_isPreparing = false;
            showError(message);
        });
}

void TrainPage::launch(Prepared prepared) {
    m_record = std::move(prepared.record);
    m_record.state = TrainingState::Running;
    if (m_record.id == 0)
        m_record.id = project().startTraining(m_record);
    m_notes->clear();
    m_plots->setParity(nullptr);
    m_run = new TrainingRun(std::move(prepared.input), this);
    connect(m_run, &TrainingRun::iterated, this, &TrainPage::take);
    connect(m_run, &TrainingRun::checkpointed, this, &TrainPage::keepCheckpoint);
    connect(m_run, &TrainingRun::parityReady, m_plots, &FitPlots::setParity);
    connect(m_run, &TrainingRun::noted, this, [this](const QString& text) {
        m_notes->setText(m_notes->text().isEmpty() ? text
                                                   : m_notes->text() + QLatin1Char('\n') + text);
    });
    connect(m_run, &TrainingRun::finished, this,
            [this](std::shared_ptr<const TrainingSummary> summary) { finish(*summary); });
    connect(m_run, &TrainingRun::failed, this, [this](const QString& message) {
        if (m_record.id != 0)
            project().dropTraining(m_record.id);
        endRun();
        showError(message);
    });
    m_form->setFolded(true);
    m_tabs->setCurrentWidget(m_plots);
    m_run->start();
    showCurves();
    showRuns();
}

void TrainPage::take(const IterationSummary& summary) {
    m_record.iterations.push_back(summary);
    showCurves();
    showState();
}

void TrainPage::keepCheckpoint(const std::string& checkpoint) {
    m_record.checkpoint = checkpoint;
    m_record.state = m_run->isPaused() ? TrainingState::Paused : TrainingState::Running;
    if (m_record.id != 0)
        project().saveTraining(m_record);
}

void TrainPage::finish(const TrainingSummary& summary) {
    RunRecord run;
    run.name = m_record.name;
    run.options = m_record.options;
    run.iterations = m_record.iterations;
    run.potential = summary.potential;
    run.stopReason = describe(summary.reason);
    run.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    const std::int64_t training = m_record.id;
    endRun();
    if (!project().addRun(run, tr("Train %1").arg(QString::fromStdString(run.name)), training))
        return;
    banner()->show(Banner::Kind::Information,
                   tr("%1; iteration %L2 was the best.")
                       .arg(QString::fromStdString(describe(summary.reason)))
                       .arg(summary.best.iteration),
                   tr("Inspect the fit"),
                   [this] { emit pageRequested(QStringLiteral("inspect")); });
}

void TrainPage::endRun() {
    if (!m_run)
        return;
    m_run->disconnect(this);
    m_run->disconnect(m_plots);
    m_run->stop();
    m_run->deleteLater();
    m_run = nullptr;
    m_form->setFolded(false);
    showRuns();
}

void TrainPage::togglePause() {
    if (!m_run)
        return;
    m_run->setPaused(!m_run->isPaused());
    showState();
}

void TrainPage::stop() {
    if (m_run)
        m_run->stop();
}

void TrainPage::followProject() {
    m_form->setDensities(densitiesOf(usableConfigurations()));
    if (project().setting(kSplitByHand).value_or(0) > 0)
        m_form->setSplitByHand();
    showState();
    requestEstimate();
}

void TrainPage::requestEstimate() {
    if (!m_run)
        m_estimate->request(usableConfigurations(), m_form->options());
}

void TrainPage::showCurves() {
    const bool isDark = isDarkPalette(palette());
    const std::vector<RunRecord>& runs = project().runs();
    std::vector<FitPlots::ShownRun> shown;
    if (m_run)
        shown.push_back({QString::fromStdString(m_record.name),
                         RunTable::colourOf(runs.size(), isDark), m_record.iterations});
    const std::vector<std::size_t> chosen = m_runTable->shownRuns();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const RunRecord& run = runs[chosen[i]];
        const bool isOnlyCurrent = i == 0 && m_run && !m_runTable->isOverlaid(run.id);
        if (!isOnlyCurrent)
            shown.push_back({QString::fromStdString(run.name),
                             RunTable::colourOf(chosen[i], isDark), run.iterations});
    }
    m_plots->setRuns(std::move(shown));
}

void TrainPage::showState() {
    const std::size_t usable = usableCount();
    primaryAction()->setText(m_run ? tr("Stop, keep the best")
                                   : tr("Train on %L1 configurations").arg(usable));
    primaryAction()->setEnabled(m_run || usable > 0);
    m_pause->setEnabled(m_run);
    m_pause->setText(m_run && m_run->isPaused() ? tr("&Resume") : tr("&Pause"));
    m_pause->setIcon(icon(m_run && m_run->isPaused() ? "play" : "pause"));
    m_runs->setEnabled(!m_run);
    showProgress();
    emit stateChanged();
}

void TrainPage::showProgress() {
    if (m_run && !m_record.iterations.empty()) {
        const std::vector<IterationSummary>& steps = m_record.iterations;
        QString text = (m_run->isPaused() ? tr("Paused. ") : QString()) + runText();
        const std::size_t over = std::min<std::size_t>(5, steps.size() - 1);
        if (over > 0) {
            const double perStep = (steps.back().seconds - steps[steps.size() - 1 - over].seconds) /
                                   static_cast<double>(over);
            text += tr("\n%1 a step; at most %2 more")
                        .arg(withUnit(perStep, 2, tr("s")),
                             durationText(perStep * (m_record.options.maxIterations -
                                                     steps.back().iteration)));
        }
        m_progress->setText(text);
    } else if (m_run) {
        m_progress->setText(runText());
    } else if (const RunRecord* run = project().currentRun()) {
        m_progress->setText(tr("%1: %2").arg(QString::fromStdString(run->name),
                                             QString::fromStdString(run->stopReason)));
    } else {
        m_progress->setText(usableCount() == 0
                                ? tr("No labelled configurations yet: bring in labels")
                                : tr("Ready to train"));
    }
}

void TrainPage::showRuns() {
    m_runs->clear();
    std::vector<TrainingForm::Start> starts;
    for (const RunRecord& run : project().runs()) {
        m_runs->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
        if (run.potential)
            starts.push_back({run.id, QString::fromStdString(run.name)});
    }
    m_form->setStarts(starts);
    m_runTable->setEnabledForTraining(m_run);
    m_runTable->refresh();
    m_isOneWaiting = !m_run && !project().trainings().empty();
    if (const RunRecord* current = project().currentRun())
        m_runs->setCurrentIndex(m_runs->findData(QVariant::fromValue<qlonglong>(current->id)));
    showCurves();
    showState();
}

}  // namespace mtp::ui
