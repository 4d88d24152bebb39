#include "ui/pages/dynamics/StructurePlots.h"

#include <QEvent>
#include <array>
#include <cmath>

#include "ui/language/CoreText.h"
#include "ui/pages/dynamics/PlotGrid.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr std::array kWanted{FurtherAnalysis::PaddleWheel, FurtherAnalysis::StructureFactors,
                             FurtherAnalysis::SelfScattering, FurtherAnalysis::Residence,
                             FurtherAnalysis::DistinctVanHove};

constexpr ColumnKey<double> kScattering{"F_s"};
constexpr ColumnKey<double> kStaying{"share"};

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
    const QString q = StructurePlots::tr("q = %1 Å⁻¹").arg(numberText(one.q, 2));
    return one.decay ? StructurePlots::tr("%1, 1/e: %2 ps").arg(q, shortNumberText(*one.decay, 3))
                     : q;
}

CurvePlot::FreeCurve fitted(const StretchedExponential& fit, const std::vector<double>& times) {
    CurvePlot::FreeCurve curve;
    curve.look.label = StructurePlots::tr("fit: τ = %1 ps, β = %2")
                           .arg(shortNumberText(fit.time, 3), numberText(fit.exponent, 2));
    curve.look.isDashed = true;
    for (const double time : times) {
        curve.x.push_back(time);
        curve.y.push_back(fit.amplitude * std::exp(-std::pow(time / fit.time, fit.exponent)));
    }
    return curve;
}

}  // namespace

StructurePlots::StructurePlots(const FormatRegistry& registry, JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_queue(new FurtherQueue(registry, jobs, tr("Working out the structure"),
                               {kWanted.begin(), kWanted.end()}, this)) {
    build();
    connect(m_queue, &FurtherQueue::workedOut, this, &StructurePlots::drawOne);
    connect(m_queue, &FurtherQueue::failed, this, &StructurePlots::failed);
    draw();
}

void StructurePlots::build() {
    m_scattering =
        makeGridPlot<CurvePlot>("scatteringPlot", tr("Self scattering, F_s(q,t)"), tr("Time, ps"));
    m_factors =
        makeGridPlot<CurvePlot>("structureFactorPlot", tr("Structure factors, S(q)"), tr("q, 1/Å"));
    m_distinct =
        makeGridPlot<CurvePlot>("distinctPlot", tr("Distinct van Hove, G_d(r,t)/ρ"), tr("r, Å"));
    m_turns = makeGridPlot<CurvePlot>("turnPlot", tr("Hops beside a polyhedron that turned, share"),
                                      tr("Turned by more than, °"));
    m_stays =
        makeGridPlot<CurvePlot>("staysPlot", tr("Stays between two hops, share"), tr("Time, ps"));
    m_residence =
        makeGridPlot<CurvePlot>("residencePlot", tr("Neighbours that stay, share"), tr("Time, ps"));
    for (CurvePlot* plot : {m_scattering, m_residence, m_stays})
        plot->setLogarithmic(Plot::Axis::X, true);
    layOutInGrid(*this, {m_scattering, m_factors, m_distinct, m_residence, m_stays, m_turns});
}

void StructurePlots::show(std::shared_ptr<const DynamicsResult> result) {
    m_queue->setResult(std::move(result));
    if (!isVisible())
        return;  // drawn when it is seen: a threshold that is dragged elsewhere does not wait for
                 // it
    draw();
    m_queue->start();
}

void StructurePlots::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void StructurePlots::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    draw();
    m_queue->start();
}

void StructurePlots::draw() {
    for (const FurtherAnalysis what : kWanted)
        drawOne(what);
    drawStays();
}

// The others stay as they are, with what the user has zoomed into.
void StructurePlots::drawOne(FurtherAnalysis what) {
    switch (what) {
        case FurtherAnalysis::SelfScattering:
            return drawScattering();
        case FurtherAnalysis::StructureFactors:
            return drawStructureFactors();
        case FurtherAnalysis::DistinctVanHove:
            return drawDistinct();
        case FurtherAnalysis::Residence:
            return drawResidence();
        case FurtherAnalysis::PaddleWheel:
            return drawTurns();
        case FurtherAnalysis::Vibrations:
            break;  // on a tab of their own
    }
}

QColor StructurePlots::colour(int number) const {
    return runColour(number, isDarkPalette(palette()));
}

const FurtherAnalyses* StructurePlots::clearedFor(CurvePlot& plot, FurtherAnalysis what) {
    plot.setEmptyText(m_queue->emptyText(what));
    plot.setCurves({}, {}, {});
    return m_queue->find(what);
}

void StructurePlots::drawScattering() {
    const auto* found = clearedFor(*m_scattering, FurtherAnalysis::SelfScattering);
    if (!found)
        return;
    std::vector<CurvePlot::FreeCurve> curves;
    for (const SelfScattering& one : found->scattering) {
        CurvePlot::FreeCurve curve =
            overTime(one.lags, one.values, m_queue->result()->motion->spacing);
        curve.look.label = decayText(one);
        const std::vector<double> times = curve.x;
        curves.push_back(std::move(curve));
        if (one.fit)
            curves.push_back(fitted(*one.fit, times));
    }
    for (std::size_t k = 0; k < curves.size(); ++k)
        curves[k].look.colour = colour(static_cast<int>(k));
    if (!curves.empty())
        m_scattering->setFreeCurves(columns::kLagTime, kScattering, curves);
}

void StructurePlots::drawStructureFactors() {
    const auto* found = clearedFor(*m_factors, FurtherAnalysis::StructureFactors);
    if (!found || !found->structureFactors)
        return;
    const Table& factors = *found->structureFactors;
    std::vector<CurvePlot::FreeCurve> curves;
    for (std::size_t row = 0; row < factors.rowCount(); ++row) {
        const QString pair = QString::fromStdString(factors[columns::kIonPair][row]);
        if (curves.empty() || curves.back().look.label != pair) {
            const int number = static_cast<int>(curves.size());
            curves.push_back({});
            curves.back().look.label = pair;
            curves.back().look.colour = colour(number);
        }
        curves.back().x.push_back(factors[columns::kWaveNumber][row]);
        curves.back().y.push_back(factors[columns::kStructureFactor][row]);
    }
    if (!curves.empty())
        m_factors->setFreeCurves(columns::kWaveNumber, columns::kStructureFactor, curves);
}

// Of the ions among themselves: at time zero it is g(r), and what comes near r = 0 later are ions
// in the place that another one has left.
void StructurePlots::drawDistinct() {
    const auto* found = clearedFor(*m_distinct, FurtherAnalysis::DistinctVanHove);
    if (!found || !found->distinct)
        return;
    const DistinctVanHove& distinct = *found->distinct;
    const std::string& ion = m_queue->result()->motion->ion;
    std::vector<CurvePlot::FreeCurve> curves;
    for (const DistinctPair& pair : distinct.ofPairs)
        for (std::size_t row = 0; pair.other == ion && row < distinct.lags.size(); ++row) {
            CurvePlot::FreeCurve curve;
            curve.look = {
                .label = tr("after %1 ps")
                             .arg(shortNumberText(
                                 static_cast<double>(distinct.lags[row]) * distinct.spacing, 3)),
                .colour = colour(static_cast<int>(row))};
            curve.y = pair.values[row];
            for (std::size_t bin = 0; bin < curve.y.size(); ++bin)
                curve.x.push_back(0.5 * (distinct.edges[bin] + distinct.edges[bin + 1]));
            curves.push_back(std::move(curve));
        }
    if (!curves.empty())
        m_distinct->setFreeCurves(columns::kPairDistance, columns::kDistinct, curves);
}

void StructurePlots::drawStays() {
    const DynamicsResult* result = m_queue->result();
    m_stays->setCurves({}, {}, {});
    if (!result || result->dynamics->residence.times.empty())
        return m_stays->setEmptyText(result ? coreText(result->dynamics->residence.reason)
                                            : tr("Drawn when the run has been analysed"));
    const HopResidence& stays = result->dynamics->residence;
    const QString ion = QString::fromStdString(result->motion->ion);
    CurvePlot::FreeCurve seen;
    seen.x = stays.times;
    seen.y = stays.shares;
    seen.look = {
        .label = stays.mean ? tr("%1, mean %2 ps").arg(ion, shortNumberText(*stays.mean, 3)) : ion,
        .colour = colour(0)};
    std::vector<CurvePlot::FreeCurve> curves{std::move(seen)};
    if (stays.fit) {
        curves.push_back(fitted(*stays.fit, stays.times));
        curves.back().look.colour = colour(1);
    }
    m_stays->setFreeCurves(columns::kStay, columns::kStayShare, curves);
}

// If polyhedra push the ions, more of them have turned before a hop than by chance.
void StructurePlots::drawTurns() {
    const auto* found = clearedFor(*m_turns, FurtherAnalysis::PaddleWheel);
    if (!found || !found->paddleWheel || !found->paddleWheel->value)
        return;
    const Table turns = turnTable(*found->paddleWheel);
    m_turns->setCurves(
        turns, columns::kTurnAngle.name,
        {{.column = columns::kTurnShare.name,
          .label = tr("before hops, 90°: %1").arg(numberText(*found->paddleWheel->value, 2)),
          .colour = colour(0)},
         {.column = columns::kTurnChance.name,
          .label =
              tr("by chance, 90°: %1").arg(numberText(found->paddleWheel->chance.value_or(0), 2)),
          .colour = colour(1),
          .isDashed = true}});
}

// Solid: neighbours that never left for longer than the tolerance. Dashed: those that are
// neighbours at that time, whatever happened in between; they may be fewer.
void StructurePlots::drawResidence() {
    const auto* found = clearedFor(*m_residence, FurtherAnalysis::Residence);
    if (!found)
        return;
    const Displacements& motion = *m_queue->result()->motion;
    std::vector<CurvePlot::FreeCurve> curves;
    QStringList reasons;
    int number = 0;
    for (const auto& [other, one] : found->residence) {
        const QString name = QString::fromStdString(motion.ion + "–" + other);
        if (one.continuous.empty()) {
            reasons << name + QStringLiteral(": ") + coreText(one.reason);
            continue;
        }
        const QColor ink = colour(number++);
        CurvePlot::FreeCurve staying = overTime(one.lags, one.continuous, motion.spacing);
        staying.look.colour = ink;
        staying.look.label =
            one.time ? tr("%1: %2 ps").arg(name, shortNumberText(*one.time, 3)) : name;
        CurvePlot::FreeCurve back = overTime(one.lags, one.intermittent, motion.spacing);
        back.look = {.label = tr("%1, at that time").arg(name), .colour = ink, .isDashed = true};
        curves.push_back(std::move(staying));
        curves.push_back(std::move(back));
    }
    if (!curves.empty())
        m_residence->setFreeCurves(columns::kLagTime, kStaying, curves);
    else if (!reasons.isEmpty())
        m_residence->setEmptyText(reasons.join(QLatin1Char('\n')));
}

}  // namespace mtp::ui

#include "moc_StructurePlots.cpp"
