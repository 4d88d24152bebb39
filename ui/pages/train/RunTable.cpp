#include "ui/pages/train/RunTable.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/Units.h"
#include "core/project/file/TrainedSet.h"
#include "core/training/TrainingCurves.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/DisplayUnits.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/TableColumns.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

using units::kMilli;
constexpr int kIdRole = Qt::UserRole;
constexpr int kIsTrainingRole = Qt::UserRole + 1;

enum Column {
    NameColumn,
    LevelColumn,
    CutoffColumn,
    WeightsColumn,
    SeedColumn,
    StepsColumn,
    EnergyColumn,
    ValidationEnergyColumn,
    ForceColumn,
    ValidationForceColumn,
    VirialColumn,
    StateColumn,
    RunColumnCount
};

QPixmap chip(const QColor& colour) {
    QPixmap pixmap(12, 12);
    pixmap.fill(colour);
    return pixmap;
}

}  // namespace

RunTable::RunTable(ProjectModel& project, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_table(new QTableWidget)
    , m_show(new QPushButton(tr("Make current")))
    , m_resume(new QPushButton(icon("play"), tr("Resume")))
    , m_delete(new QPushButton(tr("Delete")))
    , m_note(new QLabel) {
    build();
    refresh();
}

QColor RunTable::colourOf(std::size_t index, bool isDark) {
    return runColour(static_cast<int>(index), isDark);
}

void RunTable::build() {
    m_table->setObjectName("runTable");
    m_table->setAccessibleName(tr("Runs"));
    m_table->setColumnCount(RunColumnCount);
    showUnits();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const int text : {NameColumn, StateColumn})
        m_table->horizontalHeaderItem(text)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QTableWidget::SelectRows);
    m_table->setSelectionMode(QTableWidget::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    keepTextsInView(*m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    describeTable();
    m_note->setObjectName("runNote");
    m_note->setWordWrap(true);
    m_show->setObjectName("makeRunCurrent");
    m_show->setToolTip(tr("Inspect, simulate and export with the selected run"));
    m_resume->setObjectName("resumeTraining");
    m_delete->setObjectName("deleteRun");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_show, m_resume, m_delete})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);

    connect(m_show, &QPushButton::clicked, this, &RunTable::makeCurrent);
    connect(m_resume, &QPushButton::clicked, this,
            [this] { emit resumeRequested(idOf(chosenRow())); });
    connect(m_delete, &QPushButton::clicked, this, &RunTable::remove);
    connect(&DisplayUnits::instance(), &DisplayUnits::changed, this, [this] {
        showUnits();
        refresh();
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &RunTable::showActions);
    // Later: what a change brings about fills the table anew, under the editor that made it.
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (!m_isFilling && item->column() == NameColumn)
            QMetaObject::invokeMethod(
                this,
                [this, id = idOf(item->row()), name = item->text(),
                 isChecked = item->checkState() == Qt::Checked] {
                    takeChange(id, name, isChecked);
                },
                Qt::QueuedConnection);
    });
}

void RunTable::describeTable() {
    setHeaderToolTips(
        *m_table->model(),
        {{LevelColumn, tr("Size of the basis by the rule of MLIP")},
         {WeightsColumn, tr("Of energies, forces and stresses in the objective")},
         {SeedColumn, tr("Of the random starting points")},
         {StepsColumn, tr("The step whose potential was kept: the best by the validation part")},
         {EnergyColumn, tr("Root mean square error over the training part")},
         {ValidationEnergyColumn,
          tr("Root mean square error of the energy over the validation part")},
         {ForceColumn, tr("Root mean square error of force components over the training part")},
         {ValidationForceColumn,
          tr("Root mean square error of force components over the validation part")},
         {VirialColumn, tr("Root mean square error of virial components, for each atom")},
         {StateColumn, tr("Whether it has ended, and how")}});
    m_table->setToolTip(
        tr("Check runs to draw them over the current one; double-click a name to change it. Errors "
           "are root mean squares at the step that was kept."));
}

void RunTable::showUnits() {
    QStringList labels{
        tr("Run"),          tr("Level"),      tr("Cutoff, Å"),        tr("Weights E / F / S"),
        tr("Seed"),         tr("Step kept"),  tr("Energy, meV/atom"), tr("validation"),
        tr("Force, meV/Å"), tr("validation"), tr("Virial, meV/atom"), tr("State")};
    for (QString& label : labels)
        label = shownLabel(label).name;
    m_table->setHorizontalHeaderLabels(labels);
}

void RunTable::takeChange(std::int64_t run, const QString& name, bool isChecked) {
    if (isChecked != m_overlaid.contains(run)) {
        isChecked ? void(m_overlaid.insert(run)) : void(m_overlaid.erase(run));
        emit shownChanged();
    } else if (name.trimmed().isEmpty()) {
        refresh();
    } else {
        m_project.renameRun(run, name.trimmed().toStdString());
    }
}

void RunTable::refresh() {
    m_isFilling = true;
    const std::vector<TrainingRecord> trainings = m_project.trainings();
    const std::vector<RunRecord>& runs = m_project.runs();
    m_table->setRowCount(static_cast<int>(trainings.size() + runs.size()));
    int row = 0;
    for (const TrainingRecord& training : trainings)
        addTraining(row++, training);
    for (std::size_t i = 0; i < runs.size(); ++i)
        addRun(row++, runs[i], i);
    m_isFilling = false;
    showActions();
}

void RunTable::setCell(int row, int column, const QString& text, bool isNumber) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    m_table->setItem(row, column, item);
}

// What a run and a training that has not ended share.
template <class Record>
static void describeOptions(const Record& record,
                            const std::function<void(int, const QString&)>& set) {
    const TrainingOptions& options = record.options;
    set(LevelColumn, QString::number(options.level));
    set(CutoffColumn, QStringLiteral("%L1").arg(options.cutoff));
    set(WeightsColumn, QStringLiteral("%L1 / %L2 / %L3")
                           .arg(options.energyWeight)
                           .arg(options.forceWeight)
                           .arg(options.virialWeight));
    set(SeedColumn, QString::number(options.seed));
    const IterationSummary* best = keptIteration(record.iterations);
    set(StepsColumn, best ? RunTable::tr("%L1 of %L2")
                                .arg(best->iteration)
                                .arg(record.iterations.back().iteration)
                          : QStringLiteral("–"));
    const auto milli = [&](const FitErrors* errors, std::optional<double> FitErrors::*error,
                           int decimals, const QString& unit) {
        const std::optional<double> value = errors ? errors->*error : std::nullopt;
        return value ? shownNumber(*value * kMilli, decimals, unit) : QStringLiteral("–");
    };
    const QString perAtom = QStringLiteral("meV/atom"), ofForce = QStringLiteral("meV/Å");
    const FitErrors* training = best ? &best->training : nullptr;
    const FitErrors* validation = best && best->validation ? &*best->validation : nullptr;
    set(EnergyColumn, milli(training, &FitErrors::energy, 2, perAtom));
    set(ValidationEnergyColumn, milli(validation, &FitErrors::energy, 2, perAtom));
    set(ForceColumn, milli(training, &FitErrors::force, 1, ofForce));
    set(ValidationForceColumn, milli(validation, &FitErrors::force, 1, ofForce));
    set(VirialColumn, milli(training, &FitErrors::virial, 2, perAtom));
}

// What a potential that was read from a file says of itself: not how it was trained.
static void describeFile(const RunRecord& run,
                         const std::function<void(int, const QString&)>& set) {
    for (int column = LevelColumn; column < StateColumn; ++column)
        set(column, QStringLiteral("–"));
    if (!run.potential)
        return;
    if (const auto level = levelOf(run.potential->basis))
        set(LevelColumn, QString::number(*level));
    set(CutoffColumn, QStringLiteral("%L1").arg(run.potential->radial.maxDist));
}

void RunTable::addRun(int row, const RunRecord& run, std::size_t index) {
    const bool isCurrent = m_project.currentRun() && m_project.currentRun()->id == run.id;
    auto* name = new QTableWidgetItem(QString::fromStdString(run.name));
    name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable |
                   Qt::ItemIsUserCheckable);
    name->setCheckState(m_overlaid.contains(run.id) ? Qt::Checked : Qt::Unchecked);
    name->setIcon(chip(colourOf(index, isDarkPalette(palette()))));
    name->setData(kIdRole, QVariant::fromValue<qlonglong>(run.id));
    QFont font = name->font();
    font.setWeight(isCurrent ? QFont::Bold : QFont::Normal);
    name->setFont(font);
    m_table->setItem(row, NameColumn, name);
    const auto set = [&](int column, const QString& text) { setCell(row, column, text); };
    if (run.isFromFile())
        describeFile(run, set);
    else
        describeOptions(run, set);
    const QString ended = coreText(run.stopReason);
    setCell(row, StateColumn, isCurrent ? tr("%1 (current)").arg(ended) : ended, false);
}

void RunTable::addTraining(int row, const TrainingRecord& training) {
    setCell(row, NameColumn, QString::fromStdString(training.name), false);
    m_table->item(row, NameColumn)->setData(kIdRole, QVariant::fromValue<qlonglong>(training.id));
    m_table->item(row, NameColumn)->setData(kIsTrainingRole, true);
    describeOptions(training, [&](int column, const QString& text) { setCell(row, column, text); });
    setCell(row, StateColumn,
            training.state == TrainingState::Paused        ? tr("paused")
            : training.state == TrainingState::Interrupted ? tr("interrupted")
                                                           : tr("running"),
            false);
}

std::vector<std::size_t> RunTable::shownRuns() const {
    const std::vector<RunRecord>& runs = m_project.runs();
    const RunRecord* current = m_project.currentRun();
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (current && runs[i].id == current->id)
            shown.push_back(i);
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (m_overlaid.contains(runs[i].id) && (!current || runs[i].id != current->id))
            shown.push_back(i);
    return shown;
}

void RunTable::setEnabledForTraining(bool isTraining) {
    m_isTraining = isTraining;
    showActions();
}

int RunTable::chosenRow() const {
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.front().row();
}

bool RunTable::isTrainingRow(int row) const {
    return row >= 0 && m_table->item(row, NameColumn)->data(kIsTrainingRole).toBool();
}

std::int64_t RunTable::idOf(int row) const {
    return row < 0 ? 0 : m_table->item(row, NameColumn)->data(kIdRole).toLongLong();
}

// A button that cannot be pressed says why.
static void allow(QPushButton& button, bool isAllowed, const QString& what, const QString& whyNot) {
    button.setEnabled(isAllowed);
    button.setToolTip(isAllowed ? what : whyNot);
}

void RunTable::showActions() {
    const int row = chosenRow();
    const bool isWaiting = isTrainingRow(row);
    const bool isRun = row >= 0 && !isWaiting;
    const QString isBusy = tr("A training is running: wait until it ends, or stop it");
    const QString chooseRun = tr("Select a run in the list first");
    allow(*m_show, isRun && !m_isTraining, tr("Use the potential of this run everywhere"),
          m_isTraining ? isBusy : chooseRun);
    allow(*m_resume, isWaiting && !m_isTraining, tr("Continue from the last checkpoint"),
          m_isTraining ? isBusy : tr("Select a training that was interrupted first"));
    allow(*m_delete, isRun || (isWaiting && !m_isTraining), tr("Can be undone for runs"),
          isWaiting ? isBusy : chooseRun);
    showNote();
}

// Validation errors of other configurations say nothing about each other.
void RunTable::showNote() {
    const std::vector<RunRecord>& runs = m_project.runs();
    const RunRecord* current = m_project.currentRun();
    const auto others = std::count_if(runs.begin(), runs.end(), [current](const RunRecord& run) {
        return current && !haveSameValidation(run, *current);
    });
    m_note->setVisible(others > 0);
    m_note->setText(
        tr("%Ln run(s) {was|were} validated on other configurations than the current "
           "run: {its|their} validation errors cannot be compared with it.",
           nullptr, static_cast<int>(others)));
}

void RunTable::makeCurrent() {
    m_project.setCurrentRun(idOf(chosenRow()));
}

void RunTable::remove() {
    const int row = chosenRow();
    if (isTrainingRow(row)) {
        m_project.dropTraining(idOf(row));
    } else if (row >= 0) {
        m_project.removeRun(idOf(row));
    }
}

}  // namespace mtp::ui

#include "moc_RunTable.cpp"
