#include "ui/pages/learn/LearningForm.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

#include "core/base/Units.h"
#include "core/workflow/LearningRecords.h"
#include "core/workflow/TrainingPlan.h"
#include "ui/pages/learn/LabelSourceForm.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/DensityList.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/RepeatFields.h"

namespace mtp::ui {

namespace {

constexpr int kHighestLevel = 28;

QLabel* learningNote(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

LearningForm::LearningForm(ProjectModel& project, Inspector& inspector)
    : QWidget(&inspector), m_project(project) {
    hide();  // only the groups are seen
    addStart(inspector);
    addRehearsal(inspector);
    addGrades(inspector);
    m_labels = new LabelSourceForm(project, inspector);
    connectFields();
    followRuns();
}

void LearningForm::addStart(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Start"));
    m_run = choiceField("learnPotential");
    m_set = learningNote("learnSet");
    m_run->setToolTip(
        tr("The potential with which the loop begins, and whose training set it extends"));
    group->addRow(tr("Potential"), m_run);
    group->addWide(m_set);
}

void LearningForm::addRehearsal(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Rehearsals"));
    m_temperature = numberField("learnTemperature",
                                {.least = 1, .most = 20000, .decimals = 0, .step = 50}, 1000);
    m_densities = new QLineEdit;
    m_temperature->setToolTip(
        tr("Somewhat above the highest of later simulations, so that those stay within what was "
           "learned"));
    m_densities->setObjectName("learnDensities");
    m_densities->setPlaceholderText(tr("as trained"));
    m_densities->setToolTip(
        tr("Such as 1.6, 2, 2.4. Empty: the lowest, middle and highest of the training set"));
    m_time = numberField("learnTime", {.least = 0.01, .most = 1e5, .decimals = 2, .step = 1}, 10);
    m_time->setToolTip(tr("Of each run"));
    m_seeds = wholeField("learnSeeds", 1, 100, 2);
    m_seeds->setToolTip(tr("Runs at each density, with seeds of their own"));
    m_timestep =
        numberField("learnTimestep", {.least = 0.01, .most = 10, .decimals = 2, .step = 0.25},
                    SimulationOptions().timestep);
    m_timestep->setToolTip(
        tr("1 fs holds for most melts; take 0.5 fs with hydrogen or far above 1000 K"));
    m_supercell = new RepeatFields(QStringLiteral("learnRepeat"));
    m_supercell->setToolTip(
        tr("Of the configuration of the middle density, which runs start from"));
    m_seed = wholeField("learnSeed", 1, 1 << 30, 1);
    m_seed->setToolTip(tr("Of the velocities and of the trainings"));
    group->addRow(tr("Temperature"), m_temperature, tr("K"));
    group->addRow(tr("Densities"), m_densities, tr("g/cm³"));
    group->addRow(tr("Time"), m_time, tr("ps"));
    group->addRow(tr("Time step"), m_timestep, tr("fs"));
    group->addRow(tr("Supercell"), m_supercell);
    group->addRow(tr("Runs each"), m_seeds);
    group->addRow(tr("Seed"), m_seed);
}

void LearningForm::addGrades(Inspector& inspector) {
    const LearningOptions defaults;
    InspectorGroup* group = inspector.addGroup(tr("Grades and rounds"));
    m_save = numberField("learnSave", {.least = 1.01, .most = 1000, .decimals = 2, .step = 0.5},
                         defaults.save);
    m_save->setToolTip(
        tr("Frames of a higher grade are worth labels; up to 1 the potential "
           "interpolates"));
    m_tooFar = numberField("learnTooFar", {.least = 1.02, .most = 1e6, .decimals = 2, .step = 1},
                           defaults.tooFar);
    m_tooFar->setToolTip(
        tr("A run is not followed beyond this grade: what comes then is no "
           "liquid"));
    m_most = wholeField("learnMost", 1, 10000, static_cast<int>(defaults.mostPerRound));
    m_most->setToolTip(tr("Configurations that get labels in one round, at most"));
    m_rounds = wholeField("learnRounds", 1, 1000, defaults.mostRounds);
    m_rounds->setToolTip(tr("The loop ends after this many rounds, if not before"));
    m_withoutGain = wholeField("learnWithoutGain", 0, 1000, defaults.mostWithoutGain);
    m_withoutGain->setSpecialValueText(tr("any"));
    m_withoutGain->setToolTip(
        tr("The loop ends after so many rounds in a row that improve nothing. A round improves "
           "something if more runs come to their end than ever before, if less than half as many "
           "frames lie beyond, or if errors on new labels fall"));
    m_level = choiceField("learnLevel");
    m_level->addItem(tr("as it is"), 0);
    for (int level = 2; level <= kHighestLevel; level += 2)
        m_level->addItem(QString::number(level), level);
    m_level->setToolTip(tr("Of the potentials that the rounds train"));
    group->addRow(tr("Level"), m_level);
    group->addRow(tr("Save beyond"), m_save);
    group->addRow(tr("Stop beyond"), m_tooFar);
    group->addRow(tr("Labels each"), m_most);
    group->addRow(tr("Rounds"), m_rounds);
    group->addRow(tr("Without gain"), m_withoutGain);
}

void LearningForm::connectFields() {
    connect(&m_project, &ProjectModel::runsChanged, this, &LearningForm::followRuns);
    connect(&m_project, &ProjectModel::configurationsChanged, this, &LearningForm::followRuns);
    connect(m_run, &QComboBox::activated, this,
            [this](int index) { m_project.setCurrentRun(m_run->itemData(index).toLongLong()); });
    connect(m_labels, &LabelSourceForm::changed, this, &LearningForm::changed);
    connect(m_densities, &QLineEdit::textChanged, this, &LearningForm::changed);
    for (QDoubleSpinBox* field : {m_temperature, m_time, m_save, m_tooFar})
        connect(field, &QDoubleSpinBox::valueChanged, this, &LearningForm::changed);
    for (QSpinBox* limit : {m_rounds, m_withoutGain})
        connect(limit, &QSpinBox::valueChanged, this, &LearningForm::changed);
}

void LearningForm::followRuns() {
    const QSignalBlocker blocker(m_run);
    m_run->clear();
    for (const RunRecord& run : m_project.runs()) {
        if (!run.potential)
            continue;
        m_run->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
    }
    if (const RunRecord* run = m_project.currentRun())
        m_run->setCurrentIndex(m_run->findData(QVariant::fromValue<qlonglong>(run->id)));
    const int size = static_cast<int>(trainingSet().size());
    m_set->setText(
        size > 0 ? tr("%Ln labelled configuration(s) {is|are} its training set", nullptr, size)
                 : tr("Its training set is not in this project"));
    emit changed();
}

std::vector<ConfigurationRecord> LearningForm::trainingSet() const {
    const RunRecord* run = m_project.currentRun();
    return run ? usedRecords(m_project.configurations(), *run, Part::Training)
               : std::vector<ConfigurationRecord>();
}

LearningOptions LearningForm::options() const {
    LearningOptions options;
    options.rehearsal.protocol = Protocol::Rehearsal;
    options.rehearsal.temperature = m_temperature->value();
    options.rehearsal.densities = densitiesIn(m_densities->text());
    options.rehearsal.timestep = m_timestep->value();
    options.rehearsal.supercell = m_supercell->repeats();
    options.rehearsal.steps =
        std::llround(m_time->value() * units::kFsPerPs / options.rehearsal.timestep);
    options.rehearsal.seeds = m_seeds->value();
    options.save = m_save->value();
    options.tooFar = m_tooFar->value();
    options.mostPerRound = static_cast<std::size_t>(m_most->value());
    options.mostRounds = m_rounds->value();
    options.mostWithoutGain = m_withoutGain->value();
    options.level = m_level->currentData().toInt();
    options.seed = static_cast<std::uint64_t>(m_seed->value());
    validate(options);
    return options;
}

LearningLimits LearningForm::limits() const {
    return {m_rounds->value(), m_withoutGain->value()};
}

void LearningForm::setLimits(const LearningOptions& options) {
    m_rounds->setValue(options.mostRounds);
    m_withoutGain->setValue(options.mostWithoutGain);
}

std::function<std::unique_ptr<LabelSource>()> LearningForm::labelSource() const {
    return m_labels->labelSource();
}

void LearningForm::refillMachines() {
    m_labels->refillMachines();
}

void LearningForm::showOptions(const std::optional<LearningOptions>& options) {
    for (QWidget* field : std::initializer_list<QWidget*>{m_run, m_temperature, m_densities, m_time,
                                                          m_timestep, m_supercell, m_seeds, m_seed,
                                                          m_level, m_save, m_tooFar, m_most})
        field->setEnabled(!options);
    if (!options)
        return;
    const QSignalBlocker blocks[] = {QSignalBlocker(m_temperature), QSignalBlocker(m_densities),
                                     QSignalBlocker(m_time), QSignalBlocker(m_save),
                                     QSignalBlocker(m_tooFar)};
    const SimulationOptions& rehearsal = options->rehearsal;
    m_temperature->setValue(rehearsal.temperature.value_or(m_temperature->value()));
    m_densities->setText(densityText(rehearsal.densities));
    m_timestep->setValue(rehearsal.timestep);
    m_supercell->setRepeats(rehearsal.supercell);
    m_seed->setValue(static_cast<int>(options->seed));
    m_level->setCurrentIndex(std::max(0, m_level->findData(options->level)));
    if (rehearsal.steps)
        m_time->setValue(static_cast<double>(*rehearsal.steps) * rehearsal.timestep /
                         units::kFsPerPs);
    m_seeds->setValue(rehearsal.seeds);
    m_save->setValue(options->save);
    m_tooFar->setValue(options->tooFar);
    m_most->setValue(static_cast<int>(options->mostPerRound));
}

QJsonObject LearningForm::values() const {
    return m_labels->values();
}

void LearningForm::setValues(const QJsonObject& values) {
    m_labels->setValues(values);
}

}  // namespace mtp::ui

#include "moc_LearningForm.cpp"
