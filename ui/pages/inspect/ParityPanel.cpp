#include "ui/pages/inspect/ParityPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <algorithm>

#include "core/base/Units.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/Errors.h"
#include "core/inspection/PointSelection.h"
#include "core/workflow/FitResult.h"
#include "ui/language/CoreText.h"
#include "ui/plots/ParityPlot.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

struct Quantity {
    ParityQuantity id;
    const char* name;
    Table FitResult::*table;
    double scale;  // of the statistics
    int decimals;
    const char* unit;
};

constexpr Quantity kQuantities[] = {
    {ParityQuantity::Energy, QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Energy per atom"),
     &FitResult::energy, units::kMilli, 2, "meV/atom"},
    {ParityQuantity::Force, QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Force components"),
     &FitResult::force, units::kMilli, 1, "meV/Å"},
    {ParityQuantity::ForceLength, QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "|F|"),
     &FitResult::forceLength, units::kMilli, 1, "meV/Å"},
    {ParityQuantity::Virial, QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Virial per atom"),
     &FitResult::virial, units::kMilli, 2, "meV/atom"},
    {ParityQuantity::Pressure, QT_TRANSLATE_NOOP("mtp::ui::ParityPanel", "Pressure"),
     &FitResult::pressure, 1, 3, "GPa"}};

const Quantity& entryOf(ParityQuantity id) {
    return *std::find_if(std::begin(kQuantities), std::end(kQuantities),
                         [id](const Quantity& one) { return one.id == id; });
}

QString statisticsText(const Table& table, const Quantity& quantity) {
    const ErrorStatistics errors =
        errorStatistics(table[columns::kReference], table[columns::kPredicted]);
    const QString unit = coreText(quantity.unit);
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
    build(m_left, "inspectEnergy", ParityQuantity::Energy);
    build(m_right, "inspectForce", ParityQuantity::Force);
    row->addWidget(m_left.plot, 1);
    row->addWidget(m_right.plot, 1);
}

void ParityPanel::build(Half& half, const char* name, ParityQuantity quantity) {
    half.plot = new ParityPlot;
    half.plot->setObjectName(name);
    half.plot->setTitle(tr("Parity"));
    half.quantity = new QComboBox;
    half.quantity->setObjectName(QString(name) + "Quantity");
    half.quantity->setAccessibleName(tr("Quantity"));
    half.quantity->setToolTip(
        tr("What is drawn: the prediction of the potential against the label"));
    listQuantities(*half.quantity);
    half.quantity->setCurrentIndex(half.quantity->findData(static_cast<int>(quantity)));
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

void ParityPanel::listQuantities(QComboBox& box) {
    for (const Quantity& one : kQuantities)
        box.addItem(tr(one.name), static_cast<int>(one.id));
}

ParityQuantity ParityPanel::quantityOf(const QComboBox& box) {
    return static_cast<ParityQuantity>(box.currentData().toInt());
}

std::shared_ptr<const Table> ParityPanel::tableOf(const std::shared_ptr<const FitResult>& result,
                                                  ParityQuantity quantity) {
    return {result, &((*result).*entryOf(quantity).table)};
}

void ParityPanel::drawQuantity(ParityPlot& plot, const std::shared_ptr<const FitResult>& result,
                               ParityQuantity quantity, const QString& colouring) {
    const std::shared_ptr<const Table> table = tableOf(result, quantity);
    // Forces of a density look alike; their elements do not.
    const bool isByElement =
        colouring == QLatin1String(columns::kDensity.name) && table->has(columns::kElement);
    const QString known =
        table->has(colouring.toStdString()) ? colouring : QString(columns::kDensity.name);
    plot.setParity(table, isByElement ? QString(columns::kElement.name) : known);
    if (table->rowCount() > 0)
        plot.setStatistics(statisticsText(*table, entryOf(quantity)));
}

void ParityPanel::draw(Half& half) {
    if (!m_result)
        return half.plot->setParity(Table(), {});
    drawQuantity(*half.plot, m_result, quantityOf(*half.quantity), m_colouring);
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

#include "moc_ParityPanel.cpp"
