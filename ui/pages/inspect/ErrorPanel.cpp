#include "ui/pages/inspect/ErrorPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/inspection/Distributions.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/PointSelection.h"
#include "core/workflow/FitResult.h"
#include "ui/language/CoreText.h"
#include "ui/pages/inspect/ParityPanel.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

enum class TrendError { Force, Energy, Pressure };

// Errors drawn against something: a table with a row per atom or per configuration.
struct Trend {
    TrendError id;
    const char* name;
    Table FitResult::*table;
    ColumnKey<double> column;
    ColumnKey<double> force;  // what "|F|" means for it
};

constexpr Trend kTrends[] = {
    {TrendError::Force, QT_TRANSLATE_NOOP("mtp::ui::ErrorPanel", "Force error"), &FitResult::atoms,
     columns::kForceError, columns::kForce},
    {TrendError::Energy, QT_TRANSLATE_NOOP("mtp::ui::ErrorPanel", "Energy error"),
     &FitResult::errors, columns::kEnergyError, columns::kLargestForce},
    {TrendError::Pressure, QT_TRANSLATE_NOOP("mtp::ui::ErrorPanel", "Pressure error"),
     &FitResult::errors, columns::kPressureError, columns::kLargestForce}};

const Trend& trendOf(const QComboBox& box) {
    const auto id = static_cast<TrendError>(box.currentData().toInt());
    return *std::find_if(std::begin(kTrends), std::end(kTrends),
                         [id](const Trend& trend) { return trend.id == id; });
}

enum class Form { Histogram, Cumulative };

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
    m_quantity->setToolTip(tr("The quantity whose errors are counted"));
    m_quantity->addItem(tr("Force"), static_cast<int>(ParityQuantity::Force));
    m_quantity->addItem(tr("Energy"), static_cast<int>(ParityQuantity::Energy));
    m_quantity->addItem(tr("Virial"), static_cast<int>(ParityQuantity::Virial));
    m_quantity->addItem(tr("Pressure"), static_cast<int>(ParityQuantity::Pressure));
    m_form->setObjectName("distributionForm");
    m_form->setToolTip(tr("How many errors are of a size, or what share is smaller than a size"));
    m_form->addItem(tr("Histogram"), static_cast<int>(Form::Histogram));
    m_form->addItem(tr("Cumulative"), static_cast<int>(Form::Cumulative));
    m_distribution->addControl(m_quantity);
    m_distribution->addControl(m_form);
    m_trend->setObjectName("errorTrend");
    m_trend->setTitle(tr("Errors against"));
    m_trend->setEmptyText(tr("What the errors depend on"));
    m_error->setObjectName("trendError");
    m_error->setToolTip(tr("The error of the vertical axis"));
    for (const Trend& trend : kTrends)
        m_error->addItem(tr(trend.name), static_cast<int>(trend.id));
    m_against->setObjectName("trendAgainst");
    m_against->setToolTip(
        tr("The horizontal axis: where errors grow along it, labels are missing there"));
    m_against->addItem(tr("|F|"));
    m_against->addItem(tr("Density"), columns::kDensity.name);
    m_against->addItem(tr("Time"), columns::kTime.name);
    m_against->addItem(tr("Shortest distance"), columns::kShortest.name);
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
    const auto table = ParityPanel::tableOf(m_result, ParityPanel::quantityOf(*m_quantity));
    const Table& parity = *table;
    const std::vector<double> differences = differencesOf(parity);
    if (differences.empty())
        return m_distribution->setCurves({}, {}, {});
    const std::string unit = parity.column(columns::kReference.name).unit;
    const QString unitText = coreText(unit);
    const QColor colour = runColour(0, isDarkPalette(palette()));
    if (m_form->currentData().toInt() == static_cast<int>(Form::Histogram)) {
        m_distribution->setKeyLabel(tr("error, %1").arg(unitText));
        m_distribution->setValueLabel(tr("count"));
        m_distribution->setCurves(errorHistogram(differences, unit), columns::kMiddle.name,
                                  {{columns::kCount.name, tr("count"), colour, false, true}});
    } else {
        m_distribution->setKeyLabel(tr("|error|, %1").arg(unitText));
        m_distribution->setValueLabel(tr("cumulative fraction"));
        m_distribution->setCurves(cumulativeErrors(differences, unit), columns::kError.name,
                                  {{columns::kFraction.name, tr("fraction"), colour}});
    }
    m_distribution->showAll();
}

void ErrorPanel::drawTrend() {
    if (!m_result)
        return m_trend->setPoints(Table(), {}, {}, {});
    const Trend& trend = trendOf(*m_error);
    const Table& table = (*m_result).*trend.table;
    const QString given = m_against->currentData().toString();
    const QString against = given.isEmpty() ? QString(trend.force.name) : given;
    const auto label = [&](const QString& column, const QString& name) {
        return QStringLiteral("%1, %2").arg(name,
                                            coreText(table.column(column.toStdString()).unit));
    };
    const auto isKnown = [](double value) { return std::isfinite(value); };
    const std::vector<double> keys = table.numeric(against.toStdString()).values();
    if (std::none_of(keys.begin(), keys.end(), isKnown)) {
        m_trend->setEmptyText(tr("Not known for these configurations"));
        return m_trend->setPoints(Table(), {}, {}, {});
    }
    const bool isAtoms = table.has(columns::kElement);
    m_trend->setPoints(std::shared_ptr<const Table>(m_result, &table), against,
                       QString(trend.column.name),
                       isAtoms ? columns::kElement.name : columns::kDensity.name);
    m_trend->setAxisLabels(label(against, m_against->currentText()),
                           label(QString(trend.column.name), m_error->currentText()));
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

#include "moc_ErrorPanel.cpp"
