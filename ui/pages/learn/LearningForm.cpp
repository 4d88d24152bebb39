#include "ui/pages/learn/LearningForm.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>
#include <cmath>

#include "core/base/Error.h"
#include "core/workflow/LearningRecords.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

// Keys of what a project keeps of the form.
const QString kLabelsKey = QStringLiteral("labels"), kFunctionalKey = QStringLiteral("functional"),
              kCodeKey = QStringLiteral("code"), kCommandKey = QStringLiteral("command"),
              kLibraryKey = QStringLiteral("library"), kAtOnceKey = QStringLiteral("at_once"),
              kStandInKey = QStringLiteral("stand_in");

constexpr double kFemtosecondsInPico = 1000;

QLineEdit* learningLine(const QString& name, const QString& placeholder) {
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    return field;
}

QLabel* learningNote(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

const RunRecord* runWithId(const ProjectModel& project, const QComboBox& box) {
    for (const RunRecord& run : project.runs())
        if (run.id == box.currentData().toLongLong())
            return &run;
    return nullptr;
}

std::vector<double> rehearsedDensities(const QString& text) {
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    std::vector<double> densities;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        if (const double density = part.toDouble(&isNumber); isNumber && density > 0)
            densities.push_back(density);
        else
            throw InputError(LearningForm::tr("\"%1\" is no density; write them as 1.6, 2, 2.4")
                                 .arg(part)
                                 .toStdString());
    }
    return densities;
}

}  // namespace

LearningForm::LearningForm(ProjectModel& project, Inspector& inspector)
    : QWidget(&inspector), m_project(project) {
    hide();  // only the groups are seen
    addStart(inspector);
    addRehearsal(inspector);
    addGrades(inspector);
    addLabels(inspector);
    connectFields();
    followRuns();
    showLabelFields();
}

void LearningForm::addStart(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Start"));
    m_run = choiceField("learnPotential");
    m_set = learningNote("learnSet");
    group->addRow(tr("Potential"), m_run);
    group->addWide(m_set);
}

void LearningForm::addRehearsal(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Rehearsals"));
    m_temperature = numberField("learnTemperature",
                                {.least = 1, .most = 20000, .decimals = 0, .step = 50}, 1000);
    m_densities = learningLine("learnDensities", tr("as trained"));
    m_densities->setToolTip(
        tr("Such as 1.6, 2, 2.4. Empty: the lowest, middle and highest of the training set"));
    m_time = numberField("learnTime", {.least = 0.01, .most = 1e5, .decimals = 2, .step = 1}, 10);
    m_time->setToolTip(tr("Of each run"));
    m_seeds = wholeField("learnSeeds", 1, 100, 2);
    m_seeds->setToolTip(tr("Runs at each density, with seeds of their own"));
    group->addRow(tr("Temperature"), m_temperature, tr("K"));
    group->addRow(tr("Densities"), m_densities, tr("g/cm³"));
    group->addRow(tr("Time"), m_time, tr("ps"));
    group->addRow(tr("Runs each"), m_seeds);
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
    group->addRow(tr("Save beyond"), m_save);
    group->addRow(tr("Stop beyond"), m_tooFar);
    group->addRow(tr("Labels each"), m_most);
    group->addRow(tr("Rounds"), m_rounds);
}

void LearningForm::addLabels(Inspector& inspector) {
    m_labelGroup = inspector.addGroup(tr("Labels by"));
    m_labels = choiceField("learnLabels");
    m_labels->addItem(tr("Single points on this computer"), static_cast<int>(Labels::SinglePoints));
    m_labels->addItem(tr("A file that I provide"), static_cast<int>(Labels::ByHand));
    m_labels->addItem(tr("Another potential (trial)"), static_cast<int>(Labels::Potential));
    const auto written = [](std::string_view text) {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    };
    m_functional = choiceField("learnRecipe");
    for (const Functional functional : allFunctionals())
        m_functional->addItem(written(functionalName(functional)), static_cast<int>(functional));
    m_code = choiceField("learnCode");
    for (const DftCode code : allDftCodes())
        m_code->addItem(written(dftCodeName(code)), static_cast<int>(code));
    m_code->setCurrentIndex(m_code->findData(static_cast<int>(DftCode::Cp2k)));
    m_command = learningLine("learnCommand", tr("the usual one"));
    m_command->setToolTip(tr("The shell line that starts the code"));
    m_library = learningLine("learnLibrary", tr("the code's own"));
    m_library->setToolTip(tr("Folder of pseudopotentials or POTCAR setups"));
    m_atOnce = wholeField("learnAtOnce", 1, 1000, 1);
    m_standIn = choiceField("learnStandIn");
    m_hint = learningNote("learnHint");
    m_labelGroup->addRow(tr("Source"), m_labels);
    m_labelGroup->addRow(tr("Functional"), m_functional);
    m_labelGroup->addRow(tr("Code"), m_code);
    m_labelGroup->addRow(tr("Command"), m_command);
    m_labelGroup->addRow(tr("Library"), m_library);
    m_labelGroup->addRow(tr("At once"), m_atOnce);
    m_labelGroup->addRow(tr("Potential"), m_standIn);
    m_labelGroup->addWide(m_hint);
}

void LearningForm::connectFields() {
    connect(&m_project, &ProjectModel::runsChanged, this, &LearningForm::followRuns);
    connect(&m_project, &ProjectModel::configurationsChanged, this, &LearningForm::followRuns);
    connect(m_run, &QComboBox::activated, this,
            [this](int index) { m_project.setCurrentRun(m_run->itemData(index).toLongLong()); });
    connect(m_labels, &QComboBox::currentIndexChanged, this, &LearningForm::showLabelFields);
    for (QLineEdit* field : {m_densities, m_command, m_library})
        connect(field, &QLineEdit::textChanged, this, &LearningForm::changed);
    for (QDoubleSpinBox* field : {m_temperature, m_time, m_save, m_tooFar})
        connect(field, &QDoubleSpinBox::valueChanged, this, &LearningForm::changed);
    connect(m_rounds, &QSpinBox::valueChanged, this, &LearningForm::changed);
}

void LearningForm::followRuns() {
    const QSignalBlocker blockRun(m_run), blockStandIn(m_standIn);
    const QVariant standIn = m_standIn->currentData();
    m_run->clear();
    m_standIn->clear();
    for (const RunRecord& run : m_project.runs()) {
        if (!run.potential)
            continue;
        m_run->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
        m_standIn->addItem(QString::fromStdString(run.name),
                           QVariant::fromValue<qlonglong>(run.id));
    }
    if (const RunRecord* run = m_project.currentRun())
        m_run->setCurrentIndex(m_run->findData(QVariant::fromValue<qlonglong>(run->id)));
    m_standIn->setCurrentIndex(std::max(0, m_standIn->findData(standIn)));
    m_set->setText(tr("%Ln labelled configuration(s) {is|are} its training set", nullptr,
                      static_cast<int>(trainingSet().size())));
    emit changed();
}

std::vector<ConfigurationRecord> LearningForm::trainingSet() const {
    const RunRecord* run = m_project.currentRun();
    return run ? learningSet(m_project.configurations(), *run) : std::vector<ConfigurationRecord>();
}

LearningForm::Labels LearningForm::labels() const {
    return static_cast<Labels>(m_labels->currentData().toInt());
}

void LearningForm::showLabelFields() {
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_functional, m_code, m_command, m_library, m_atOnce})
        m_labelGroup->setRowVisible(field, labels() == Labels::SinglePoints);
    m_labelGroup->setRowVisible(m_standIn, labels() == Labels::Potential);
    m_hint->setText(labels() == Labels::ByHand
                        ? tr("Each round waits for labelled.extxyz in its folder.")
                    : labels() == Labels::Potential
                        ? tr("To try a loop out. Its labels never join the project.")
                        : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
    emit changed();
}

LearningOptions LearningForm::options() const {
    LearningOptions options;
    options.rehearsal.protocol = Protocol::Rehearsal;
    options.rehearsal.temperature = m_temperature->value();
    options.rehearsal.densities = rehearsedDensities(m_densities->text());
    options.rehearsal.steps =
        std::llround(m_time->value() * kFemtosecondsInPico / options.rehearsal.timestep);
    options.rehearsal.seeds = m_seeds->value();
    options.save = m_save->value();
    options.tooFar = m_tooFar->value();
    options.mostPerRound = static_cast<std::size_t>(m_most->value());
    options.mostRounds = m_rounds->value();
    validate(options);
    return options;
}

int LearningForm::mostRounds() const {
    return m_rounds->value();
}

void LearningForm::setMostRounds(int rounds) {
    m_rounds->setValue(rounds);
}

std::function<std::unique_ptr<LabelSource>()> LearningForm::labelSource() const {
    if (labels() == Labels::ByHand)
        return [] { return labelsByHand(); };
    if (labels() == Labels::SinglePoints) {
        const Recipe recipe =
            builtInRecipe(static_cast<Functional>(m_functional->currentData().toInt()),
                          static_cast<DftCode>(m_code->currentData().toInt()));
        ExportOptions how;
        how.command = m_command->text().trimmed().toStdString();
        how.library = m_library->text().trimmed().toStdString();
        return [recipe, how, atOnce = m_atOnce->value()] {
            return labelsOfCampaign(recipe, how, atOnce);
        };
    }
    const RunRecord* run = runWithId(m_project, *m_standIn);
    if (!run || run == m_project.currentRun())
        throw InputError(tr("Labels by another potential need a second run in this project: train "
                            "one, or drop its file on Inspect")
                             .toStdString());
    return [potential = *run->potential] { return labelsOfPotential(potential); };
}

void LearningForm::showOptions(const std::optional<LearningOptions>& options) {
    for (QWidget* field : std::initializer_list<QWidget*>{m_run, m_temperature, m_densities, m_time,
                                                          m_seeds, m_save, m_tooFar, m_most})
        field->setEnabled(!options);
    if (!options)
        return;
    const QSignalBlocker blocks[] = {QSignalBlocker(m_temperature), QSignalBlocker(m_densities),
                                     QSignalBlocker(m_time), QSignalBlocker(m_save),
                                     QSignalBlocker(m_tooFar)};
    const SimulationOptions& rehearsal = options->rehearsal;
    m_temperature->setValue(rehearsal.temperature.value_or(m_temperature->value()));
    QStringList densities;
    for (const double density : rehearsal.densities)
        densities << QString::number(density);
    m_densities->setText(densities.join(QStringLiteral(", ")));
    if (rehearsal.steps)
        m_time->setValue(static_cast<double>(*rehearsal.steps) * rehearsal.timestep /
                         kFemtosecondsInPico);
    m_seeds->setValue(rehearsal.seeds);
    m_save->setValue(options->save);
    m_tooFar->setValue(options->tooFar);
    m_most->setValue(static_cast<int>(options->mostPerRound));
}

QJsonObject LearningForm::values() const {
    return {{kLabelsKey, m_labels->currentIndex()}, {kFunctionalKey, m_functional->currentIndex()},
            {kCodeKey, m_code->currentIndex()},     {kCommandKey, m_command->text()},
            {kLibraryKey, m_library->text()},       {kAtOnceKey, m_atOnce->value()},
            {kStandInKey, m_standIn->currentText()}};
}

void LearningForm::setValues(const QJsonObject& values) {
    m_labels->setCurrentIndex(values[kLabelsKey].toInt());
    m_functional->setCurrentIndex(values[kFunctionalKey].toInt());
    m_code->setCurrentIndex(values[kCodeKey].toInt(m_code->currentIndex()));
    m_command->setText(values[kCommandKey].toString());
    m_library->setText(values[kLibraryKey].toString());
    m_atOnce->setValue(values[kAtOnceKey].toInt(1));
    m_standIn->setCurrentIndex(std::max(0, m_standIn->findText(values[kStandInKey].toString())));
}

}  // namespace mtp::ui

#include "moc_LearningForm.cpp"
