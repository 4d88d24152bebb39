#include "ui/pages/TrainPage.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/inspection/Errors.h"
#include "core/labelling/Matching.h"
#include "core/project/Operations.h"
#include "ui/jobs/TrainingRun.h"
#include "ui/pages/TrainingForm.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/ParityPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr double kMilli = 1000;

// Columns of the curves; a validation that does not exist is NaN and leaves a gap.
Table curveTable(const std::vector<IterationSummary>& iterations) {
    constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> number, objective, validationObjective, energy, force, virial,
        validationEnergy, validationForce, validationVirial;
    for (const IterationSummary& step : iterations) {
        number.push_back(step.iteration);
        objective.push_back(step.objective);
        validationObjective.push_back(step.validationObjective.value_or(kAbsent));
        energy.push_back(step.training.energy * kMilli);
        force.push_back(step.training.force * kMilli);
        virial.push_back(step.training.virial * kMilli);
        const FitErrors validation = step.validation.value_or(FitErrors{kAbsent, kAbsent, kAbsent});
        validationEnergy.push_back(validation.energy * kMilli);
        validationForce.push_back(validation.force * kMilli);
        validationVirial.push_back(validation.virial * kMilli);
    }
    Table table;
    table.add("iteration", "", std::move(number));
    table.add("objective", "", std::move(objective));
    table.add("validation_objective", "", std::move(validationObjective));
    table.add("energy_rmse", "meV/atom", std::move(energy));
    table.add("force_rmse", "meV/Å", std::move(force));
    table.add("virial_rmse", "meV/atom", std::move(virial));
    table.add("validation_energy_rmse", "meV/atom", std::move(validationEnergy));
    table.add("validation_force_rmse", "meV/Å", std::move(validationForce));
    table.add("validation_virial_rmse", "meV/atom", std::move(validationVirial));
    return table;
}

QString statisticsText(const Table& parity, double scale, int decimals, const QString& unit) {
    std::vector<double> reference[2], predicted[2];
    const auto& parts = parity.texts("part");
    for (std::size_t row = 0; row < parity.rowCount(); ++row) {
        const int part = parts[row] == "training" ? 0 : 1;
        reference[part].push_back(parity.numbers("reference")[row]);
        predicted[part].push_back(parity.numbers("predicted")[row]);
    }
    QStringList lines;
    const QString names[] = {TrainPage::tr("training"), TrainPage::tr("validation")};
    for (int part = 0; part < 2; ++part) {
        const ErrorStatistics errors = errorStatistics(reference[part], predicted[part]);
        if (errors.count > 0)
            lines << TrainPage::tr("%1 RMSE %2, N = %L3")
                         .arg(names[part], withUnit(errors.rmse * scale, decimals, unit))
                         .arg(errors.count);
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

TrainPage::TrainPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent) {
    buildPlots();
    buildInspector();
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(m_plots);
    across->addWidget(m_inspector);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setChildrenCollapsible(false);
    setContent(across);
    connect(primaryAction(), &QAction::triggered, this, [this] { m_run ? stop() : start(); });
    connect(&project, &ProjectModel::configurationsChanged, this, &TrainPage::showState);
    connect(&project, &ProjectModel::runsChanged, this, &TrainPage::showRuns);
    connect(&project, &ProjectModel::projectChanged, this, &TrainPage::endRun);
    connect(m_form, &TrainingForm::changed, this, &TrainPage::showState);
    showRuns();
    showState();
}

TrainPage::~TrainPage() = default;

void TrainPage::buildPlots() {
    m_plots = new QWidget;
    auto* grid = new QGridLayout(m_plots);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    m_objective = new CurvePlot;
    m_errors = new CurvePlot;
    m_energyParity = new ParityPlot;
    m_forceParity = new ParityPlot;
    m_objective->setObjectName("objectivePlot");
    m_errors->setObjectName("errorsPlot");
    m_energyParity->setObjectName("energyParity");
    m_forceParity->setObjectName("forceParity");
    m_objective->setTitle(tr("Objective"));
    m_errors->setTitle(tr("Root mean square errors"));
    m_energyParity->setTitle(tr("Energy per atom, eV"));
    m_forceParity->setTitle(tr("Force components, eV/Å"));
    m_objective->setEmptyText(tr("The objective is drawn here while training"));
    m_errors->setEmptyText(tr("Errors of energy, force and virial"));
    m_energyParity->setEmptyText(tr("Predicted against reference energies"));
    m_forceParity->setEmptyText(tr("Predicted against reference forces"));
    m_objective->setLogY(true);
    m_errors->setLogY(true);
    Plot* plots[] = {m_objective, m_errors, m_energyParity, m_forceParity};
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(plots[i], i / 2, i % 2);
        connect(plots[i], &Plot::titleDoubleClicked, this,
                [this, plot = plots[i]] { promote(plot); });
    }
}

void TrainPage::promote(Plot* plot) {
    Plot* const plots[] = {m_objective, m_errors, m_energyParity, m_forceParity};
    const bool isAlone = std::none_of(std::begin(plots), std::end(plots), [plot](Plot* other) {
        return other != plot && other->isVisible();
    });
    for (Plot* other : plots)
        other->setVisible(isAlone || other == plot);
}

void TrainPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* progress = m_inspector->addGroup(tr("Progress"));
    m_progress = new QLabel;
    m_progress->setObjectName("trainingProgress");
    m_progress->setWordWrap(true);
    m_notes = new QLabel;
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_pause = new QPushButton(icon("pause"), tr("&Pause"));
    m_pause->setObjectName("pause");
    connect(m_pause, &QPushButton::clicked, this, &TrainPage::togglePause);
    m_runs = new QComboBox;
    m_runs->setObjectName("runs");
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { project().setCurrentRun(m_runs->itemData(index).toLongLong()); });
    progress->addWide(m_progress);
    progress->addWide(m_pause);
    progress->addRow(tr("&Run"), m_runs);
    progress->addWide(m_notes);
    m_form = new TrainingForm(*m_inspector);
}

std::vector<std::size_t> TrainPage::usableConfigurations() const {
    std::vector<std::size_t> usable;
    const auto& records = project().configurations();
    for (std::size_t i = 0; i < records.size(); ++i)
        if (records[i].energy && !records[i].isExcluded && records[i].isConverged.value_or(true))
            usable.push_back(i);
    return usable;
}

Page::State TrainPage::state() const {
    if (m_run)
        return State::Running;
    return project().runs().empty() ? State::Empty : State::Ready;
}

QString TrainPage::counts() const {
    std::size_t training = 0, validation = 0;
    for (std::size_t index : usableConfigurations())
        ++(project().configurations()[index].part == Part::Training ? training : validation);
    return tr("%L1 for training · %L2 for validation").arg(training).arg(validation);
}

void TrainPage::openPath(const QString&) {
    emit pageRequested(QStringLiteral("labels"));
}

QString TrainPage::runText() const {
    if (!m_run || m_iterations.empty())
        return m_run ? tr("Training: preparing") : QString();
    const IterationSummary& last = m_iterations.back();
    return tr("Training · step %L1 · %2 · %3")
        .arg(last.iteration)
        .arg(withUnit(last.training.energy * kMilli, 2, tr("meV/atom")),
             withUnit(last.training.force * kMilli, 0, tr("meV/Å")));
}

void TrainPage::start() {
    const std::vector<std::size_t> usable = usableConfigurations();
    std::vector<ConfigurationRecord> records;
    std::vector<Frame> frames;
    try {
        for (std::size_t index : usable) {
            records.push_back(project().configurations()[index]);
            frames.push_back(project().frame(records.back()));
        }
    } catch (const Error& error) {
        return showError(QString::fromUtf8(error.what()));
    }
    const std::vector<std::string> conflicts = conflictingSettings(frames);
    if (!conflicts.empty())
        return showError(tr("The labels were not made with the same settings (%1). Remove those "
                            "that differ: an energy of one functional means nothing to another.")
                             .arg(QString::fromStdString(conflicts.front())));
    m_options = m_form->options();
    const std::vector<Part> parts =
        splitByParent(frames, m_form->validationFraction(), m_options.seed);
    TrainingRun::Input input;
    input.options = m_options;
    input.species = speciesOf(frames);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        records[i].part = parts[i];
        (parts[i] == Part::Training ? input.training : input.validation)
            .push_back(std::move(frames[i]));
    }
    if (!project().updateConfigurations(
            records, tr("Split %L1 configurations").arg(records.size()),
            splitOperation(m_form->validationFraction(), m_options.seed)))
        return;

    m_iterations.clear();
    m_notes->clear();
    banner()->dismiss();
    m_run = new TrainingRun(std::move(input), this);
    connect(m_run, &TrainingRun::iterated, this, &TrainPage::take);
    connect(m_run, &TrainingRun::parityReady, this,
            [this](std::shared_ptr<const LiveParity> parity) { showParity(*parity); });
    connect(m_run, &TrainingRun::noted, this, [this](const QString& text) {
        m_notes->setText(m_notes->text().isEmpty() ? text
                                                   : m_notes->text() + QLatin1Char('\n') + text);
    });
    connect(m_run, &TrainingRun::finished, this,
            [this](std::shared_ptr<const TrainingSummary> summary) { finish(*summary); });
    connect(m_run, &TrainingRun::failed, this, [this](const QString& message) {
        endRun();
        showError(message);
    });
    m_form->setFolded(true);
    m_run->start();
    showState();
}

void TrainPage::take(const IterationSummary& summary) {
    m_iterations.push_back(summary);
    showCurves(m_iterations);
    showState();
}

void TrainPage::showParity(const LiveParity& parity) {
    m_energyParity->setParity(parity.energy, QStringLiteral("density"));
    m_forceParity->setParity(parity.force, QStringLiteral("element"));
    m_energyParity->setStatistics(statisticsText(parity.energy, kMilli, 2, tr("meV/atom")));
    m_forceParity->setStatistics(statisticsText(parity.force, 1, 3, tr("eV/Å")));
}

void TrainPage::finish(const TrainingSummary& summary) {
    RunRecord run;
    run.name =
        tr("Run %1, level %2").arg(project().runs().size() + 1).arg(m_options.level).toStdString();
    run.options = m_options;
    run.iterations = summary.iterations;
    run.potential = summary.potential;
    run.stopReason = describe(summary.reason);
    run.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    endRun();
    if (!project().addRun(run, tr("Train %1").arg(QString::fromStdString(run.name))))
        return;
    banner()->show(Banner::Kind::Information,
                   tr("%1; iteration %L2 was the best.")
                       .arg(QString::fromStdString(describe(summary.reason)))
                       .arg(summary.best.iteration),
                   tr("Inspect the fit"),
                   [this] { emit pageRequested(QStringLiteral("inspect")); });
}

void TrainPage::endRun() {
    if (!m_run)
        return;
    m_run->disconnect(this);
    m_run->stop();
    m_run->deleteLater();
    m_run = nullptr;
    m_form->setFolded(false);
    showState();
}

void TrainPage::togglePause() {
    if (!m_run)
        return;
    m_run->setPaused(!m_run->isPaused());
    showState();
}

void TrainPage::stop() {
    if (m_run)
        m_run->stop();
}

void TrainPage::showCurves(const std::vector<IterationSummary>& iterations) {
    const Table table = curveTable(iterations);
    const bool isDark = isDarkPalette(palette());
    const auto colour = [&](int index) { return runColour(index, isDark); };
    std::vector<CurvePlot::Curve> objective{{"objective", tr("training"), colour(0)}};
    std::vector<CurvePlot::Curve> errors{{"energy_rmse", tr("energy, meV/atom"), colour(0)},
                                         {"force_rmse", tr("force, meV/Å"), colour(1)},
                                         {"virial_rmse", tr("virial, meV/atom"), colour(2)}};
    if (!iterations.empty() && iterations.back().validation) {
        objective.push_back({"validation_objective", tr("validation"), colour(0), true});
        errors.push_back({"validation_energy_rmse", tr("energy, validation"), colour(0), true});
        errors.push_back({"validation_force_rmse", tr("force, validation"), colour(1), true});
        errors.push_back({"validation_virial_rmse", tr("virial, validation"), colour(2), true});
    }
    m_objective->setCurves(table, QStringLiteral("iteration"), objective);
    m_errors->setCurves(table, QStringLiteral("iteration"), errors);
}

void TrainPage::showState() {
    const auto usable = static_cast<int>(usableConfigurations().size());
    primaryAction()->setText(m_run ? tr("Stop, keep the best")
                                   : tr("Train on %L1 configurations").arg(usable));
    primaryAction()->setEnabled(m_run || usable > 0);
    m_pause->setEnabled(m_run);
    m_pause->setText(m_run && m_run->isPaused() ? tr("&Resume") : tr("&Pause"));
    m_pause->setIcon(icon(m_run && m_run->isPaused() ? "play" : "pause"));
    m_runs->setEnabled(!m_run);
    if (m_run)
        m_progress->setText(m_run->isPaused() ? tr("Paused. ") + runText() : runText());
    else if (const RunRecord* run = project().currentRun())
        m_progress->setText(tr("%1: %2").arg(QString::fromStdString(run->name),
                                             QString::fromStdString(run->stopReason)));
    else
        m_progress->setText(usable > 0 ? tr("Ready to train")
                                       : tr("No labelled configurations yet: bring in labels"));
    emit stateChanged();
}

void TrainPage::showRuns() {
    m_runs->clear();
    for (const RunRecord& run : project().runs())
        m_runs->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
    const RunRecord* current = project().currentRun();
    if (current) {
        m_runs->setCurrentIndex(m_runs->findData(QVariant::fromValue<qlonglong>(current->id)));
        if (!m_run)
            showCurves(current->iterations);
    } else if (!m_run) {
        showCurves({});
    }
    showState();
}

}  // namespace mtp::ui
