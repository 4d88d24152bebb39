#include "ui/pages/dynamics/MotionPlots.h"

#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <cmath>

#include "ui/pages/dynamics/PlotGrid.h"
#include "ui/plots/HeatPlot.h"
#include "ui/plots/MarkedPlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kUsualTime = 34;  // ps, at which published distributions were compared

constexpr ColumnKey<double> kSquare{"msd", "Å²"};

QString textWithoutAnalysis() {
    return MotionPlots::tr("Drawn when the run has been analysed");
}

template <class MotionPlot>
MotionPlot* makePlot(const QString& name, const QString& title) {
    auto* plot = makeGridPlot<MotionPlot>(name, title);
    plot->setEmptyText(textWithoutAnalysis());
    return plot;
}

template <class MotionPlot>
MotionPlot* makePlot(const QString& name, const QString& title, const QString& keys) {
    auto* plot = makePlot<MotionPlot>(name, title);
    plot->setKeyLabel(keys);
    return plot;
}

template <class Action>
QToolButton* switchButton(const char* name, const QString& text, const QString& tip,
                          Action action) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    QObject::connect(button, &QToolButton::clicked, button, action);
    return button;
}

// A line of slope 1 through the last point: what a random walk would do.
CurvePlot::FreeCurve slopeGuide(const std::vector<double>& times, const std::vector<double>& msd,
                                const QColor& colour) {
    CurvePlot::FreeCurve guide;
    guide.look = {.label = MotionPlots::tr("slope 1"), .colour = colour, .isDashed = true};
    const double scale = 0.5 * msd.back() / times.back();
    for (const double time : {std::max(times.front(), 0.03 * times.back()), times.back()}) {
        guide.x.push_back(time);
        guide.y.push_back(scale * time);
    }
    return guide;
}

std::size_t nearestLag(const Moments& moments, double time) {
    std::size_t nearest = 0;
    for (std::size_t row = 0; row < moments.lags.size(); ++row)
        if (std::abs(std::log(moments.time(row) / time)) <
            std::abs(std::log(moments.time(nearest) / time)))
            nearest = row;
    return nearest;
}

// What is far beyond all distances of this time is left out.
CurvePlot::FreeCurve distancesMoved(const Dynamics& dynamics, std::size_t row) {
    const std::vector<double>& edges = dynamics.vanHove.edges;
    CurvePlot::FreeCurve curve;
    curve.y = dynamics.vanHove.probability[row];
    while (curve.y.size() > 2 && curve.y.back() == 0)
        curve.y.pop_back();
    for (std::size_t bin = 0; bin < curve.y.size(); ++bin)
        curve.x.push_back(0.5 * (edges[bin] + edges[bin + 1]));
    return curve;
}

CurvePlot::Curve lookOfOther(const ComparedRun& run, std::size_t place, bool isDark) {
    return {.label = run.name(), .colour = runColour(static_cast<int>(place), isDark)};
}

// The ion that is chosen among the hops.
CurvePlot::FreeCurve ofOneIon(const DynamicsResult& result, std::size_t ion, bool isDark) {
    const Moments& moments = result.dynamics->moments;
    CurvePlot::FreeCurve curve;
    curve.look = {.label = MotionPlots::tr("ion %1 alone").arg(ion),
                  .colour = runColour(1, isDark)};
    for (std::size_t row = 0; row < moments.lags.size(); ++row) {
        curve.x.push_back(moments.time(row));
        curve.y.push_back(
            moments.square(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(ion)));
    }
    return curve;
}

}  // namespace

MotionPlots::MotionPlots(QWidget* parent) : QWidget(parent) {
    build();
    draw();
}

void MotionPlots::build() {
    m_meanSquares = makePlot<MarkedPlot>("msdPlot", tr("MSD, Å²"), tr("Time, ps"));
    m_distances = makePlot<MarkedPlot>("distancePlot", tr("P(r,t), 1/Å"), tr("r, Å"));
    m_nonGaussian =
        makePlot<MarkedPlot>("alpha2Plot", tr("Non-Gaussian parameter α₂"), tr("Time, ps"));
    m_pairs = makePlot<CurvePlot>("pairDistancePlot", tr("Pairs, g(r)"), tr("r, Å"));
    m_distances->setMarkMovable(false);
    m_nonGaussian->setMarkMovable(false);
    for (MarkedPlot* plot : {m_meanSquares, m_nonGaussian})
        plot->setLogarithmic(Plot::Axis::X, true);
    m_meanSquares->setLogarithmic(Plot::Axis::Y, true);
    m_time = new QComboBox;
    m_time->setObjectName("distanceTime");
    m_time->setAccessibleName(tr("Time after which distances are shown"));
    m_time->setToolTip(
        tr("P(r,t) = 4πr²G_s(r,t) is how many ions have moved by r in the time t, for each Å; its "
           "integral is 1. Short times show cages, long ones hops."));
    m_distances->addControl(m_time);
    m_distances->addControl(switchButton("showDistanceMap", tr("Map"),
                                         tr("Distances at all times, as a map"),
                                         [this] { swap(m_map, m_distances); }));
    m_map = makePlot<HeatPlot>("distanceMap", tr("P(r,t), 1/Å"));
    m_map->setAxisLabels(tr("Time, ps"), tr("r, Å"));
    m_map->setValueLabel(tr("P, 1/Å"));
    m_map->addControl(switchButton("showDistanceCurve", tr("Curve"),
                                   tr("Distances after one time, as a curve"),
                                   [this] { swap(m_distances, m_map); }));
    m_exponent =
        makePlot<CurvePlot>("exponentPlot", tr("Local exponent of the MSD"), tr("Time, ps"));
    m_exponent->setLogarithmic(Plot::Axis::X, true);
    m_exponent->addControl(switchButton("showMeanSquares", tr("MSD"),
                                        tr("The mean square displacement itself"),
                                        [this] { swap(m_meanSquares, m_exponent); }));
    m_meanSquares->addControl(switchButton(
        "showExponent", tr("Exponent"),
        tr("The slope of the logarithms: 0 in a cage, 1 for a random walk, 2 without collisions"),
        [this] { swap(m_exponent, m_meanSquares); }));
    m_showOthers = switchButton("showOtherRuns", tr("Other runs"), {}, [this] { draw(); });
    m_showOthers->setCheckable(true);
    m_meanSquares->addControl(m_showOthers);
    setOthers({});
    connect(m_time, &QComboBox::currentIndexChanged, this, &MotionPlots::drawDistances);
    connect(m_meanSquares, &MarkedPlot::rangeMoved, this, &MotionPlots::fitChosen);
    QGridLayout* grid = layOutInGrid(*this, {m_meanSquares, m_distances, m_nonGaussian, m_pairs});
    grid->addWidget(m_exponent, 0, 0);
    grid->addWidget(m_map, 0, 1);
    m_exponent->hide();
    m_map->hide();
}

void MotionPlots::swap(Plot* shown, Plot* other) {
    const bool isFullSize = other->isFullSize();
    other->setFullSize(false);
    other->hide();
    shown->show();
    shown->setFullSize(isFullSize);
}

void MotionPlots::show(std::shared_ptr<const DynamicsResult> result) {
    // Another threshold of hops, or another range of the fit, moves only what is marked.
    const bool isSame = m_result && result && m_result->motion == result->motion;
    m_result = std::move(result);
    if (isSame) {
        markCaged();
        return markFit();
    }
    fillTimes();
    draw();
}

void MotionPlots::markCaged() {
    m_distances->setMark(m_result->dynamics->caged.radius, tr("caged | hopping"));
}

// If there is no D, the range that was asked for, so that it can be dragged on.
void MotionPlots::markFit() {
    const auto& fitted = m_result->dynamics->diffusion.fit;
    m_meanSquares->setRange(fitted ? fitted : m_result->request.options.fit, tr("fit of D"));
}

void MotionPlots::chooseIon(std::optional<std::size_t> ion) {
    if (ion == m_ion)
        return;
    m_ion = ion;
    drawMeanSquares();
}

void MotionPlots::setOthers(std::vector<ComparedRun> others) {
    m_others = std::move(others);
    m_showOthers->setEnabled(!m_others.empty());
    m_showOthers->setToolTip(m_others.empty()
                                 ? tr("Runs that are added in the tab Runs can be drawn here too")
                                 : tr("Draws the runs of the tab Runs too"));
    const bool isShown = m_showOthers->isChecked();
    if (m_others.empty())
        m_showOthers->setChecked(false);
    if (isShown)
        draw();
}

// Without the one on display.
std::vector<const ComparedRun*> MotionPlots::shownOthers() const {
    std::vector<const ComparedRun*> shown;
    for (const ComparedRun& run : m_others)
        if (m_showOthers->isChecked() && m_result && run.result &&
            run.input.path != std::filesystem::path(m_result->request.path))
            shown.push_back(&run);
    return shown;
}

// The time chosen before, or the one nearest to that of published distributions.
void MotionPlots::fillTimes() {
    const QSignalBlocker blocker(m_time);
    const double wanted = m_time->count() > 0 ? m_time->currentData().toDouble() : kUsualTime;
    m_time->clear();
    if (!m_result)
        return;
    const Moments& moments = m_result->dynamics->moments;
    for (std::size_t row = 0; row < moments.lags.size(); ++row) {
        const double time = moments.time(row);
        m_time->addItem(tr("after %1 ps").arg(shortNumberText(time, 4)), time);
    }
    m_time->setCurrentIndex(static_cast<int>(nearestLag(moments, wanted)));
}

void MotionPlots::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void MotionPlots::draw() {
    drawMeanSquares();
    drawExponent();
    drawDistances();
    drawMap();
    drawNonGaussian();
    drawPairs();
}

void MotionPlots::drawMeanSquares() {
    if (!m_result) {
        m_meanSquares->setRange(std::nullopt, {});
        return m_meanSquares->setCurves({}, {}, {});
    }
    const bool isDark = isDarkPalette(palette());
    const Dynamics& dynamics = *m_result->dynamics;
    const std::vector<double>& times = dynamics.msd[columns::kLagTime];
    const std::vector<double>& msd = dynamics.msd[columns::kMsd];
    std::vector<CurvePlot::FreeCurve> curves;
    curves.push_back(
        {{.label = QString::fromStdString(m_result->motion->ion), .colour = runColour(0, isDark)},
         times,
         msd,
         dynamics.msd[columns::kMsdError]});
    curves.push_back(slopeGuide(
        times, msd,
        blended(palette().color(QPalette::WindowText), palette().color(QPalette::Base), 0.4)));
    if (m_ion && *m_ion < m_result->motion->ionCount())
        curves.push_back(ofOneIon(*m_result, *m_ion, isDark));
    for (const ComparedRun* run : shownOthers())
        curves.push_back(
            {lookOfOther(*run, curves.size(), isDark), run->result->times, run->result->squares});
    m_meanSquares->setFreeCurves(columns::kLagTime, kSquare, curves);
    markFit();
}

void MotionPlots::drawExponent() {
    if (!m_result)
        return m_exponent->setCurves({}, {}, {});
    const Table& squares = m_result->dynamics->msd;
    const std::vector<double>& times = squares[columns::kLagTime];
    const QColor ink =
        blended(palette().color(QPalette::WindowText), palette().color(QPalette::Base), 0.4);
    m_exponent->setFreeCurves(columns::kLagTime, columns::kExponent,
                              {{{.label = QString::fromStdString(m_result->motion->ion),
                                 .colour = runColour(0, isDarkPalette(palette()))},
                                times,
                                squares[columns::kExponent]},
                               {{.label = tr("random walk"), .colour = ink, .isDashed = true},
                                {times.front(), times.back()},
                                {1, 1}}});
}

void MotionPlots::drawDistances() {
    const int row = m_time->currentIndex();
    if (!m_result || row < 0) {
        m_distances->setMark(std::nullopt, {});
        return m_distances->setCurves({}, {}, {});
    }
    const bool isDark = isDarkPalette(palette());
    const Dynamics& dynamics = *m_result->dynamics;
    const auto index = static_cast<std::size_t>(row);
    CurvePlot::FreeCurve seen = distancesMoved(dynamics, index), gaussian;
    seen.look = {.label = QString::fromStdString(m_result->motion->ion),
                 .colour = runColour(0, isDark),
                 .isSteps = true};
    gaussian.x = seen.x;
    gaussian.look = {.label = tr("random walk"), .colour = runColour(1, isDark), .isDashed = true};
    const double msd = dynamics.moments.msd(index);
    for (const double r : seen.x)
        gaussian.y.push_back(msd > 0 ? gaussianDisplacements(r, msd) : 0);
    std::vector<CurvePlot::FreeCurve> curves{std::move(seen), std::move(gaussian)};
    for (const ComparedRun* run : shownOthers()) {
        if (!run->dynamics)
            continue;  // a summary
        CurvePlot::FreeCurve other = distancesMoved(
            *run->dynamics, nearestLag(run->dynamics->moments, dynamics.moments.time(index)));
        other.look = lookOfOther(*run, curves.size(), isDark);
        curves.push_back(std::move(other));
    }
    m_distances->setFreeCurves(columns::kDisplacement, columns::kProbability, curves);
    markCaged();
}

void MotionPlots::drawMap() {
    if (!m_result)
        return m_map->setCells(std::make_shared<const Table>(), {});
    const Dynamics& dynamics = *m_result->dynamics;
    HeatPlot::Cells cells{{}, dynamics.vanHove.edges, dynamics.vanHove.probability};
    for (std::size_t row = 0; row < dynamics.moments.lags.size(); ++row)
        cells.x.push_back(dynamics.moments.time(row));
    m_map->setCells(std::make_shared<const Table>(vanHoveTable(dynamics.vanHove, dynamics.moments)),
                    std::move(cells));
}

void MotionPlots::drawNonGaussian() {
    if (!m_result) {
        m_nonGaussian->setMark(std::nullopt, {});
        return m_nonGaussian->setCurves({}, {}, {});
    }
    const Dynamics& dynamics = *m_result->dynamics;
    const bool isDark = isDarkPalette(palette());
    const auto curveOf = [](const Dynamics& of, const CurvePlot::Curve& look) {
        return CurvePlot::FreeCurve{look, of.nonGaussian[columns::kLagTime],
                                    of.nonGaussian[columns::kAlpha2]};
    };
    std::vector<CurvePlot::FreeCurve> curves{curveOf(
        dynamics,
        {.label = QString::fromStdString(m_result->motion->ion), .colour = runColour(0, isDark)})};
    for (const ComparedRun* run : shownOthers())
        if (run->dynamics)
            curves.push_back(curveOf(*run->dynamics, lookOfOther(*run, curves.size() + 1, isDark)));
    m_nonGaussian->setFreeCurves(columns::kLagTime, columns::kAlpha2, curves);
    m_nonGaussian->setMark(dynamics.peak.time,
                           dynamics.peak.time ? tr("t* = %1 ps, 1/α_max = %2")
                                                    .arg(shortNumberText(*dynamics.peak.time, 3),
                                                         numberText(1 / *dynamics.peak.value, 2))
                                              : QString());
}

void MotionPlots::drawPairs() {
    if (!m_result)
        return m_pairs->setCurves({}, {}, {});
    const bool isDark = isDarkPalette(palette());
    const RadialDistributions& radial = m_result->dynamics->radial;
    std::vector<CurvePlot::FreeCurve> curves;
    for (const RadialDistribution& pair : radial.ofPairs) {
        CurvePlot::FreeCurve curve;
        QString name = QString::fromStdString(pair.centre + "–" + pair.other);
        if (pair.shell)
            name = tr("%1: %2 within %3 Å")
                       .arg(name, numberText(*pair.shell, 1), numberText(*pair.minimum, 2));
        curve.look = {.label = name, .colour = runColour(static_cast<int>(curves.size()), isDark)};
        for (std::size_t bin = 0; bin < pair.values.size(); ++bin)
            curve.x.push_back(0.5 * (radial.edges[bin] + radial.edges[bin + 1]));
        curve.y = pair.values;
        curves.push_back(std::move(curve));
    }
    m_pairs->setFreeCurves(columns::kPairDistance, columns::kRadialDistribution, curves);
}

}  // namespace mtp::ui

#include "moc_MotionPlots.cpp"
