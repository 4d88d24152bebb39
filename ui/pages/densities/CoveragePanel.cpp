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
    m_gap->setObjectName("coverageGap");
    m_fill->setObjectName("fillGap");
    m_plot->setObjectName("coverage");
    m_plot->setTitle(tr("Pair distances of the ladder"));
    m_plot->addControl(m_pair);
    m_plot->setEmptyText(tr("Add densities: how often each distance occurs is counted here"));
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
    connect(m_pair, &QComboBox::currentIndexChanged, this, &CoveragePanel::showPair);
    connect(m_fill, &QPushButton::clicked, this, [this] { emit densityWanted(m_fillRatio); });
}

void CoveragePanel::setCoverage(const Table& coverage, const CoverageOptions& options) {
    m_coverage = coverage;
    m_options = options;
    const QString before = m_pair->currentText();
    {
        const QSignalBlocker blocker(m_pair);
        m_pair->clear();
        if (coverage.rowCount() > 0)
            for (const std::string& pair : pairsOf(coverage))
                m_pair->addItem(QString::fromStdString(pair));
        m_pair->setCurrentIndex(std::max(0, m_pair->findText(before)));
        m_pair->setEnabled(m_pair->count() > 0);
    }
    m_plot->setCoverage(coverage, options);
    showPair();
    showGap();
}

void CoveragePanel::setPotential(const std::optional<Potential>& potential) {
    m_potential = potential;
    showPair();
}

void CoveragePanel::showPair() {
    const QString pair = m_pair->currentText();
    Table functions;
    if (m_potential && m_potential->isTrained() && !pair.isEmpty())
        functions = radialFunctionTable(*m_potential, pair.section('-', 0, 0).toStdString(),
                                        pair.section('-', 1, 1).toStdString());
    m_plot->setRadialFunctions(functions);
    m_plot->setPair(pair);
}

// The widest gap of all pairs: the one that says most.
void CoveragePanel::showGap() {
    m_fill->hide();
    m_gap->clear();
    if (m_coverage.rowCount() == 0)
        return;
    const Table gaps = coverageGaps(m_coverage, m_options);
    if (gaps.rowCount() == 0) {
        m_gap->setText(tr("No gap inside the cutoff"));
        return;
    }
    std::size_t widest = 0;
    const auto width = [&](std::size_t i) {
        return gaps.numbers("to")[i] - gaps.numbers("from")[i];
    };
    for (std::size_t i = 1; i < gaps.rowCount(); ++i)
        widest = width(i) > width(widest) ? i : widest;
    m_fillRatio = gaps.numbers("density ratio")[widest];
    m_gap->setText(tr("⚠ Nothing of %1 between %L2 and %3")
                       .arg(QString::fromStdString(gaps.texts("pair")[widest]))
                       .arg(gaps.numbers("from")[widest], 0, 'f', 2)
                       .arg(withUnit(gaps.numbers("to")[widest], 2, tr("Å"))));
    if (std::isnan(m_fillRatio))
        return;
    m_fill->setText(tr("Add %L1 to fill it").arg(m_fillRatio, 0, 'f', 2));
    m_fill->show();
}

QString CoveragePanel::gapText() const {
    return m_gap->text();
}

}  // namespace mtp::ui
