#include "ui/plots/ParityPlot.h"

#include <qcustomplot.h>

#include "core/inspection/ErrorColumns.h"
#include "ui/language/CoreText.h"
#include "ui/plots/PlotRect.h"
#include "ui/theme/DisplayUnits.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {
constexpr double kLogMargin = 1.2;  // a factor at both ends
}

ParityPlot::ParityPlot(QWidget* parent) : PointPlot(parent) {
    setAxisLabels(tr("reference"), tr("predicted"));
    axes().setSquare(true);
    ParityPlot::applyTheme();
}

void ParityPlot::setParity(std::shared_ptr<const Table> table, const QString& groupColumn) {
    if (table->rowCount() > 0) {
        const QString unit = coreText(table->column(columns::kReference.name).unit);
        setAxisLabels(tr("reference, %1").arg(unit), tr("predicted, %1").arg(unit));
    }
    setPoints(std::move(table), columns::kReference.name, columns::kPredicted.name, groupColumn);
}

void ParityPlot::fitRanges() {
    QCustomPlot& plot = canvas();
    plot.rescaleAxes(true);
    QCPRange range = plot.xAxis->range();
    range.expand(plot.yAxis->range());
    if (isLogarithmic(Axis::X) || isLogarithmic(Axis::Y)) {
        range.lower /= kLogMargin;
        range.upper *= kLogMargin;
    } else {
        const double margin = 0.04 * range.size();
        range.lower -= margin;
        range.upper += margin;
    }
    plot.xAxis->setRange(range);
    plot.yAxis->setRange(range);
}

void ParityPlot::applyTheme() {
    PointPlot::applyTheme();
    // The line of perfect agreement is drawn once and for all.
    auto* diagonal = canvas().findChild<QCPItemStraightLine*>(QStringLiteral("diagonal"));
    if (!diagonal) {
        diagonal = new QCPItemStraightLine(&canvas());
        diagonal->setObjectName(QStringLiteral("diagonal"));
        diagonal->point1->setCoords(0, 0);
        diagonal->point2->setCoords(1, 1);
    }
    diagonal->setPen(QPen(palette().color(QPalette::Mid), 1.2));
}

QString ParityPlot::readoutAt(const QPoint& position) const {
    const int row = rowAt(position);
    if (row < 0)
        return {};
    const auto at = static_cast<std::size_t>(row);
    const ShownUnit unit = shownUnit(coreText(table().column(columns::kReference.name).unit));
    const double reference = unit.factor * table()[columns::kReference][at];
    const double predicted = unit.factor * table()[columns::kPredicted][at];
    return tr("reference %1 %4\npredicted %2 %4\nerror %3 %4")
        .arg(numberText(reference, 4), numberText(predicted, 4),
             numberText(predicted - reference, 4), unit.name);
}

}  // namespace mtp::ui

#include "moc_ParityPlot.cpp"
