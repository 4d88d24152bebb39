#include "ui/pages/dynamics/VibrationPlots.h"

#include <QEvent>

#include "ui/language/CoreText.h"
#include "ui/pages/dynamics/PlotGrid.h"
#include "ui/pages/dynamics/ValueTexts.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr ColumnKey<double> kCorrelation{"vacf"};
}  // namespace

VibrationPlots::VibrationPlots(const FormatRegistry& registry, JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_queue(new FurtherQueue(registry, jobs, tr("Reading velocities"),
                               {FurtherAnalysis::Vibrations}, this)) {
    m_correlation = makeGridPlot<CurvePlot>(
        "velocityPlot", tr("Correlation of velocities, ⟨v(0)·v(t)⟩/⟨v²⟩"), tr("Time, ps"));
    m_states = makeGridPlot<CurvePlot>("vibrationPlot", tr("Vibrational density of states, 1/THz"),
                                       tr("Frequency, THz"));
    m_current = makeGridPlot<CurvePlot>("currentPlot", tr("Conductivity by Green and Kubo, mS/cm"),
                                        tr("Correlation up to, ps"));
    layOutInGrid(*this, {m_correlation, m_states, m_current});
    connect(m_queue, &FurtherQueue::workedOut, this, &VibrationPlots::draw);
    connect(m_queue, &FurtherQueue::failed, this, &VibrationPlots::failed);
    draw();
}

void VibrationPlots::show(std::shared_ptr<const DynamicsResult> result) {
    m_queue->setResult(std::move(result));
    if (!isVisible())
        return;  // drawn when it is seen: a threshold that is dragged elsewhere does not wait for
                 // it
    draw();
    m_queue->start();
}

void VibrationPlots::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    draw();
    m_queue->start();
}

void VibrationPlots::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void VibrationPlots::draw() {
    const DynamicsResult* result = m_queue->result();
    const FurtherAnalyses* found = m_queue->find(FurtherAnalysis::Vibrations);
    for (CurvePlot* plot : {m_correlation, m_states, m_current}) {
        plot->setEmptyText(m_queue->emptyText(FurtherAnalysis::Vibrations));
        plot->setCurves({}, {}, {});
    }
    if (!found || !found->states)
        return;
    const QString ion = QString::fromStdString(result->motion->ion);
    const QColor colour = runColour(0, isDarkPalette(palette()));
    CurvePlot::FreeCurve correlation;
    correlation.look = {.label = ion, .colour = colour};
    correlation.y = found->velocityCorrelation;
    for (const std::size_t lag : found->velocityLags)
        correlation.x.push_back(static_cast<double>(lag) * result->motion->spacing);
    m_correlation->setFreeCurves(columns::kLagTime, kCorrelation, {correlation});
    m_states->setCurves(
        *found->states, columns::kFrequency.name,
        {{.column = columns::kDensityOfStates.name,
          .label = tr("%1, peak at %2 THz").arg(ion, numberText(peakFrequency(*found->states), 2)),
          .colour = colour}});
    drawCurrent(*found, result->dynamics->conductivity);
}

// With the collective conductivity, which the displaced charge gives.
void VibrationPlots::drawCurrent(const FurtherAnalyses& found, const Conductivity& displaced) {
    if (!found.greenKubo)
        return;
    const GreenKubo& conductivity = *found.greenKubo;
    if (conductivity.integral.empty())
        return m_current->setEmptyText(coreText(conductivity.reason));
    const bool isDark = isDarkPalette(palette());
    const Table table = greenKuboTable(conductivity);
    CurvePlot::FreeCurve integral;
    integral.look = {
        .label =
            conductivity.value
                ? tr("Current: %1").arg(withError(*conductivity.value, *conductivity.valueError))
                : tr("Current: not settled"),
        .colour = runColour(0, isDark)};
    integral.x = table[columns::kLagTime];
    integral.y = conductivity.integral;
    integral.error = conductivity.error;
    std::vector<CurvePlot::FreeCurve> curves{integral};
    if (displaced.collective) {
        CurvePlot::FreeCurve line;
        line.look = {
            .label = tr("Displaced charge: %1")
                         .arg(withError(*displaced.collective, *displaced.collectiveError)),
            .colour = runColour(1, isDark),
            .isDashed = true};
        line.x = {0, integral.x.back()};
        line.y = {*displaced.collective, *displaced.collective};
        curves.push_back(line);
    }
    m_current->setFreeCurves(columns::kLagTime, columns::kGreenKubo, curves);
}

}  // namespace mtp::ui

#include "moc_VibrationPlots.cpp"
