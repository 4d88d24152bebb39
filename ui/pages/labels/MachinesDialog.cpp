#include "ui/pages/labels/MachinesDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "ui/language/CoreText.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

QLineEdit* lineField(const char* name, const QString& placeholder = {}) {
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    return field;
}

QSpinBox* limitField(const char* name, int least, const QString& ifZero = {}) {
    QSpinBox* field = wholeField(name, least, 1000000, least);
    field->setSpecialValueText(ifZero);
    return field;
}

QString joined(const std::vector<std::string>& words) {
    QStringList list;
    for (const std::string& word : words)
        list << QString::fromStdString(word);
    return list.join(QLatin1Char(' '));
}

std::string textIn(const QLineEdit* field) {
    return field->text().trimmed().toStdString();
}

}  // namespace

MachinesDialog::MachinesDialog(std::vector<Machine> machines, QWidget* parent)
    : QDialog(parent)
    , m_machines(std::move(machines))
    , m_list(new QListWidget)
    , m_remove(new QPushButton(tr("&Remove")))
    , m_problem(new QLabel) {
    setObjectName("machinesDialog");
    setWindowTitle(tr("Machines"));
    m_problem->setObjectName("machineProblem");
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save machines"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName("saveMachines");
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* row = new QHBoxLayout;
    row->setSpacing(kMargin);
    row->addWidget(list());
    row->addWidget(fields(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    column->addLayout(row, 1);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    describeFields();
    for (const Machine& machine : m_machines)
        m_list->addItem(QString::fromStdString(machine.name));
    connect(m_list, &QListWidget::currentRowChanged, this, &MachinesDialog::show);
    if (m_machines.empty())
        show(-1);
    else
        m_list->setCurrentRow(0);
    resize(760, 560);
}

QWidget* MachinesDialog::list() {
    m_list->setObjectName("machineList");
    m_list->setAccessibleName(tr("Machines"));
    m_remove->setObjectName("removeMachine");
    auto* addButton = new QPushButton(tr("&Add"));
    addButton->setObjectName("addMachine");
    addButton->setToolTip(tr("A new entry, to be filled in at the right"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(addButton);
    buttons->addWidget(m_remove);
    auto* side = new QWidget;
    side->setFixedWidth(190);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(addButton, &QPushButton::clicked, this, &MachinesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &MachinesDialog::remove);
    return side;
}

QWidget* MachinesDialog::fields() {
    m_name = lineField("machineName", tr("hal"));
    m_host = lineField("machineHost", tr("this computer; or a host of ~/.ssh/config"));
    m_folder = lineField("machineFolder", QStringLiteral("~/campaigns"));
    m_slurm = new QCheckBox(tr("has &Slurm"));
    m_slurm->setObjectName("machineSlurm");
    m_options = lineField("machineOptions", QStringLiteral("--partition=long --mem=4G"));
    m_most = limitField("machineMost", 1);
    m_atOnce = limitField("machineAtOnce", 0, tr("as many as the queue allows"));
    m_minutes = limitField("machineMinutes", 0, tr("of the partition"));
    m_minutes->setSuffix(QStringLiteral("\u00a0") + tr("min"));
    m_setup = new QPlainTextEdit;
    m_setup->setObjectName("machineSetup");
    m_setup->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_setup->setPlaceholderText(QStringLiteral("module load cp2k\nexport OMP_NUM_THREADS=1"));
    m_setup->setTabChangesFocus(true);
    m_setup->setMinimumHeight(60);
    m_command = lineField("machineCommand", QStringLiteral("mpirun -n 4 cp2k.psmp -i sp.inp"));
    m_library = lineField("machineLibrary", tr("of POTCAR setups, there"));
    auto* content = new QWidget;
    auto* form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(kGap);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Host"), m_host);
    form->addRow(tr("&Folder"), m_folder);
    form->addRow(tr("Scheduler"), m_slurm);
    form->addRow(tr("&Options"), m_options);
    form->addRow(tr("&Most in the queue"), m_most);
    form->addRow(tr("At o&nce"), m_atOnce);
    form->addRow(tr("&Time limit"), m_minutes);
    form->addRow(tr("B&efore the code"), m_setup);
    form->addRow(tr("&Command"), m_command);
    form->addRow(tr("&Library"), m_library);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    for (QLineEdit* field : {m_name, m_host, m_folder, m_options, m_command, m_library})
        connect(field, &QLineEdit::textChanged, this, &MachinesDialog::take);
    for (QSpinBox* field : {m_most, m_atOnce, m_minutes})
        connect(field, &QSpinBox::valueChanged, this, &MachinesDialog::take);
    connect(m_slurm, &QCheckBox::toggled, this, &MachinesDialog::take);
    connect(m_setup, &QPlainTextEdit::textChanged, this, &MachinesDialog::take);
    m_fields = content;
    return scroll;
}

void MachinesDialog::describeFields() {
    setToolTips(
        {{m_folder, tr("There; campaigns get folders of their own in it")},
         {m_name, tr("By which Labels and Learn offer this machine; it is no address")},
         {m_host,
          tr("What you type after ssh; keys or an agent must let you in without a password")},
         {m_slurm, tr("With it single points are submitted by sbatch; without it they are started "
                      "over ssh")},
         {m_options, tr("Of sbatch")},
         {m_most, tr("No more tasks wait or run there at the same time; the others are submitted "
                     "as these end")},
         {m_atOnce, tr("Single points that Slurm may run at the same time")},
         {m_minutes, tr("Slurm ends a single point that takes longer")},
         {m_setup, tr("Shell lines that make the code available, such as modules and variables of "
                      "the environment")},
         {m_command, tr("The shell line that runs the code in the folder of a task")},
         {m_library, tr("Folder on the machine that holds pseudopotentials; VASP needs it, because "
                        "POTCAR files may not be copied")},
         {m_save, tr("For all projects of this user, in machines.json")},
         {m_remove,
          tr("Takes the machine from the list; campaigns that ran there keep their files")}});
}

void MachinesDialog::add() {
    Machine machine;
    machine.name = tr("new").toStdString();
    machine.hasSlurm = true;
    machine.folder = "~/campaigns";
    m_machines.push_back(machine);
    m_list->addItem(QString::fromStdString(machine.name));
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->setFocus();
    m_name->selectAll();
}

void MachinesDialog::remove() {
    const int row = m_shown;
    m_shown = -1;  // its fields go with it
    m_machines.erase(m_machines.begin() + row);
    delete m_list->takeItem(row);
    show(m_list->currentRow());
}

void MachinesDialog::show(int row) {
    m_shown = row;
    m_fields->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    const Machine machine = row >= 0 ? m_machines[static_cast<std::size_t>(row)] : Machine();
    m_isShowing = true;
    m_name->setText(QString::fromStdString(machine.name));
    m_host->setText(QString::fromStdString(machine.host));
    m_folder->setText(QString::fromStdString(machine.folder));
    m_slurm->setChecked(machine.hasSlurm);
    m_options->setText(joined(machine.options));
    m_most->setValue(machine.mostSubmitted);
    m_atOnce->setValue(machine.atOnce);
    m_minutes->setValue(machine.minutes);
    m_setup->setPlainText(QString::fromStdString(machine.setup));
    m_command->setText(QString::fromStdString(machine.command));
    m_library->setText(QString::fromStdString(machine.library));
    m_isShowing = false;
    updateState();
}

void MachinesDialog::take() {
    if (m_shown < 0 || m_isShowing)
        return;
    Machine& machine = m_machines[static_cast<std::size_t>(m_shown)];
    machine.name = textIn(m_name);
    machine.host = textIn(m_host);
    machine.folder = textIn(m_folder);
    machine.hasSlurm = m_slurm->isChecked();
    machine.options.clear();
    const std::string options = textIn(m_options);
    for (const std::string_view word : wordsOf(options))
        machine.options.emplace_back(word);
    machine.mostSubmitted = m_most->value();
    machine.atOnce = m_atOnce->value();
    machine.minutes = m_minutes->value();
    machine.setup = m_setup->toPlainText().toStdString();
    machine.command = textIn(m_command);
    machine.library = textIn(m_library);
    m_list->item(m_shown)->setText(m_name->text().trimmed());
    updateState();
}

void MachinesDialog::updateState() {
    QString problem;
    try {
        validate(m_machines);
    } catch (const Error& error) {
        problem = errorText(error);
    }
    if (m_machines.empty())
        m_problem->setText(
            tr("Add the clusters on which single points can run. They are reached "
               "by ssh and rsync; no password passes through here."));
    else
        m_problem->setText(problem);
    m_problem->setVisible(m_machines.empty() || !problem.isEmpty());
    m_save->setEnabled(problem.isEmpty());
}

}  // namespace mtp::ui

#include "moc_MachinesDialog.cpp"
