#include "ui/pages/dynamics/DynamicsForm.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalBlocker>

#include "core/dynamics/FormalCharges.h"
#include "ui/theme/Numbers.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

const QString kCharges = QStringLiteral("charges");  // key of the state

constexpr int kAutomaticReference = -1;  // core chooses
constexpr double kUnknownCharge = -10;   // e, of what has no formal charge

double formalChargeOf(const QString& species) {
    return formalCharge(species.toStdString()).value_or(kUnknownCharge);
}

// Absent if the field shows that the value follows from the rest.
std::optional<double> valueOf(const QDoubleSpinBox& field) {
    if (field.value() == field.minimum())
        return std::nullopt;
    return field.value();
}

}  // namespace

DynamicsForm::DynamicsForm(Inspector& inspector, QObject* parent) : QObject(parent) {
    buildRun(inspector);
    buildHops(inspector);
    buildCascades(inspector);
    buildCharges(inspector);
    buildScattering(inspector);
    for (const auto& [key, field] : numbers())
        connect(field, &QDoubleSpinBox::valueChanged, this, &DynamicsForm::changed);
    for (const auto& [key, field] : choices())
        connect(field, &QComboBox::currentIndexChanged, this, &DynamicsForm::changed);
}

QDoubleSpinBox* DynamicsForm::automatic(const QString& name, double most, int decimals) {
    QDoubleSpinBox* field = numberField(
        name, {.least = 0, .most = most, .decimals = decimals, .step = decimals > 1 ? 0.1 : 1}, 0);
    field->setSpecialValueText(tr("automatic"));
    return field;
}

void DynamicsForm::buildRun(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Motion"));
    m_ion = choiceField("dynamicsIon");
    m_framework = choiceField("dynamicsFramework");
    m_framework->addItem(tr("all others"));
    m_ion->setToolTip(
        tr("The element whose motion is analysed; lithium, if there is any, unless you choose"));
    m_framework->setToolTip(tr("What the ions move through: its drift is taken off their motion"));
    m_reference = choiceField("dynamicsReference");
    m_reference->addItem(tr("automatic"), kAutomaticReference);
    m_reference->addItem(tr("framework"), static_cast<int>(Reference::Framework));
    m_reference->addItem(tr("centre of mass"), static_cast<int>(Reference::CentreOfMass));
    m_reference->addItem(tr("the file"), static_cast<int>(Reference::AsWritten));
    m_reference->setToolTip(
        tr("What the motion of the ions is measured against: without drift of the framework, "
           "without drift of the whole, or as the positions are in the file. Automatic: the "
           "framework, unless it only vibrates about its place."));
    m_skip = numberField("dynamicsSkip", {.least = 0, .most = 1e7, .decimals = 1, .step = 10}, 0);
    m_skip->setToolTip(tr("Equilibration: left out at the start"));
    m_timestep =
        numberField("dynamicsTimestep", {.least = 0, .most = 1000, .decimals = 3, .step = 0.5}, 0);
    m_timestep->setSpecialValueText(tr("of the run"));
    m_timestep->setToolTip(tr("Time step of the simulation, for dumps that tell only their steps"));
    m_temperature = numberField("dynamicsTemperature",
                                {.least = 0, .most = 10000, .decimals = 0, .step = 50}, 0);
    m_temperature->setSpecialValueText(tr("of the run"));
    m_temperature->setToolTip(tr("For conductivities"));
    m_fitFrom = automatic("dynamicsFitFrom", 1e7, 1);
    m_fitTo = automatic("dynamicsFitTo", 1e7, 1);
    m_fitFrom->setToolTip(
        tr("The range in which D is fitted; its ends are also dragged in the "
           "plot of the mean square displacement"));
    m_fitTo->setToolTip(tr("Automatic: as far as the mean square displacement is surely known"));
    group->addRow(tr("I&on"), m_ion);
    group->addRow(tr("Fra&mework"), m_framework);
    group->addRow(tr("F&rame of"), m_reference);
    group->addRow(tr("S&kip first"), m_skip, tr("ps"));
    group->addRow(tr("&Time step"), m_timestep, tr("fs"));
    group->addRow(tr("Tem&perature"), m_temperature, tr("K"));
    group->addRow(tr("Fit from"), m_fitFrom, tr("ps"));
    group->addRow(tr("to"), m_fitTo, tr("ps"));
}

void DynamicsForm::buildHops(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Hops"));
    m_hopWindow = automatic("dynamicsHopWindow", 1e5, 2);
    m_hopWindow->setToolTip(tr("Before and after a hop: means over this time tell the two places"));
    m_threshold = numberField("dynamicsThreshold",
                              {.least = 0.01, .most = 1000, .decimals = 2, .step = 0.1}, 3.5);
    m_threshold->setToolTip(
        tr("A hop is a maximum of p_hop above this: about the square of its length. It is also "
           "dragged "
           "in the plot of the survival of p_hop."));
    m_cageRule = choiceField("dynamicsCageRule");
    m_cageRule->addItem(tr("threshold of hops"), static_cast<int>(CageRule::Threshold));
    m_cageRule->addItem(tr("minimum of P(r)"), static_cast<int>(CageRule::Minimum));
    m_cageRule->addItem(tr("beyond Gaussian"), static_cast<int>(CageRule::Gaussian));
    m_cageRule->setToolTip(tr("The distance between caged and hopping ions"));
    m_cageTime = automatic("dynamicsCageTime", 1e6, 1);
    m_cageTime->setToolTip(tr("The time after which ions are called caged or hopping"));
    group->addRow(tr("&Window"), m_hopWindow, tr("ps"));
    group->addRow(tr("Thre&shold"), m_threshold, tr("Å²"));
    group->addRow(tr("Caged within"), m_cageRule);
    group->addRow(tr("after"), m_cageTime, tr("ps"));
}

void DynamicsForm::buildCascades(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Cascades"));
    m_rule = choiceField("dynamicsRule");
    m_rule->addItem(tr("neighbour"), static_cast<int>(CascadeRule::Neighbour));
    m_rule->addItem(tr("refill"), static_cast<int>(CascadeRule::Refill));
    m_rule->addItem(tr("published program"), static_cast<int>(CascadeRule::Source));
    m_rule->setToolTip(
        tr("A hop follows one that started nearby (neighbour), or ends where that one started "
           "(refill). A published program counts steps of one frame, and ions nearby that moved "
           "in the 10 frames before."));
    m_cascadeWindow = automatic("dynamicsCascadeWindow", 1e5, 2);
    m_cascadeWindow->setToolTip(tr("A hop follows another within this time"));
    m_neighbour = automatic("dynamicsNeighbour", 100, 3);
    m_neighbour->setToolTip(
        tr("Neighbours start within this distance; by default the first minimum of g(r)"));
    m_refill =
        numberField("dynamicsRefill", {.least = 0.1, .most = 20, .decimals = 2, .step = 0.1}, 1.5);
    m_refill->setToolTip(
        tr("A place counts as refilled if the hop ends so near to where the other began"));
    group->addRow(tr("R&ule"), m_rule);
    group->addRow(tr("With&in"), m_cascadeWindow, tr("ps"));
    group->addRow(tr("&Neighbours"), m_neighbour, tr("Å"));
    group->addRow(tr("Refi&ll"), m_refill, tr("Å"));
}

void DynamicsForm::buildCharges(Inspector& inspector) {
    m_chargeGroup = inspector.addGroup(tr("Charges"));
    m_chargeGroup->hide();
}

// The field of a species, which is made when it is first seen.
QDoubleSpinBox* DynamicsForm::chargeOf(const QString& species) {
    if (QDoubleSpinBox* known = m_charges.value(species))
        return known;
    QDoubleSpinBox* field = numberField(
        "dynamicsCharge" + species,
        {.least = kUnknownCharge, .most = 10, .decimals = 2, .step = 0.1}, formalChargeOf(species));
    if (formalChargeOf(species) == kUnknownCharge)
        field->setSpecialValueText(tr("not known"));
    field->setToolTip(
        tr("For conductivities, transference numbers and the Haven ratio; at first "
           "the formal charge"));
    connect(field, &QDoubleSpinBox::valueChanged, this, [this, species](double charge) {
        if (charge == formalChargeOf(species))
            m_given.remove(species);
        else
            m_given[species] = charge;
        emit changed();
    });
    m_chargeGroup->addRow(species, field, tr("e"));
    return m_charges[species] = field;
}

// Those of the run, and no others.
void DynamicsForm::showCharges(const QStringList& names) {
    const QSignalBlocker blocker(this);
    const QJsonObject given = m_given;
    for (const QString& name : names)
        chargeOf(name)->setValue(given[name].toDouble(formalChargeOf(name)));
    for (auto field = m_charges.begin(); field != m_charges.end(); ++field)
        m_chargeGroup->setRowVisible(field.value(), names.contains(field.key()));
    m_chargeGroup->setVisible(!names.isEmpty());
    m_given = given;
}

void DynamicsForm::buildScattering(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Scattering"));
    m_q = automatic("dynamicsQ", 20, 2);
    m_q->setToolTip(tr("The wave number of F_s(q,t); by default that of the largest S(q)"));
    group->addRow(tr("&q"), m_q, tr("1/Å"));
}

std::vector<std::pair<QString, QDoubleSpinBox*>> DynamicsForm::numbers() const {
    return {
        {"skip", m_skip},           {"timestep", m_timestep}, {"temperature", m_temperature},
        {"fitFrom", m_fitFrom},     {"fitTo", m_fitTo},       {"hopWindow", m_hopWindow},
        {"threshold", m_threshold}, {"cageTime", m_cageTime}, {"cascadeWindow", m_cascadeWindow},
        {"neighbour", m_neighbour}, {"refill", m_refill},     {"q", m_q}};
}

std::vector<std::pair<QString, QComboBox*>> DynamicsForm::choices() const {
    return {{"ion", m_ion},
            {"framework", m_framework},
            {"reference", m_reference},
            {"cageRule", m_cageRule},
            {"rule", m_rule}};
}

// Lithium is what most users look at.
void DynamicsForm::setSpecies(const QStringList& names) {
    const QSignalBlocker blocker(this);
    QString ion = m_wanted.take("ion").toString(m_ion->currentText());
    QString framework = m_wanted.take("framework").toString(m_framework->currentText());
    m_ion->clear();
    m_ion->addItems(names);
    m_framework->clear();
    m_framework->addItem(tr("all others"));
    m_framework->addItems(names);
    if (!names.contains(ion))
        ion = names.contains("Li") ? QStringLiteral("Li") : names.value(0);
    m_ion->setCurrentIndex(m_ion->findText(ion));
    m_framework->setCurrentIndex(std::max(0, m_framework->findText(framework)));
    showCharges(names);
}

bool DynamicsForm::hasIon() const {
    return !m_ion->currentText().isEmpty();
}

void DynamicsForm::fill(DynamicsRequest& request) const {
    request.timestepFs = valueOf(*m_timestep);
    request.skipPs = m_skip->value();
    request.q = valueOf(*m_q);
    request.motion.ion = m_ion->currentText().toStdString();
    request.motion.framework.clear();
    if (m_framework->currentIndex() > 0)
        request.motion.framework = {m_framework->currentText().toStdString()};
    request.motion.reference.reset();
    const int reference = m_reference->currentData().toInt();
    // Without other atoms there is no framework.
    const bool isPossible =
        m_ion->count() > 1 || reference != static_cast<int>(Reference::Framework);
    if (reference != kAutomaticReference && isPossible)
        request.motion.reference = static_cast<Reference>(reference);
    DynamicsOptions& options = request.options;
    options.conductivity.charges.clear();
    for (auto charge = m_given.begin(); charge != m_given.end(); ++charge)
        options.conductivity.charges[charge.key().toStdString()] = charge.value().toDouble();
    options.conductivity.temperature = valueOf(*m_temperature);
    if (valueOf(*m_fitFrom) && valueOf(*m_fitTo))
        options.fit = {m_fitFrom->value(), m_fitTo->value()};
    options.hops.threshold = m_threshold->value();
    options.cages.rule = static_cast<CageRule>(m_cageRule->currentData().toInt());
    options.cages.time = valueOf(*m_cageTime);
    options.cascades.rule = static_cast<CascadeRule>(m_rule->currentData().toInt());
    options.cascades.refillRadius = m_refill->value();
    options.neighbourRadius = valueOf(*m_neighbour);
    options.hopWindowPs = valueOf(*m_hopWindow);
    options.cascadeWindowPs = valueOf(*m_cascadeWindow);
}

void DynamicsForm::setThreshold(double threshold) {
    const QSignalBlocker blocker(m_threshold);
    m_threshold->setValue(threshold);
}

void DynamicsForm::setFit(double from, double to) {
    const QSignalBlocker blockFrom(m_fitFrom), blockTo(m_fitTo);
    m_fitFrom->setValue(from);
    m_fitTo->setValue(to);
}

void DynamicsForm::askForTimestep() {
    m_timestep->setFocus(Qt::OtherFocusReason);
    m_timestep->selectAll();
}

void DynamicsForm::showAutomatic(const DynamicsResult& result) {
    const Dynamics& dynamics = *result.dynamics;
    const double spacing = result.motion->spacing;
    const auto show = [](QDoubleSpinBox* field, double value, int decimals) {
        field->setSpecialValueText(value > 0 ? tr("auto %1").arg(numberText(value, decimals))
                                             : tr("automatic"));
    };
    const auto& fit = dynamics.diffusion.fit;
    show(m_fitFrom, fit ? fit->first : 0, 1);
    show(m_fitTo, fit ? fit->second : 0, 1);
    show(m_hopWindow, static_cast<double>(dynamics.hops.window) * spacing, 2);
    show(m_cageTime, dynamics.caged.time.value_or(0), 1);
    show(m_cascadeWindow, static_cast<double>(dynamics.cascades.window) * spacing, 2);
    show(m_neighbour, dynamics.cascades.neighbourRadius, 2);
    const int automatic = m_reference->findData(kAutomaticReference);
    const int chosen = m_reference->findData(static_cast<int>(result.motion->reference));
    m_reference->setItemText(automatic, result.request.motion.reference
                                            ? tr("automatic")
                                            : tr("auto: %1").arg(m_reference->itemText(chosen)));
}

QJsonObject DynamicsForm::state() const {
    QJsonObject state = m_wanted;
    for (const auto& [key, field] : numbers())
        state[key] = field->value();
    for (const auto& [key, field] : choices())
        if (field == m_ion || field == m_framework)
            state[key] = field == m_framework && field->currentIndex() == 0
                             ? QString()  // all others, in any language
                             : field->currentText();
        else
            state[key] = field->currentData().toInt();
    if (!m_given.isEmpty())
        state[kCharges] = m_given;
    return state;
}

void DynamicsForm::setState(const QJsonObject& state) {
    const QSignalBlocker blocker(this);
    for (const auto& [key, field] : numbers())
        if (state.contains(key))
            field->setValue(state[key].toDouble());
    for (const auto& [key, field] : choices())
        if (field == m_ion || field == m_framework)
            m_wanted[key] = state[key];
        else if (state.contains(key))
            field->setCurrentIndex(std::max(0, field->findData(state[key].toInt())));
    m_given = state[kCharges].toObject();
}

}  // namespace mtp::ui

#include "moc_DynamicsForm.cpp"
