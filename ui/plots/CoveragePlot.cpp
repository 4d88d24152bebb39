#include "ui/plots/CoveragePlot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "core/density/CoverageColumns.h"
#include "ui/theme/DisplayUnits.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

// "f_2" as "f₂".
QString withSubscript(const QString& name) {
    QString text = name.section(QLatin1Char('_'), 0, 0);
    for (const QChar letter : name.section(QLatin1Char('_'), 1))
        text += letter.isDigit() ? QChar(0x2080 + letter.digitValue()) : letter;
    return text;
}

}  // namespace

CoveragePlot::CoveragePlot(QWidget* parent) : Plot(parent) {
    canvas().axisRect()->setRangeZoom(Qt::Horizontal);
    canvas().axisRect()->setRangeDrag(Qt::Horizontal);
}

void CoveragePlot::setCoverage(const Table& coverage, const CoverageOptions& options) {
    m_coverage = coverage;
    m_options = options;
    draw();
}

void CoveragePlot::setPair(const QString& pair) {
    m_pair = pair.toStdString();
    draw();
}

void CoveragePlot::setRadialFunctions(const Table& functions) {
    m_functions = functions;
    draw();
}

void CoveragePlot::draw() {
    QCustomPlot& plot = canvas();
    plot.clearPlottables();
    plot.clearItems();
    setTable(m_coverage);
    if (m_coverage.rowCount() > 0) {
        const auto pairs = pairsOf(m_coverage);
        if (std::find(pairs.begin(), pairs.end(), m_pair) == pairs.end())
            m_pair = pairs.front();
        drawBars();
        drawRegions();
        drawGaps();
        drawRadialFunctions();
        plot.xAxis->setLabel(tr("r, Å"));
        plot.yAxis->setLabel(tr("Pairs"));
        followSeries();
        if (!isZoomed())
            fitRanges();
    }
    requestReplot();
}

void CoveragePlot::drawShownSeries() {
    draw();
}

void CoveragePlot::drawBars() {
    QCPBars* below = nullptr;
    const bool isDark = isDarkPalette(palette());
    for (double ratio : ratiosOf(m_coverage)) {
        const std::vector<double> counts = countsOf(m_coverage, m_pair, ratio);
        const QString name = QStringLiteral("%L1").arg(ratio, 0, 'g', 3);
        const bool isShown = isSeriesShown(name);  // else the others close ranks
        QVector<double> keys, values;
        for (std::size_t bin = 0; bin < counts.size(); ++bin) {
            keys << (static_cast<double>(bin) + 0.5) * m_options.binWidth;
            values << (isShown ? counts[bin] : 0);
        }
        auto* bars = new QCPBars(canvas().xAxis, canvas().yAxis);
        bars->setWidth(m_options.binWidth);
        bars->setData(keys, values, true);
        bars->setPen(Qt::NoPen);
        bars->setAntialiased(false);
        bars->setBrush(densityColour(ratio, isDark));
        bars->setName(name);
        if (below)
            bars->moveAbove(below);
        below = bars;
    }
}

void CoveragePlot::addBand(double from, double to, const QColor& colour, const QString& text) {
    auto* band = new QCPItemRect(&canvas());
    band->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    band->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    band->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    band->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    band->topLeft->setCoords(from, 0);
    band->bottomRight->setCoords(to, 1);
    band->setPen(Qt::NoPen);
    band->setBrush(colour);
    auto* label = new QCPItemText(&canvas());
    label->position->setTypeX(QCPItemPosition::ptPlotCoords);
    label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    label->position->setCoords((from + to) / 2, 0.02);
    label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setText(text);
    label->setColor(palette().color(QPalette::WindowText));
    label->setFont(font());
}

void CoveragePlot::addLine(double at) {
    auto* line = new QCPItemStraightLine(&canvas());
    line->setPen(QPen(palette().color(QPalette::WindowText), 1.2, Qt::DashLine));
    line->point1->setCoords(at, 0);
    line->point2->setCoords(at, 1);
}

void CoveragePlot::drawRegions() {
    const Table regions = coverageRegions(m_coverage, m_options);
    QColor veil = palette().color(QPalette::Highlight);
    veil.setAlphaF(0.13F);
    for (std::size_t row = 0; row < regions.rowCount(); ++row) {
        if (regions[columns::kPair][row] != m_pair)
            continue;
        const double from = regions[columns::kFrom][row], to = regions[columns::kTo][row];
        const double cutoff = m_options.cutoff;
        addBand(std::max(0.0, from - 1), from, Qt::transparent, tr("short"));
        addBand(from, to, veil, tr("equilibrium"));
        if (to < cutoff)
            addBand(to, cutoff, Qt::transparent, tr("long"));
    }
    addLine(m_options.cutoff);
}

// Hatched, so that no meaning is by colour alone.
void CoveragePlot::drawGaps() {
    const Table gaps = coverageGaps(m_coverage, m_options);
    for (std::size_t row = 0; row < gaps.rowCount(); ++row) {
        if (gaps[columns::kPair][row] != m_pair)
            continue;
        addBand(gaps[columns::kFrom][row], gaps[columns::kTo][row], Qt::transparent, tr("gap"));
        auto* band = qobject_cast<QCPItemRect*>(canvas().item(canvas().itemCount() - 2));
        auto* label = qobject_cast<QCPItemText*>(canvas().item(canvas().itemCount() - 1));
        label->setPadding({0, fontMetrics().height(), 0, 0});  // below the names of the regions
        band->setBrush(
            QBrush(isDarkPalette(palette()) ? QColor(0xF0, 0xE4, 0x42) : QColor(0xD5, 0x5E, 0x00),
                   Qt::BDiagPattern));
    }
}

void CoveragePlot::drawRadialFunctions() {
    QCustomPlot& plot = canvas();
    const bool hasFunctions = m_functions.rowCount() > 0;
    plot.yAxis2->setVisible(hasFunctions);
    plot.yAxis2->setLabel(hasFunctions ? tr("f(r)") : QString());
    if (!hasFunctions)
        return;
    const std::vector<double>& r = m_functions[columns::kDistance];
    int index = 0;
    for (const TableColumn& column : m_functions.columns()) {
        if (column.name == columns::kDistance.name)
            continue;
        const auto& values = m_functions.numbers(column.name);
        QCPGraph* graph = plot.addGraph(plot.xAxis, plot.yAxis2);
        graph->setData(QVector<double>(r.begin(), r.end()),
                       QVector<double>(values.begin(), values.end()), true);
        graph->setPen(QPen(runColour(index++, isDarkPalette(palette())), 1.6));
        graph->setName(withSubscript(QString::fromStdString(column.name)));
    }
}

void CoveragePlot::fitRanges() {
    QCustomPlot& plot = canvas();
    const double most = m_options.cutoff + m_options.beyond;
    plot.xAxis->setRange(0, most);
    double highest = 1, nearest = most;
    const std::vector<double> counts =
        m_coverage.rowCount() > 0 ? countsOf(m_coverage, m_pair) : std::vector<double>();
    for (std::size_t bin = counts.size(); bin-- > 0;)
        if (counts[bin] > 0) {
            highest = std::max(highest, counts[bin]);
            nearest = static_cast<double>(bin) * m_options.binWidth;
        }
    plot.yAxis->setRange(0, 1.18 * highest);  // room for the names of the regions
    // The functions are steep where no pair is: only their part from the nearest pair on counts.
    double steepest = 1e-9;
    if (m_functions.rowCount() > 0)
        for (const TableColumn& column : m_functions.columns())
            if (column.name != columns::kDistance.name)
                for (std::size_t i = 0; i < m_functions.rowCount(); ++i)
                    if (m_functions[columns::kDistance][i] >= nearest)
                        steepest =
                            std::max(steepest, std::abs(m_functions.numbers(column.name)[i]));
    plot.yAxis2->setRange(-1.1 * steepest, 1.1 * steepest);
}

void CoveragePlot::applyTheme() {
    Plot::applyTheme();
    if (m_coverage.rowCount() > 0)
        draw();
}

QString CoveragePlot::readoutAt(const QPoint& position) const {
    if (m_coverage.rowCount() == 0)
        return {};
    const double r = canvas().xAxis->pixelToCoord(position.x());
    const auto bin = static_cast<std::ptrdiff_t>(std::floor(r / m_options.binWidth));
    const ShownUnit unit = shownUnit(QStringLiteral("Å"));
    QString text = QStringLiteral("%1, %2").arg(QString::fromStdString(m_pair),
                                                withUnit(unit.factor * r, 2, unit.name));
    for (double ratio : ratiosOf(m_coverage)) {
        const std::vector<double> counts = countsOf(m_coverage, m_pair, ratio);
        if (bin >= 0 && bin < static_cast<std::ptrdiff_t>(counts.size()))
            text += tr("\nratio %L1: %L2 pairs")
                        .arg(ratio, 0, 'g', 3)
                        .arg(counts[static_cast<std::size_t>(bin)]);
    }
    return text;
}

}  // namespace mtp::ui

#include "moc_CoveragePlot.cpp"
