#include "ui/pages/inspect/InspectPage.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <algorithm>
#include <utility>

#include "core/base/SelectionExpression.h"
#include "core/inspection/Distributions.h"
#include "core/inspection/ErrorColumns.h"
#include "core/workflow/FitResult.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/inspect/ComparePanel.h"
#include "ui/pages/inspect/DoubtTabs.h"
#include "ui/pages/inspect/ErrorPanel.h"
#include "ui/pages/inspect/FitEvaluation.h"
#include "ui/pages/inspect/FitForm.h"
#include "ui/pages/inspect/FitOutput.h"
#include "ui/pages/inspect/FitSelection.h"
#include "ui/pages/inspect/FitSummary.h"
#include "ui/pages/inspect/FrontPanel.h"
#include "ui/pages/inspect/ParityPanel.h"
#include "ui/pages/inspect/PotentialImport.h"
#include "ui/pages/inspect/TrustPanel.h"
#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ProjectModel.h"
#include "ui/project/Repulsion.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

// Keys of the view state.
const QString kTab = QStringLiteral("tab");
const QString kPart = QStringLiteral("part");
const QString kColouring = QStringLiteral("colouring");

}  // namespace

InspectPage::InspectPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_fit(new FitEvaluation(project, jobs, this))
    , m_output(new FitOutput(project, jobs, this))
    , m_import(new PotentialImport(project, this)) {
    build();
    connectSelection();
    connectSelectionForm();
    primaryAction()->setText(tr("Export potential…"));
    connect(primaryAction(), &QAction::triggered, this, &InspectPage::exportPotential);
    connect(&project, &ProjectModel::runsChanged, this, &InspectPage::showRuns);
    connect(&project, &ProjectModel::configurationsChanged, this, &InspectPage::showExcluded);
    connect(m_fitForm, &FitForm::reportRequested, this, [this] { m_output->askReport(m_result); });
    connect(m_fitForm, &FitForm::partChosen, this, [this] {
        m_fit->setPart(m_fitForm->part());
        m_fit->evaluate();
    });
    connect(m_fitForm, &FitForm::colouringChosen, this, [this] {
        m_parity->setColouring(m_fitForm->colouring());
        showSelection();
        showExcluded();
    });
    connect(m_fit, &FitEvaluation::changed, this, &InspectPage::showResult);
    connect(m_fit, &FitEvaluation::stateChanged, this, &InspectPage::showState);
    connect(m_output, &FitOutput::written, this, [this](const QString& path) {
        banner()->showWritten(tr("Saved to %1").arg(path), path);
    });
    connect(m_output, &FitOutput::failed, this, &InspectPage::showError);
    connect(m_import, &PotentialImport::failed, this, &InspectPage::showError);
    showRuns();
    m_fit->evaluate();
}

void InspectPage::buildTabs() {
    m_parity = new ParityPanel;
    m_errors = new ErrorPanel;
    m_list = new NumberTable;
    m_list->setObjectName("errorList");
    m_list->setAccessibleName(tr("Errors by configuration"));
    m_statistics = new NumberTable;
    m_statistics->setObjectName("statisticsTable");
    m_statistics->setAccessibleName(tr("Statistics"));
    m_trust = new TrustPanel(jobs());
    m_compare = new ComparePanel(project(), jobs());
    m_front = new FrontPanel(project(), jobs());
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("inspectTabs");
    m_tabs->setDocumentMode(true);
    addKeyedTab(*m_tabs, m_parity, tr("&Parity"), QStringLiteral("parity"),
                tr("Predictions against labels: points of a good fit lie on the diagonal"));
    addKeyedTab(*m_tabs, m_errors, tr("E&rrors"), QStringLiteral("errors"),
                tr("How the errors are distributed, and what they depend on"));
    addKeyedTab(*m_tabs, m_list, tr("&Configurations"), QStringLiteral("configurations"),
                tr("The errors of each configuration; sort by a column to find the worst"));
    addKeyedTab(*m_tabs, m_statistics, tr("&Statistics"), QStringLiteral("statistics"),
                tr("Errors by part, density and element"));
    addKeyedTab(*m_tabs, m_trust, tr("Is i&t safe?"), QStringLiteral("safety"),
                tr("What the potential says far from its training set: compressed, expanded, and "
                   "of two atoms alone"));
    addKeyedTab(*m_tabs, m_compare, tr("Co&mpare"), QStringLiteral("compare"),
                tr("The errors of this potential beside those of another run"));
    m_doubt = new DoubtTabs(project(), jobs(), *m_tabs);
    addKeyedTab(*m_tabs, m_front, tr("Faster"), QStringLiteral("faster"),
                tr("Smaller potentials made of this one, and what they cost in errors"));
}

void InspectPage::build() {
    buildTabs();
    m_view = new StructureView;
    m_view->setObjectName("inspectView");
    m_view->setEmptyText(tr("Click a point to see its configuration"));
    // The tabs that ask about single points have the structure under them.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        const QWidget* const tab = m_tabs->currentWidget();
        m_view->setVisible(tab == m_parity || tab == m_errors || tab == m_list ||
                           m_doubt->isShown());
        if (m_current)
            showConfiguration({*m_current, {}});
    });
    QWidget* main = makeStack(m_tabs, 1, m_view, 1, {500, 400});
    buildInspector();
    auto* empty = new EmptyState(iconName(), tr("Train a potential, or drop a potential file here"),
                                 tr("Go to Train"));
    empty->button()->setToolTip(tr("Potentials are made from labels there (Alt+4)"));
    connect(empty->button(), &QPushButton::clicked, this,
            [this] { emit pageRequested(PageId::Train); });
    setContent(main, m_inspector, empty);
}

void InspectPage::buildInspector() {
    m_inspector = new Inspector;
    m_fitForm = new FitForm(project(), *m_inspector);
    InspectorGroup* errors = m_inspector->addGroup(tr("Errors"));
    m_summary = new FitSummary;
    errors->addWide(m_summary);
    m_form = new SelectionForm(
        project(), [this] { return chosenIds(); }, *m_inspector);
}

void InspectPage::connectSelection() {
    connect(m_parity, &ParityPanel::rowsChosen, this, &InspectPage::choose);
    connect(m_errors, &ErrorPanel::rowsChosen, this, &InspectPage::choose);
    connect(m_parity, &ParityPanel::pointClicked, this, &InspectPage::showPoint);
    connect(m_errors, &ErrorPanel::pointClicked, this, &InspectPage::showPoint);
    connect(m_doubt, &DoubtTabs::rowsChosen, this, &InspectPage::choose);
    connect(m_doubt, &DoubtTabs::pointClicked, this, &InspectPage::showPoint);
    connect(m_doubt, &DoubtTabs::saveWanted, m_output, &FitOutput::askCommittee);
    connect(m_doubt, &DoubtTabs::graded, this, &InspectPage::showGrades);
    connect(m_compare, &ComparePanel::pointClicked, this, &InspectPage::showPoint);
    connect(m_trust, &TrustPanel::speciesWanted, this, [this] {
        if (const RunRecord* run = project().currentRun())
            m_import->nameSpecies(*run);
    });
    connect(m_trust, &TrustPanel::repulsionWanted, this,
            [this] { setRepulsionWanted(project(), true); });
    connect(&project(), &ProjectModel::historyChanged, this,
            [this] { m_trust->setRepulsion(isRepulsionWanted(project())); });
    connect(m_list, &NumberTable::rowsChosen, this,
            [this](const std::vector<int>& rows) { choose(m_list->table(), rows, {}); });
    connect(m_list, &NumberTable::currentRowChanged, this, [this](int row) {
        if (m_result && row >= 0)
            showPoint(m_result->errors, row);  // the list has its rows
    });
    connect(m_view, &StructureView::atomClicked, this,
            [this](int atom, Qt::KeyboardModifiers modifiers) {
                if (!m_current || atom < 0)
                    return;
                Table table;
                table.add(columns::kConfiguration, {static_cast<int>(*m_current)});
                table.add(columns::kAtom, {atom});
                choose(table, {0}, modifiers);
            });
}

void InspectPage::connectSelectionForm() {
    connect(m_form, &SelectionForm::toolChosen, this, [this](PointPlot::Tool tool) {
        m_parity->setTool(tool);
        m_errors->setTool(tool);
        m_doubt->setTool(tool);
    });
    connect(m_form, &SelectionForm::expressionEntered, this, &InspectPage::chooseByExpression);
    connect(m_form, &SelectionForm::worstRequested, this, &InspectPage::chooseWorst);
    connect(m_form, &SelectionForm::stepRequested, this, &InspectPage::stepToWorst);
    connect(m_form, &SelectionForm::clearRequested, this, [this] {
        m_selection.clear();
        showSelection();
    });
    connect(m_form, &SelectionForm::invertRequested, this, [this] {
        if (!m_result)
            return;
        m_selection.invert(m_result->frames.size());
        showSelection();
    });
    const std::pair<Qt::Key, int> keys[] = {{Qt::Key_N, 1}, {Qt::Key_P, -1}};
    for (const auto& [key, by] : keys) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by = by] { stepToWorst(by); });
    }
}

Page::State InspectPage::state() const {
    if (m_fit->isRunning())
        return State::Running;
    if (!m_result)
        return m_fit->message().isEmpty() ? State::Empty : State::NeedsAttention;
    return m_fit->isStale() ? State::NeedsAttention : State::Ready;
}

QString InspectPage::stateText() const {
    if (m_fit->isRunning())
        return tr("Evaluating");
    if (!m_result)
        return m_fit->message().isEmpty() ? tr("No potential yet") : m_fit->message();
    return m_fit->isStale() ? tr("Stale: the configurations have changed")
                            : tr("%1 is evaluated").arg(m_fitForm->runName());
}

std::vector<Badge> InspectPage::badges() const {
    if (!m_fit->isStale())
        return {};
    return {
        {tr("Stale"), tr("The configurations have changed since the errors were worked out, and "
                         "since the potential was trained. Evaluate again, or train again.")}};
}

QString InspectPage::counts() const {
    if (!m_result)
        return m_fit->message().isEmpty() ? tr("No potential yet") : m_fit->message();
    QStringList parts{
        tr("%Ln configuration(s)", nullptr, static_cast<int>(m_result->report.configurations)),
        tr("%Ln atom(s)", nullptr, static_cast<int>(m_result->report.atoms))};
    if (const std::size_t left = excluded().configurations().size(); left > 0)
        parts << tr("%L1 excluded").arg(left);
    parts << tr("%L1 selected").arg(m_selection.configurations().size());
    return parts.join(QStringLiteral(" · "));
}

QLineEdit* InspectPage::searchField() const {
    return m_form->expression();
}

QJsonObject InspectPage::viewState() const {
    QJsonObject state{{kTab, currentTabKey(*m_tabs)}, {kColouring, m_fitForm->colouring()}};
    if (const std::optional<Part> part = m_fitForm->part())
        state[kPart] = QString::fromStdString(std::string(partName(*part)));
    return state;
}

void InspectPage::setViewState(const QJsonObject& state) {
    showTab(*m_tabs, state[kTab].toString());
    m_fitForm->setColouring(state[kColouring].toString());
    // The configurations and runs of the project, which come next, are evaluated by it.
    std::optional<Part> shown;
    for (const Part part : {Part::Training, Part::Validation, Part::Test})
        if (state[kPart].toString().toStdString() == partName(part))
            shown = part;
    m_fitForm->setPart(shown);
    m_fit->setPart(shown);
}

void InspectPage::openPath(const QString& path, const ImportChoice&) {
    m_import->open(path);
}

void InspectPage::exportPotential() {
    m_output->askPotential();
}

void InspectPage::writeReport(const QString& path) {
    m_output->writeReport(m_result, path);
}

void InspectPage::showRuns() {
    m_trust->setRepulsion(isRepulsionWanted(project()));
    m_fitForm->followRuns();
    const RunRecord* run = project().currentRun();
    setEmpty(!run);
    primaryAction()->setEnabled(run && run->potential);
    m_compare->followRuns();
}

void InspectPage::showState() {
    const bool wasStale = std::exchange(m_isStale, m_fit->isStale());
    if (wasStale && !m_isStale)
        banner()->dismiss();
    if (m_isStale && !wasStale)
        banner()->show(Banner::Kind::Warning,
                       tr("The configurations have changed since this was evaluated."),
                       tr("Evaluate again"), [this] { m_fit->evaluate(); });
    emit stateChanged();
}

void InspectPage::showResult() {
    const auto before = std::exchange(m_result, m_fit->result());
    const bool isSameSet = before && m_result && before->records.size() == m_result->records.size();
    if (!isSameSet) {
        m_selection.clear();
        showNoPoint();
    }
    const RunRecord* run = m_fit->run();
    m_parity->setResult(m_result, m_fit->message());
    m_errors->setResult(m_result);
    m_doubt->setResult(m_result, run, m_fit->message());
    m_trust->setResult(m_result, run ? std::make_shared<const Potential>(*run->potential) : nullptr,
                       {m_fit->message(), m_fit->needsSpecies()});
    m_front->setRun(run, m_fit->message());
    m_compare->setResult(m_result, run ? QString::fromStdString(run->name) : QString());
    m_list->setTable(m_result ? listedErrors(*m_result) : Table(), {columns::kConfiguration.name});
    m_statistics->setTable(m_result ? m_result->statistics : Table());
    m_summary->setReport(m_result ? &m_result->report : nullptr);
    m_fitForm->setReportEnabled(m_result != nullptr);
    // The same point, as this potential predicts it.
    if (m_result && m_point)
        showPoint((*m_result).*(m_point->table), m_point->row);
    else if (m_result && m_current)
        showPoint(m_result->errors, static_cast<int>(*m_current));
    showSelection();
    showExcluded();
}

void InspectPage::choose(const Table& table, const std::vector<int>& rows,
                         Qt::KeyboardModifiers modifiers) {
    m_selection.choose(table, rows, modeOf(modifiers));
    showSelection();
}

void InspectPage::chooseByExpression(const QString& expression, SelectionForm::Of of,
                                     Qt::KeyboardModifiers modifiers) {
    if (!m_result || expression.trimmed().isEmpty())
        return;
    const Table& table = of == SelectionForm::Of::Atoms ? m_result->atoms : m_result->errors;
    try {
        const SelectionExpression parsed(expression.toStdString());
        choose(table, rowNumbers(parsed.select(table)), modifiers);
        m_form->setProblem({});
    } catch (const Error& error) {
        m_form->setProblem(errorText(error));
    }
}

void InspectPage::chooseWorstAtoms(const std::vector<std::size_t>& configurations) {
    m_selection = worstAtomsOf(*m_result, configurations);
    showSelection();
    if (!configurations.empty())
        showPoint(m_result->errors, static_cast<int>(configurations.front()));
}

void InspectPage::chooseWorst(int count) {
    if (m_result)
        chooseWorstAtoms(worstRows(m_result->errors, m_form->worstColumn().toStdString(),
                                   static_cast<std::size_t>(count)));
}

void InspectPage::stepToWorst(int by) {
    if (!m_result)
        return;
    const std::vector<std::size_t> order = worstRows(
        m_result->errors, m_form->worstColumn().toStdString(), m_result->errors.rowCount());
    if (order.empty())
        return;
    const auto found = m_current ? std::find(order.begin(), order.end(), *m_current) : order.end();
    const auto last = static_cast<std::ptrdiff_t>(order.size()) - 1;
    const std::ptrdiff_t next =
        found == order.end() ? 0 : std::clamp<std::ptrdiff_t>(found - order.begin() + by, 0, last);
    chooseWorstAtoms({order[static_cast<std::size_t>(next)]});
}

void InspectPage::showSelection() {
    m_parity->setSelection(m_selection);
    m_errors->setSelection(m_selection);
    m_doubt->setSelection(m_selection);
    if (m_result)
        m_list->setChosenRows(m_selection.rowsOf(m_result->errors));
    if (m_current)
        m_view->setSelectedAtoms(m_selection.atomsOf(*m_current));
    m_trust->setChosen(m_selection.configurations());
    m_form->setCounts(m_selection.configurations().size(), m_selection.singleAtomCount());
    emit stateChanged();
}

PointSelection InspectPage::excluded() const {
    return m_result ? excludedOf(*m_result, project().configurations()) : PointSelection();
}

void InspectPage::showExcluded() {
    m_parity->setExcluded(excluded());
    m_errors->setExcluded(excluded());
    m_doubt->setExcluded(excluded());
    emit stateChanged();
}

void InspectPage::showPoint(const Table& table, int row) {
    m_point = pointOf(*m_result, table, row);
    m_form->setPoint(pointText(*m_result, table, row));
    showConfiguration(placeOf(*m_result, table, row));
}

void InspectPage::showNoPoint() {
    m_current.reset();
    m_point.reset();
    m_view->clear();
    m_form->setPoint(tr("None selected"));
}

void InspectPage::showConfiguration(const PointPlace& place) {
    m_current = place.configuration;
    showFit(*m_view, *m_result, place);
    showGrades();
}

// Beside the panel of grades, atoms have their colours by grade and not by error.
void InspectPage::showGrades() {
    if (!m_current || !m_doubt->areGradesShown())
        return;
    m_view->setArrows(std::nullopt, {});
    m_view->setAtomValues(m_doubt->gradesOf(*m_current));
}

std::vector<std::int64_t> InspectPage::chosenIds() const {
    std::vector<std::int64_t> ids;
    for (const std::size_t configuration : m_selection.configurations())
        ids.push_back(m_result->records[configuration].id);
    return ids;
}

}  // namespace mtp::ui

#include "moc_InspectPage.cpp"
