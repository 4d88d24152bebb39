#include "ui/pages/dynamics/RunsPanel.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/dynamics/PlotGrid.h"
#include "ui/pages/dynamics/RunCurves.h"
#include "ui/plots/CurvePlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr double kPublishedTime = 34;  // ps, of published mean square displacements

QDoubleSpinBox* fieldOfRun(const char* name, double most, int decimals) {
    QDoubleSpinBox* field =
        numberField(name, {.least = 0, .most = most, .decimals = decimals, .step = 10}, 0);
    field->setSpecialValueText(RunsPanel::tr("of the run"));
    return field;
}

std::optional<double> positive(const QDoubleSpinBox& field) {
    return field.value() > 0 ? std::optional(field.value()) : std::nullopt;
}

void addField(QHBoxLayout& row, const QString& text, QDoubleSpinBox* field, const QString& unit) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    row.addWidget(label);
    row.addWidget(field);
    row.addWidget(new QLabel(unit));
    row.addSpacing(kGap);
}

}  // namespace

RunsPanel::RunsPanel(ProjectModel& project, ComparedRuns& runs, QWidget* parent)
    : QWidget(parent), m_project(project), m_runs(runs) {
    build();
    connectParts();
    showChosen();
}

void RunsPanel::build() {
    const QString others = tr("Add runs of another composition");
    m_arrhenius =
        makeGridPlot<CurvePlot>("arrheniusPlot", tr("log₁₀ of D in cm²/s"), tr("1000 K / T"));
    m_arrhenius->setEmptyText(tr("Add runs at another temperature"));
    m_squares = makeGridPlot<CurvePlot>("squaresPlot", {}, {});
    m_alpha = makeGridPlot<CurvePlot>("alphaPlot", tr("1/α_max"), {});
    m_cascades = makeGridPlot<CurvePlot>("cascadesPlot", tr("P_casc"), {});
    for (CurvePlot* plot : {m_squares, m_alpha, m_cascades})
        plot->setEmptyText(others);
    m_squareTime = numberField(
        "squareTime", {.least = 0.001, .most = 1e7, .decimals = 1, .step = 1}, kPublishedTime);
    m_squareTime->setSuffix(QChar(0x00A0) + tr("ps"));
    m_squareTime->setAccessibleName(tr("MSD after"));
    m_squareTime->setToolTip(tr("The time after which mean square displacements are compared"));
    m_squares->addControl(m_squareTime);
    auto* plots = new QWidget;
    layOutInGrid(*plots, {m_arrhenius, m_squares, m_alpha, m_cascades});
    auto* both = new QSplitter(Qt::Vertical);
    both->addWidget(makeList());
    both->addWidget(plots);
    both->setSizes({220, 500});
    both->setStretchFactor(1, 1);
    both->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGap, 0, 0);
    column->addWidget(both);
}

QWidget* RunsPanel::makeList() {
    m_table = new NumberTable;
    m_table->setObjectName("runsTable");
    for (const char* column :
         {columns::kResultSquare.name, columns::kResultInverseAlpha.name,
          columns::kResultCascades.name, columns::kResultCascadeError.name,
          columns::kResultChance.name, columns::kResultHaven.name, columns::kResultCaged.name})
        m_table->setMostDecimals(column, 3);
    m_add = new QToolButton;
    m_add->setObjectName("addRuns");
    m_add->setText(tr("Add runs"));
    m_add->setToolTip(
        tr("Simulations of this project, or other trajectories: diffusion against temperature "
           "needs several"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(new QMenu(m_add));
    m_remove = new QPushButton(tr("Remove"));
    m_remove->setObjectName("removeRun");
    m_temperature = fieldOfRun("runTemperature", 10000, 0);
    m_timestep = fieldOfRun("runTimestep", 1000, 3);
    m_problems = new QLabel;
    m_problems->setObjectName("runProblems");
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    row->addWidget(m_add);
    row->addWidget(m_remove);
    row->addSpacing(kGap);
    addField(*row, tr("Temperature"), m_temperature, tr("K"));
    addField(*row, tr("Time step"), m_timestep, tr("fs"));
    row->addStretch(1);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(m_problems);
    return list;
}

void RunsPanel::connectParts() {
    connect(&m_runs, &ComparedRuns::changed, this, &RunsPanel::refresh);
    connect(m_add->menu(), &QMenu::aboutToShow, this, &RunsPanel::fillMenu);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_runs.remove(chosen()); });
    connect(m_table, &NumberTable::rowsChosen, this, &RunsPanel::showChosen);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, [this] {
        m_runs.change(chosen(), [this](ComparedInput& input) {
            input.temperature = positive(*m_temperature);
        });
    });
    connect(m_timestep, &QDoubleSpinBox::valueChanged, this, [this] {
        m_runs.change(chosen(),
                      [this](ComparedInput& input) { input.timestepFs = positive(*m_timestep); });
    });
    connect(m_squareTime, &QDoubleSpinBox::valueChanged, this, [this] {
        refresh();
        emit squareTimeChanged();
    });
}

double RunsPanel::squareTime() const {
    return m_squareTime->value();
}

void RunsPanel::setSquareTime(double ps) {
    m_squareTime->setValue(ps);
}

// Files, and the sources of the project that are not compared yet.
void RunsPanel::fillMenu() {
    QMenu& menu = *m_add->menu();
    menu.clear();
    menu.addAction(tr("&Trajectories, or summary.json of mtp dynamics…"), this,
                   &RunsPanel::addFiles);
    menu.addSection(tr("Trajectories of the project"));
    for (const SourceRecord& source : m_project.sources()) {
        const bool isListed =
            std::any_of(m_runs.runs().begin(), m_runs.runs().end(), [&](const ComparedRun& run) {
                return run.input.path == std::filesystem::path(source.path);
            });
        const QString name = QFileInfo(QString::fromStdString(source.path)).fileName();
        QAction* action = menu.addAction(name, this, [this, source] {
            ComparedInput input{source.path, source.species, source.frames};
            if (m_displayed)
                input.timestepFs = m_displayed->request.timestepFs;
            m_runs.add({input});
        });
        action->setEnabled(!isListed);
    }
}

// They are read as the run on display is.
void RunsPanel::addFiles() {
    std::vector<ComparedInput> inputs;
    for (const QString& path : askForFiles(this, tr("Add runs"))) {
        ComparedInput input{path.toStdString()};
        if (m_displayed && !path.endsWith(QStringLiteral(".json"))) {
            input.species = m_displayed->request.species;
            input.timestepFs = m_displayed->request.timestepFs;
        }
        inputs.push_back(std::move(input));
    }
    if (!inputs.empty())
        m_runs.add(inputs);
}

void RunsPanel::show(std::shared_ptr<const DynamicsResult> result) {
    m_displayed = std::move(result);
    refresh();
}

bool RunsPanel::isDisplayedListed() const {
    return m_displayed &&
           std::any_of(m_runs.runs().begin(), m_runs.runs().end(), [this](const ComparedRun& run) {
               return run.input.path == std::filesystem::path(m_displayed->request.path);
           });
}

std::vector<std::size_t> RunsPanel::chosen() const {
    const int first = m_displayed && !isDisplayedListed() ? 1 : 0;
    std::vector<std::size_t> runs;
    for (const int row : m_table->chosenRows())
        if (const int run = row - first; run >= 0 && run < static_cast<int>(m_runs.runs().size()))
            runs.push_back(static_cast<std::size_t>(run));
    return runs;
}

std::vector<RunResult> RunsPanel::results(QStringList& problems) const {
    std::vector<RunResult> results;
    QStringList withoutTemperature;
    if (m_displayed && !isDisplayedListed())
        results.push_back(runResult(
            QFileInfo(QString::fromStdString(m_displayed->request.path)).fileName().toStdString(),
            *m_displayed->motion, *m_displayed->dynamics));
    for (const ComparedRun& run : m_runs.runs()) {
        results.push_back(run.result ? *run.result : RunResult());
        results.back().name = run.name().toStdString();
        if (!run.problem.isEmpty())
            problems << run.name() + QStringLiteral(": ") + run.problem;
        else if (run.result && !run.result->temperature)
            withoutTemperature << run.name();
    }
    if (m_displayed && !isDisplayedListed() && !m_runs.runs().empty() &&
        !results.front().temperature)
        problems << tr(
            "The temperature of the run on display is not known. Type it in the "
            "inspector, under Motion.");
    if (!withoutTemperature.isEmpty())
        problems << tr("The temperature is not known of %1. Choose the run, or several of one "
                       "temperature, and type it.")
                        .arg(withoutTemperature.join(QStringLiteral(", ")));
    return results;
}

void RunsPanel::refresh() {
    m_isOld = !isVisible();
    if (m_isOld)
        return;
    QStringList problems;
    m_results = results(problems);
    std::vector<bool> isChosen(m_results.size());
    if (m_table->table().rowCount() == m_results.size())
        for (const int row : m_table->chosenRows())
            isChosen[static_cast<std::size_t>(row)] = true;
    m_table->setTable(runTable(m_results, squareTime()));
    m_table->setChosenRows(isChosen);
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    showChosen();
    draw();
}

// What the chosen runs have in common.
void RunsPanel::showChosen() {
    const std::vector<std::size_t> runs = chosen();
    const QString why = runs.empty() ? tr("Choose runs that were added. The run on display has its "
                                          "choices in the inspector.")
                                     : QString();
    const auto explain = [&why](QWidget* control, const QString& tip) {
        control->setEnabled(why.isEmpty());
        control->setToolTip(why.isEmpty() ? tip : why);
    };
    explain(m_remove, tr("Takes the chosen runs out of the comparison; their files stay"));
    explain(m_temperature, tr("Of the chosen runs, if their files do not tell it"));
    explain(m_timestep, tr("Of the chosen runs, for dumps that tell only their steps"));
    const auto show = [&](QDoubleSpinBox* field, std::optional<double> ComparedInput::*value) {
        const auto valueOf = [&](std::size_t run) { return m_runs.runs()[run].input.*value; };
        const QSignalBlocker blocker(field);
        const bool isCommon = std::all_of(runs.begin(), runs.end(), [&](std::size_t run) {
            return valueOf(run) == valueOf(runs.front());
        });
        field->setValue(!runs.empty() && isCommon ? valueOf(runs.front()).value_or(0) : 0);
    };
    show(m_temperature, &ComparedInput::temperature);
    show(m_timestep, &ComparedInput::timestepFs);
}

void RunsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isOld)
        refresh();
    m_runs.setWanted(true);
}

void RunsPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_runs.setWanted(false);
}

void RunsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void RunsPanel::draw() {
    drawArrhenius();
    drawComposition();
}

void RunsPanel::drawArrhenius() {
    const std::vector<CurvePlot::FreeCurve> curves =
        arrheniusCurves(m_results, isDarkPalette(palette()));
    const auto isOf = [](std::optional<double> RunResult::*value) {
        return [value](const RunResult& run) { return (run.*value).has_value(); };
    };
    const bool areTimed =
        std::all_of(m_results.begin(), m_results.end(), isOf(&RunResult::temperature));
    const bool haveD = std::any_of(m_results.begin(), m_results.end(), isOf(&RunResult::diffusion));
    m_arrhenius->setEmptyText(
        m_results.empty() || (areTimed && haveD) ? tr("Add runs at another temperature")
        : !areTimed ? tr("The temperature of a run is not known. Choose the run above and type its "
                         "temperature; for the run on display, type it in the inspector.")
                    : tr("None of these runs has a diffusion coefficient"));
    m_arrhenius->setFreeCurves(columns::kInverseTemperature, columns::kLogDiffusion, curves);
}

void RunsPanel::drawComposition() {
    const bool isDark = isDarkPalette(palette());
    const double time = squareTime();
    m_squares->setTitle(tr("MSD after %1 ps, Å²").arg(shortNumberText(time, 4)));
    const QString x = compositionLabel(m_results);
    for (CurvePlot* plot : {m_squares, m_alpha, m_cascades})
        plot->setKeyLabel(x);
    const auto show = [&](CurvePlot* plot, const ColumnKey<double>& column,
                          const std::vector<OfRun>& drawn) {
        plot->setFreeCurves(columns::kResultRatio, column,
                            compositionCurves(m_results, drawn, isDark));
    };
    show(m_squares, columns::kResultSquare, {squareAfter(time)});
    show(m_alpha, columns::kResultInverseAlpha, {inverseAlpha()});
    show(m_cascades, columns::kResultCascades, {cascadeShare(), cascadesByChance()});
}

}  // namespace mtp::ui

#include "moc_RunsPanel.cpp"
