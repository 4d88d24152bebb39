#include "ui/pages/inspect/ParityPanel.h"

#include <QComboBox>
#include <QHBoxLayout>

#include "core/base/Units.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/Errors.h"
#include "core/inspection/PointSelection.h"
#include "core/workflow/FitResult.h"
#include "ui/plots/ParityPlot.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

struct Quantity {
    const char* name;
    Table FitResult::*table;
    double scale;  // of the statistics
    int decimals;
    const char* unit;
};

constexpr Quantity kQuantities[] = {
    {QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Energy per atom"), &FitResult::energy,
     units::kMilli, 2, "meV/atom"},
    {QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Force components"), &FitResult::force,
     units::kMilli, 1, "meV/Å"},
    {QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "|F|"), &FitResult::forceLength, units::kMilli, 1,
     "meV/Å"},
    {QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Virial per atom"), &FitResult::virial,
     units::kMilli, 2, "meV/atom"},
    {QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Pressure"), &FitResult::pressure, 1, 3, "GPa"}};

QString statisticsText(const Table& table, const Quantity& quantity) {
    const ErrorStatistics errors =
        errorStatistics(table[columns::kReference], table[columns::kPredicted]);
    const QString unit = QString::fromUtf8(quantity.unit);
    return ParityPanel::tr("MAE %1\nRMSE %2\nR² %3\nN = %L4")
        .arg(withUnit(errors.mae * quantity.scale, quantity.decimals, unit),
             withUnit(errors.rmse * quantity.scale, quantity.decimals, unit),
             numberText(errors.r2, 4))
        .arg(errors.count);
}

}  // namespace

ParityPanel::ParityPanel(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    build(m_left, "inspectEnergy", 0);
    build(m_right, "inspectForce", 1);
    row->addWidget(m_left.plot, 1);
    row->addWidget(m_right.plot, 1);
}

void ParityPanel::build(Half& half, const char* name, int quantity) {
    half.plot = new ParityPlot;
    half.plot->setObjectName(name);
    half.plot->setTitle(tr("Parity"));
    half.quantity = new QComboBox;
    half.quantity->setObjectName(QString(name) + "Quantity");
    half.quantity->setAccessibleName(tr("Quantity"));
    half.quantity->addItems(quantityNames());
    half.quantity->setCurrentIndex(quantity);
    half.plot->addControl(half.quantity);
    connect(half.quantity, &QComboBox::currentIndexChanged, this, [this, &half] { draw(half); });
    connect(half.plot, &PointPlot::rowsChosen, this,
            [this, &half](const std::vector<int>& rows, Qt::KeyboardModifiers modifiers) {
                emit rowsChosen(half.plot->table(), rows, modifiers);
            });
    connect(half.plot, &PointPlot::pointClicked, this,
            [this, &half](int row) { emit pointClicked(half.plot->table(), row); });
}

void ParityPanel::setResult(std::shared_ptr<const FitResult> result, const QString& why) {
    m_result = std::move(result);
    for (Half* half : {&m_left, &m_right}) {
        half->plot->setEmptyText(
            why.isEmpty() ? tr("Train a potential, or drop a potential file here") : why);
        draw(*half);
    }
}

void ParityPanel::setColouring(const QString& column) {
    m_colouring = column;
    draw(m_left);
    draw(m_right);
}

QStringList ParityPanel::quantityNames() {
    QStringList names;
    for (const Quantity& one : kQuantities)
        names << tr(one.name);
    return names;
}

std::shared_ptr<const Table> ParityPanel::tableOf(const std::shared_ptr<const FitResult>& result,
                                                  int quantity) {
    return {result, &((*result).*kQuantities[quantity].table)};
}

void ParityPanel::drawQuantity(ParityPlot& plot, const std::shared_ptr<const FitResult>& result,
                               int quantity, const QString& colouring) {
    const std::shared_ptr<const Table> table = tableOf(result, quantity);
    // Forces of a density look alike; their elements do not.
    const bool isByElement =
        colouring == QLatin1String(columns::kDensity.name) && table->has(columns::kElement);
    const QString known =
        table->has(colouring.toStdString()) ? colouring : QString(columns::kDensity.name);
    plot.setParity(table, isByElement ? QString(columns::kElement.name) : known);
    if (table->rowCount() > 0)
        plot.setStatistics(statisticsText(*table, kQuantities[quantity]));
}

void ParityPanel::draw(Half& half) {
    if (!m_result)
        return half.plot->setParity(Table(), {});
    drawQuantity(*half.plot, m_result, half.quantity->currentIndex(), m_colouring);
}

void ParityPanel::setSelection(const PointSelection& selection) {
    if (!m_result)
        return;
    for (const Half* half : {&m_left, &m_right})
        if (half->plot->table().rowCount() > 0)
            half->plot->setChosen(selection.rowsOf(half->plot->table()));
}

void ParityPanel::setExcluded(const PointSelection& excluded) {
    for (const Half* half : {&m_left, &m_right})
        if (half->plot->table().rowCount() > 0)
            half->plot->setCrossed(excluded.rowsOf(half->plot->table()));
}

void ParityPanel::setTool(PointPlot::Tool tool) {
    m_left.plot->setTool(tool);
    m_right.plot->setTool(tool);
}

}  // namespace mtp::ui
