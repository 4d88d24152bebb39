#include "ui/pages/inspect/FitSummary.h"

#include <QHeaderView>

#include "core/inspection/ErrorAccumulator.h"

namespace mtp::ui {

namespace {
constexpr double kMilli = 1000;
}

FitSummary::FitSummary(QWidget* parent) : QTableWidget(0, 4, parent) {
    setObjectName("statistics");
    setHorizontalHeaderLabels({tr("of"), tr("N"), tr("MAE"), tr("RMSE")});
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    verticalHeader()->setDefaultSectionSize(rowHeightHere());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setReport(nullptr);
}

void FitSummary::setReport(const ErrorReport* report) {
    struct Row {
        QString name;
        const ErrorStatistics* errors;
    };
    std::vector<Row> rows;
    if (report) {
        rows.push_back({tr("Energy"), &report->all.energyPerAtom});
        for (const GroupErrors& group : report->byDensity)
            rows.push_back({QStringLiteral("   ") + QString::fromStdString(group.group),
                            &group.energyPerAtom});
        rows.push_back({tr("Force"), &report->all.forceComponent});
        for (const GroupErrors& group : report->byElement)
            rows.push_back({QStringLiteral("   ") + QString::fromStdString(group.group),
                            &group.forceComponent});
        rows.push_back({tr("Virial"), &report->all.virialPerAtom});
    }
    setRowCount(static_cast<int>(rows.size()));
    for (int i = 0; i < rowCount(); ++i) {
        const Row& row = rows[static_cast<std::size_t>(i)];
        const QString cells[] = {row.name, QStringLiteral("%L1").arg(row.errors->count),
                                 QStringLiteral("%L1").arg(row.errors->mae * kMilli, 0, 'f', 1),
                                 QStringLiteral("%L1").arg(row.errors->rmse * kMilli, 0, 'f', 1)};
        for (int column = 0; column < 4; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(i, column, item);
        }
    }
    setFixedHeight(horizontalHeader()->sizeHint().height() + rowCount() * rowHeightHere() +
                   2 * frameWidth());
}

}  // namespace mtp::ui
