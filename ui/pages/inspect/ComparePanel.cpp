#include "ui/pages/inspect/ComparePanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/inspection/Comparison.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/inspect/ParityPanel.h"
#include "ui/plots/ParityPlot.h"
#include "ui/project/FitResult.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

ComparePanel::ComparePanel(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_other(new QComboBox)
    , m_quantity(new QComboBox)
    , m_overlaid(new QCheckBox(tr("in one plot, coloured by run")))
    , m_left(new ParityPlot)
    , m_right(new ParityPlot)
    , m_statistics(new NumberTable) {
    build();
    followRuns();
}

void ComparePanel::build() {
    m_other->setObjectName("otherRun");
    m_other->setAccessibleName(tr("The other potential"));
    m_other->setToolTip(tr("Drop a potential file on the window to have it here"));
    m_quantity->setObjectName("compareQuantity");
    m_quantity->setAccessibleName(tr("Quantity"));
    for (const QString& name : ParityPanel::quantityNames())
        m_quantity->addItem(name);
    m_left->setObjectName("compareLeft");
    m_right->setObjectName("compareRight");
    m_left->setEmptyText(tr("The potential that is current"));
    m_right->setEmptyText(tr("Choose another run to compare with"));
    m_right->setTitle(tr("and"));
    m_left->addControl(m_quantity);
    m_right->addControl(m_other);
    m_statistics->setObjectName("compareStatistics");
    connect(m_other, &QComboBox::currentIndexChanged, this, &ComparePanel::evaluateOther);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &ComparePanel::draw);
    for (ParityPlot* plot : {m_left, m_right})
        connect(plot, &PointPlot::pointClicked, this,
                [this, plot](int row) { emit pointClicked(plot->table(), row); });
    m_overlaid->setObjectName("overlayRuns");
    connect(m_overlaid, &QCheckBox::toggled, this, &ComparePanel::draw);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_left, 1);
    plots->addWidget(m_right, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(plots, 2);
    column->addWidget(m_overlaid);
    column->addWidget(m_statistics, 1);
}

void ComparePanel::followRuns() {
    const QVariant kept = m_other->currentData();
    const RunRecord* current = m_project.currentRun();
    {
        const QSignalBlocker blocker(m_other);
        m_other->clear();
        m_other->addItem(tr("choose a run"), 0);
        for (const RunRecord& run : m_project.runs())
            if (run.potential && (!current || run.id != current->id))
                m_other->addItem(QString::fromStdString(run.name),
                                 QVariant::fromValue<qlonglong>(run.id));
        m_other->setCurrentIndex(std::max(0, m_other->findData(kept)));
    }
    if (m_other->currentData() != kept)
        evaluateOther();
}

void ComparePanel::setResult(std::shared_ptr<const FitResult> result, const QString& name) {
    m_result = std::move(result);
    m_name = name;
    m_left->setTitle(name);
    evaluateOther();
}

void ComparePanel::evaluateOther() {
    m_otherResult = nullptr;
    draw();
    const std::int64_t id = m_other->currentData().toLongLong();
    for (const RunRecord& run : m_project.runs()) {
        if (run.id != id || !m_result)
            continue;
        m_jobs.run<std::shared_ptr<FitResult>>(
            tr("Evaluating %1").arg(QString::fromStdString(run.name)), this,
            [potential = *run.potential, result = m_result,
             loader = m_project.frames()](Progress& progress) {
                return evaluateFit(potential, result->records, result->numbers, *loader, progress);
            },
            [this, id, result = m_result](std::shared_ptr<FitResult> other) {
                if (m_other->currentData().toLongLong() != id || result != m_result)
                    return;  // another one was chosen meanwhile
                m_otherResult = std::move(other);
                draw();
            },
            [this](const QString& message) { emit failed(message); });
    }
}

void ComparePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isOld)
        draw();
}

void ComparePanel::draw() {
    if (!isVisible())
        return void(m_isOld = true);
    m_isOld = false;
    const auto show = [this](ParityPlot& plot, const std::shared_ptr<const FitResult>& result) {
        if (!result)
            return plot.setParity(Table(), {});
        ParityPanel::drawQuantity(plot, result, m_quantity->currentIndex(),
                                  QStringLiteral("density"));
    };
    if (m_overlaid->isChecked() && m_result && m_otherResult)
        drawOverlaid();
    else
        show(*m_left, m_result);
    show(*m_right, m_otherResult);
    m_statistics->setTable(m_result && m_otherResult
                               ? comparisonStatistics(m_result->report, m_otherResult->report)
                               : Table());
}

void ComparePanel::drawOverlaid() {
    const auto named = [](Table table, const QString& run) {
        table.add("run", std::vector<std::string>(table.rowCount(), run.toStdString()));
        return table;
    };
    const int quantity = m_quantity->currentIndex();
    Table both = named(*ParityPanel::tableOf(m_result, quantity), m_name);
    both.append(named(*ParityPanel::tableOf(m_otherResult, quantity), m_other->currentText()));
    m_left->setParity(both, QStringLiteral("run"));
    m_left->setStatistics({});
}

}  // namespace mtp::ui
