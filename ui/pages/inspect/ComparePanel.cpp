#include "ui/pages/inspect/ComparePanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/inspection/Comparison.h"
#include "core/inspection/Distributions.h"
#include "core/inspection/ErrorColumns.h"
#include "core/workflow/FitResult.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/inspect/ParityPanel.h"
#include "ui/plots/PointPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr ColumnKey<std::string> kRun{"run"};

QString usualGroup(const Table& table) {
    return table.has(columns::kElement) ? columns::kElement.name : columns::kDensity.name;
}

// "rmse_a" as "RMSE of Run 1".
Table namedAfterRuns(const Table& statistics, const QString& a, const QString& b) {
    Table named;
    for (TableColumn column : statistics.columns()) {
        QString name = QString::fromStdString(column.name);
        for (const auto& [suffix, run] : {std::pair{QStringLiteral("_a"), a}, {"_b", b}})
            if (name.endsWith(suffix))
                name =
                    ComparePanel::tr("%1 of %2").arg(coreText(name.chopped(2).toStdString()), run);
        column.name = name.toStdString();
        named.add(std::move(column));
    }
    return named;
}

}  // namespace

ComparePanel::ComparePanel(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_other(new QComboBox)
    , m_quantity(new QComboBox)
    , m_form(new QComboBox)
    , m_left(new PointPlot)
    , m_right(new PointPlot)
    , m_statistics(new NumberTable) {
    build();
    followRuns();
}

void ComparePanel::build() {
    m_other->setObjectName("otherRun");
    m_other->setAccessibleName(tr("The run to compare with"));
    m_other->setToolTip(tr("Drop a potential file on the window to add it to this list"));
    m_quantity->setObjectName("compareQuantity");
    m_quantity->setAccessibleName(tr("Quantity"));
    m_quantity->setToolTip(tr("The quantity whose errors are drawn for both runs"));
    ParityPanel::listQuantities(*m_quantity);
    m_form->setObjectName("compareForm");
    m_form->setAccessibleName(tr("What is drawn"));
    m_form->addItem(tr("Errors, overlaid"), static_cast<int>(Form::Overlaid));
    m_form->addItem(tr("Errors, side by side"), static_cast<int>(Form::SideBySide));
    m_form->addItem(tr("Difference"), static_cast<int>(Form::Difference));
    m_form->setToolTip(
        tr("Both runs over each other, beside each other, or the error of one minus that of the "
           "other"));
    m_left->setObjectName("compareLeft");
    m_right->setObjectName("compareRight");
    m_left->addControl(m_other);
    m_left->addControl(m_quantity);
    m_left->addControl(m_form);
    m_statistics->setObjectName("compareStatistics");
    m_statistics->setAccessibleName(tr("Statistics of both runs"));
    connect(m_other, &QComboBox::currentIndexChanged, this, &ComparePanel::evaluateOther);
    for (QComboBox* box : {m_quantity, m_form})
        connect(box, &QComboBox::currentIndexChanged, this, &ComparePanel::draw);
    for (PointPlot* plot : {m_left, m_right})
        connect(plot, &PointPlot::pointClicked, this,
                [this, plot](int row) { emit pointClicked(plot->table(), row); });
    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_left, 1);
    plots->addWidget(m_right, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(plots, 2);
    column->addWidget(m_statistics, 1);
}

ComparePanel::Form ComparePanel::form() const {
    return static_cast<Form>(m_form->currentData().toInt());
}

void ComparePanel::followRuns() {
    const QVariant kept = m_other->currentData();
    const RunRecord* current = m_project.currentRun();
    {
        const QSignalBlocker blocker(m_other);
        m_other->clear();
        m_other->addItem(tr("Choose a run"), 0);
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
    evaluateOther();
}

void ComparePanel::evaluateOther() {
    m_otherResult = nullptr;
    m_message.clear();
    const std::int64_t id = m_other->currentData().toLongLong();
    for (const RunRecord& run : m_project.runs()) {
        if (run.id != id || !m_result)
            continue;
        m_message = tr("Evaluating %1…").arg(QString::fromStdString(run.name));
        m_jobs.run<std::shared_ptr<FitResult>>(
            tr("Evaluating %1").arg(QString::fromStdString(run.name)), this,
            [run, result = m_result, loader = m_project.frames()](Progress& progress) {
                return evaluateFit(run, {result->records, result->numbers}, *loader, progress);
            },
            [this, id, result = m_result](std::shared_ptr<FitResult> other) {
                if (m_other->currentData().toLongLong() != id || result != m_result)
                    return;  // another one was chosen meanwhile
                m_otherResult = std::move(other);
                draw();
            },
            [this, id](const QString& message) {
                if (m_other->currentData().toLongLong() != id)
                    return;
                m_message = message;
                draw();
            });
    }
    draw();
}

void ComparePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isOld)
        draw();
}

void ComparePanel::showMessage() {
    const QString text = !m_result ? tr("Train a potential, or drop a potential file here")
                         : m_other->count() < 2
                             ? tr("Train a second potential, or drop a potential file here, to "
                                  "compare it with %1")
                                   .arg(m_name)
                         : m_message.isEmpty() ? tr("Choose a run to compare with %1").arg(m_name)
                                               : m_message;
    m_left->setEmptyText(text);
    m_left->setPoints(Table(), {}, {}, {});
    m_left->setTitle(tr("Compare"));
    m_right->hide();
    m_statistics->setTable({});
}

void ComparePanel::draw() {
    if (!isVisible())
        return void(m_isOld = true);
    m_isOld = false;
    if (!m_result || !m_otherResult)
        return showMessage();
    m_right->setVisible(form() == Form::SideBySide);
    switch (form()) {
        case Form::Overlaid:
            drawOverlaid();
            break;
        case Form::SideBySide:
            drawSideBySide();
            break;
        case Form::Difference:
            drawDifference();
            break;
    }
    m_statistics->setTable(
        namedAfterRuns(comparisonStatistics(m_result->report, m_otherResult->report), m_name,
                       m_other->currentText()));
}

Table ComparePanel::errorsOf(const std::shared_ptr<const FitResult>& result) const {
    return withErrors(*ParityPanel::tableOf(result, ParityPanel::quantityOf(*m_quantity)));
}

void ComparePanel::drawPoints(PointPlot& plot, const Table& table, const ColumnKey<double>& column,
                              const QString& label, const QString& group) {
    plot.setEmptyText(tr("No labels of this quantity"));
    const QString name = m_quantity->currentText();
    if (table.rowCount() == 0)
        return plot.setPoints(Table(), {}, {}, {});
    const QString unit = coreText(table.column(columns::kReference.name).unit);
    plot.setPoints(table, columns::kReference.name, column.name, group);
    plot.setAxisLabels(tr("%1, %2").arg(name, unit), tr("%1, %2").arg(label, unit));
    plot.showAll();
}

void ComparePanel::drawOverlaid() {
    // One of the two may lack a column, such as the parts of the split.
    const auto named = [](const Table& table, const QString& run) {
        Table part;
        for (const char* name :
             {columns::kConfiguration.name, columns::kAtom.name, columns::kReference.name,
              columns::kPredicted.name, columns::kError.name, columns::kElement.name})
            if (table.has(name))
                part.add(table.column(name));
        Categories runs;
        runs.add(runs.indexOf(run.toStdString()), table.rowCount());
        part.add(kRun, std::move(runs));
        return part;
    };
    Table both = named(errorsOf(m_result), m_name);
    both.append(named(errorsOf(m_otherResult), m_other->currentText()));
    m_left->setTitle(tr("%1 compared with").arg(m_name));
    drawPoints(*m_left, both, columns::kError, tr("error"), kRun.name);
}

void ComparePanel::drawSideBySide() {
    m_left->setTitle(tr("%1 compared with").arg(m_name));
    m_right->setTitle(m_other->currentText());
    for (const auto& [plot, result] :
         {std::pair{m_left, m_result}, std::pair{m_right, m_otherResult}}) {
        const Table errors = errorsOf(result);
        drawPoints(*plot, errors, columns::kError, tr("error"), usualGroup(errors));
    }
}

void ComparePanel::drawDifference() {
    const ParityQuantity quantity = ParityPanel::quantityOf(*m_quantity);
    const Table table = parityDifference(*ParityPanel::tableOf(m_result, quantity),
                                         *ParityPanel::tableOf(m_otherResult, quantity));
    m_left->setTitle(tr("%1 compared with").arg(m_name));
    drawPoints(*m_left, table, columns::kDifference,
               tr("%1 minus %2").arg(m_other->currentText(), m_name), usualGroup(table));
}

}  // namespace mtp::ui

#include "moc_ComparePanel.cpp"
