#include "ui/pages/MachineForm.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Process.h"
#include "core/labelling/Submit.h"
#include "ui/language/CoreText.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

// Keys of the view state.
const QString kMachineKey = QStringLiteral("machine"), kAtOnceKey = QStringLiteral("at_once"),
              kMinutesKey = QStringLiteral("minutes");

constexpr int kUsualMinutes = 120;

// The name that a campaign keeps if it is submitted on this computer.
constexpr const char* kHere = "here";

}  // namespace

MachineForm::MachineForm(const Names& names, QWidget* parent)
    : QWidget(parent)
    , m_machine(choiceField(names.machine))
    , m_atOnce(wholeField(names.atOnce, 1, 1000, 1))
    , m_minutes(wholeField(names.minutes, 0, 100000, kUsualMinutes)) {
    hide();  // its fields stand in the inspector
    m_atOnce->setToolTip(tr("Single points that run at the same time"));
    m_minutes->setSpecialValueText(tr("of the partition"));
    m_minutes->setToolTip(tr("Slurm ends a single point that takes longer"));
    refill();
    connect(m_machine, &QComboBox::currentIndexChanged, this, &MachineForm::takeLimits);
    takeLimits();
}

void MachineForm::addMachineRow(InspectorGroup& group) {
    group.addRow(tr("&Where"), m_machine);
}

void MachineForm::addLimitRows(InspectorGroup& group) {
    group.addRow(tr("&At once"), m_atOnce);
    group.addRow(tr("&Time limit"), m_minutes, tr("min"));
}

void MachineForm::setRowsVisible(InspectorGroup& group, bool isVisible) {
    for (QWidget* field : std::initializer_list<QWidget*>{m_machine, m_atOnce, m_minutes})
        group.setRowVisible(field, isVisible);
}

// This computer comes first, then its Slurm, then the machines of the user.
void MachineForm::refill() {
    const QSignalBlocker blocker(m_machine);
    const QString before = m_machine->currentText();
    m_machines.clear();
    m_machine->clear();
    Machine here;
    here.name = kHere;
    m_machines.push_back(here);
    m_machine->addItem(tr("This computer"));
    if (findProgram("sbatch")) {
        here.hasSlurm = true;
        m_machines.push_back(here);
        m_machine->addItem(tr("Slurm of this computer"));
    }
    m_machine->setToolTip(
        tr("Where single points run: here, by Slurm, or on a machine that ssh reaches. Machines… "
           "on Labels adds one"));
    try {
        for (const Machine& machine : readMachines(machinesFile())) {
            m_machines.push_back(machine);
            m_machine->addItem(QString::fromStdString(machine.name));
        }
    } catch (const Error& error) {
        m_machine->setToolTip(errorText(error));
    }
    m_machine->setCurrentIndex(std::max(0, m_machine->findText(before)));
    m_minutes->setEnabled(chosen().hasSlurm);
}

const Machine& MachineForm::chosen() const {
    return m_machines[static_cast<std::size_t>(std::max(0, m_machine->currentIndex()))];
}

// Of the chosen machine, to begin with.
void MachineForm::takeLimits() {
    if (chosen().atOnce > 0)
        m_atOnce->setValue(chosen().atOnce);
    if (chosen().minutes > 0)
        m_minutes->setValue(chosen().minutes);
    m_minutes->setEnabled(chosen().hasSlurm);
    emit changed();
}

Machine MachineForm::machine() const {
    Machine machine = chosen();
    if (machine.hasSlurm) {
        machine.atOnce = m_atOnce->value();
        machine.minutes = m_minutes->value();
    }
    return machine;
}

ExportOptions MachineForm::exportOptions() const {
    return chosen().name == kHere ? ExportOptions() : exportOptionsFor(machine());
}

int MachineForm::atOnce() const {
    return m_atOnce->value();
}

QJsonObject MachineForm::values() const {
    return {{kMachineKey, m_machine->currentIndex() <= 0 ? QString() : m_machine->currentText()},
            {kAtOnceKey, m_atOnce->value()},
            {kMinutesKey, m_minutes->value()}};
}

void MachineForm::setValues(const QJsonObject& values) {
    const QString name = values[kMachineKey].toString();
    m_machine->setCurrentIndex(name.isEmpty() ? 0 : std::max(0, m_machine->findText(name)));
    m_atOnce->setValue(values[kAtOnceKey].toInt(1));
    m_minutes->setValue(values[kMinutesKey].toInt(kUsualMinutes));
}

}  // namespace mtp::ui

#include "moc_MachineForm.cpp"
