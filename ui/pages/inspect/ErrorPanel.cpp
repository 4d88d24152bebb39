#include "ui/pages/inspect/ErrorPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <cmath>

#include "core/inspection/Distributions.h"
#include "core/inspection/PointSelection.h"
#include "core/workflow/FitResult.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

// Errors drawn against something: a table with a row per atom or per configuration.
struct Trend {
    const char* name;
    Table FitResult::*table;
    const char* column;
    const char* force;  // what "|F|" means for it
};

constexpr Trend kTrends[] = {
    {QT_TRANSLATE_NOOP("mtp::ui::ErrorPanel", "Force error"), &FitResult::atoms, "dF", "F"},
    {QT_TRANSLATE_NOOP("mtp::ui::ErrorPanel", "Energy error"), &FitResult::errors, "dE", "F_max"},
    {QT_TRANSLATE_NOOP("mtp::ui::ErrorPanel", "Pressure error"), &FitResult::errors, "dP",
     "F_max"}};

}  // namespace

ErrorPanel::ErrorPanel(QWidget* parent)
    : QWidget(parent)
    , m_distribution(new CurvePlot)
    , m_quantity(new QComboBox)
    , m_form(new QComboBox)
    , m_trend(new PointPlot)
    , m_error(new QComboBox)
    , m_against(new QComboBox) {
    build();
}

void ErrorPanel::build() {
    m_distribution->setObjectName("errorDistribution");
    m_distribution->setTitle(tr("Distribution"));
    m_distribution->setEmptyText(tr("How the errors are distributed"));
    m_quantity->setObjectName("distributionQuantity");
    m_quantity->addItems({tr("Force"), tr("Energy"), tr("Virial"), tr("Pressure")});
    m_form->setObjectName("distributionForm");
    m_form->addItems({tr("Histogram"), tr("Cumulative")});
    m_distribution->addControl(m_quantity);
    m_distribution->addControl(m_form);
    m_trend->setObjectName("errorTrend");
    m_trend->setTitle(tr("Errors against"));
    m_trend->setEmptyText(tr("What the errors depend on"));
    m_error->setObjectName("trendError");
    for (const Trend& trend : kTrends)
        m_error->addItem(tr(trend.name));
    m_against->setObjectName("trendAgainst");
    m_against->addItem(tr("|F|"));
    m_against->addItem(tr("Density"), "density");
    m_against->addItem(tr("Time"), "time");
    m_against->addItem(tr("Shortest distance"), "shortest");
    m_trend->addControl(m_error);
    m_trend->addControl(m_against);
    for (QComboBox* box : {m_quantity, m_form})
        connect(box, &QComboBox::currentIndexChanged, this, &ErrorPanel::drawDistribution);
    for (QComboBox* box : {m_error, m_against})
        connect(box, &QComboBox::currentIndexChanged, this, &ErrorPanel::drawTrend);
    connect(m_trend, &PointPlot::rowsChosen, this,
            [this](const std::vector<int>& rows, Qt::KeyboardModifiers modifiers) {
                emit rowsChosen(m_trend->table(), rows, modifiers);
            });
    connect(m_trend, &PointPlot::pointClicked, this,
            [this](int row) { emit pointClicked(m_trend->table(), row); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_distribution, 1);
    row->addWidget(m_trend, 1);
}

void ErrorPanel::setResult(std::shared_ptr<const FitResult> result) {
    m_result = std::move(result);
    m_isOld = true;
    drawIfShown();
}

void ErrorPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    drawIfShown();
}

void ErrorPanel::drawIfShown() {
    if (!m_isOld || !isVisible())
        return;
    m_isOld = false;
    drawDistribution();
    drawTrend();
}

void ErrorPanel::drawDistribution() {
    if (!m_result)
        return m_distribution->setCurves({}, {}, {});
    const Table* const parities[] = {&m_result->force, &m_result->energy, &m_result->virial,
                                     &m_result->pressure};
    const Table& parity = *parities[m_quantity->currentIndex()];
    const std::vector<double> differences = differencesOf(parity);
    if (differences.empty())
        return m_distribution->setCurves({}, {}, {});
    const std::string unit = parity.column("reference").unit;
    const QString unitText = QString::fromStdString(unit);
    const QColor colour = runColour(0, isDarkPalette(palette()));
    if (m_form->currentIndex() == 0) {
        m_distribution->setKeyLabel(tr("error, %1").arg(unitText));
        m_distribution->setValueLabel(tr("count"));
        m_distribution->setCurves(errorHistogram(differences, unit), QStringLiteral("middle"),
                                  {{"count", tr("count"), colour, false, true}});
    } else {
        m_distribution->setKeyLabel(tr("|error|, %1").arg(unitText));
        m_distribution->setValueLabel(tr("cumulative fraction"));
        m_distribution->setCurves(cumulativeErrors(differences, unit), QStringLiteral("error"),
                                  {{"fraction", tr("fraction"), colour}});
    }
    m_distribution->showAll();
}

void ErrorPanel::drawTrend() {
    if (!m_result)
        return m_trend->setPoints(Table(), {}, {}, {});
    const Trend& trend = kTrends[m_error->currentIndex()];
    const Table& table = (*m_result).*trend.table;
    const QString given = m_against->currentData().toString();
    const QString against = given.isEmpty() ? QString(trend.force) : given;
    const auto label = [&](const QString& column, const QString& name) {
        return QStringLiteral("%1, %2").arg(
            name, QString::fromStdString(table.column(column.toStdString()).unit));
    };
    const auto isKnown = [](double value) { return std::isfinite(value); };
    const std::vector<double>& keys = table.numbers(against.toStdString());
    if (std::none_of(keys.begin(), keys.end(), isKnown)) {
        m_trend->setEmptyText(tr("Not known for these configurations"));
        return m_trend->setPoints(Table(), {}, {}, {});
    }
    const bool isAtoms = table.has("element");
    m_trend->setPoints(std::shared_ptr<const Table>(m_result, &table), against,
                       QString(trend.column),
                       isAtoms ? QStringLiteral("element") : QStringLiteral("density"));
    m_trend->setAxisLabels(label(against, m_against->currentText()),
                           label(QString(trend.column), m_error->currentText()));
    m_trend->showAll();
    setSelection(m_selection);
    setExcluded(m_excluded);
}

void ErrorPanel::setSelection(const PointSelection& selection) {
    m_selection = selection;
    if (!m_isOld && m_trend->table().rowCount() > 0)
        m_trend->setChosen(selection.rowsOf(m_trend->table()));
}

void ErrorPanel::setExcluded(const PointSelection& excluded) {
    m_excluded = excluded;
    if (!m_isOld && m_trend->table().rowCount() > 0)
        m_trend->setCrossed(excluded.rowsOf(m_trend->table()));
}

}  // namespace mtp::ui
