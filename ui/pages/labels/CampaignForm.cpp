#include "ui/pages/labels/CampaignForm.h"

#include <QAction>
#include <QPushButton>
#include <algorithm>

#include "core/base/Error.h"
#include "core/labelling/Runner.h"
#include "ui/language/CoreText.h"
#include "ui/pages/MachineForm.h"
#include "ui/pages/labels/MachinesDialog.h"
#include "ui/pages/labels/RecipeForm.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

// Keys of the view state.
const QString kRecipePart = QStringLiteral("recipe"), kMachinePart = QStringLiteral("machine");

}  // namespace

CampaignForm::CampaignForm(ProjectModel& project, ProjectCampaigns& campaigns, Inspector& inspector,
                           QAction& next, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_campaigns(campaigns)
    , m_recipe(new RecipeForm(project, inspector, this))
    , m_next(next) {
    hide();  // its widgets stand in the inspector
    addMachine(inspector);
    connect(m_recipe, &RecipeForm::changed, this, &CampaignForm::refresh);
    connect(m_recipe, &RecipeForm::checkWanted, this, &CampaignForm::checkCutoff);
    connect(&campaigns, &ProjectCampaigns::looked, this, &CampaignForm::refresh);
    connect(&project, &ProjectModel::configurationsChanged, this, &CampaignForm::refresh);
    connect(&m_next, &QAction::triggered, this, &CampaignForm::proceed);
    refresh();
}

void CampaignForm::addMachine(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Single points"));
    m_where = new MachineForm(
        {QStringLiteral("machine"), QStringLiteral("atOnce"), QStringLiteral("minutes")}, this);
    auto* machines = new QPushButton(tr("Machines…"));
    machines->setObjectName("editMachines");
    machines->setToolTip(tr("Describe clusters, and other machines that ssh reaches"));
    m_try = new QPushButton(tr("Try one first"));
    m_try->setObjectName("tryOne");
    m_try->setToolTip(tr("Start one of the middle density, to see that everything is right"));
    m_cancel = new QPushButton(tr("Cancel what runs"));
    m_cancel->setObjectName("cancelTasks");
    m_cancel->setToolTip(
        tr("Ends those that run and takes waiting ones from the queue; what is done stays"));
    m_where->addMachineRow(*group);
    group->addWide(machines);
    m_where->addLimitRows(*group);
    group->addWide(m_try);
    group->addWide(m_cancel);
    connect(m_where, &MachineForm::changed, this, &CampaignForm::refresh);
    connect(machines, &QPushButton::clicked, this, &CampaignForm::editMachines);
    connect(m_try, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_cancel, &QPushButton::clicked, &m_campaigns, &ProjectCampaigns::cancel);
}

void CampaignForm::editMachines() {
    try {
        MachinesDialog dialog(readMachines(machinesFile()), window());
        if (dialog.exec() != QDialog::Accepted)
            return;
        writeMachines(machinesFile(), dialog.machines());
        m_where->refill();
        refresh();
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
}

void CampaignForm::checkCutoff() {
    m_campaigns.checkCutoff(m_recipe->recipe(), exportOptions(), atOnce());
}

ExportOptions CampaignForm::exportOptions() const {
    ExportOptions options = m_where->exportOptions();
    options.library = m_recipe->library();
    return options;
}

int CampaignForm::atOnce() const {
    return m_where->atOnce();
}

QJsonObject CampaignForm::values() const {
    return {{kRecipePart, m_recipe->values()}, {kMachinePart, m_where->values()}};
}

void CampaignForm::setValues(const QJsonObject& values) {
    m_recipe->setValues(values[kRecipePart].toObject());
    m_where->setValues(values[kMachinePart].toObject());
}

bool CampaignForm::isDynamics() const {
    return m_campaigns.snapshot() && m_campaigns.snapshot()->campaign.isDynamics();
}

int CampaignForm::unlabelled() const {
    const auto& records = m_project.configurations();
    return static_cast<int>(std::count_if(
        records.begin(), records.end(),
        [](const ConfigurationRecord& record) { return !record.energy && !record.isExcluded; }));
}

int CampaignForm::usable() const {
    const auto& records = m_project.configurations();
    return static_cast<int>(std::count_if(records.begin(), records.end(), isUsable));
}

int CampaignForm::countOf(TaskState state) const {
    if (!m_campaigns.snapshot())
        return 0;
    const auto counts = m_campaigns.snapshot()->status.counts();
    const auto found = counts.find(state);
    return found == counts.end() ? 0 : static_cast<int>(found->second);
}

// Finished tasks whose labels the project may lack: no more than there are configurations without.
int CampaignForm::labelsToCollect() const {
    return std::min(countOf(TaskState::Done), unlabelled());
}

CampaignForm::Step CampaignForm::nextStep() const {
    // A press that was meant for the campaign must not make another one. That of the project before
    // may still be looked at.
    if (m_campaigns.isFirstLook() && !m_campaigns.current().empty())
        return Step::Look;
    if (!m_campaigns.snapshot())
        return unlabelled() > 0 ? Step::Export : stepWithoutTasks();
    const bool isRunning = m_campaigns.isCurrentRunning();
    if (!startableTasks(m_campaigns.snapshot()->status).empty() && !isRunning)
        return Step::Run;
    if (isRunning || countOf(TaskState::Running) + countOf(TaskState::Waiting) > 0)
        return Step::Wait;
    if (isDynamics() && unlabelled() > 0)  // made from its frames; the board opens them too
        return Step::Export;
    // Its labels have other cutoffs than the recipe, but for those of one campaign.
    if (m_campaigns.snapshot()->cutoffs)
        return unlabelled() > 0 ? Step::Export : stepWithoutTasks();
    if (isDynamics() && countOf(TaskState::Done) > 0)
        return Step::OpenTrajectory;
    if (!isDynamics() && labelsToCollect() > 0)
        return Step::Collect;
    const int tasks = static_cast<int>(m_campaigns.snapshot()->status.tasks.size());
    if (!isDynamics() && unlabelled() > tasks - countOf(TaskState::Done))
        return Step::Export;
    return stepWithoutTasks();
}

CampaignForm::Step CampaignForm::stepWithoutTasks() const {
    return usable() > 0 ? Step::Train : Step::Import;
}

QString CampaignForm::textOf(Step step) const {
    const int startable =
        m_campaigns.snapshot()
            ? static_cast<int>(startableTasks(m_campaigns.snapshot()->status).size())
            : 0;
    switch (step) {
        case Step::Export:
            return tr("Export %Ln configuration(s)", nullptr, unlabelled());
        case Step::OpenTrajectory:
            return tr("Open the trajectory");
        case Step::Run:
            if (isDynamics())
                return m_where->machine().hasSlurm ? tr("Submit the AIMD run")
                                                   : tr("Run the AIMD run here");
            return m_where->machine().hasSlurm
                       ? tr("Submit %Ln single point(s)", nullptr, startable)
                       : tr("Run %Ln single point(s)", nullptr, startable);
        case Step::Collect:
            return tr("Collect %Ln label(s)", nullptr, labelsToCollect());
        case Step::Wait:
            if (isDynamics())
                return tr("The AIMD run goes on");
            return tr("Collect %Ln label(s)", nullptr, labelsToCollect());
        case Step::Train:
            return tr("Train on %Ln configuration(s)", nullptr, usable());
        case Step::Look:
            return tr("Looking at the campaign…");
        default:
            return tr("Import labels…");
    }
}

bool CampaignForm::canStart() const {
    return m_where->machine().hasSlurm || !m_campaigns.isRunning();
}

// Why the step cannot be taken now; empty if it can be.
QString CampaignForm::obstacleOf(Step step) const {
    if (step == Step::Look)
        return tr("The files and the queue of the campaign are asked");
    if (step == Step::Export && !m_recipe->isSound())
        return tr("The recipe has to be put right first");
    if (step == Step::Wait && isDynamics())
        return tr("The board shows how far it has come");
    if (step == Step::Wait && labelsToCollect() == 0)
        return tr("No single point has ended yet");
    if (step == Step::Wait && m_campaigns.snapshot() && m_campaigns.snapshot()->cutoffs)
        return tr("The cutoff is being checked");
    if (step == Step::Run && !canStart())
        return tr("Another campaign runs on this computer: one at a time");
    return {};
}

void CampaignForm::refresh() {
    const Step step = nextStep();
    const QString obstacle = obstacleOf(step);
    m_next.setText(textOf(step));
    m_next.setEnabled(obstacle.isEmpty());
    m_next.setToolTip(obstacle);
    m_try->setVisible(step == Step::Run && !isDynamics());
    m_try->setEnabled(canStart());
    m_cancel->setVisible(step == Step::Wait);
}

void CampaignForm::proceed() {
    switch (nextStep()) {
        case Step::Export:
            return m_campaigns.exportUnlabelled(m_recipe->recipe(), exportOptions());
        case Step::Run:
            return start(false);
        case Step::Collect:
        case Step::Wait:
            return m_campaigns.collect();
        case Step::OpenTrajectory:
            return emit trajectoryWanted();
        case Step::Train:
            return emit trainingWanted();
        case Step::Import:
            return emit importWanted();
        default:
            return;
    }
}

void CampaignForm::start(bool isFirstOnly) {
    if (m_where->machine().hasSlurm)
        m_campaigns.submit(m_where->machine(), isFirstOnly);
    else
        m_campaigns.run(atOnce(), isFirstOnly);
}

}  // namespace mtp::ui

#include "moc_CampaignForm.cpp"
