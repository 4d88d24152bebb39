#include "ui/pages/densities/CellForm.h"

#include <QDoubleSpinBox>
#include <cmath>

#include "core/density/Expansion.h"
#include "core/density/Ladder.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

// Without a value the field is at its least value, which is written as a dash.
void show(QDoubleSpinBox* field, std::optional<double> value) {
    const QSignalBlocker blocker(field);
    field->setSpecialValueText(value ? QString() : QStringLiteral("–"));
    field->setValue(value.value_or(field->minimum()));
    field->setEnabled(value.has_value());
}

}  // namespace

CellForm::CellForm(Inspector& inspector, QObject* parent) : QObject(parent) {
    InspectorGroup* reference = inspector.addGroup(tr("Reference"));
    m_reference = numberField("referenceDensity",
                              {.least = 0.001, .most = 50, .decimals = 3, .step = 0.01}, 1);
    m_reference->setToolTip(tr("Density at equilibrium: it has the ratio 1"));
    reference->addRow(tr("&Density"), m_reference, tr("g/cm³"));

    InspectorGroup* cell = inspector.addGroup(tr("Displayed cell"));
    m_ratio = numberField(
        "ratio", {.least = kLeastRatio, .most = kMostRatio, .decimals = 3, .step = 0.01}, 1);
    m_density =
        numberField("density", {.least = 0.001, .most = 100, .decimals = 3, .step = 0.01}, 1);
    m_volume = numberField("volume", {.least = 0.1, .most = 1e9, .decimals = 1, .step = 10}, 1);
    m_density->setToolTip(
        tr("Type the density that the displayed cell shall have; Add puts it on the ladder"));
    m_ratio->setToolTip(
        tr("Density over the reference density: 1 is equilibrium, above it is compressed. The four "
           "fields follow each other"));
    m_factor =
        numberField("linearFactor", {.least = 0.5, .most = 2, .decimals = 4, .step = 0.01}, 1);
    m_volume->setToolTip(tr("Of the whole cell; its mass stays"));
    m_factor->setToolTip(tr("Edges of the cell over those at the reference density"));
    cell->addRow(tr("&Ratio"), m_ratio);
    cell->addRow(tr("Densit&y"), m_density, tr("g/cm³"));
    cell->addRow(tr("&Volume"), m_volume, tr("Å³"));
    cell->addRow(tr("&Linear factor"), m_factor);
    connectFields();
}

void CellForm::connectFields() {
    connect(m_reference, &QDoubleSpinBox::valueChanged, this, &CellForm::referenceEdited);
    connect(m_ratio, &QDoubleSpinBox::valueChanged, this, &CellForm::ratioEdited);
    connect(m_density, &QDoubleSpinBox::valueChanged, this,
            [this](double density) { emit ratioEdited(density / m_reference->value()); });
    connect(m_volume, &QDoubleSpinBox::valueChanged, this, [this](double volume) {
        if (m_mass)
            emit ratioEdited(*m_mass / volume / m_reference->value());
    });
    connect(m_factor, &QDoubleSpinBox::valueChanged, this,
            [this](double factor) { emit ratioEdited(std::pow(factor, -3)); });
}

void CellForm::show(std::optional<double> reference, double ratio, std::optional<double> mass) {
    m_mass = mass;
    const auto ifKnown = [&](double value) {
        return reference ? std::optional(value) : std::nullopt;
    };
    const double density = reference.value_or(1) * ratio;
    ui::show(m_reference, reference);
    ui::show(m_ratio, ifKnown(ratio));
    ui::show(m_factor, ifKnown(linearFactor(ratio)));
    ui::show(m_density, ifKnown(density));
    ui::show(m_volume, mass && reference ? std::optional(*mass / density) : std::nullopt);
}

}  // namespace mtp::ui

#include "moc_CellForm.cpp"
