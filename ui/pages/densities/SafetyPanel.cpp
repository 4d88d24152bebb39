#include "ui/pages/densities/SafetyPanel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>

#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

constexpr double kCutoffEnergy = 520;  // eV, if the frames do not say theirs

QString number(double value, int decimals) {
    return QStringLiteral("%L1").arg(value, 0, 'f', decimals);
}

}  // namespace

SafetyPanel::SafetyPanel(Inspector& inspector, QObject* parent)
    : QObject(parent)
    , m_fraction(numberField("shortestFraction",
                             {.least = 0, .most = 2, .decimals = 2, .step = 0.05}, 0.7))
    , m_table(new QTableWidget(0, 4))
    , m_overlaps(new QLabel)
    , m_cost(new QLabel) {
    InspectorGroup* group = inspector.addGroup(tr("Shortest distances"));
    m_table->setObjectName("shortestDistances");
    m_table->setHorizontalHeaderLabels({tr("Pair"), tr("r, Å"), tr("r / radii"), tr("In set")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionMode(QTableWidget::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHeaderToolTips(*m_table->model(),
                      {{1, tr("Shortest distance of the pair in the displayed cell")},
                       {2, tr("That distance over the sum of the covalent radii")},
                       {3, tr("Shortest distance of the pair in the labelled configurations, Å")}});
    m_table->setToolTip(
        tr("r / radii: the distance divided by the sum of the covalent radii. In set: the shortest "
           "distance in the labelled configurations, Å. ⚠ marks a distance below the limit, ↓ one "
           "that is shorter than any in the set."));
    group->addWide(m_table);
    m_fraction->setToolTip(tr("A pair is too near below this times the sum of its covalent radii"));
    group->addRow(tr("L&imit"), m_fraction, tr("× sum of radii"));
    m_overlaps->setObjectName("overlaps");
    m_overlaps->setWordWrap(true);
    group->addWide(m_overlaps);
    m_cost->setObjectName("cost");
    m_cost->setWordWrap(true);
    group->addWide(m_cost);
    connect(m_fraction, &QDoubleSpinBox::valueChanged, this, &SafetyPanel::fractionChanged);
}

void SafetyPanel::setFraction(double fraction) {
    const QSignalBlocker blocker(m_fraction);
    m_fraction->setValue(fraction);
}

void SafetyPanel::show(const std::vector<PairSafety>& pairs,
                       const std::optional<Overlaps>& overlaps) {
    m_table->setRowCount(static_cast<int>(pairs.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        showRow(row, pairs[static_cast<std::size_t>(row)]);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            m_table->rowCount() * m_table->rowHeight(0) +
                            2 * m_table->frameWidth());
    m_overlaps->setVisible(overlaps.has_value());
    if (!overlaps)
        return;
    m_overlaps->setText(
        overlaps->pairs == 0
            ? tr("No units overlap")
            : tr("⚠ %Ln pair(s) of units {overlaps|overlap}; the nearest atoms are at %L1 × "
                 "the sum of their radii",
                 nullptr, overlaps->pairs)
                  .arg(overlaps->worst, 0, 'f', 2));
}

void SafetyPanel::clear() {
    show({}, std::nullopt);
    m_cost->clear();
}

void SafetyPanel::showRow(int row, const PairSafety& pair) {
    const PairDistance& distance = pair.distance;
    const QString name = QString::fromStdString(distance.first + "–" + distance.second);
    const double fraction = distance.covalentSum > 0 ? distance.shortest / distance.covalentSum : 0;
    const QString mark = pair.isTooShort()        ? QStringLiteral("⚠ ")
                         : pair.isBelowTraining() ? QStringLiteral("↓ ")
                                                  : QString();
    const QString cells[] = {
        mark + name, number(distance.shortest, 3),
        fraction > 0 ? number(fraction, 2) : QStringLiteral("–"),
        pair.trainingShortest ? number(*pair.trainingShortest, 3) : QStringLiteral("–")};
    const bool isDark = isDarkPalette(m_table->palette());
    const QColor red = isDark ? QColor(0xFF, 0x8A, 0x80) : QColor(0xB0, 0x1E, 0x1E);
    for (int column = 0; column < 4; ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                           : Qt::AlignRight | Qt::AlignVCenter);
        QFont font = item->font();
        font.setBold(pair.isTooShort());
        item->setFont(font);
        if (pair.isTooShort() || (pair.isBelowTraining() && column == 3))
            item->setForeground(red);
        m_table->setItem(row, column, item);
    }
}

void SafetyPanel::showCost(double volume, double referenceVolume, std::optional<double> cutoff) {
    const double energy = cutoff.value_or(kCutoffEnergy);
    m_cost->setText(tr("DFT: %L1 plane waves at %2, %L3 times those of ratio 1")
                        .arg(planeWaveCount(volume, energy), 0, 'f', 0)
                        .arg(withUnit(energy, 0, tr("eV")))
                        .arg(volume / referenceVolume, 0, 'f', 2));
}

}  // namespace mtp::ui

#include "moc_SafetyPanel.cpp"
