#include "ui/pages/learn/LabelSourceForm.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <algorithm>

#include "core/base/Error.h"
#include "ui/pages/MachineForm.h"
#include "ui/pages/RecipeChoice.h"
#include "ui/project/OwnRecipes.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

// Keys of what a project keeps of the form.
const QString kLabelsKey = QStringLiteral("labels"), kSourceCommandKey = QStringLiteral("command"),
              kSourceLibraryKey = QStringLiteral("library"),
              kStandInKey = QStringLiteral("stand_in");

QLineEdit* sourceLine(const QString& name, const QString& placeholder) {
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    return field;
}

const RunRecord* runWithId(const ProjectModel& project, const QComboBox& box) {
    for (const RunRecord& run : project.runs())
        if (run.id == box.currentData().toLongLong())
            return &run;
    return nullptr;
}

}  // namespace

LabelSourceForm::LabelSourceForm(ProjectModel& project, Inspector& inspector)
    : QWidget(&inspector)
    , m_project(project)
    , m_labels(choiceField("learnLabels"))
    , m_recipe(new RecipeChoice({QStringLiteral("learnRecipe"), QStringLiteral("learnCode")}, this))
    , m_library(sourceLine("learnLibrary", tr("the code's own")))
    , m_where(new MachineForm({QStringLiteral("learnMachine"), QStringLiteral("learnAtOnce"),
                               QStringLiteral("learnMinutes")},
                              this))
    , m_command(sourceLine("learnCommand", tr("the usual one")))
    , m_standIn(choiceField("learnStandIn"))
    , m_hint(new QLabel) {
    hide();  // only the group is seen
    build(inspector);
    followRecipes();
    followRuns();
    showFields();
    connect(&project, &ProjectModel::runsChanged, this, &LabelSourceForm::followRuns);
    // Recipes are among the settings of the project, whose changes this signal tells too.
    for (const auto signal : {&ProjectModel::ladderChanged, &ProjectModel::configurationsChanged,
                              &ProjectModel::trajectoryChanged})
        connect(&project, signal, this, &LabelSourceForm::followRecipes);
}

void LabelSourceForm::build(Inspector& inspector) {
    m_labels->addItem(tr("Single points"), static_cast<int>(Labels::SinglePoints));
    m_labels->addItem(tr("A file that I provide"), static_cast<int>(Labels::ByHand));
    m_labels->addItem(tr("Another potential (trial)"), static_cast<int>(Labels::Potential));
    m_labels->setToolTip(
        tr("Who calculates energies and forces of the candidates: DFT, you by a file, or a "
           "potential that stands in for a trial"));
    m_standIn->setToolTip(
        tr("Its energies take the place of DFT, so that a loop can be tried in minutes; they never "
           "join the project"));
    m_library->setToolTip(tr("Folder of pseudopotentials or POTCAR setups"));
    m_command->setToolTip(tr("The shell line that starts the code; empty: that of the machine"));
    m_hint->setObjectName("learnHint");
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_group = inspector.addGroup(tr("Labels by"));
    addRows();
    connect(m_labels, &QComboBox::currentIndexChanged, this, &LabelSourceForm::showFields);
    connect(m_recipe, &RecipeChoice::changed, this, &LabelSourceForm::showFields);
    connect(m_where, &MachineForm::changed, this, &LabelSourceForm::showFields);
    for (QLineEdit* field : {m_command, m_library})
        connect(field, &QLineEdit::textChanged, this, &LabelSourceForm::changed);
}

void LabelSourceForm::addRows() {
    m_group->addRow(tr("Source"), m_labels);
    m_group->addRow(tr("Functional"), m_recipe->recipes());
    m_group->addRow(tr("Code"), m_recipe->codes());
    m_group->addRow(tr("Library"), m_library);
    m_where->addMachineRow(*m_group);
    m_where->addLimitRows(*m_group);
    m_group->addRow(tr("Command"), m_command);
    m_group->addRow(tr("Potential"), m_standIn);
    m_group->addWide(m_hint);
}

void LabelSourceForm::followRecipes() {
    m_recipe->setOwn(offeredRecipes(m_project));
    const UsualRecipe usual = usualRecipe(m_project);
    m_recipe->setUsual(usual.name, usual.code.value_or(DftCode::Cp2k));
}

void LabelSourceForm::refillMachines() {
    m_where->refill();
    showFields();
}

void LabelSourceForm::followRuns() {
    const QSignalBlocker blocker(m_standIn);
    const QVariant before = m_standIn->currentData();
    m_standIn->clear();
    for (const RunRecord& run : m_project.runs())
        if (run.potential)
            m_standIn->addItem(QString::fromStdString(run.name),
                               QVariant::fromValue<qlonglong>(run.id));
    m_standIn->setCurrentIndex(std::max(0, m_standIn->findData(before)));
}

LabelSourceForm::Labels LabelSourceForm::labels() const {
    return static_cast<Labels>(m_labels->currentData().toInt());
}

void LabelSourceForm::showFields() {
    const bool areCalculated = labels() == Labels::SinglePoints;
    for (QWidget* field : std::initializer_list<QWidget*>{m_recipe->recipes(), m_recipe->codes(),
                                                          m_library, m_command})
        m_group->setRowVisible(field, areCalculated);
    m_where->setRowsVisible(*m_group, areCalculated);
    m_group->setRowVisible(m_standIn, labels() == Labels::Potential);
    m_library->setEnabled(m_recipe->code() != DftCode::Cp2k);
    const bool isSubmitted = areCalculated && m_where->machine().hasSlurm;
    m_hint->setText(
        labels() == Labels::ByHand ? tr("Each round waits for labelled.extxyz in its folder.")
        : labels() == Labels::Potential
            ? tr("To try a loop out. Its labels never join the project.")
        : isSubmitted ? tr("Each round is submitted and waited for. If the loop is stopped, its "
                           "single points stay in the queue, and it finds them again.")
                      : tr("Clusters are described on the page Labels, under Machines."));
    emit changed();
}

std::function<std::unique_ptr<LabelSource>()> LabelSourceForm::labelSource() const {
    if (labels() == Labels::ByHand)
        return [] { return labelsByHand(); };
    if (labels() == Labels::SinglePoints)
        return singlePoints();
    const RunRecord* run = runWithId(m_project, *m_standIn);
    if (!run || run == m_project.currentRun())
        throw InputError(tr("Labels by another potential need a second run in this project: train "
                            "one, or drop its file on Inspect")
                             .toStdString());
    return [potential = *run->potential] { return labelsOfPotential(potential); };
}

std::function<std::unique_ptr<LabelSource>()> LabelSourceForm::singlePoints() const {
    ExportOptions how = m_where->exportOptions();
    if (const QString command = m_command->text().trimmed(); !command.isEmpty())
        how.command = command.toStdString();
    how.library = m_library->text().trimmed().toStdString();
    const Machine machine = m_where->machine();
    const Recipe recipe = m_recipe->recipe();
    if (machine.hasSlurm)
        return [recipe, how, machine] { return labelsOfMachine(recipe, how, machine); };
    return
        [recipe, how, atOnce = m_where->atOnce()] { return labelsOfCampaign(recipe, how, atOnce); };
}

QJsonObject LabelSourceForm::values() const {
    QJsonObject values = m_recipe->values();
    const QJsonObject where = m_where->values();
    for (auto field = where.begin(); field != where.end(); ++field)
        values[field.key()] = field.value();
    values[kLabelsKey] = m_labels->currentIndex();
    values[kSourceCommandKey] = m_command->text();
    values[kSourceLibraryKey] = m_library->text();
    values[kStandInKey] = m_standIn->currentText();
    return values;
}

void LabelSourceForm::setValues(const QJsonObject& values) {
    m_labels->setCurrentIndex(values[kLabelsKey].toInt());
    followRecipes();
    m_recipe->setValues(values);
    m_command->setText(values[kSourceCommandKey].toString());
    m_library->setText(values[kSourceLibraryKey].toString());
    m_where->setValues(values);
    m_standIn->setCurrentIndex(std::max(0, m_standIn->findText(values[kStandInKey].toString())));
}

}  // namespace mtp::ui

#include "moc_LabelSourceForm.cpp"
