#include "ui/pages/simulate/ProtocolForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <cmath>

#include "core/base/Units.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/project/ProjectModel.h"
#include "ui/project/Repulsion.h"
#include "ui/widgets/DensityList.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

constexpr double kPerSecond = 1e12;  // K/s in K/ps

QString protocolHint(Protocol protocol) {
    switch (protocol) {
        case Protocol::Hold:
            return ProtocolForm::tr("Held at one temperature");
        case Protocol::MeltQuench:
            return ProtocolForm::tr("Held hot, cooled at a rate, held cold");
        case Protocol::DensityLadder:
            return ProtocolForm::tr(
                "Brought to one density after the other and held there, which "
                "gives the pressure of each");
        case Protocol::Ramp:
            return ProtocolForm::tr("Heated or cooled evenly");
        case Protocol::Rehearsal:
            return ProtocolForm::tr(
                "Several short runs at several densities, before a large one: "
                "frames that stop them can be computed by DFT");
    }
    return {};
}

// 0 stands for what follows from the rest.
QDoubleSpinBox* automaticField(const QString& name, const NumberRange& range) {
    QDoubleSpinBox* field = numberField(name, range, 0);
    field->setSpecialValueText(ProtocolForm::tr("automatic"));
    return field;
}

std::optional<double> orAbsent(const QDoubleSpinBox& field) {
    return field.value() > 0 ? std::optional(field.value()) : std::nullopt;
}

}  // namespace

QString protocolName(Protocol protocol) {
    switch (protocol) {
        case Protocol::Hold:
            return ProtocolForm::tr("Hold");
        case Protocol::MeltQuench:
            return ProtocolForm::tr("Melt and quench");
        case Protocol::DensityLadder:
            return ProtocolForm::tr("Density ladder");
        case Protocol::Ramp:
            return ProtocolForm::tr("Ramp");
        case Protocol::Rehearsal:
            return ProtocolForm::tr("Rehearsal");
    }
    return {};
}

ProtocolForm::ProtocolForm(ProjectModel& project, Inspector& inspector)
    : QWidget(&inspector), m_project(project) {
    hide();  // only the group is seen
    build(inspector);
    addRows();
    buildRepulsion();
    showFields();
    m_defaults = values();
}

void ProtocolForm::build(Inspector& inspector) {
    const SimulationOptions defaults;
    m_group = inspector.addGroup(tr("Protocol"));
    m_protocol = new QComboBox;
    m_protocol->setObjectName("protocol");
    keepNarrow(*m_protocol);
    for (const Protocol protocol : allProtocols()) {
        m_protocol->addItem(protocolName(protocol), static_cast<int>(protocol));
        m_protocol->setItemData(m_protocol->count() - 1, protocolHint(protocol), Qt::ToolTipRole);
    }
    const NumberRange kelvin{.least = 0, .most = 20000, .decimals = 0, .step = 50};
    m_temperature = automaticField("temperature", kelvin);
    m_temperature->setToolTip(
        tr("Automatic: that of the start cell if its file says one, else 300 K; 1000 K for a "
           "melt"));
    m_endTemperature = automaticField("endTemperature", kelvin);
    m_endTemperature->setToolTip(tr("Automatic: 300 K after a quench, twice the start of a ramp"));
    m_rate = automaticField("rate", {.least = 0, .most = 1e6, .decimals = 3, .step = 0.1});
    m_rate->setToolTip(
        tr("Automatic: 0.45 K/ps (4.5e11 K/s), as melts of LiAlCl4 in the "
           "literature were cooled, or 60 % of the time if that is given"));
    m_cell = new QComboBox;
    m_cell->setObjectName("ensemble");
    keepNarrow(*m_cell);
    m_cell->addItem(tr("kept (NVT)"));
    m_cell->addItem(tr("follows pressure (NPT)"));
    m_cell->setToolTip(
        tr("NVT keeps the density of the start cell; NPT finds the density that the potential has "
           "at the pressure"));
    m_pressure =
        numberField("pressure", {.least = -100, .most = 1000, .decimals = 3, .step = 0.1}, 0);
    m_densities = new QLineEdit;
    m_pressure->setToolTip(
        tr("That the barostat keeps; 0 is nearly that of the atmosphere (0.0001 GPa)"));
    m_densities->setObjectName("densities");
    m_densities->setPlaceholderText(tr("as trained"));
    m_densities->setToolTip(
        tr("Such as 1.6, 2, 2.4, in this order. Empty: the lowest, middle and "
           "highest that the potential was trained on"));
    m_time = automaticField("time", {.least = 0, .most = 1e6, .decimals = 3, .step = 1});
    m_timestep = numberField("timestep", {.least = 0.01, .most = 10, .decimals = 2, .step = 0.25},
                             defaults.timestep);
    m_dumpEvery = numberField("dumpEvery", {.least = 0.1, .most = 1e6, .decimals = 1, .step = 10},
                              defaults.dumpEvery);
    m_timestep->setToolTip(
        tr("1 fs holds for most melts; take 0.5 fs with hydrogen or far above 1000 K"));
    m_seed = wholeField("seed", 1, 1 << 30, static_cast<int>(defaults.seed));
    m_dumpEvery->setToolTip(tr(
        "Distance of frames in the trajectory that the run writes; Dynamics needs 10 to 100 fs"));
    m_seed->setToolTip(tr("Of the velocities"));
    m_seeds = wholeField("seeds", 1, 100, defaults.seeds);
    m_seeds->setToolTip(tr("Runs at each density, with seeds of their own"));
}

void ProtocolForm::addRows() {
    m_group->addRow(tr("Protocol"), m_protocol);
    m_group->addRow(tr("Temperature"), m_temperature, tr("K"));
    m_group->addRow(tr("End"), m_endTemperature, tr("K"));
    m_group->addRow(tr("Rate"), m_rate, tr("K/ps"));
    m_group->addRow(tr("Cell"), m_cell);
    m_group->addRow(tr("Pressure"), m_pressure, tr("GPa"));
    m_group->addRow(tr("Densities"), m_densities, tr("g/cm³"));
    m_group->addRow(tr("Time"), m_time, tr("ps"));
    m_group->addRow(tr("Time step"), m_timestep, tr("fs"));
    m_group->addRow(tr("Frame every"), m_dumpEvery, tr("fs"));
    m_group->addRow(tr("Runs each"), m_seeds);
    m_group->addRow(tr("Seed"), m_seed);
    const auto follow = [this] {
        showFields();
        emit changed();
    };
    connect(m_protocol, &QComboBox::currentIndexChanged, this, follow);
    connect(m_cell, &QComboBox::currentIndexChanged, this, follow);
    for (QDoubleSpinBox* field : numbers())
        connect(field, &QDoubleSpinBox::valueChanged, this, &ProtocolForm::changed);
    for (QSpinBox* field : counts()) {
        field->setKeyboardTracking(false);
        connect(field, &QSpinBox::valueChanged, this, &ProtocolForm::changed);
    }
    connect(m_densities, &QLineEdit::editingFinished, this, &ProtocolForm::changed);
}

void ProtocolForm::buildRepulsion() {
    m_repulsion = new QCheckBox(tr("Keep close atoms apart"));
    m_repulsion->setObjectName("repulsion");
    m_repulsion->setToolTip(
        tr("Atoms that come nearer than any pair of the training set repel each other, so that "
           "they do not fall into a hole of the potential; trained distances are untouched. "
           "Without it such a run is stopped, and its frame shows where labels are missing"));
    m_note = new QLabel;
    m_note->setObjectName("repulsionNote");
    m_note->setWordWrap(true);
    m_note->hide();
    m_group->addWide(m_repulsion);
    m_group->addWide(m_note);
    connect(m_repulsion, &QCheckBox::clicked, this,
            [this](bool isWanted) { setRepulsionWanted(m_project, isWanted); });
    connect(&m_project, &ProjectModel::projectChanged, this, &ProtocolForm::followRepulsion);
    connect(&m_project, &ProjectModel::historyChanged, this, &ProtocolForm::followRepulsion);
    followRepulsion();
}

void ProtocolForm::followRepulsion() {
    const bool isWanted = isRepulsionWanted(m_project);
    m_repulsion->setEnabled(m_project.hasProject());
    if (isWanted == m_repulsion->isChecked() && isWanted == m_hasRepulsion)
        return;
    m_hasRepulsion = isWanted;
    m_repulsion->setChecked(isWanted);
    emit changed();
}

void ProtocolForm::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

Protocol ProtocolForm::protocol() const {
    return static_cast<Protocol>(m_protocol->currentData().toInt());
}

void ProtocolForm::showFields() {
    const Protocol chosen = protocol();
    const bool setsDensity = chosen == Protocol::DensityLadder || chosen == Protocol::Rehearsal;
    const bool changesTemperature = chosen == Protocol::MeltQuench || chosen == Protocol::Ramp;
    m_group->setRowVisible(m_endTemperature, changesTemperature);
    m_group->setRowVisible(m_rate, chosen == Protocol::MeltQuench);
    m_group->setRowVisible(m_cell, !setsDensity);
    m_group->setRowVisible(m_pressure, !setsDensity && m_cell->currentIndex() == 1);
    m_group->setRowVisible(m_densities, setsDensity);
    m_group->setRowVisible(m_seeds, chosen == Protocol::Rehearsal);
    m_protocol->setToolTip(protocolHint(chosen));
    m_time->setToolTip(chosen == Protocol::Rehearsal
                           ? tr("Of each run. Automatic: 10 ps")
                           : tr("Of the whole run. Automatic: 20 ps at each temperature or "
                                "density, and what a quench takes at its rate"));
}

SimulationOptions ProtocolForm::options() const {
    SimulationOptions options;
    options.protocol = protocol();
    const bool setsDensity =
        options.protocol == Protocol::DensityLadder || options.protocol == Protocol::Rehearsal;
    options.temperature = orAbsent(*m_temperature);
    if (options.protocol == Protocol::MeltQuench || options.protocol == Protocol::Ramp)
        options.endTemperature = orAbsent(*m_endTemperature);
    if (options.protocol == Protocol::MeltQuench && m_rate->value() > 0)
        options.rate = m_rate->value() * kPerSecond;
    if (!setsDensity && m_cell->currentIndex() == 1)
        options.pressure = m_pressure->value();
    if (setsDensity)
        options.densities = densitiesIn(m_densities->text());
    options.timestep = m_timestep->value();
    if (m_time->value() > 0)
        options.steps = std::max<std::int64_t>(
            1, std::llround(m_time->value() * units::kFsPerPs / options.timestep));
    options.dumpEvery = m_dumpEvery->value();
    options.seed = static_cast<std::uint64_t>(m_seed->value());
    options.seeds = m_seeds->value();
    options.hasRepulsion = m_hasRepulsion;
    return options;
}

std::vector<QDoubleSpinBox*> ProtocolForm::numbers() const {
    return {m_temperature, m_endTemperature, m_rate, m_pressure, m_time, m_timestep, m_dumpEvery};
}

std::vector<QSpinBox*> ProtocolForm::counts() const {
    return {m_seed, m_seeds};
}

void ProtocolForm::choose(Protocol protocol) {
    m_protocol->setCurrentIndex(m_protocol->findData(static_cast<int>(protocol)));
}

void ProtocolForm::chooseRehearsal(double kelvin) {
    choose(Protocol::Rehearsal);
    m_temperature->setValue(kelvin);
}

// By the names of the fields.
QJsonObject ProtocolForm::values() const {
    QJsonObject values{
        {m_densities->objectName(), m_densities->text()},
        {m_cell->objectName(), m_cell->currentIndex()},
        {m_protocol->objectName(), QString::fromStdString(std::string(protocolKey(protocol())))}};
    for (const QDoubleSpinBox* field : numbers())
        values[field->objectName()] = field->value();
    for (const QSpinBox* field : counts())
        values[field->objectName()] = field->value();
    return values;
}

void ProtocolForm::setValues(const QJsonObject& values) {
    const auto valueOf = [&](const QWidget& field) {
        const QJsonValue value = values[field.objectName()];
        return value.isUndefined() ? m_defaults[field.objectName()] : value;
    };
    QSignalBlocker blocker(this);  // one change for all
    choose(findProtocol(valueOf(*m_protocol).toString().toStdString()).value_or(Protocol::Hold));
    m_cell->setCurrentIndex(valueOf(*m_cell).toInt());
    m_densities->setText(valueOf(*m_densities).toString());
    for (QDoubleSpinBox* field : numbers())
        field->setValue(valueOf(*field).toDouble());
    for (QSpinBox* field : counts())
        field->setValue(valueOf(*field).toInt());
    blocker.unblock();
    emit changed();
}

void ProtocolForm::setFolded(bool isFolded) {
    m_group->setFolded(isFolded);
}

}  // namespace mtp::ui

#include "moc_ProtocolForm.cpp"
