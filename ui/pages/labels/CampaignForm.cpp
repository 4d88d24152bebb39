#include "ui/pages/labels/CampaignForm.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>
#include <set>

#include "core/base/Error.h"
#include "core/base/Process.h"
#include "core/labelling/Runner.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QLabel* wrappedLabel() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

CampaignForm::CampaignForm(ProjectModel& project, ProjectCampaigns& campaigns, Inspector& inspector,
                           QWidget* parent)
    : QWidget(parent), m_project(project), m_campaigns(campaigns) {
    hide();  // its widgets stand in the inspector
    addRecipe(inspector);
    addMachine(inspector);
    refreshMachines();
    connect(&campaigns, &ProjectCampaigns::looked, this, &CampaignForm::refresh);
    connect(&project, &ProjectModel::configurationsChanged, this, &CampaignForm::refresh);
    refresh();
}

void CampaignForm::addRecipe(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Recipe"));
    m_functional = new QComboBox;
    m_functional->setObjectName("recipe");
    for (const Functional functional : allFunctionals())
        m_functional->addItem(fromView(functionalName(functional)), static_cast<int>(functional));
    m_code = new QComboBox;
    m_code->setObjectName("code");
    for (const DftCode code : allDftCodes())
        m_code->addItem(fromView(dftCodeName(code)), static_cast<int>(code));
    m_library = new QLineEdit;
    m_library->setObjectName("library");
    m_library->setClearButtonEnabled(true);
    m_browse = new QPushButton(tr("Choose folder…"));
    m_browse->setObjectName("chooseLibrary");
    m_physics = wrappedLabel();
    m_physics->setObjectName("physics");
    group->addRow(tr("F&unctional"), m_functional);
    group->addRow(tr("&Code"), m_code);
    group->addRow(tr("&Library"), m_library);
    group->addWide(m_browse);
    group->addWide(m_physics);
    connect(m_functional, &QComboBox::currentIndexChanged, this, &CampaignForm::refresh);
    connect(m_code, &QComboBox::currentIndexChanged, this, &CampaignForm::refresh);
    connect(m_library, &QLineEdit::textChanged, this, &CampaignForm::refresh);
    connect(m_browse, &QPushButton::clicked, this, &CampaignForm::chooseLibrary);
}

void CampaignForm::addMachine(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Single points"));
    m_machine = new QComboBox;
    m_machine->setObjectName("machine");
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
    m_retry = new QPushButton;
    m_retry->setObjectName("retry");
    m_cancel = new QPushButton(tr("Cancel what runs"));
    m_cancel->setObjectName("cancelTasks");
    m_advice = wrappedLabel();
    m_advice->setObjectName("advice");
    group->addRow(tr("&Where"), m_machine);
    group->addRow(tr("&At once"), m_atOnce);
    group->addRow(tr("&Time limit"), m_minutes, tr("min"));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_next, m_try, m_retry, m_cancel, m_advice})
        group->addWide(widget);
    connect(m_machine, &QComboBox::currentIndexChanged, this, &CampaignForm::refresh);
    connect(m_next, &QPushButton::clicked, this, &CampaignForm::proceed);
    connect(m_try, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_campaigns.retry({}); });
    connect(m_cancel, &QPushButton::clicked, &m_campaigns, &ProjectCampaigns::cancel);
}

// This computer comes first, then its Slurm, then the machines of the user.
void CampaignForm::refreshMachines() {
    m_machines.clear();
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
}

Recipe CampaignForm::recipe() const {
    return builtInRecipe(static_cast<Functional>(m_functional->currentData().toInt()),
                         static_cast<DftCode>(m_code->currentData().toInt()));
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
        case Step::Run:
            return machine().hasSlurm ? tr("Submit %Ln single point(s)", nullptr, startable)
                                      : tr("Run %Ln single point(s)", nullptr, startable);
        case Step::Collect:
            return tr("Collect %Ln label(s)", nullptr, labelsToCollect());
        case Step::Wait:
            return tr("Collect %Ln label(s)", nullptr, labelsToCollect());
        default:
            return tr("Nothing to calculate");
    }
}

void CampaignForm::refresh() {
    QStringList physics;
    QString problem;
    try {
        for (const auto& [name, value] : describeRecipe(recipe()))
            if (name != "Code" && name != "Functional")  // they stand above
                physics << QString::fromStdString(name + ": " + value);
    } catch (const InputError& error) {
        problem = QString::fromUtf8(error.what());
    }
    m_physics->setText(problem.isEmpty() ? physics.join(QLatin1Char('\n')) : problem);
    const auto code = static_cast<DftCode>(m_code->currentData().toInt());
    m_library->setEnabled(code != DftCode::Cp2k);
    m_browse->setEnabled(code != DftCode::Cp2k);
    m_library->setPlaceholderText(code == DftCode::Vasp   ? tr("POTCAR setups")
                                  : code == DftCode::Cp2k ? tr("CP2K's own")
                                                          : tr("Pseudopotentials"));
    const Step step = nextStep();
    m_next->setText(textOf(step));
    m_next->setEnabled(step != Step::Nothing && problem.isEmpty() &&
                       (step != Step::Wait || labelsToCollect() > 0));
    m_try->setVisible(step == Step::Run);
    const int failed = countOf(TaskState::NotConverged) + countOf(TaskState::Failed) +
                       countOf(TaskState::Incomplete);
    m_retry->setVisible(failed > 0);
    m_retry->setText(tr("Try %Ln single point(s) again", nullptr, failed));
    m_cancel->setVisible(step == Step::Wait);
    m_minutes->setEnabled(machine().hasSlurm);
    std::set<std::string> advice;
    if (m_campaigns.snapshot())
        for (const CampaignTask& task : m_campaigns.snapshot()->status.tasks)
            if (needsAttention(task.status.state))
                advice.insert(suggestionFor(task.status.failure,
                                            m_campaigns.snapshot()->campaign.recipe().code));
    advice.erase("");
    m_advice->setText(advice.empty() ? QString() : QString::fromStdString(*advice.begin()));
    m_advice->setVisible(!advice.empty());
}

void CampaignForm::proceed() {
    switch (nextStep()) {
        case Step::Export: {
            ExportOptions options;
            options.library = m_library->text().toStdString();
            return m_campaigns.exportUnlabelled(recipe(), options);
        }
        case Step::Run:
            return start(false);
        case Step::Collect:
        case Step::Wait:
            return m_campaigns.collect();
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

void CampaignForm::chooseLibrary() {
    const QString folder =
        QFileDialog::getExistingDirectory(window(), tr("Choose the library"), m_library->text());
    if (!folder.isEmpty())
        m_library->setText(folder);
}

}  // namespace mtp::ui

#include "moc_CampaignForm.cpp"
