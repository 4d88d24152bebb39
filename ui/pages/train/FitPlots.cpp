#include "ui/pages/train/FitPlots.h"

#include <QComboBox>
#include <QGridLayout>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <limits>

#include "core/training/TrainingCurves.h"
#include "core/workflow/TrainingRun.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/ParityPlot.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr double kMilli = 1000;

QString statisticsText(const PartedParity& parity, double scale, int decimals,
                       const QString& unit) {
    QStringList lines;
    for (const auto& [errors, name] : {std::pair{&parity.training, FitPlots::tr("training")},
                                       std::pair{&parity.validation, FitPlots::tr("validation")}})
        if (errors->count > 0)
            lines << FitPlots::tr("%1: RMSE %2, N = %L3")
                         .arg(name, withUnit(errors->rmse * scale, decimals, unit))
                         .arg(errors->count);
    return lines.join(QLatin1Char('\n'));
}

// The columns of several runs side by side over one column of iterations.
Table sideBySide(const std::vector<FitPlots::ShownRun>& runs, const std::string& column) {
    std::size_t rows = 0;
    for (const auto& run : runs)
        rows = std::max(rows, run.iterations.size());
    std::vector<double> number(rows);
    for (std::size_t i = 0; i < rows; ++i)
        number[i] = static_cast<double>(i);
    Table table;
    table.add("iteration", "", std::move(number));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Table one = trainingCurves(runs[i].iterations);
        for (const char* prefix : {"", "validation_"}) {
            const Column& from = one.column(prefix + column);
            std::vector<double> values = std::get<std::vector<double>>(from.values);
            values.resize(rows, std::numeric_limits<double>::quiet_NaN());
            table.add(prefix + column + "#" + std::to_string(i + 1), from.unit, std::move(values));
        }
    }
    return table;
}

bool hasValidation(const std::vector<IterationSummary>& iterations) {
    return !iterations.empty() && iterations.back().validation;
}

}  // namespace

FitPlots::FitPlots(QWidget* parent)
    : QWidget(parent)
    , m_objective(new CurvePlot)
    , m_errors(new CurvePlot)
    , m_energyParity(new ParityPlot)
    , m_forceParity(new ParityPlot)
    , m_kind(new QComboBox)
    , m_parityKind(new QComboBox) {
    build();
    draw();
}

void FitPlots::build() {
    m_objective->setObjectName("objectivePlot");
    m_errors->setObjectName("errorsPlot");
    m_energyParity->setObjectName("energyParity");
    m_forceParity->setObjectName("forceParity");
    m_kind->setObjectName("errorsKind");
    m_parityKind->setObjectName("parityKind");
    m_objective->setTitle(tr("Objective"));
    m_errors->setTitle(tr("RMSE"));
    m_energyParity->setTitle(tr("Energy per atom, eV"));
    m_forceParity->setTitle(tr("Parity"));
    m_objective->setEmptyText(tr("The objective is drawn here while training"));
    m_errors->setEmptyText(tr("Errors of energy, force and virial are drawn here while training"));
    m_energyParity->setEmptyText(
        tr("Predicted against reference energies are drawn here while training; see Inspect for "
           "every run"));
    m_forceParity->setEmptyText(
        tr("Predicted against reference forces are drawn here while training"));
    m_kind->addItem(tr("all kinds"));
    m_kind->addItem(tr("energy"), "energy_rmse");
    m_kind->addItem(tr("force"), "force_rmse");
    m_kind->addItem(tr("virial"), "virial_rmse");
    m_kind->addItem(tr("energy by density"), "energy_rmse");
    m_kind->addItem(tr("force by density"), "force_rmse");
    m_kind->addItem(tr("virial by density"), "virial_rmse");
    m_kind->setAccessibleName(tr("Errors shown"));
    m_parityKind->addItems({tr("force components, eV/Å"), tr("virial per atom, eV")});
    m_parityKind->setAccessibleName(tr("Parity shown"));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FitPlots::drawErrors);
    connect(m_parityKind, &QComboBox::currentIndexChanged, this, &FitPlots::drawForceParity);
    m_errors->addControl(m_kind);
    m_forceParity->addControl(m_parityKind);
    addLogButton(*m_objective);
    addLogButton(*m_errors);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    Plot* plots[] = {m_objective, m_errors, m_energyParity, m_forceParity};
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(plots[i], i / 2, i % 2);
        grid->setRowStretch(i / 2, 1);
        grid->setColumnStretch(i % 2, 1);
    }
}

void FitPlots::addLogButton(CurvePlot& plot) {
    auto* button = new QToolButton;
    button->setText(tr("log"));
    button->setCheckable(true);
    button->setChecked(true);
    button->setAutoRaise(true);
    button->setToolTip(tr("Logarithmic or linear axis"));
    connect(button, &QToolButton::toggled, &plot, [&plot](bool isLogarithmic) {
        plot.setLogY(isLogarithmic);
        plot.showAll();
    });
    plot.setLogY(true);
    plot.addControl(button);
}

void FitPlots::setRuns(std::vector<ShownRun> runs) {
    m_runs = std::move(runs);
    draw();
}

void FitPlots::setParity(std::shared_ptr<const LiveParity> parity) {
    m_parity = std::move(parity);
    if (m_parity) {
        m_energyParity->setParity(sharedTable(&LiveParity::energy), QStringLiteral("density"));
        m_energyParity->setStatistics(statisticsText(m_parity->energy, kMilli, 2, tr("meV/atom")));
    } else {
        m_energyParity->setParity(Table(), {});
    }
    drawForceParity();
}

std::shared_ptr<const Table> FitPlots::sharedTable(PartedParity LiveParity::*which) const {
    return {m_parity, &((*m_parity).*which).table};
}

void FitPlots::drawForceParity() {
    if (!m_parity)
        return m_forceParity->setParity(Table(), {});
    const bool isForce = m_parityKind->currentIndex() == 0;
    m_forceParity->setParity(sharedTable(isForce ? &LiveParity::force : &LiveParity::virial),
                             isForce ? QStringLiteral("element") : QStringLiteral("density"));
    m_forceParity->setStatistics(isForce
                                     ? statisticsText(m_parity->force, kMilli, 1, tr("meV/Å"))
                                     : statisticsText(m_parity->virial, kMilli, 2, tr("meV/atom")));
}

void FitPlots::draw() {
    drawObjective();
    drawErrors();
}

// Objectives of other weights are of another scale.
void FitPlots::drawObjective() {
    const auto weights = [](const ShownRun& run) {
        return std::array{run.options.energyWeight, run.options.forceWeight,
                          run.options.virialWeight};
    };
    const bool areSame = std::all_of(m_runs.begin(), m_runs.end(), [&](const ShownRun& run) {
        return weights(run) == weights(m_runs.front());
    });
    m_objective->setTitle(areSame ? tr("Objective")
                                  : tr("Objective (weights differ: not comparable)"));
    drawOverlaid(*m_objective, "objective");
}

void FitPlots::drawOverlaid(CurvePlot& plot, const std::string& column) {
    std::vector<CurvePlot::Curve> curves;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const QString suffix = QStringLiteral("#%1").arg(i + 1);
        const ShownRun& run = m_runs[i];
        const bool isOne = m_runs.size() == 1;
        curves.push_back({QString::fromStdString(column) + suffix,
                          isOne ? tr("training") : run.name, run.colour});
        if (hasValidation(run.iterations))
            curves.push_back(
                {QStringLiteral("validation_") + QString::fromStdString(column) + suffix,
                 isOne ? tr("validation") : tr("%1, validation").arg(run.name), run.colour, true});
    }
    plot.setCurves(sideBySide(m_runs, column), QStringLiteral("iteration"), curves);
}

void FitPlots::drawErrors() {
    const int kind = m_kind->currentIndex();
    const std::string column = m_kind->currentData().toString().toStdString();
    if (m_runs.empty())
        return m_errors->setCurves({}, {}, {});
    const QString unit = column == "force_rmse" ? tr("meV/Å") : tr("meV/atom");
    m_errors->setValueLabel(kind == 0 ? QString() : tr("RMSE, %1").arg(unit));
    if (kind >= 4)
        return drawErrorsByDensity(column);
    if (kind > 0)
        return drawOverlaid(*m_errors, column);
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::Curve> curves;
    const std::pair<const char*, QString> kinds[] = {{"energy_rmse", tr("energy, meV/atom")},
                                                     {"force_rmse", tr("force, meV/Å")},
                                                     {"virial_rmse", tr("virial, meV/atom")}};
    for (const bool isValidation : {false, true})
        for (int i = 0; i < 3; ++i)
            if (!isValidation)
                curves.push_back({kinds[i].first, kinds[i].second, runColour(i, isDark)});
            else if (hasValidation(m_runs.front().iterations))
                curves.push_back({QStringLiteral("validation_") + kinds[i].first,
                                  tr("%1, validation").arg(kinds[i].second.section(',', 0, 0)),
                                  runColour(i, isDark), true});
    m_errors->setCurves(trainingCurves(m_runs.front().iterations), QStringLiteral("iteration"),
                        curves);
}

void FitPlots::drawErrorsByDensity(const std::string& column) {
    const std::vector<IterationSummary>& iterations = m_runs.front().iterations;
    const std::vector<double> densities = recordedDensities(iterations);
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::Curve> curves;
    for (double density : densities) {
        const QColor colour = densityColour(density / densities[densities.size() / 2], isDark);
        const QString name = withUnit(density, 2, tr("g/cm³"));
        curves.push_back({QString::fromStdString(densityColumn(column, density)), name, colour});
        if (hasValidation(iterations))
            curves.push_back(
                {QString::fromStdString(densityColumn("validation_" + column, density)),
                 tr("%1, validation").arg(name), colour, true});
    }
    m_errors->setEmptyText(densities.empty() ? tr("This run has no errors by density") : QString());
    m_errors->setCurves(curves.empty() ? Table() : trainingCurves(iterations),
                        QStringLiteral("iteration"), curves);
}

}  // namespace mtp::ui
