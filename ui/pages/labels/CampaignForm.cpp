#include "ui/pages/labels/CampaignForm.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Process.h"
#include "core/labelling/Runner.h"
#include "core/labelling/Submit.h"
#include "ui/pages/labels/MachinesDialog.h"
#include "ui/pages/labels/RecipeForm.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

CampaignForm::CampaignForm(ProjectModel& project, ProjectCampaigns& campaigns, Inspector& inspector,
                           QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_campaigns(campaigns)
    , m_recipe(new RecipeForm(project, inspector, this)) {
    hide();  // its widgets stand in the inspector
    addMachine(inspector);
    refreshMachines();
    connect(m_recipe, &RecipeForm::changed, this, &CampaignForm::refresh);
    connect(m_recipe, &RecipeForm::checkWanted, this, &CampaignForm::checkCutoff);
    connect(&campaigns, &ProjectCampaigns::looked, this, &CampaignForm::refresh);
    connect(&project, &ProjectModel::configurationsChanged, this, &CampaignForm::refresh);
    refresh();
}

void CampaignForm::addMachine(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Single points"));
    m_machine = new QComboBox;
    m_machine->setObjectName("machine");
    m_machinesButton = new QPushButton(tr("Machines…"));
    m_machinesButton->setObjectName("editMachines");
    m_machinesButton->setToolTip(tr("Describe clusters, and other machines that ssh reaches"));
    m_atOnce = new QSpinBox;
    m_atOnce->setObjectName("atOnce");
    m_atOnce->setRange(1, 1000);
    m_minutes = new QSpinBox;
    m_minutes->setObjectName("minutes");
    m_minutes->setRange(0, 100000);
    m_minutes->setValue(120);
    m_minutes->setSpecialValueText(tr("of the partition"));
    m_next = new QPushButton;
    m_next->setObjectName("nextStep");
    m_try = new QPushButton(tr("Try one first"));
    m_try->setObjectName("tryOne");
    m_try->setToolTip(tr("Start one of the middle density, to see that everything is right"));
    m_cancel = new QPushButton(tr("Cancel what runs"));
    m_cancel->setObjectName("cancelTasks");
    group->addRow(tr("&Where"), m_machine);
    group->addWide(m_machinesButton);
    group->addRow(tr("&At once"), m_atOnce);
    group->addRow(tr("&Time limit"), m_minutes, tr("min"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_next, m_try, m_cancel})
        group->addWide(widget);
    connect(m_machine, &QComboBox::currentIndexChanged, this, &CampaignForm::takeLimits);
    connect(m_machinesButton, &QPushButton::clicked, this, &CampaignForm::editMachines);
    connect(m_next, &QPushButton::clicked, this, &CampaignForm::proceed);
    connect(m_try, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_cancel, &QPushButton::clicked, &m_campaigns, &ProjectCampaigns::cancel);
}

// This computer comes first, then its Slurm, then the machines of the user.
void CampaignForm::refreshMachines() {
    const QSignalBlocker blocker(m_machine);
    const QString before = m_machine->currentText();
    m_machines.clear();
    m_machine->clear();
    Machine here;
    here.name = "here";
    m_machines.push_back(here);
    m_machine->addItem(tr("This computer"));
    if (findProgram("sbatch")) {
        here.hasSlurm = true;
        m_machines.push_back(here);
        m_machine->addItem(tr("Slurm of this computer"));
    }
    try {
        for (const Machine& machine : readMachines(machinesFile())) {
            m_machines.push_back(machine);
            m_machine->addItem(QString::fromStdString(machine.name));
        }
    } catch (const Error& error) {
        m_machine->setToolTip(QString::fromUtf8(error.what()));
    }
    m_machine->setCurrentIndex(std::max(0, m_machine->findText(before)));
}

// Of the chosen machine, to begin with.
void CampaignForm::takeLimits() {
    const Machine& chosen =
        m_machines[static_cast<std::size_t>(std::max(0, m_machine->currentIndex()))];
    if (chosen.atOnce > 0)
        m_atOnce->setValue(chosen.atOnce);
    if (chosen.minutes > 0)
        m_minutes->setValue(chosen.minutes);
    refresh();
}

void CampaignForm::editMachines() {
    try {
        MachinesDialog dialog(readMachines(machinesFile()), window());
        if (dialog.exec() != QDialog::Accepted)
            return;
        writeMachines(machinesFile(), dialog.machines());
        refreshMachines();
        takeLimits();
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
}

void CampaignForm::checkCutoff() {
    m_campaigns.checkCutoff(m_recipe->recipe(), exportOptions(), atOnce());
}

ExportOptions CampaignForm::exportOptions() const {
    const Machine where = machine();
    // "here" is the name that a campaign keeps if it is submitted, not one of the user's machines.
    ExportOptions options = where.name == "here" ? ExportOptions() : exportOptionsFor(where);
    options.library = m_recipe->library();
    return options;
}

int CampaignForm::atOnce() const {
    return m_atOnce->value();
}

bool CampaignForm::isDynamics() const {
    return m_campaigns.snapshot() && m_campaigns.snapshot()->campaign.isDynamics();
}

Machine CampaignForm::machine() const {
    Machine machine = m_machines[static_cast<std::size_t>(std::max(0, m_machine->currentIndex()))];
    if (machine.hasSlurm) {
        machine.atOnce = m_atOnce->value();
        machine.minutes = m_minutes->value();
    }
    return machine;
}

int CampaignForm::unlabelled() const {
    const auto& records = m_project.configurations();
    return static_cast<int>(std::count_if(
        records.begin(), records.end(),
        [](const ConfigurationRecord& record) { return !record.energy && !record.isExcluded; }));
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
    if (!m_campaigns.snapshot())
        return unlabelled() > 0 ? Step::Export : Step::Nothing;
    if (!startableTasks(m_campaigns.snapshot()->status).empty() && !m_campaigns.isRunning())
        return Step::Run;
    if (m_campaigns.isRunning() || countOf(TaskState::Running) + countOf(TaskState::Waiting) > 0)
        return Step::Wait;
    if (isDynamics())
        return countOf(TaskState::Done) > 0 ? Step::OpenTrajectory : Step::Nothing;
    if (labelsToCollect() > 0)
        return Step::Collect;
    const int tasks = static_cast<int>(m_campaigns.snapshot()->status.tasks.size());
    if (unlabelled() > tasks - countOf(TaskState::Done))
        return Step::Export;
    return Step::Nothing;
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
                return machine().hasSlurm ? tr("Submit the AIMD run") : tr("Run the AIMD run here");
            return machine().hasSlurm ? tr("Submit %Ln single point(s)", nullptr, startable)
                                      : tr("Run %Ln single point(s)", nullptr, startable);
        case Step::Collect:
            return tr("Collect %Ln label(s)", nullptr, labelsToCollect());
        case Step::Wait:
            if (isDynamics())
                return tr("The AIMD run goes on");
            return tr("Collect %Ln label(s)", nullptr, labelsToCollect());
        default:
            return tr("Nothing to calculate");
    }
}

void CampaignForm::refresh() {
    const Step step = nextStep();
    m_next->setText(textOf(step));
    m_next->setEnabled(step != Step::Nothing && (step != Step::Export || m_recipe->isSound()) &&
                       (step != Step::Wait || (labelsToCollect() > 0 && !isDynamics())));
    m_try->setVisible(step == Step::Run && !isDynamics());
    m_cancel->setVisible(step == Step::Wait);
    m_minutes->setEnabled(machine().hasSlurm);
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
            emit trajectoryWanted();
            return;
        default:
            return;
    }
}

void CampaignForm::start(bool isFirstOnly) {
    if (machine().hasSlurm)
        m_campaigns.submit(machine(), isFirstOnly);
    else
        m_campaigns.run(m_atOnce->value(), isFirstOnly);
}

}  // namespace mtp::ui

#include "moc_CampaignForm.cpp"
