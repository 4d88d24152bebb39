#include "ui/pages/densities/CoveragePanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/plots/CoveragePlot.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

CoveragePanel::CoveragePanel(QWidget* parent)
    : QWidget(parent)
    , m_pair(new QComboBox)
    , m_gap(new QLabel)
    , m_fill(new QPushButton)
    , m_plot(new CoveragePlot) {
    m_pair->setObjectName("coveragePair");
    m_pair->setAccessibleName(tr("Pair of elements"));
    m_pair->setToolTip(
        tr("Marks pairs with a gap between their shortest and their longest distance"));
    m_gap->setObjectName("coverageGap");
    m_fill->setObjectName("fillGap");
    m_fill->setToolTip(
        tr("Adds the density to the ladder whose scaled frames have these distances"));
    m_plot->setObjectName("coverage");
    m_plot->setTitle(tr("Pair distances of the ladder"));
    m_plot->addControl(m_pair);
    m_plot->setEmptyText(tr("Add densities to see how often each distance occurs"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_gap, 1);
    row->addWidget(m_fill);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_plot, 1);
    m_fill->hide();
    connect(m_pair, &QComboBox::activated, this,
            [this] { m_chosen = m_pair->currentData().toString(); });
    connect(m_pair, &QComboBox::currentIndexChanged, this, &CoveragePanel::showPair);
    connect(m_fill, &QPushButton::clicked, this, [this] { emit densityWanted(m_fillRatio); });
}

void CoveragePanel::setCoverage(const Table& coverage, const CoverageOptions& options) {
    m_coverage = coverage;
    m_options = options;
    m_gaps = coverage.rowCount() > 0 ? coverageGaps(coverage, options) : Table();
    listPairs();
    m_plot->setCoverage(coverage, options);
    showPair();
}

// Those with a gap are marked. Until the user chooses, the pair with the widest gap is drawn.
void CoveragePanel::listPairs() {
    const QSignalBlocker blocker(m_pair);
    m_pair->clear();
    if (m_coverage.rowCount() > 0)
        for (const std::string& pair : pairsOf(m_coverage)) {
            const QString name = QString::fromStdString(pair);
            m_pair->addItem(widestGap(pair) ? name + QStringLiteral(" ⚠") : name, name);
        }
    int wanted = m_pair->findData(m_chosen);
    if (const auto widest = widestGap({}); wanted < 0 && widest)
        wanted = m_pair->findData(QString::fromStdString(m_gaps[columns::kPair][*widest]));
    m_pair->setCurrentIndex(m_pair->count() > 0 ? std::max(0, wanted) : -1);
    m_pair->setEnabled(m_pair->count() > 0);
}

void CoveragePanel::setPotential(const std::optional<Potential>& potential) {
    m_potential = potential;
    showPair();
}

void CoveragePanel::showPair() {
    const QString pair = m_pair->currentData().toString();
    Table functions;
    if (m_potential && m_potential->isTrained() && !pair.isEmpty())
        functions = radialFunctionTable(*m_potential, pair.section('-', 0, 0).toStdString(),
                                        pair.section('-', 1, 1).toStdString());
    m_plot->setRadialFunctions(functions);
    m_plot->setPair(pair);
    showGap();
}

// Of the pair that is drawn.
void CoveragePanel::showGap() {
    m_fill->hide();
    m_gap->clear();
    if (m_coverage.rowCount() == 0)
        return;
    const QString pair = m_pair->currentData().toString();
    const auto own = widestGap(pair.toStdString());
    if (!own) {
        m_gap->setText(
            m_gaps.rowCount() == 0
                ? tr("No gap below the cutoff")
                : tr("No gap of %1 below the cutoff; ⚠ marks pairs that have one").arg(pair));
        return;
    }
    m_fillRatio = m_gaps[columns::kLadderRatio][*own];
    m_gap->setText(tr("⚠ No %1 pairs between %L2 and %3")
                       .arg(pair)
                       .arg(m_gaps[columns::kFrom][*own], 0, 'f', 2)
                       .arg(withUnit(m_gaps[columns::kTo][*own], 2, tr("Å"))));
    if (std::isnan(m_fillRatio))
        return;
    m_fill->setText(tr("Add density %L1").arg(m_fillRatio, 0, 'f', 2));
    m_fill->show();
}

// The widest gap of a pair, or of all for an empty name: a row of the gaps.
std::optional<std::size_t> CoveragePanel::widestGap(const std::string& pair) const {
    std::optional<std::size_t> widest;
    const auto width = [&](std::size_t i) {
        return m_gaps[columns::kTo][i] - m_gaps[columns::kFrom][i];
    };
    for (std::size_t i = 0; i < m_gaps.rowCount(); ++i)
        if ((pair.empty() || m_gaps[columns::kPair][i] == pair) &&
            (!widest || width(i) > width(*widest)))
            widest = i;
    return widest;
}

QString CoveragePanel::gapText() const {
    return m_gap->text();
}

}  // namespace mtp::ui

#include "moc_CoveragePanel.cpp"
