#include "ui/pages/simulate/StartCellForm.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/workflow/SimulationStart.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/RepeatFields.h"

namespace mtp::ui {

namespace {

// Keys of what a project keeps of the form.
const QString kKind = QStringLiteral("kind"), kFrame = QStringLiteral("frame"),
              kConfiguration = QStringLiteral("configuration"), kIons = QStringLiteral("ions"),
              kDensity = QStringLiteral("density"), kSeed = QStringLiteral("seed"),
              kRepeats = QStringLiteral("repeats");

// 0 without a trajectory.
std::size_t atomsOf(const LoadedTrajectory* trajectory) {
    std::size_t count = 0;
    if (trajectory)
        for (const auto& [species, atoms] : trajectory->composition)
            count += static_cast<std::size_t>(atoms);
    return count;
}

// The index of the one nearest to the reference density that has so many atoms at most; -1 if there
// is none.
int smallConfiguration(const std::vector<ConfigurationRecord>& records, std::size_t atoms) {
    const auto distance = [](const ConfigurationRecord& record) {
        return std::abs(std::log(record.densityRatio.value_or(1)));
    };
    int nearest = -1;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (records[i].atomCount <= atoms &&
            (nearest < 0 ||
             distance(records[i]) < distance(records[static_cast<std::size_t>(nearest)])))
            nearest = static_cast<int>(i);
    return nearest;
}

}  // namespace

StartCellForm::StartCellForm(ProjectModel& project, Inspector& inspector)
    : QWidget(&inspector)
    , m_project(project)
    , m_kind(choiceField("startKind"))
    , m_frame(wholeField("startFrame", 1, 1, 1))
    , m_configuration(choiceField("startConfiguration"))
    , m_ions(new QLineEdit)
    , m_density(numberField("startDensity",
                            {.least = 0.01, .most = 50, .decimals = 3, .step = 0.05}, 1.99))
    , m_packSeed(wholeField("packSeed", 0, 1 << 30, 0))
    , m_repeats(new RepeatFields(QStringLiteral("repeat")))
    , m_size(new QLabel)
    , m_large(new QPushButton) {
    hide();  // only the group is seen
    build(inspector);
    connect(&project, &ProjectModel::trajectoryChanged, this, &StartCellForm::followProject);
    connect(&project, &ProjectModel::configurationsChanged, this, &StartCellForm::followProject);
    followProject();
}

void StartCellForm::build(Inspector& inspector) {
    m_group = inspector.addGroup(tr("Start cell"));
    m_kind->addItem(tr("Frame of the trajectory"), static_cast<int>(Kind::Frame));
    m_kind->addItem(tr("Configuration"), static_cast<int>(Kind::Configuration));
    m_kind->addItem(tr("Packed ions"), static_cast<int>(Kind::Packed));
    m_ions->setObjectName("startIons");
    m_density->setToolTip(
        tr("Ions are packed at random at this density; 10 % below that of the melt packs easily"));
    m_configuration->setToolTip(
        tr("Number of the configuration in the list of Labels, and its density"));
    m_frame->setToolTip(tr("Number of the frame as the player counts, from 1"));
    m_kind->setToolTip(
        tr("What the run begins with; its velocities are drawn anew at the temperature of the "
           "protocol"));
    m_ions->setToolTip(tr("Elements and numbers, such as Li 16, Al 16, Cl 64"));
    m_packSeed->setValue(1);
    for (QSpinBox* field : {m_frame, m_packSeed})
        field->setKeyboardTracking(false);
    m_packSeed->setToolTip(tr("Another seed gives another random packing"));
    m_size->setObjectName("startSize");
    m_large->setObjectName("largeMelt");
    m_large->setText(tr("About %L1 ions").arg(kLargeMelt));
    m_large->setToolTip(tr("The size of the melts of LiAlCl4 in the literature"));
    m_group->addRow(tr("Start from"), m_kind);
    m_group->addRow(tr("Frame"), m_frame);
    m_group->addRow(tr("Number"), m_configuration);
    m_group->addRow(tr("Ions"), m_ions);
    m_group->addRow(tr("Density"), m_density, tr("g/cm³"));
    m_group->addRow(tr("Seed"), m_packSeed);
    m_group->addRow(tr("Supercell"), m_repeats);
    m_group->addWide(m_size);
    m_group->addWide(m_large);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        emit changed();
    });
    connect(m_repeats, &RepeatFields::changed, this, [this] {
        showSize();
        emit changed();
    });
    connect(m_kind, &QComboBox::activated, this, [this] { m_isKindChosen = true; });
    connect(m_frame, &QSpinBox::valueChanged, this, &StartCellForm::changed);
    connect(m_configuration, &QComboBox::currentIndexChanged, this, &StartCellForm::changed);
    connect(m_ions, &QLineEdit::editingFinished, this, &StartCellForm::changed);
    connect(m_density, &QDoubleSpinBox::valueChanged, this, [this] {
        m_isDensityChosen = true;
        emit changed();
    });
    connect(m_packSeed, &QSpinBox::valueChanged, this, &StartCellForm::changed);
    connect(m_large, &QPushButton::clicked, this, &StartCellForm::makeLarge);
}

StartCellForm::Kind StartCellForm::kind() const {
    return static_cast<Kind>(m_kind->currentData().toInt());
}

void StartCellForm::choose(Kind kind) {
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
}

// Numbers count from 1 here, as in the tables and the player.
void StartCellForm::followProject() {
    const QSignalBlocker blockFrame(m_frame), blockConfiguration(m_configuration),
        blockKind(m_kind);
    const LoadedTrajectory* trajectory = m_project.trajectory();
    const int frames = trajectory ? static_cast<int>(trajectory->timesFs.size()) : 0;
    const bool wasLast = m_frame->value() == m_frame->maximum();
    m_frame->setRange(1, std::max(1, frames));
    if (frames > 0 && m_wantedFrame > 0)
        m_frame->setValue(std::exchange(m_wantedFrame, 0));
    else if (wasLast)
        m_frame->setValue(frames);
    const QVariant chosen = m_configuration->currentData();
    m_configuration->clear();
    const auto& records = m_project.configurations();
    for (std::size_t i = 0; i < records.size(); ++i)
        m_configuration->addItem(
            records[i].density
                ? tr("%L1 (%2)").arg(i + 1).arg(withUnit(*records[i].density, 2, tr("g/cm³")))
                : QStringLiteral("%L1").arg(i + 1),
            QVariant::fromValue<qlonglong>(records[i].id));
    m_configuration->setCurrentIndex(std::max(0, m_configuration->findData(chosen)));
    // A trajectory comes later than the configurations of its project.
    if (!m_isKindChosen && kind() != Kind::Packed)
        choose(frames == 0 && !records.empty() ? Kind::Configuration : Kind::Frame);
    if (m_ions->text().isEmpty() && trajectory && !trajectory->composition.empty()) {
        IonCounts ions(trajectory->composition.begin(), trajectory->composition.end());
        m_ions->setText(QString::fromStdString(toText(ions)));
    }
    const std::optional<double> density = m_project.referenceDensity();
    if (density && !m_isDensityChosen) {
        const QSignalBlocker blocker(m_density);
        m_density->setValue(*density);
    }
    showFields();
    emit changed();
}

void StartCellForm::showFields() {
    m_group->setRowVisible(m_frame, kind() == Kind::Frame);
    m_group->setRowVisible(m_configuration, kind() == Kind::Configuration);
    for (QWidget* field : {static_cast<QWidget*>(m_ions), static_cast<QWidget*>(m_density),
                           static_cast<QWidget*>(m_packSeed)})
        m_group->setRowVisible(field, kind() == Kind::Packed);
    m_group->setRowVisible(m_repeats, kind() != Kind::Packed);
    showSize();
}

void StartCellForm::setCell(const Frame& cell) {
    m_cell = cell;
    if (m_ions->text().isEmpty() && isNamed(cell))
        m_ions->setText(QString::fromStdString(toText(ionsOf(cell))));
    showSize();
}

std::array<int, 3> StartCellForm::supercell() const {
    if (kind() == Kind::Packed)
        return {1, 1, 1};
    return m_repeats->repeats();
}

void StartCellForm::showSize() {
    m_size->setVisible(m_cell.has_value());
    m_large->setEnabled(m_cell.has_value() || kind() == Kind::Packed);
    if (!m_cell)
        return;
    const std::array<int, 3> repeats = supercell();
    const int atoms = static_cast<int>(m_cell->atomCount()) * repeats[0] * repeats[1] * repeats[2];
    QStringList lengths;
    for (int k = 0; k < 3; ++k)
        lengths << numberText(
            m_cell->cell.vectors.row(k).norm() * repeats[static_cast<std::size_t>(k)], 1);
    m_size->setText(tr("%Ln atom(s)", nullptr, atoms) + QStringLiteral(" · ") +
                    lengths.join(QStringLiteral(" × ")) + QChar(0x00A0) + tr("Å"));
}

void StartCellForm::scaleIons(std::size_t total) {
    try {
        const IonCounts ions = parseIons(m_ions->text().toStdString());
        m_ions->setText(QString::fromStdString(toText(scaledTo(ions, total))));
    } catch (const Error&) {
        // What is wrong with the ions is said beside the plan already.
    }
}

void StartCellForm::makeLarge() {
    if (kind() == Kind::Packed) {
        scaleIons(kLargeMelt);
    } else if (m_cell) {
        const QSignalBlocker blocker(m_repeats);
        m_repeats->setRepeats(repeatsFor(*m_cell, kLargeMelt));
    }
    showSize();
    emit changed();
}

std::optional<StartCell> StartCellForm::cell(const Potential& potential) const {
    m_problem.clear();
    switch (kind()) {
        case Kind::Frame:
            return frameCell();
        case Kind::Configuration:
            return configurationCell();
        case Kind::Packed:
            return packedCell(potential);
    }
    return {};
}

std::optional<StartCell> StartCellForm::frameCell() const {
    const LoadedTrajectory* trajectory = m_project.trajectory();
    if (!trajectory || trajectory->timesFs.empty()) {
        m_problem = tr("There is no trajectory. Open one, or start from packed ions.");
        return {};
    }
    const int number = m_frame->value();
    const QString path = QString::fromStdString(trajectory->record.path);
    return StartCell{tr("%1, frame %2").arg(QFileInfo(path).fileName()).arg(number),
                     QStringLiteral("frame %1 of %2").arg(number).arg(path),
                     [reader = trajectory->reader, number](Progress&) {
                         return reader->readParent(static_cast<std::size_t>(number - 1));
                     }};
}

std::optional<StartCell> StartCellForm::configurationCell() const {
    const auto& records = m_project.configurations();
    const int index = m_configuration->currentIndex();
    if (index < 0 || index >= static_cast<int>(records.size())) {
        m_problem = tr("There are no configurations. Make some, or start from packed ions.");
        return {};
    }
    const ConfigurationRecord& record = records[static_cast<std::size_t>(index)];
    return StartCell{
        tr("configuration %1 of %2").arg(index + 1).arg(m_project.name()),
        QStringLiteral("configuration %1 of %2").arg(record.id).arg(m_project.path()),
        [loader = m_project.frames(), record](Progress&) { return loader->load(record); }};
}

std::optional<StartCell> StartCellForm::packedCell(const Potential& potential) const {
    try {
        const IonCounts ions = parseIons(m_ions->text().toStdString());
        const PackingOptions options = packingFor(potential, ions, m_density->value(),
                                                  static_cast<std::uint64_t>(m_packSeed->value()));
        const QString text = QString::fromStdString(toText(ions));
        return StartCell{
            tr("%1 packed at %2").arg(text, withUnit(m_density->value(), 3, tr("g/cm³"))),
            QStringLiteral("packed %1 %2 %3 %4")
                .arg(text)
                .arg(m_density->value())
                .arg(m_packSeed->value())
                .arg(QString::fromStdString(potential.tag)),
            [options](Progress& progress) { return packRandomly(options, &progress); }};
    } catch (const Error& error) {
        m_problem = errorText(error);
        return {};
    }
}

void StartCellForm::makeSmall(std::size_t atoms) {
    QSignalBlocker blocker(this);  // one change for all
    m_isKindChosen = true;
    m_repeats->setRepeats({1, 1, 1});
    const int configuration = smallConfiguration(m_project.configurations(), atoms);
    if (const std::size_t count = atomsOf(m_project.trajectory()); count > 0 && count <= atoms) {
        choose(Kind::Frame);
        m_frame->setValue(m_frame->maximum());
    } else if (configuration >= 0) {
        choose(Kind::Configuration);
        m_configuration->setCurrentIndex(configuration);
    } else {
        choose(Kind::Packed);
        scaleIons(atoms);
    }
    showFields();
    blocker.unblock();
    emit changed();
}

QJsonObject StartCellForm::values() const {
    const std::array<int, 3> repeats = m_repeats->repeats();
    QJsonObject values{{kIons, m_ions->text()},
                       {kSeed, m_packSeed->value()},
                       {kRepeats, QJsonArray{repeats[0], repeats[1], repeats[2]}}};
    if (m_isKindChosen)
        values[kKind] = m_kind->currentData().toInt();
    if (m_isDensityChosen)
        values[kDensity] = m_density->value();
    if (m_wantedFrame > 0)
        values[kFrame] = m_wantedFrame;
    else if (m_frame->value() < m_frame->maximum())
        values[kFrame] = m_frame->value();
    if (m_configuration->currentIndex() > 0)
        values[kConfiguration] = m_configuration->currentData().toLongLong();
    return values;
}

void StartCellForm::setValues(const QJsonObject& values) {
    QSignalBlocker blocker(this);
    const QJsonArray repeats = values[kRepeats].toArray();
    m_repeats->setRepeats({repeats[0].toInt(1), repeats[1].toInt(1), repeats[2].toInt(1)});
    m_ions->setText(values[kIons].toString());
    m_packSeed->setValue(values[kSeed].toInt(1));
    if (values.contains(kDensity))
        m_density->setValue(values[kDensity].toDouble());
    m_isDensityChosen = values.contains(kDensity);
    m_isKindChosen = values.contains(kKind);
    choose(static_cast<Kind>(values[kKind].toInt(static_cast<int>(Kind::Frame))));
    m_configuration->setCurrentIndex(
        m_configuration->findData(values[kConfiguration].toVariant().toLongLong()));
    m_wantedFrame = values[kFrame].toInt();
    m_frame->setValue(m_frame->maximum());
    blocker.unblock();
    followProject();
}

void StartCellForm::setFolded(bool isFolded) {
    m_group->setFolded(isFolded);
}

}  // namespace mtp::ui

#include "moc_StartCellForm.cpp"
