#include "ui/pages/train/FitPlots.h"

#include <QComboBox>
#include <QGridLayout>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <iterator>

#include "core/base/Units.h"
#include "core/inspection/ErrorColumns.h"
#include "core/training/TrainingCurves.h"
#include "core/workflow/TrainingRun.h"
#include "ui/language/CoreText.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/ParityPlot.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

using units::kMilli;

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

// A kind of errors, as the list of them names it.
struct ErrorKind {
    const char* name;
    const char* unit;
    ErrorCurve curve;
};

constexpr ErrorKind kErrorKinds[] = {
    {QT_TRANSLATE_NOOP("mtp::ui::FitPlots", "energy"), "meV/atom", kEnergyCurve},
    {QT_TRANSLATE_NOOP("mtp::ui::FitPlots", "force"), "meV/Å", kForceCurve},
    {QT_TRANSLATE_NOOP("mtp::ui::FitPlots", "virial"), "meV/atom", kVirialCurve}};

constexpr int kIsByDensityRole = Qt::UserRole + 1;

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
    for (const bool isByDensity : {false, true})
        for (int i = 0; i < static_cast<int>(std::size(kErrorKinds)); ++i) {
            const QString name = tr(kErrorKinds[i].name);
            m_kind->addItem(isByDensity ? tr("%1 by density").arg(name) : name, i);
            m_kind->setItemData(m_kind->count() - 1, isByDensity, kIsByDensityRole);
        }
    m_kind->setAccessibleName(tr("Errors shown"));
    m_kind->setToolTip(
        tr("Root mean square errors of each step: of all configurations, or one curve for each "
           "density"));
    m_parityKind->addItem(tr("force components, eV/Å"), static_cast<int>(ParityKind::Force));
    m_parityKind->addItem(tr("virial per atom, eV"), static_cast<int>(ParityKind::Virial));
    m_parityKind->setAccessibleName(tr("Parity shown"));
    m_parityKind->setToolTip(
        tr("What is drawn against its label: each component of each force, or of each virial"));
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
        m_energyParity->setParity(sharedTable(&LiveParity::energy), columns::kDensity.name);
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
    const bool isForce = m_parityKind->currentData().toInt() == static_cast<int>(ParityKind::Force);
    m_forceParity->setParity(sharedTable(isForce ? &LiveParity::force : &LiveParity::virial),
                             isForce ? columns::kElement.name : columns::kDensity.name);
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
    drawOverlaid(*m_objective, kObjectiveCurve);
}

void FitPlots::drawOverlaid(CurvePlot& plot, const ErrorCurve& errors) {
    std::vector<CurvePlot::FreeCurve> curves;
    for (const ShownRun& run : m_runs) {
        const bool isOne = m_runs.size() == 1;
        const Table table = trainingCurves(run.iterations);
        const auto add = [&](const ColumnKey<double>& column, const QString& label) {
            curves.push_back({{.label = label,
                               .colour = run.colour,
                               .isDashed = column.name == std::string_view(errors.validation.name)},
                              table[columns::kIteration],
                              table[column]});
        };
        add(errors.training, isOne ? tr("training") : run.name);
        if (hasValidation(run.iterations))
            add(errors.validation, isOne ? tr("validation") : tr("%1, validation").arg(run.name));
    }
    plot.setFreeCurves(columns::kIteration, errors.training, curves);
}

void FitPlots::drawErrors() {
    if (m_runs.empty())
        return m_errors->setCurves({}, {}, {});
    const QVariant kind = m_kind->currentData();
    if (!kind.isValid())
        return drawAllErrors();
    const ErrorKind& errors = kErrorKinds[kind.toInt()];
    m_errors->setValueLabel(tr("RMSE, %1").arg(coreText(errors.unit)));
    if (m_kind->currentData(kIsByDensityRole).toBool())
        drawErrorsByDensity(errors.curve);
    else
        drawOverlaid(*m_errors, errors.curve);
}

void FitPlots::drawAllErrors() {
    const bool isDark = isDarkPalette(palette());
    m_errors->setValueLabel({});
    std::vector<CurvePlot::Curve> curves;
    for (const bool isValidation : {false, true})
        for (int i = 0; i < static_cast<int>(std::size(kErrorKinds)); ++i) {
            const ErrorKind& kind = kErrorKinds[i];
            const QString name = tr(kind.name);
            if (!isValidation)
                curves.push_back({kind.curve.training.name,
                                  tr("%1, %2").arg(name, coreText(kind.unit)),
                                  runColour(i, isDark)});
            else if (hasValidation(m_runs.front().iterations))
                curves.push_back({kind.curve.validation.name, tr("%1, validation").arg(name),
                                  runColour(i, isDark), true});
        }
    m_errors->setCurves(trainingCurves(m_runs.front().iterations), columns::kIteration.name,
                        curves);
}

void FitPlots::drawErrorsByDensity(const ErrorCurve& errors) {
    const std::vector<IterationSummary>& iterations = m_runs.front().iterations;
    const std::vector<double> densities = recordedDensities(iterations);
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::Curve> curves;
    for (double density : densities) {
        const QColor colour = densityColour(density / densities[densities.size() / 2], isDark);
        const QString name = withUnit(density, 2, tr("g/cm³"));
        curves.push_back(
            {QString::fromStdString(densityColumn(errors.training, density)), name, colour});
        if (hasValidation(iterations))
            curves.push_back({QString::fromStdString(densityColumn(errors.validation, density)),
                              tr("%1, validation").arg(name), colour, true});
    }
    m_errors->setEmptyText(densities.empty() ? tr("This run has no errors by density") : QString());
    m_errors->setCurves(curves.empty() ? Table() : trainingCurves(iterations),
                        columns::kIteration.name, curves);
}

}  // namespace mtp::ui

#include "moc_FitPlots.cpp"
