#include "ui/pages/inspect/FitSummary.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/base/Units.h"
#include "ui/theme/DisplayUnits.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

using units::kMilli;

// How the errors of a quantity are written, as in the plots beside them.
struct Writing {
    double scale;
    int decimals;
    const char* unit;
};
constexpr Writing kPerAtom{kMilli, 1, "meV/atom"};
constexpr Writing kForce{kMilli, 1, "meV/Å"};

struct Row {
    QString name;
    const ErrorStatistics* errors;
    Writing writing;

    // Empty without labels of the quantity.
    QString text(double error) const {
        return errors->count == 0 ? QString()
                                  : shownNumber(error * writing.scale, writing.decimals,
                                                QString::fromUtf8(writing.unit));
    }
};

std::vector<Row> rowsOf(const ErrorReport& report) {
    const QString indent = QStringLiteral("   ");
    std::vector<Row> rows;
    rows.push_back(
        {shownLabel(FitSummary::tr("Energy, meV/atom")).name, &report.all.energyPerAtom, kPerAtom});
    for (const GroupErrors& group : report.byDensity)
        rows.push_back(
            {indent + QString::fromStdString(group.group), &group.energyPerAtom, kPerAtom});
    rows.push_back(
        {shownLabel(FitSummary::tr("Force, meV/Å")).name, &report.all.forceComponent, kForce});
    for (const GroupErrors& group : report.byElement)
        rows.push_back(
            {indent + QString::fromStdString(group.group), &group.forceComponent, kForce});
    rows.push_back(
        {shownLabel(FitSummary::tr("Virial, meV/atom")).name, &report.all.virialPerAtom, kPerAtom});
    return rows;
}

}  // namespace

FitSummary::FitSummary(QWidget* parent) : QWidget(parent), m_table(new QTableWidget(0, 4)) {
    auto* figures = new FigureRow;
    // The units below: beside the numbers there is no room for three of them.
    m_energy = figures->add({});
    m_force = figures->add({});
    m_virial = figures->add({});
    m_table->setObjectName("statistics");
    m_table->setAccessibleName(tr("Errors by density and element"));
    m_table->setHorizontalHeaderLabels({tr("Quantity"), tr("N"), tr("MAE"), tr("RMSE")});
    setHeaderToolTips(*m_table->model(),
                      {{1, tr("Number of values: energies, force components or virial components")},
                       {2, tr("Mean absolute error")},
                       {3, tr("Root mean square error: large errors count more than in the MAE")}});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionMode(QTableWidget::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(figures);
    column->addWidget(m_table);
    connect(&DisplayUnits::instance(), &DisplayUnits::changed, this, &FitSummary::showReport);
    setReport(nullptr);
}

void FitSummary::setReport(const ErrorReport* report) {
    m_report = report ? std::optional(*report) : std::nullopt;
    showReport();
}

void FitSummary::showUnits() {
    const std::pair<Figure*, QString> captions[] = {{m_energy, tr("energy RMSE\nmeV/atom")},
                                                    {m_force, tr("force RMSE\nmeV/Å")},
                                                    {m_virial, tr("virial RMSE\nmeV/atom")}};
    for (const auto& [figure, caption] : captions) {
        const QStringList lines = caption.split(QLatin1Char('\n'));
        figure->setCaption(lines[0] + QLatin1Char('\n') + shownUnit(lines[1]).name);
    }
}

void FitSummary::showReport() {
    showUnits();
    const ErrorReport* report = m_report ? &*m_report : nullptr;
    const std::vector<Row> rows = report ? rowsOf(*report) : std::vector<Row>();
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const Row& row = rows[static_cast<std::size_t>(i)];
        const QString cells[] = {row.name, QStringLiteral("%L1").arg(row.errors->count),
                                 row.text(row.errors->mae), row.text(row.errors->rmse)};
        for (int column = 0; column < 4; ++column) {
            auto* item =
                new QTableWidgetItem(cells[column].isEmpty() ? QStringLiteral("–") : cells[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(i, column, item);
        }
    }
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            m_table->rowCount() * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth());
    const auto rmse = [](const ErrorStatistics& errors, const Writing& writing) {
        return Row{{}, &errors, writing}.text(errors.rmse);
    };
    const GroupErrors none{};
    const GroupErrors& all = report ? report->all : none;
    m_energy->setValue(rmse(all.energyPerAtom, kPerAtom));
    m_force->setValue(rmse(all.forceComponent, kForce));
    m_virial->setValue(rmse(all.virialPerAtom, kPerAtom));
}

}  // namespace mtp::ui

#include "moc_FitSummary.cpp"
