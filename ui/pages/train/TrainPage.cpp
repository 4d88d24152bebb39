#include "ui/pages/train/TrainPage.h"

#include <QAction>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <utility>

#include "core/project/edit/Operations.h"
#include "core/project/file/ProjectSettings.h"
#include "core/training/Trainer.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/train/EstimateJob.h"
#include "ui/pages/train/FitPlots.h"
#include "ui/pages/train/RunPanel.h"
#include "ui/pages/train/RunTable.h"
#include "ui/pages/train/ScanPanel.h"
#include "ui/pages/train/TrainingEnd.h"
#include "ui/pages/train/TrainingForm.h"
#include "ui/pages/train/TrainingSetPanel.h"
#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ProjectModel.h"
#include "ui/project/ProjectTraining.h"
#include "ui/project/SettingTexts.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"

namespace mtp::ui {

namespace {

const QString kTab = QStringLiteral("tab");  // of the view state

}  // namespace

TrainPage::TrainPage(ProjectModel& project, JobBoard& jobs, ProjectTraining& training,
                     QWidget* parent)
    : Page(project, jobs, parent)
    , m_estimate(new EstimateJob(project, jobs, this))
    , m_training(training) {
    build();
    connectTraining();
    connectProject();
    connect(primaryAction(), &QAction::triggered, this,
            [this] { isRunning() ? m_training.stop() : start(Mixing::Refused); });
    connect(m_form, &TrainingForm::changed, this, &TrainPage::followPlan);
    connect(m_form, &TrainingForm::splitRequested, this, [this] { applySplit(); });
    connect(m_estimate, &EstimateJob::estimated, this, [this](const QString& text) {
        m_form->setEstimate(text);
        showProgress();
    });
    connect(m_runTable, &RunTable::shownChanged, this, &TrainPage::showCurves);
    connect(m_runTable, &RunTable::resumeRequested, &training, &ProjectTraining::resume);
    followProject();
    followRuns();
}

TrainPage::~TrainPage() = default;

void TrainPage::build() {
    m_set = new TrainingSetPanel(project());
    m_plots = new FitPlots;
    m_runTable = new RunTable(project());
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("trainTabs");
    m_tabs->setDocumentMode(true);
    addKeyedTab(*m_tabs, m_set, tr("Training set"), QStringLiteral("set"),
                tr("Which configurations are trained on, which validate and which are excluded"));
    addKeyedTab(*m_tabs, m_plots, tr("Fit"), QStringLiteral("fit"),
                tr("Objective, errors and parity, while a training runs and after it"));
    addKeyedTab(*m_tabs, m_runTable, tr("Runs"), QStringLiteral("runs"),
                tr("All trainings and loaded potentials: compare, resume, rename or delete them"));
    buildScan();
    m_tabs->setCurrentWidget(m_plots);
    auto* empty = new EmptyState(
        QStringLiteral("train"),
        tr("A training needs configurations with energies and forces. Import single points, or "
           "make configurations and run single-point calculations on them."),
        tr("Import labels…"));
    empty->button()->setObjectName("trainImportLabels");
    empty->button()->setToolTip(tr("Labels come in on their page (Alt+3)"));
    connect(empty->button(), &QPushButton::clicked, this,
            [this] { emit pageRequested(PageId::Labels); });
    m_content = new QStackedWidget;
    m_content->addWidget(m_tabs);
    m_content->addWidget(empty);
    m_inspector = new Inspector;
    m_panel = new RunPanel(project(), m_training, *m_inspector);
    m_form = new TrainingForm(*m_inspector);
    setContent(m_content, m_inspector);
}

void TrainPage::buildScan() {
    ScanPanel::Training training;
    training.records = [this] { return m_plan.records; };
    training.options = [this] { return m_form->options(); };
    training.apply = [this] {
        if (!m_training.isBusy())
            return !isRefused(Mixing::Refused) && applySplit();
        showError(tr("A training is running. Wait for its end, or stop it, before a scan."));
        return false;
    };
    m_scan = new ScanPanel(project(), jobs(), std::move(training));
    addKeyedTab(*m_tabs, m_scan, tr("Scan"), QStringLiteral("scan"),
                tr("Trains several levels and cutoffs, and says which to take and whether more "
                   "configurations would help"));
}

void TrainPage::connectTraining() {
    connect(&m_training, &ProjectTraining::started, this, [this] {
        banner()->dismiss();
        m_panel->clearNotes();
        m_plots->setParity(nullptr);
        m_form->setFolded(true);
        m_tabs->setCurrentWidget(m_plots);
        followRuns();
    });
    connect(&m_training, &ProjectTraining::progressed, this, [this] {
        showCurves();
        showState();
    });
    connect(&m_training, &ProjectTraining::parityReady, m_plots, &FitPlots::setParity);
    connect(&m_training, &ProjectTraining::worked, m_panel, &RunPanel::showWork);
    connect(&m_training, &ProjectTraining::noted, m_panel, &RunPanel::addNote);
    connect(&m_training, &ProjectTraining::ended, this, [this] {
        m_form->setFolded(false);
        followRuns();
    });
    connect(&m_training, &ProjectTraining::finished, this, &TrainPage::showKept);
    connect(&m_training, &ProjectTraining::failed, this, &TrainPage::showError);
}

void TrainPage::connectProject() {
    connect(&project(), &ProjectModel::configurationsChanged, this, &TrainPage::followProject);
    connect(&project(), &ProjectModel::runsChanged, this, &TrainPage::followRuns);
    connect(&project(), &ProjectModel::projectChanged, this, [this] {
        m_plots->setParity(nullptr);
        m_panel->clearNotes();
        m_isNewProject = true;  // its configurations come next
        offerToResume();
    });
}

void TrainPage::offerToResume() {
    const std::vector<TrainingRecord> waiting = project().trainings();
    if (waiting.empty())
        return;
    const TrainingRecord& last = waiting.back();
    const int step = last.iterations.empty() ? 0 : last.iterations.back().iteration;
    banner()->show(Banner::Kind::Information,
                   tr("%1 was interrupted. Resume from step %L2?")
                       .arg(QString::fromStdString(last.name))
                       .arg(step),
                   tr("Resume"), [this, id = last.id] { m_training.resume(id); });
}

Page::State TrainPage::state() const {
    if (isRunning())
        return State::Running;
    if (m_interrupted > 0 || project().isCurrentRunStale())
        return State::NeedsAttention;
    return project().runs().empty() ? State::Empty : State::Ready;
}

QString TrainPage::stateText() const {
    if (isRunning())
        return m_training.isPaused() ? tr("a training is paused") : tr("a training is running");
    const int count = static_cast<int>(project().runs().size());
    QString text = count == 0 ? tr("no runs yet") : tr("%Ln run(s)", nullptr, count);
    if (m_interrupted > 0)
        text += tr(", %L1 interrupted").arg(m_interrupted);
    if (project().isCurrentRunStale())
        text += tr(", the current one is stale");
    return text;
}

std::vector<Badge> TrainPage::badges() const {
    std::vector<Badge> badges;
    if (m_training.isPaused())
        badges.push_back({tr("Paused"), tr("The training is paused. Press Resume to continue.")});
    if (m_interrupted > 0)
        badges.push_back(
            {tr("Interrupted"),
             tr("%Ln training(s) {was|were} interrupted. Resume or delete {it|them} in "
                "the list of runs.",
                nullptr, static_cast<int>(m_interrupted))});
    return badges;
}

QString TrainPage::counts() const {
    QString text =
        tr("%L1 for training · %L2 for validation").arg(m_plan.training).arg(m_plan.validation);
    if (m_plan.test > 0)
        text += tr(" · %L1 for the test").arg(m_plan.test);
    return text;
}

QLineEdit* TrainPage::searchField() const {
    return m_content->currentWidget() == m_tabs && m_tabs->currentWidget() == m_set
               ? m_set->searchField()
               : nullptr;
}

QJsonObject TrainPage::viewState() const {
    return {{kTab, currentTabKey(*m_tabs)}};
}

void TrainPage::setViewState(const QJsonObject& state) {
    showTab(*m_tabs, state[kTab].toString(), m_tabs->indexOf(m_plots));
}

void TrainPage::openPath(const QString&, const ImportChoice&) {
    emit pageRequested(PageId::Labels);
}

bool TrainPage::isRunning() const {
    return m_training.isRunning();
}

bool TrainPage::applySplit() {
    const std::optional<SplitOptions> options = m_form->split();
    if (!m_plan.problem.empty()) {
        showError(coreText(m_plan.problem));
        return false;
    }
    const bool isDone = m_plan.changed == 0 && !options
                            ? true
                            : project().edit(
                                  tr("Split %Ln configuration(s)", nullptr,
                                     static_cast<int>(m_plan.records.size())),
                                  [&](ProjectEdit& edit) {
                                      edit.updateConfigurations(m_plan.records);
                                      if (options)
                                          edit.setSetting(kSplitByHand, std::nullopt);
                                  },
                                  options ? splitOperation(*options) : std::string());
    if (isDone)
        m_form->setSplitKept(true);
    return isDone;
}

// Labels of different settings are not mixed unless the user says so.
bool TrainPage::isRefused(Mixing mixing) {
    const MixedSettings mixed = findMixedSettings(m_plan.records);
    if (mixed.conflicts.empty() || mixing == Mixing::Allowed)
        return false;
    QStringList list;
    for (const std::string& conflict : mixed.conflicts)
        list << differenceText(QString::fromStdString(conflict));
    banner()->show(
        Banner::Kind::Error,
        tr("The labels come from different DFT settings, and energies from different functionals "
           "cannot be mixed. %Ln configuration(s) {differs|differ} from the others. %1",
           nullptr, static_cast<int>(mixed.differing.size()))
            .arg(list.join(QStringLiteral("; "))),
        {{tr("Exclude those that differ"),
          [this] { ConfigurationEdits(project(), {}, this).excludeDiffering(); }},
         {tr("Train anyway"), [this] { start(Mixing::Allowed); }}});
    return true;
}

void TrainPage::start(Mixing mixing) {
    if (m_training.isBusy() || isRefused(mixing) || !applySplit())
        return;
    TrainingOptions options = m_form->options();
    for (const RunRecord& run : project().runs())
        if (run.id == m_form->startRun())
            options.start = run.potential;
    const QString name = tr("Run %1, level %2")
                             .arg(nextRunNumber(project().runs(), project().trainings()))
                             .arg(options.level);
    TrainingRecord record =
        newTraining(name.toStdString(), std::move(options), project().configurations());
    if (record.trainingIds.empty())
        return showError(
            tr("No configuration is left for training. Lower the share of validation and test."));
    m_training.start(std::move(record));
}

void TrainPage::showKept(const TrainingSummary& summary) {
    banner()->show(summary.failure.empty() ? Banner::Kind::Information : Banner::Kind::Warning,
                   textOfEnd(summary), tr("Inspect the fit"),
                   [this] { emit pageRequested(PageId::Inspect); });
}

void TrainPage::followProject() {
    m_form->setDensities(distinctDensities(project().configurations()));
    if (std::exchange(m_isNewProject, false))
        m_form->setSplitKept(hasSplit(project().configurations()));
    if (project().setting(kSplitByHand).value_or(0) > 0)
        m_form->setSplitKept(true);
    followPlan();
}

void TrainPage::followPlan() {
    m_plan = planTraining(project().configurations(), m_form->split(), project().runs(),
                          project().setting(kSplitByHand).value_or(0) > 0);
    if (!isRunning())
        m_estimate->request(m_plan.records, m_form->options());
    m_scan->refresh();
    showState();
}

void TrainPage::followRuns() {
    m_interrupted = isRunning() ? 0 : project().trainings().size();
    const RunRecord* current = project().currentRun();
    const std::int64_t shown = current ? current->id : 0;
    // What was drawn while a run was trained stays until another one is chosen.
    if (!isRunning() && m_shownRun != 0 && shown != m_shownRun)
        m_plots->setParity(nullptr);
    m_shownRun = isRunning() ? 0 : shown;
    m_runTable->setEnabledForTraining(isRunning());
    m_runTable->refresh();
    m_panel->followRuns();
    std::vector<TrainingForm::Start> starts;
    for (const RunRecord& run : project().runs())
        if (run.potential)
            starts.push_back({run.id, QString::fromStdString(run.name)});
    m_form->setStarts(starts);
    showCurves();
    followPlan();
}

void TrainPage::showCurves() {
    const bool isDark = isDarkPalette(palette());
    const std::vector<RunRecord>& runs = project().runs();
    std::vector<FitPlots::ShownRun> shown;
    if (isRunning())
        shown.push_back({QString::fromStdString(m_training.record().name),
                         RunTable::colourOf(runs.size(), isDark), m_training.session().iterations(),
                         m_training.record().options});
    const std::vector<std::size_t> chosen = m_runTable->shownRuns();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const RunRecord& run = runs[chosen[i]];
        const bool isOnlyCurrent = i == 0 && isRunning() && !m_runTable->isOverlaid(run.id);
        if (!isOnlyCurrent)
            shown.push_back({QString::fromStdString(run.name),
                             RunTable::colourOf(chosen[i], isDark), run.iterations, run.options});
    }
    m_plots->setRuns(std::move(shown));
}

void TrainPage::showState() {
    showPrimary();
    const bool isEmpty = m_plan.records.empty() && project().runs().empty() && !isRunning();
    m_content->setCurrentIndex(isEmpty ? 1 : 0);
    showProgress();
    emit stateChanged();
}

void TrainPage::showPrimary() {
    QAction& action = *primaryAction();
    if (isRunning()) {
        action.setText(tr("Stop and keep the best"));
        action.setToolTip(tr("Ends the training with the best potential so far"));
        return action.setEnabled(true);
    }
    const int training = static_cast<int>(m_plan.training);
    action.setText(training == 0 ? tr("Train")
                   : m_plan.validation > 0
                       ? tr("Train on %L1, validate on %L2").arg(training).arg(m_plan.validation)
                       : tr("Train on %Ln configuration(s)", nullptr, training));
    action.setEnabled(!m_plan.records.empty() && !m_training.isBusy());
    action.setToolTip(m_plan.records.empty()
                          ? tr("There are no labelled configurations yet: import labels first")
                          : tr("Starts a training with these options"));
}

void TrainPage::showProgress() {
    const RunRecord* run = project().currentRun();
    const QString state = isRunning() ? m_training.text().section(QStringLiteral(" · "), 0, 1)
                          : run       ? coreText(run->stopReason)
                          : m_plan.records.empty()
                              ? tr("No labelled configurations yet: import labels first.")
                              : tr("Ready to train.");
    m_panel->showProgress(state, m_estimate->seconds());
}

}  // namespace mtp::ui

#include "moc_TrainPage.cpp"
