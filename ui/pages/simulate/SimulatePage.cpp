#include "ui/pages/simulate/SimulatePage.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QTabWidget>
#include <algorithm>
#include <utility>

#include "core/simulation/Deck.h"
#include "ui/language/CoreText.h"
#include "ui/pages/EngineForm.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/simulate/GradeForm.h"
#include "ui/pages/simulate/OffendingFrames.h"
#include "ui/pages/simulate/ProtocolForm.h"
#include "ui/pages/simulate/SimulationPanel.h"
#include "ui/pages/simulate/SimulationPlan.h"
#include "ui/pages/simulate/SimulationStage.h"
#include "ui/pages/simulate/SimulationTable.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/pages/simulate/StartCellForm.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

// Keys of the view state.
const QString kTab = QStringLiteral("tab");
const QString kRun = QStringLiteral("run");
const QString kStart = QStringLiteral("start");
const QString kProtocol = QStringLiteral("protocol");
const QString kGrades = QStringLiteral("grades");
const QString kEngine = QStringLiteral("engine");

QString nameOf(const std::filesystem::path& folder) {
    return QString::fromStdString(folder.filename().string());
}

bool isPaused(const ProjectSimulations::Run* run) {
    return run && run->snapshot && run->snapshot->state == SimulationState::Paused;
}

}  // namespace

SimulatePage::SimulatePage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_simulations(new ProjectSimulations(project, jobs, this))
    , m_plan(new SimulationPlan(project, jobs, this))
    , m_offenders(new OffendingFrames(project, jobs, *banner(), this)) {
    build();
    connectForms();
    connectRuns();
    connect(primaryAction(), &QAction::triggered, this, &SimulatePage::press);
    followPotentials();
    followList();
}

void SimulatePage::build() {
    m_stage = new SimulationStage;
    m_table = new SimulationTable(*m_simulations);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("simulateTabs");
    m_tabs->setDocumentMode(true);
    addKeyedTab(*m_tabs, m_stage, tr("Run"), QStringLiteral("run"),
                tr("One run: temperature, energy, grades and the last frame while it goes on"));
    addKeyedTab(*m_tabs, m_table, tr("All runs"), QStringLiteral("runs"),
                tr("The simulations of this project with state and speed"));
    buildInspector();
    auto* empty = new EmptyState(iconName(), tr("Train a potential, or drop a potential file here"),
                                 tr("Go to Train"));
    empty->button()->setToolTip(tr("Potentials are made from labels there (Alt+4)"));
    connect(empty->button(), &QPushButton::clicked, this,
            [this] { emit pageRequested(PageId::Train); });
    setContent(m_tabs, m_inspector, empty);
}

void SimulatePage::buildInspector() {
    m_inspector = new Inspector;
    m_panel = new SimulationPanel(*m_simulations, *m_inspector);
    m_potentialGroup = m_inspector->addGroup(tr("Potential"));
    m_potential = choiceField("simulatePotential");
    m_potentialGroup->addRow(tr("Trained by"), m_potential);
    m_start = new StartCellForm(project(), *m_inspector);
    m_protocol = new ProtocolForm(project(), *m_inspector);
    m_grades = new GradeForm(*m_inspector);
    m_engine = new EngineForm(jobs(), *m_inspector);
}

void SimulatePage::connectForms() {
    connect(&project(), &ProjectModel::runsChanged, this, &SimulatePage::followPotentials);
    connect(&project(), &ProjectModel::configurationsChanged, this, &SimulatePage::refresh);
    connect(m_potential, &QComboBox::activated, this, [this](int index) {
        project().setCurrentRun(m_potential->itemData(index).toLongLong());
    });
    connect(m_start, &StartCellForm::changed, this, &SimulatePage::plan);
    connect(m_protocol, &ProtocolForm::changed, this, &SimulatePage::plan);
    connect(m_grades, &GradeForm::changed, this, &SimulatePage::plan);
    connect(m_engine, &EngineForm::changed, this, &SimulatePage::refresh);
    connect(m_engine, &EngineForm::exportRequested, this, &SimulatePage::write);
    connect(m_plan, &SimulationPlan::changed, this, [this] {
        if (m_plan->cell())
            m_start->setCell(*m_plan->cell());
        refresh();
    });
}

void SimulatePage::connectRuns() {
    connect(m_simulations, &ProjectSimulations::listChanged, this, &SimulatePage::followList);
    connect(m_simulations, &ProjectSimulations::looked, this, [this](const Folder& folder) {
        m_table->refresh();
        if (folder == m_shown)
            refresh();
        else
            emit stateChanged();
    });
    connect(m_simulations, &ProjectSimulations::ended, this, &SimulatePage::announceEnd);
    connect(m_simulations, &ProjectSimulations::started, this, [this](const Folder& folder) {
        m_isStarting = false;
        m_engine->forgetChoice();
        banner()->dismiss();
        m_tabs->setCurrentWidget(m_stage);
        showSimulation(folder);
        followList();
    });
    connect(m_simulations, &ProjectSimulations::written, this, [this](const Folder& folder) {
        m_isStarting = false;
        m_engine->forgetChoice();
        followList();
        banner()->showWritten(tr("%1 was written. %2").arg(nameOf(folder), howToRun(folder)),
                              QString::fromStdString(folder.string()));
    });
    connect(m_simulations, &ProjectSimulations::failed, this, [this](const QString& message) {
        m_isStarting = false;
        followList();
        showError(message);
    });
    connect(m_panel, &SimulationPanel::chosen, this, &SimulatePage::showSimulation);
    connect(m_panel, &SimulationPanel::pauseRequested, this, [this] { stop(StopRequest::Pause); });
    connect(m_panel, &SimulationPanel::stopRequested, this, [this] { stop(StopRequest::Stop); });
    connect(m_panel, &SimulationPanel::continueRequested, this, &SimulatePage::resume);
    connect(m_panel, &SimulationPanel::labelsRequested, this, [this] {
        if (const ProjectSimulations::Run* run = shown(); run && run->snapshot)
            m_offenders->add(run->snapshot);
    });
    connect(m_offenders, &OffendingFrames::added, this, &SimulatePage::configurationChosen);
    connect(m_offenders, &OffendingFrames::wanted, this, [this](std::int64_t id) {
        emit configurationChosen(id);
        emit pageRequested(PageId::Labels);
    });
    connect(m_offenders, &OffendingFrames::rehearsalWanted, this, &SimulatePage::rehearse);
    connect(m_panel, &SimulationPanel::beyondRequested, this, [this] {
        if (shown() && shown()->snapshot)
            m_offenders->addBeyond(shown()->snapshot);
    });
    connect(m_panel, &SimulationPanel::trajectoryRequested, this,
            [this] { openTrajectory(m_shown); });
    connect(m_table, &SimulationTable::chosen, this, [this](const Folder& folder) {
        m_tabs->setCurrentWidget(m_stage);
        showSimulation(folder);
    });
}

Page::State SimulatePage::state() const {
    bool needsAttention = false;
    for (const ProjectSimulations::Run& run : m_simulations->runs()) {
        if (run.job)
            return State::Running;
        if (run.snapshot && run.snapshot->offender && !m_offenders->find(*run.snapshot))
            needsAttention = true;
    }
    if (needsAttention)
        return State::NeedsAttention;
    return project().currentRun() ? State::Ready : State::Empty;
}

QString SimulatePage::stateText() const {
    int running = 0, paused = 0, stopped = 0;
    for (const ProjectSimulations::Run& run : m_simulations->runs()) {
        if (run.job)
            ++running;
        else if (run.snapshot && run.snapshot->state == SimulationState::Paused)
            ++paused;
        else if (run.snapshot && run.snapshot->state == SimulationState::StoppedByGuard)
            ++stopped;
    }
    const int count = static_cast<int>(m_simulations->runs().size());
    if (count == 0)
        return project().currentRun() ? tr("no simulations yet") : tr("no potential yet");
    QStringList parts{tr("%Ln simulation(s)", nullptr, count)};
    if (running > 0)
        parts << tr("%L1 running").arg(running);
    if (paused > 0)
        parts << tr("%L1 paused").arg(paused);
    if (stopped > 0)
        parts << tr("%L1 stopped by the guard").arg(stopped);
    return parts.join(QStringLiteral(", "));
}

QString SimulatePage::counts() const {
    const ProjectSimulations::Run* run = shown();
    QStringList parts;
    if (run && run->snapshot)
        parts << tr("%Ln atom(s)", nullptr, static_cast<int>(run->snapshot->description.atomCount));
    else if (!run && !m_plan->sizeText().isEmpty())
        parts << m_plan->sizeText();
    parts << tr("%Ln simulation(s)", nullptr, static_cast<int>(m_simulations->runs().size()));
    return parts.join(QStringLiteral(" · "));
}

void SimulatePage::openPath(const QString& path, const ImportChoice&) {
    m_simulations->add(path.toStdString());
}

QJsonObject SimulatePage::viewState() const {
    return {{kTab, currentTabKey(*m_tabs)}, {kRun, QString::fromStdString(m_shown.string())},
            {kStart, m_start->values()},    {kProtocol, m_protocol->values()},
            {kGrades, m_grades->values()},  {kEngine, m_engine->values()}};
}

void SimulatePage::setViewState(const QJsonObject& state) {
    showTab(*m_tabs, state[kTab].toString());
    m_start->setValues(state[kStart].toObject());
    m_protocol->setValues(state[kProtocol].toObject());
    m_grades->setValues(state[kGrades].toObject());
    m_engine->setValues(state[kEngine].toObject());
    const Folder wanted = state[kRun].toString().toStdString();
    const auto& runs = m_simulations->runs();
    const auto found = std::find_if(runs.begin(), runs.end(), [&](const auto& run) {
        return run.folder == wanted || run.folder.filename() == wanted.filename();
    });
    showSimulation(found == runs.end() ? Folder() : found->folder);
}

void SimulatePage::followPotentials() {
    const QSignalBlocker blocker(m_potential);
    m_potential->clear();
    for (const RunRecord& run : project().runs())
        m_potential->addItem(QString::fromStdString(run.name),
                             QVariant::fromValue<qlonglong>(run.id));
    if (const RunRecord* run = project().currentRun())
        m_potential->setCurrentIndex(
            m_potential->findData(QVariant::fromValue<qlonglong>(run->id)));
    m_potential->setToolTip(tr("%1\nCurrent on every page").arg(m_potential->currentText()));
    plan();
}

void SimulatePage::followList() {
    if (!m_shown.empty() && !shown())
        m_shown.clear();
    if (project().hasProject())
        m_engine->proposeFolder(m_simulations->nextFolder());
    m_panel->followList(m_shown);
    m_table->setShown(m_shown);
    refresh();
}

void SimulatePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (std::exchange(m_isEngineWanted, false))
        m_engine->look();
    if (m_isPlanWanted)
        plan();
}

void SimulatePage::plan() {
    m_isPlanWanted = !isVisible();
    if (m_isPlanWanted)
        return;
    const RunRecord* run = project().currentRun();
    if (!run || !run->potential)
        return m_plan->refuse(tr("There is no potential yet."));
    const std::optional<StartCell> cell = m_start->cell(*run->potential);
    if (!cell)
        return m_plan->refuse(m_start->problem());
    try {
        SimulationOptions options = m_protocol->options();
        options.supercell = m_start->supercell();
        m_plan->request(*run, *cell, options, m_grades->limits());
    } catch (const Error& error) {
        m_plan->refuse(errorText(error));
    }
}

void SimulatePage::showSimulation(const Folder& folder) {
    m_shown = m_simulations->find(folder) ? folder : Folder();
    const bool isOfRun = !m_shown.empty();
    m_potentialGroup->setFolded(isOfRun);
    m_start->setFolded(isOfRun);
    m_protocol->setFolded(isOfRun);
    m_grades->setFolded(isOfRun);
    m_engine->setFolded(isOfRun);
    m_panel->followList(m_shown);
    m_table->setShown(m_shown);
    refresh();
}

void SimulatePage::refresh() {
    setEmpty(!project().currentRun() && m_simulations->runs().empty());
    if (const ProjectSimulations::Run* run = shown())
        showRun(*run);
    else
        showPlan();
    showPrimary();
    emit stateChanged();
}

void SimulatePage::showPlan() {
    const auto plan = m_plan->plan();
    QStringList warnings;
    if (plan)
        for (const std::string& warning : plan->prepared.description.warnings)
            warnings << coreText(warning);
    m_panel->showPlan(m_plan->isBusy() ? tr("Preparing the start cell…") : m_plan->stagesText(),
                      m_plan->problem(), warnings);
    m_grades->setNote(whyNotGraded(plan.get(), m_engine->engine()));
    m_protocol->setNote(whyNoRepulsion(plan.get(), m_engine->engine()));
    m_stage->showStart(plan ? std::shared_ptr<const Frame>(plan, &plan->prepared.start) : nullptr);
}

void SimulatePage::showRun(const ProjectSimulations::Run& run) {
    m_panel->showRun(run,
                     {m_engine->engine()              ? QString()
                      : m_engine->problem().isEmpty() ? tr("LAMMPS is being looked for")
                                                      : m_engine->problem(),
                      run.snapshot && run.snapshot->offender && m_offenders->find(*run.snapshot)});
    if (run.snapshot)
        m_stage->show(*run.snapshot);
    else
        m_stage->showStart(nullptr);
}

void SimulatePage::showPrimary() {
    const ProjectSimulations::Run* run = shown();
    if (run && run->job) {
        const bool isAsked = run->job->asked().has_value();
        primaryAction()->setText(tr("Stop %1").arg(nameOf(m_shown)));
        primaryAction()->setEnabled(!isAsked);
        return primaryAction()->setToolTip({});
    }
    if (isPaused(run)) {
        primaryAction()->setText(tr("Resume %1").arg(nameOf(m_shown)));
        primaryAction()->setEnabled(m_engine->engine().has_value());
        return primaryAction()->setToolTip(m_engine->problem());
    }
    if (run) {
        primaryAction()->setText(tr("New simulation"));
        primaryAction()->setEnabled(true);
        return primaryAction()->setToolTip({});
    }
    const QString size = m_plan->sizeText();
    primaryAction()->setText(size.isEmpty() ? tr("Simulate") : tr("Simulate %1").arg(size));
    primaryAction()->setEnabled(m_plan->plan() && m_engine->engine() && !m_isStarting);
    primaryAction()->setToolTip(m_plan->plan() ? m_engine->problem() : m_plan->problem());
}

void SimulatePage::press() {
    const ProjectSimulations::Run* run = shown();
    if (run && run->job)
        stop(StopRequest::Stop);
    else if (isPaused(run))
        resume();
    else if (run)
        showSimulation({});
    else
        start();
}

void SimulatePage::start() {
    const auto plan = m_plan->plan();
    const std::optional<Engine> engine = m_engine->engine();
    if (!plan || !engine || m_isStarting)
        return;
    m_isStarting = true;
    showPrimary();
    m_simulations->start(plan, m_engine->folder(), *engine, m_engine->ranks());
}

void SimulatePage::write() {
    const auto plan = m_plan->plan();
    if (!plan)
        return showError(m_plan->problem().isEmpty() ? tr("The start cell is still being prepared.")
                                                     : m_plan->problem());
    m_simulations->write(plan, m_engine->folder());
}

void SimulatePage::stop(StopRequest request) {
    m_simulations->stop(m_shown, request);
}

void SimulatePage::resume() {
    if (const std::optional<Engine> engine = m_engine->engine())
        m_simulations->resume(m_shown, *engine, m_engine->ranks());
}

void SimulatePage::announceEnd(const Folder& folder) {
    const ProjectSimulations::Run* run = m_simulations->find(folder);
    if (!run || !run->snapshot)
        return;
    const QString name = nameOf(folder);
    const QString reason = coreText(run->snapshot->reason);
    const auto openIt = [this, folder] { openTrajectory(folder); };
    switch (run->snapshot->state) {
        case SimulationState::Finished:
            banner()->show(
                Banner::Kind::Information,
                tr("%1 is finished after %2 ps.").arg(name).arg(run->snapshot->time(), 0, 'f', 1),
                tr("Open on Trajectory"), openIt);
            break;
        case SimulationState::StoppedByGuard:
            banner()->show(Banner::Kind::Warning, tr("The guard stopped %1: %2.").arg(name, reason),
                           tr("Add frame to Labels"),
                           [this, snapshot = run->snapshot] { m_offenders->add(snapshot); });
            break;
        case SimulationState::Failed:
            banner()->show(Banner::Kind::Error, tr("%1 failed: %2.").arg(name, reason));
            break;
        default:
            break;
    }
    refresh();
}

// What went wrong in a large cell is looked for in cells that DFT can compute.
void SimulatePage::rehearse(std::size_t atoms, double kelvin) {
    m_start->makeSmall(atoms);
    m_protocol->chooseRehearsal(kelvin);
    m_tabs->setCurrentWidget(m_stage);
    showSimulation({});
}

void SimulatePage::openTrajectory(const Folder& folder) {
    const ProjectSimulations::Run* run = m_simulations->find(folder);
    if (!run || !run->snapshot)
        return;
    const SimulationSnapshot& snapshot = *run->snapshot;
    const Folder file =
        folder / trajectoryFile(snapshot.shown, snapshot.description.schedule.runs.size());
    emit trajectoryRequested(QString::fromStdString(file.string()));
}

}  // namespace mtp::ui

#include "moc_SimulatePage.cpp"
