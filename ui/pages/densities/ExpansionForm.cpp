#include "ui/pages/densities/ExpansionForm.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

ExpansionForm::ExpansionForm(Inspector& inspector, QObject* parent) : QObject(parent) {
    buildMode(inspector);
}

void ExpansionForm::buildMode(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Scaling"));
    m_mode = new QComboBox;
    m_mode->setObjectName("mode");
    m_mode->addItems({tr("All atoms (affine)"), tr("Rigid units")});
    m_mode->setToolTip(
        tr("Rigid units: bonded groups such as AlCl4 keep their geometry and only move "
           "apart or together"));
    group->addRow(tr("&Mode"), m_mode);
    m_tolerance =
        numberField("bondTolerance", {.least = 0.8, .most = 2, .decimals = 2, .step = 0.05}, 1.25);
    m_tolerance->setToolTip(tr(
        "Two atoms are bonded if they are nearer than this times the sum of their covalent radii"));
    group->addRow(tr("&Bond cutoff"), m_tolerance, tr("× sum of radii"));
    m_units = new QLabel;
    m_units->setObjectName("units");
    m_units->setWordWrap(true);
    group->addWide(m_units);
    connect(m_mode, &QComboBox::activated, this, [this](int mode) {
        m_settings.options.mode = mode == 1 ? ExpansionMode::RigidUnits : ExpansionMode::Affine;
        emitEdited(mode == 1 ? tr("Scale rigid units") : tr("Scale all atoms"));
    });
    connect(m_tolerance, &QDoubleSpinBox::valueChanged, this, [this](double tolerance) {
        m_settings.options.bonds.tolerance = tolerance;
        emitEdited(tr("Bond up to %L1 × sum of radii").arg(tolerance));
    });
}

void ExpansionForm::addExtras(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Other changes"));
    m_rattle = numberField("rattle", {.least = 0, .most = 2, .decimals = 3, .step = 0.01}, 0);
    m_rattle->setToolTip(tr("Standard deviation of random displacements"));
    group->addRow(tr("Displace"), m_rattle, tr("Å"));
    m_seed = new QSpinBox;
    m_seed->setObjectName("rattleSeed");
    m_seed->setRange(0, 1000000000);
    m_seed->setAlignment(Qt::AlignRight);
    m_seed->setKeyboardTracking(false);
    m_seed->setToolTip(
        tr("Of the random displacements: the same seed gives the same configurations"));
    group->addRow(tr("&Seed"), m_seed);
    connect(m_rattle, &QDoubleSpinBox::valueChanged, this, [this](double deviation) {
        m_settings.options.rattle = deviation;
        emitEdited(tr("Displace by %1").arg(withUnit(deviation, 3, tr("Å"))));
    });
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
        m_settings.options.seed = static_cast<std::uint64_t>(seed);
        emitEdited(tr("Change the seed to %1").arg(seed));
    });
    buildStrain(*group);
    buildSupercell(*group);
    group->setFolded(true);
    show({});
}

void ExpansionForm::buildStrain(InspectorGroup& group) {
    auto* strain = new QWidget;
    auto* grid = new QGridLayout(strain);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(new QLabel(tr("Strain, %")), 0, 0, 1, 3);
    const char* const names[] = {"xx", "yy", "zz", "yz", "xz", "xy"};
    for (std::size_t i = 0; i < m_strain.size(); ++i) {
        const QString name = QString::fromLatin1(names[i]);
        m_strain[i] =
            numberField("strain-" + name, {.least = -60, .most = 200, .decimals = 2, .step = 1}, 0);
        m_strain[i]->setButtonSymbols(QAbstractSpinBox::NoButtons);
        m_strain[i]->setPrefix(name + QStringLiteral("  "));
        m_strain[i]->setAccessibleName(tr("Strain %1, percent").arg(name));
        m_strain[i]->setToolTip(
            tr("Change of the shape beside the density: along an axis (xx, yy, zz) or a shear. 0: "
               "none"));
        grid->addWidget(m_strain[i], 1 + static_cast<int>(i) / 3, static_cast<int>(i) % 3);
        connect(m_strain[i], &QDoubleSpinBox::valueChanged, this, [this, i, name](double percent) {
            m_settings.options.strain[static_cast<Eigen::Index>(i)] = percent / 100;
            emitEdited(tr("Strain %1 by %L2 %").arg(name).arg(percent));
        });
    }
    group.addWide(strain);
}

void ExpansionForm::buildSupercell(InspectorGroup& group) {
    auto* cells = new QWidget;
    auto* row = new QHBoxLayout(cells);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (std::size_t i = 0; i < m_supercell.size(); ++i) {
        m_supercell[i] = new QSpinBox;
        m_supercell[i]->setObjectName(QStringLiteral("supercell-%1").arg(QChar("abc"[i])));
        m_supercell[i]->setRange(1, 20);
        m_supercell[i]->setAccessibleName(tr("Cells along %1").arg(QChar("abc"[i])));
        m_supercell[i]->setToolTip(
            tr("Copies of the cell in this direction, 1 to 20; single points cost more than in "
               "proportion"));
        row->addWidget(m_supercell[i]);
        connect(m_supercell[i], &QSpinBox::valueChanged, this, [this, i](int repeats) {
            m_settings.options.supercell[i] = repeats;
            const auto& n = m_settings.options.supercell;
            emitEdited(tr("Repeat the cell %L1 × %L2 × %L3").arg(n[0]).arg(n[1]).arg(n[2]));
        });
    }
    group.addRow(tr("S&upercell"), cells);
}

void ExpansionForm::emitEdited(const QString& name) {
    emit edited(m_settings, name);
}

void ExpansionForm::show(const ExpansionSettings& settings) {
    m_settings = settings;
    const ExpansionOptions& options = settings.options;
    const auto set = [](auto* field, auto value) {
        const QSignalBlocker blocker(field);
        field->setValue(value);
    };
    const bool isRigid = options.mode == ExpansionMode::RigidUnits;
    m_mode->setCurrentIndex(isRigid ? 1 : 0);
    set(m_tolerance, options.bonds.tolerance);
    m_tolerance->setEnabled(isRigid);
    set(m_rattle, options.rattle);
    set(m_seed, static_cast<int>(options.seed));
    for (std::size_t i = 0; i < m_strain.size(); ++i)
        set(m_strain[i], 100 * options.strain[static_cast<Eigen::Index>(i)]);
    for (std::size_t i = 0; i < m_supercell.size(); ++i)
        set(m_supercell[i], options.supercell[i]);
}

void ExpansionForm::showUnits(const BondedGroups& groups) {
    QStringList units;
    for (const auto& [name, count] : countByName(groups))
        units << QStringLiteral("%L1 %2").arg(count).arg(QString::fromStdString(name));
    m_units->setText(
        isOneNetwork(groups)
            ? tr("⚠ All atoms form one network (%1): there is no unit to keep rigid, so "
                 "that they scale as in affine mode. Lower the bond cutoff to separate "
                 "units.")
                  .arg(QString::fromStdString(groups.groups.front().name))
            : units.join(QStringLiteral(", ")));
    m_units->setVisible(!groups.groups.empty());
}

}  // namespace mtp::ui

#include "moc_ExpansionForm.cpp"
