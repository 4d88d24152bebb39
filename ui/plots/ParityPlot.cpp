#include "ui/plots/ParityPlot.h"

#include <qcustomplot.h>

#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kManyPoints = 20000;     // from here points are drawn as single pixels' squares
constexpr double kClickReach = 8;      // pixels
constexpr double kSameDensity = 0.02;  // as in core/inspection

}  // namespace

ParityPlot::ParityPlot(QWidget* parent)
    : Plot(parent), m_statistics(new QCPItemText(&canvas())), m_ring(canvas().addGraph()) {
    m_statistics->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_statistics->position->setCoords(0.98, 0.97);
    m_statistics->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_statistics->setTextAlignment(Qt::AlignLeft);
    m_statistics->setPadding(QMargins(6, 4, 6, 4));
    m_ring->setLineStyle(QCPGraph::lsNone);
    m_ring->removeFromLegend();
    canvas().axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignLeft);
    canvas().xAxis->setLabel(tr("reference"));
    canvas().yAxis->setLabel(tr("predicted"));
    connect(&canvas(), &QCustomPlot::mousePress, this,
            [this](QMouseEvent* event) { m_pressedAt = event->pos(); });
    connect(&canvas(), &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton && (event->pos() - m_pressedAt).manhattanLength() < 4)
            click(event->pos());
    });
    applyTheme();
}

void ParityPlot::setParity(const Table& table, const QString& groupColumn) {
    setTable(table);
    m_groupColumn = groupColumn;
    m_ring->data()->clear();
    std::vector<Series> series;
    if (table.rowCount() > 0) {
        const QString unit = QString::fromStdString(table.column("reference").unit);
        canvas().xAxis->setLabel(tr("reference, %1").arg(unit));
        canvas().yAxis->setLabel(tr("predicted, %1").arg(unit));
        const Column& group = table.column(groupColumn.toStdString());
        series = group.isNumeric() ? seriesByNumber(std::get<std::vector<double>>(group.values))
                                   : seriesByText(std::get<std::vector<std::string>>(group.values));
        if (table.has("part"))
            series = splitByPart(series);
    } else {
        setStatistics({});
    }
    draw(series);
}

std::vector<ParityPlot::Series> ParityPlot::seriesByText(
    const std::vector<std::string>& groups) const {
    const bool isDark = isDarkPalette(palette());
    std::map<std::string, Series> byName;
    for (std::size_t row = 0; row < groups.size(); ++row) {
        Series& series = byName[groups[row]];
        if (series.rows.empty()) {
            series.label = QString::fromStdString(groups[row]);
            series.colour = elementColour(series.label, isDark);
        }
        series.rows.push_back(static_cast<int>(row));
    }
    std::vector<Series> list;
    for (auto& [name, series] : byName)
        list.push_back(std::move(series));
    return list;
}

std::vector<ParityPlot::Series> ParityPlot::seriesByNumber(
    const std::vector<double>& groups) const {
    std::vector<int> order(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    const auto value = [&groups](int row) { return groups[static_cast<std::size_t>(row)]; };
    std::erase_if(order, [&](int row) { return !std::isfinite(value(row)); });
    std::sort(order.begin(), order.end(), [&](int a, int b) { return value(a) < value(b); });
    std::vector<Series> list;
    std::vector<double> starts;
    for (int row : order) {
        if (starts.empty() || value(row) > starts.back() * (1 + kSameDensity)) {
            starts.push_back(value(row));
            list.emplace_back();
            list.back().label = QStringLiteral("%L1\u00a0g/cm³").arg(value(row), 0, 'f', 2);
        }
        list.back().rows.push_back(row);
    }
    // The middle of the densities is the reference of the ramp.
    const bool isDark = isDarkPalette(palette());
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].colour = densityColour(starts[i] / starts[starts.size() / 2], isDark);
    return list;
}

std::vector<ParityPlot::Series> ParityPlot::splitByPart(const std::vector<Series>& series) const {
    const std::vector<std::string>& parts = table().texts("part");
    std::vector<Series> list;
    for (const Series& whole : series) {
        Series training = whole, rest = whole;
        training.rows.clear();
        rest.rows.clear();
        rest.isHollow = true;
        for (int row : whole.rows)
            (parts[static_cast<std::size_t>(row)] == "training" ? training : rest)
                .rows.push_back(row);
        list.push_back(std::move(training));
        list.push_back(std::move(rest));
    }
    return list;
}

void ParityPlot::draw(const std::vector<Series>& series) {
    QCustomPlot& plot = canvas();
    while (plot.graphCount() > 1)
        plot.removeGraph(plot.graphCount() - 1);
    if (table().rowCount() > 0) {
        const auto& reference = table().numbers("reference");
        const auto& predicted = table().numbers("predicted");
        const bool isMany = table().rowCount() > kManyPoints;
        for (const Series& one : series) {
            if (one.rows.empty())
                continue;
            QCPGraph* graph = plot.addGraph();
            QVector<double> x, y;
            for (int row : one.rows) {
                x << reference[static_cast<std::size_t>(row)];
                y << predicted[static_cast<std::size_t>(row)];
            }
            graph->setData(x, y);
            graph->setLineStyle(QCPGraph::lsNone);
            graph->setAdaptiveSampling(true);
            graph->setAntialiasedScatters(!isMany);
            const auto shape = isMany         ? QCPScatterStyle::ssDot
                               : one.isHollow ? QCPScatterStyle::ssCircle
                                              : QCPScatterStyle::ssDisc;
            graph->setScatterStyle(QCPScatterStyle(shape, QPen(one.colour, 1.2),
                                                   one.isHollow ? QBrush() : QBrush(one.colour),
                                                   one.isHollow ? 6 : 5));
            graph->setName(one.isHollow ? tr("%1, validation").arg(one.label) : one.label);
            graph->setPen(QPen(one.colour));
        }
    }
    plot.legend->setVisible(plot.graphCount() > 1);
    if (!isZoomed())
        fitRanges();
    requestReplot();
}

void ParityPlot::setStatistics(const QString& text) {
    m_statistics->setText(text);
    m_statistics->setVisible(!text.isEmpty());
    requestReplot();
}

void ParityPlot::highlightRow(int row) {
    m_ring->data()->clear();
    if (row >= 0)
        m_ring->addData(table().numbers("reference")[static_cast<std::size_t>(row)],
                        table().numbers("predicted")[static_cast<std::size_t>(row)]);
    requestReplot();
}

QPoint ParityPlot::pixelOfRow(int row) const {
    const auto at = static_cast<std::size_t>(row);
    const QPointF pixel(canvas().xAxis->coordToPixel(table().numbers("reference")[at]),
                        canvas().yAxis->coordToPixel(table().numbers("predicted")[at]));
    return canvas().mapTo(this, pixel.toPoint());
}

int ParityPlot::rowAt(const QPoint& position) const {
    if (table().rowCount() == 0)
        return -1;
    const auto& reference = table().numbers("reference");
    const auto& predicted = table().numbers("predicted");
    int nearest = -1;
    double nearestSquare = kClickReach * kClickReach;
    for (std::size_t row = 0; row < reference.size(); ++row) {
        const double dx = canvas().xAxis->coordToPixel(reference[row]) - position.x();
        const double dy = canvas().yAxis->coordToPixel(predicted[row]) - position.y();
        if (dx * dx + dy * dy < nearestSquare) {
            nearestSquare = dx * dx + dy * dy;
            nearest = static_cast<int>(row);
        }
    }
    return nearest;
}

void ParityPlot::click(const QPoint& position) {
    if (const int row = rowAt(position); row >= 0)
        emit pointClicked(row);
}

void ParityPlot::fitRanges() {
    QCustomPlot& plot = canvas();
    plot.rescaleAxes(true);
    QCPRange range = plot.xAxis->range();
    range.expand(plot.yAxis->range());
    const double margin = 0.04 * range.size();
    range.lower -= margin;
    range.upper += margin;
    plot.xAxis->setRange(range);
    plot.yAxis->setRange(range);
}

void ParityPlot::applyTheme() {
    Plot::applyTheme();
    const QColor text = palette().color(QPalette::WindowText);
    m_statistics->setColor(text);
    m_statistics->setFont(font());
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.8F);
    m_statistics->setBrush(veil);
    m_ring->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(text, 2), Qt::NoBrush, 14));
    // The line of perfect agreement is drawn once and for all.
    auto* diagonal = canvas().findChild<QCPItemStraightLine*>(QStringLiteral("diagonal"));
    if (!diagonal) {
        diagonal = new QCPItemStraightLine(&canvas());
        diagonal->setObjectName(QStringLiteral("diagonal"));
        diagonal->point1->setCoords(0, 0);
        diagonal->point2->setCoords(1, 1);
    }
    diagonal->setPen(QPen(palette().color(QPalette::Mid), 1.2));
    if (table().rowCount() > 0)
        setParity(Table(table()), m_groupColumn);
}

QString ParityPlot::readoutAt(const QPoint& position) const {
    const int row = rowAt(position);
    if (row < 0)
        return {};
    const auto at = static_cast<std::size_t>(row);
    const QString unit = QString::fromStdString(table().column("reference").unit);
    const double reference = table().numbers("reference")[at];
    const double predicted = table().numbers("predicted")[at];
    return tr("reference %1 %4\npredicted %2 %4\nerror %3 %4")
        .arg(reference, 0, 'f', 4)
        .arg(predicted, 0, 'f', 4)
        .arg(predicted - reference, 0, 'f', 4)
        .arg(unit);
}

}  // namespace mtp::ui
