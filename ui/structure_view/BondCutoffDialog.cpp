#include "ui/structure_view/BondCutoffDialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/density/Bonds.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

constexpr double kLongest = 6;  // Å
constexpr int kMostRows = 10;   // shown without scrolling

// Names of all types that have atoms, in order of type.
std::vector<std::string> elementsOf(const Frame& frame) {
    std::vector<std::string> names;
    std::vector<int> types = frame.types;
    std::sort(types.begin(), types.end());
    types.erase(std::unique(types.begin(), types.end()), types.end());
    for (int type : types)
        names.push_back(nameOfType(frame, type));
    return names;
}

}  // namespace

BondCutoffDialog::BondCutoffDialog(StructureView& view)
    : QDialog(&view)
    , m_view(view)
    , m_elements(elementsOf(view.frame()))
    , m_factor(numberField("bondFactor", {0.5, 2, 2, 0.05}, view.style().cutoffs.factor))
    , m_table(new QTableWidget(0, 2)) {
    setWindowTitle(tr("Bond cutoffs"));
    setObjectName("bondCutoffs");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    m_factor->setSuffix(tr(" × sum of radii"));
    m_factor->setToolTip(tr("For all pairs without a cutoff of their own below"));
    form->addRow(tr("&Bond cutoff"), m_factor);
    layout->addLayout(form);
    m_table->setHorizontalHeaderLabels({tr("Pair"), tr("Cutoff, Å")});
    setHeaderToolTips(*m_table->model(),
                      {{1, tr("Bonds of the pair are drawn up to this distance; 0 draws none")}});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setAccessibleName(tr("Cutoff of each pair"));
    layout->addWidget(m_table, 1);
    for (std::size_t a = 0; a < m_elements.size(); ++a)
        for (std::size_t b = a; b < m_elements.size(); ++b)
            addPair(m_table->rowCount(), QString::fromStdString(m_elements[a]),
                    QString::fromStdString(m_elements[b]));
    auto* buttons =
        new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &BondCutoffDialog::restoreDefaults);
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &BondCutoffDialog::setFactor);
    const int rows = std::min(kMostRows, m_table->rowCount());
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() +
                              rows * m_table->verticalHeader()->defaultSectionSize() + 4);
    resize(320, sizeHint().height());
}

void BondCutoffDialog::addPair(int row, const QString& first, const QString& second) {
    m_table->insertRow(row);
    auto* name = new QTableWidgetItem(first + QStringLiteral("–") + second);
    name->setFlags(Qt::ItemIsEnabled);
    m_table->setItem(row, 0, name);
    QDoubleSpinBox* field = numberField(
        "cutoff-" + first + "-" + second, {0, kLongest, 2, 0.05},
        bondCutoff(first.toStdString(), second.toStdString(), m_elements, m_view.style().cutoffs));
    field->setSpecialValueText(tr("no bond"));
    field->setFrame(false);
    field->setAccessibleName(tr("Cutoff of %1").arg(name->text()));
    field->setToolTip(
        tr("Atoms of this pair are joined up to this distance, in Å; 0 draws no bond"));
    connect(field, &QDoubleSpinBox::valueChanged, this,
            [this, first, second](double cutoff) { setCutoff(first, second, cutoff); });
    m_table->setCellWidget(row, 1, field);
}

void BondCutoffDialog::setFactor(double factor) {
    ViewStyle style = m_view.style();
    style.cutoffs.factor = factor;
    m_view.setStyle(style);
    showCutoffs();
}

void BondCutoffDialog::setCutoff(const QString& first, const QString& second, double cutoff) {
    ViewStyle style = m_view.style();
    style.cutoffs.byPair[elementPair(first.toStdString(), second.toStdString())] = cutoff;
    m_view.setStyle(style);
}

void BondCutoffDialog::restoreDefaults() {
    ViewStyle style = m_view.style();
    style.cutoffs = {};
    m_view.setStyle(style);
    showCutoffs();
}

void BondCutoffDialog::showCutoffs() {
    const BondCutoffs& cutoffs = m_view.style().cutoffs;
    const QSignalBlocker blocker(m_factor);
    m_factor->setValue(cutoffs.factor);
    int row = 0;
    for (std::size_t a = 0; a < m_elements.size(); ++a)
        for (std::size_t b = a; b < m_elements.size(); ++b) {
            auto* field = static_cast<QDoubleSpinBox*>(m_table->cellWidget(row++, 1));
            const QSignalBlocker fieldBlocker(field);
            field->setValue(bondCutoff(m_elements[a], m_elements[b], m_elements, cutoffs));
        }
}

void showBondCutoffs(StructureView& view) {
    if (auto* former = view.findChild<BondCutoffDialog*>())
        former->close();  // it may be of other elements
    auto* dialog = new BondCutoffDialog(view);
    constexpr int kMargin = 12, kTools = 44;  // under the tools, so that most atoms stay in sight
    dialog->move(view.mapToGlobal(QPoint(view.width() - dialog->width() - kMargin, kTools)));
    dialog->show();
}

}  // namespace mtp::ui

#include "moc_BondCutoffDialog.cpp"
