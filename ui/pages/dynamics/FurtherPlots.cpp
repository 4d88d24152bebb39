#include "ui/pages/dynamics/FurtherPlots.h"

#include <QEvent>
#include <cmath>

#include "ui/language/CoreText.h"
#include "ui/pages/dynamics/PlotGrid.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr ColumnKey<double> kScattering{"F_s"};
constexpr ColumnKey<double> kStaying{"share"};

FurtherAnalyses furtherOf(const FormatRegistry& registry, const DynamicsResult& result,
                          Progress& progress) {
    const DynamicsRequest& request = result.request;
    FurtherOptions options;
    options.wanted = {FurtherAnalysis::SelfScattering, FurtherAnalysis::StructureFactors,
                      FurtherAnalysis::Residence, FurtherAnalysis::Vibrations,
                      FurtherAnalysis::DistinctVanHove};
    if (request.q)
        options.q = {*request.q};
    options.timestepFs = request.timestepFs;
    options.progress = &progress;
    const auto reader =
        inRange(registry.open(request.path, {request.species, &progress}), request.frames);
    return furtherAnalysesOf(*result.series, *result.motion, *result.dynamics, reader.get(),
                             options);
}

// Of lags in frames; the first one, 0, has no place on a logarithmic axis.
CurvePlot::FreeCurve overTime(const std::vector<std::size_t>& lags,
                              const std::vector<double>& values, double spacing) {
    CurvePlot::FreeCurve curve;
    for (std::size_t k = 0; k < values.size(); ++k)
        if (lags[k] > 0) {
            curve.x.push_back(static_cast<double>(lags[k]) * spacing);
            curve.y.push_back(values[k]);
        }
    return curve;
}

QString decayText(const SelfScattering& one) {
    const QString q = FurtherPlots::tr("q = %1 Å⁻¹").arg(numberText(one.q, 2));
    return one.decay ? FurtherPlots::tr("%1, 1/e: %2 ps").arg(q, shortNumberText(*one.decay, 3))
                     : q;
}

CurvePlot::FreeCurve fitted(const StretchedExponential& fit, const std::vector<double>& times) {
    CurvePlot::FreeCurve curve;
    curve.look.label = FurtherPlots::tr("fit: τ = %1 ps, β = %2")
                           .arg(shortNumberText(fit.time, 3), numberText(fit.exponent, 2));
    curve.look.isDashed = true;
    for (const double time : times) {
        curve.x.push_back(time);
        curve.y.push_back(fit.amplitude * std::exp(-std::pow(time / fit.time, fit.exponent)));
    }
    return curve;
}

}  // namespace

FurtherPlots::FurtherPlots(const FormatRegistry& registry, JobBoard& jobs, QWidget* parent)
    : QWidget(parent), m_registry(registry), m_jobs(jobs) {
    build();
    draw();
}

void FurtherPlots::build() {
    m_scattering =
        makeGridPlot<CurvePlot>("scatteringPlot", tr("Self scattering, F_s(q,t)"), tr("Time, ps"));
    m_factors =
        makeGridPlot<CurvePlot>("structureFactorPlot", tr("Structure factors, S(q)"), tr("q, 1/Å"));
    m_distinct =
        makeGridPlot<CurvePlot>("distinctPlot", tr("Distinct van Hove, G_d(r,t)/ρ"), tr("r, Å"));
    m_stays =
        makeGridPlot<CurvePlot>("staysPlot", tr("Stays between two hops, share"), tr("Time, ps"));
    m_residence =
        makeGridPlot<CurvePlot>("residencePlot", tr("Neighbours that stay, share"), tr("Time, ps"));
    m_vibrations = makeGridPlot<CurvePlot>(
        "vibrationPlot", tr("Vibrational density of states, 1/THz"), tr("Frequency, THz"));
    for (CurvePlot* plot : {m_scattering, m_residence, m_stays})
        plot->setLogarithmic(Plot::Axis::X, true);
    layOutInGrid(*this, {m_scattering, m_factors, m_distinct, m_residence, m_stays, m_vibrations});
}

void FurtherPlots::show(std::shared_ptr<const DynamicsResult> result) {
    // A threshold of hops that moves changes the stays alone.
    const bool isSame = m_result && result && m_result->motion == result->motion &&
                        m_result->request.q == result->request.q;
    m_result = std::move(result);
    if (isSame)
        return drawStays();
    m_further.reset();
    if (m_job)
        m_job->cancel();
    draw();
    if (isVisible())
        start();
}

void FurtherPlots::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    start();
}

void FurtherPlots::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void FurtherPlots::start() {
    if (!m_result || m_further || (m_job && !m_job->isCancelled()))
        return;
    using Outcome = std::shared_ptr<FurtherAnalyses>;
    m_job = m_jobs.run<Outcome>(
        tr("Working out structure and vibrations"), this,
        [&registry = m_registry, result = m_result](Progress& progress) {
            return std::make_shared<FurtherAnalyses>(furtherOf(registry, *result, progress));
        },
        [this, result = m_result](Outcome outcome) {
            if (result->motion != m_result->motion || result->request.q != m_result->request.q)
                return;
            m_further = std::move(outcome);
            draw();
        },
        [this](const QString& message) { emit failed(message); });
    draw();
}

QString FurtherPlots::emptyText(const char* analysis) const {
    if (!m_result)
        return tr("Drawn when the run has been analysed");
    if (!m_further)
        return tr("Being worked out…");
    const auto reason = m_further->reasons.find(analysis);
    return reason == m_further->reasons.end() ? tr("Nothing to draw") : coreText(reason->second);
}

void FurtherPlots::draw() {
    const std::pair<CurvePlot*, const char*> all[] = {{m_scattering, "fs"},
                                                      {m_factors, "sq"},
                                                      {m_distinct, "distinct"},
                                                      {m_residence, "residence"},
                                                      {m_vibrations, "vdos"}};
    for (const auto& [plot, analysis] : all) {
        plot->setEmptyText(emptyText(analysis));
        plot->setCurves({}, {}, {});
    }
    drawStays();
    if (!m_further)
        return;
    drawScattering();
    drawStructureFactors();
    drawDistinct();
    drawResidence();
    drawVibrations();
}

void FurtherPlots::drawScattering() {
    std::vector<CurvePlot::FreeCurve> curves;
    for (const SelfScattering& one : m_further->scattering) {
        CurvePlot::FreeCurve curve = overTime(one.lags, one.values, m_result->motion->spacing);
        curve.look.label = decayText(one);
        const std::vector<double> times = curve.x;
        curves.push_back(std::move(curve));
        if (one.fit)
            curves.push_back(fitted(*one.fit, times));
    }
    for (std::size_t k = 0; k < curves.size(); ++k)
        curves[k].look.colour = runColour(static_cast<int>(k), isDarkPalette(palette()));
    if (!curves.empty())
        m_scattering->setFreeCurves(columns::kLagTime, kScattering, curves);
}

void FurtherPlots::drawStructureFactors() {
    if (!m_further->structureFactors)
        return;
    const Table& factors = *m_further->structureFactors;
    std::vector<CurvePlot::FreeCurve> curves;
    for (std::size_t row = 0; row < factors.rowCount(); ++row) {
        const QString pair = QString::fromStdString(factors[columns::kIonPair][row]);
        if (curves.empty() || curves.back().look.label != pair) {
            const int number = static_cast<int>(curves.size());
            curves.push_back({});
            curves.back().look.label = pair;
            curves.back().look.colour = runColour(number, isDarkPalette(palette()));
        }
        curves.back().x.push_back(factors[columns::kWaveNumber][row]);
        curves.back().y.push_back(factors[columns::kStructureFactor][row]);
    }
    if (!curves.empty())
        m_factors->setFreeCurves(columns::kWaveNumber, columns::kStructureFactor, curves);
}

// Of the ions among themselves: at time zero it is g(r), and what comes near r = 0 later are ions
// in the place that another one has left.
void FurtherPlots::drawDistinct() {
    if (!m_further->distinct)
        return;
    const DistinctVanHove& distinct = *m_further->distinct;
    const std::string& ion = m_result->motion->ion;
    std::vector<CurvePlot::FreeCurve> curves;
    for (const DistinctPair& pair : distinct.ofPairs)
        for (std::size_t row = 0; pair.other == ion && row < distinct.lags.size(); ++row) {
            CurvePlot::FreeCurve curve;
            curve.look = {
                .label = tr("after %1 ps")
                             .arg(shortNumberText(
                                 static_cast<double>(distinct.lags[row]) * distinct.spacing, 3)),
                .colour = runColour(static_cast<int>(row), isDarkPalette(palette()))};
            curve.y = pair.values[row];
            for (std::size_t bin = 0; bin < curve.y.size(); ++bin)
                curve.x.push_back(0.5 * (distinct.edges[bin] + distinct.edges[bin + 1]));
            curves.push_back(std::move(curve));
        }
    if (!curves.empty())
        m_distinct->setFreeCurves(columns::kPairDistance, columns::kDistinct, curves);
}

void FurtherPlots::drawStays() {
    if (!m_result || m_result->dynamics->residence.times.empty()) {
        m_stays->setEmptyText(m_result ? coreText(m_result->dynamics->residence.reason)
                                       : tr("Drawn when the run has been analysed"));
        return m_stays->setCurves({}, {}, {});
    }
    const bool isDark = isDarkPalette(palette());
    const HopResidence& stays = m_result->dynamics->residence;
    CurvePlot::FreeCurve seen;
    seen.x = stays.times;
    seen.y = stays.shares;
    seen.look = {.label = stays.mean ? tr("%1, mean %2 ps")
                                           .arg(QString::fromStdString(m_result->motion->ion),
                                                shortNumberText(*stays.mean, 3))
                                     : QString::fromStdString(m_result->motion->ion),
                 .colour = runColour(0, isDark)};
    std::vector<CurvePlot::FreeCurve> curves{std::move(seen)};
    if (stays.fit) {
        curves.push_back(fitted(*stays.fit, stays.times));
        curves.back().look.colour = runColour(1, isDark);
    }
    m_stays->setFreeCurves(columns::kStay, columns::kStayShare, curves);
}

// Solid: neighbours that never left for longer than the tolerance. Dashed: those that are
// neighbours at that time, whatever happened in between; they may be fewer.
void FurtherPlots::drawResidence() {
    std::vector<CurvePlot::FreeCurve> curves;
    QStringList reasons;
    int number = 0;
    for (const auto& [other, one] : m_further->residence) {
        const QString name = QString::fromStdString(m_result->motion->ion + "–" + other);
        if (one.continuous.empty()) {
            reasons << name + QStringLiteral(": ") + coreText(one.reason);
            continue;
        }
        const QColor colour = runColour(number++, isDarkPalette(palette()));
        CurvePlot::FreeCurve staying =
            overTime(one.lags, one.continuous, m_result->motion->spacing);
        staying.look.colour = colour;
        staying.look.label =
            one.time ? tr("%1: %2 ps").arg(name, shortNumberText(*one.time, 3)) : name;
        CurvePlot::FreeCurve back = overTime(one.lags, one.intermittent, m_result->motion->spacing);
        back.look = {.label = tr("%1, at that time").arg(name), .colour = colour, .isDashed = true};
        curves.push_back(std::move(staying));
        curves.push_back(std::move(back));
    }
    if (!curves.empty())
        m_residence->setFreeCurves(columns::kLagTime, kStaying, curves);
    else if (!reasons.isEmpty())
        m_residence->setEmptyText(reasons.join(QLatin1Char('\n')));
}

void FurtherPlots::drawVibrations() {
    if (!m_further->states)
        return;
    const QString name = QString::fromStdString(m_result->motion->ion);
    m_vibrations->setCurves(
        *m_further->states, columns::kFrequency.name,
        {{.column = columns::kDensityOfStates.name,
          .label =
              tr("%1, peak at %2 THz").arg(name, numberText(peakFrequency(*m_further->states), 2)),
          .colour = runColour(0, isDarkPalette(palette()))}});
}

}  // namespace mtp::ui

#include "moc_FurtherPlots.cpp"
