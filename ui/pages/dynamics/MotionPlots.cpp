#include "ui/pages/dynamics/MotionPlots.h"

#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <cmath>

#include "ui/pages/dynamics/PlotGrid.h"
#include "ui/plots/MarkedPlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kUsualTime = 34;  // ps, at which published distributions were compared

constexpr ColumnKey<double> kSquare{"msd", "Å²"};

template <class MotionPlot>
MotionPlot* makePlot(const QString& name, const QString& title, const QString& keys) {
    auto* plot = makeGridPlot<MotionPlot>(name, title, keys);
    plot->setEmptyText(MotionPlots::tr("Drawn when the run has been analysed"));
    return plot;
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

}  // namespace

MotionPlots::MotionPlots(QWidget* parent) : QWidget(parent) {
    build();
    draw();
}

void MotionPlots::build() {
    m_meanSquares =
        makePlot<MarkedPlot>("msdPlot", tr("Mean square displacement, Å²"), tr("Time, ps"));
    m_distances =
        makePlot<MarkedPlot>("distancePlot", tr("Distances moved, P(r) in 1/Å"), tr("r, Å"));
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
    m_distances->addControl(m_time);
    connect(m_time, &QComboBox::currentIndexChanged, this, &MotionPlots::drawDistances);
    connect(m_meanSquares, &MarkedPlot::rangeMoved, this, &MotionPlots::fitChosen);
    layOutInGrid(*this, {m_meanSquares, m_distances, m_nonGaussian, m_pairs});
}

void MotionPlots::show(std::shared_ptr<const DynamicsResult> result) {
    m_result = std::move(result);
    fillTimes();
    draw();
}

// The time chosen before, or the one nearest to that of published distributions.
void MotionPlots::fillTimes() {
    const QSignalBlocker blocker(m_time);
    const double wanted = m_time->count() > 0 ? m_time->currentData().toDouble() : kUsualTime;
    m_time->clear();
    if (!m_result)
        return;
    const Moments& moments = m_result->dynamics->moments;
    std::size_t nearest = 0;
    for (std::size_t row = 0; row < moments.lags.size(); ++row) {
        const double time = moments.time(row);
        m_time->addItem(tr("after %1 ps").arg(shortNumberText(time, 4)), time);
        if (std::abs(std::log(time / wanted)) < std::abs(std::log(moments.time(nearest) / wanted)))
            nearest = row;
    }
    m_time->setCurrentIndex(static_cast<int>(nearest));
}

void MotionPlots::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void MotionPlots::draw() {
    drawMeanSquares();
    drawDistances();
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
         msd});
    curves.push_back(slopeGuide(
        times, msd,
        blended(palette().color(QPalette::WindowText), palette().color(QPalette::Base), 0.4)));
    m_meanSquares->setFreeCurves(columns::kLagTime, kSquare, curves);
    m_meanSquares->setRange(dynamics.diffusion.fit, tr("fit of D"));
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
    const std::vector<double>& edges = dynamics.vanHove.edges;
    const std::vector<double>& probability = dynamics.vanHove.probability[index];
    CurvePlot::FreeCurve seen, gaussian;
    seen.look = {.label = QString::fromStdString(m_result->motion->ion),
                 .colour = runColour(0, isDark),
                 .isSteps = true};
    gaussian.look = {.label = tr("random walk"), .colour = runColour(1, isDark), .isDashed = true};
    const double msd = dynamics.moments.msd(index);
    for (std::size_t bin = 0; bin < probability.size(); ++bin) {
        const double r = 0.5 * (edges[bin] + edges[bin + 1]);
        seen.x.push_back(r);
        seen.y.push_back(probability[bin]);
        gaussian.x.push_back(r);
        gaussian.y.push_back(msd > 0 ? gaussianDisplacements(r, msd) : 0);
    }
    // What is far beyond all distances of this time is not shown.
    while (seen.y.size() > 2 && seen.y.back() == 0)
        for (CurvePlot::FreeCurve* curve : {&seen, &gaussian}) {
            curve->x.pop_back();
            curve->y.pop_back();
        }
    m_distances->setFreeCurves(columns::kDisplacement, columns::kProbability, {seen, gaussian});
    m_distances->setMark(dynamics.caged.radius, tr("caged | hopping"));
}

void MotionPlots::drawNonGaussian() {
    if (!m_result) {
        m_nonGaussian->setMark(std::nullopt, {});
        return m_nonGaussian->setCurves({}, {}, {});
    }
    const Dynamics& dynamics = *m_result->dynamics;
    m_nonGaussian->setCurves(dynamics.nonGaussian, columns::kLagTime.name,
                             {{.column = columns::kAlpha2.name,
                               .label = QString::fromStdString(m_result->motion->ion),
                               .colour = runColour(0, isDarkPalette(palette()))}});
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
