#include "ui/pages/inspect/InspectPage.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>
#include <algorithm>

#include "core/inspection/Distributions.h"
#include "core/inspection/SelectionExpression.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/edit/Replay.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/inspect/ComparePanel.h"
#include "ui/pages/inspect/ErrorPanel.h"
#include "ui/pages/inspect/FitSummary.h"
#include "ui/pages/inspect/ParityPanel.h"
#include "ui/pages/inspect/TrustPanel.h"
#include "ui/project/FitReport.h"
#include "ui/project/FitResult.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

PointSelection::Mode modeOf(Qt::KeyboardModifiers modifiers) {
    if (modifiers.testFlag(Qt::ShiftModifier))
        return PointSelection::Mode::Add;
    if (modifiers.testFlag(Qt::ControlModifier))
        return PointSelection::Mode::Toggle;
    return modifiers.testFlag(Qt::AltModifier) ? PointSelection::Mode::Remove
                                               : PointSelection::Mode::Replace;
}

std::vector<int> rowNumbers(const std::vector<bool>& isChosen) {
    std::vector<int> rows;
    for (std::size_t row = 0; row < isChosen.size(); ++row)
        if (isChosen[row])
            rows.push_back(static_cast<int>(row));
    return rows;
}

}  // namespace

InspectPage::InspectPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent) {
    build();
    connectSelection();
    primaryAction()->setText(tr("Export potential…"));
    connect(primaryAction(), &QAction::triggered, this, &InspectPage::exportPotential);
    connect(&project, &ProjectModel::runsChanged, this, [this] {
        showRuns();
        const RunRecord* run = this->project().currentRun();
        if (!m_result || !run || run->id != m_run)
            evaluate();
    });
    connect(&project, &ProjectModel::projectChanged, this, [this] { take(nullptr, 0); });
    connect(&project, &ProjectModel::configurationsChanged, this,
            &InspectPage::followConfigurations);
    showRuns();
    evaluate();
}

void InspectPage::build() {
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
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("inspectTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_parity, tr("&Parity"));
    m_tabs->addTab(m_errors, tr("E&rrors"));
    m_tabs->addTab(m_list, tr("&Configurations"));
    m_tabs->addTab(m_statistics, tr("&Statistics"));
    m_tabs->addTab(m_trust, tr("Is it sa&fe?"));
    m_tabs->addTab(m_compare, tr("Co&mpare"));
    m_view = new StructureView;
    m_view->setObjectName("inspectView");
    m_view->setEmptyText(tr("Click a point: its configuration is shown here"));
    // The tabs that ask about single points have the structure under them.
    connect(m_tabs, &QTabWidget::currentChanged, m_view,
            [this] { m_view->setVisible(m_tabs->currentIndex() <= m_tabs->indexOf(m_list)); });
    auto* vertical = new QSplitter(Qt::Vertical);
    vertical->addWidget(m_tabs);
    vertical->addWidget(m_view);
    vertical->setStretchFactor(0, 1);
    vertical->setStretchFactor(1, 1);
    vertical->setSizes({500, 400});
    vertical->setChildrenCollapsible(false);
    buildInspector();
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(vertical);
    across->addWidget(m_inspector);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setChildrenCollapsible(false);
    setContent(across);
}

void InspectPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* what = m_inspector->addGroup(tr("Potential"));
    m_runs = new QComboBox;
    m_runs->setObjectName("inspectRun");
    m_shown = new QComboBox;
    m_shown->setObjectName("inspectPart");
    m_shown->addItems({tr("all"), tr("training"), tr("validation"), tr("test")});
    m_colouring = new QComboBox;
    m_colouring->setObjectName("colourBy");
    m_colouring->addItem(tr("density, element"), "density");
    m_colouring->addItem(tr("split"), "part");
    m_colouring->addItem(tr("source"), "source");
    m_report = new QPushButton(icon("export"), tr("Rep&ort…"));
    m_report->setObjectName("report");
    m_report->setToolTip(tr("Settings, provenance, tables and plots as one page (HTML)"));
    connect(m_report, &QPushButton::clicked, this, &InspectPage::askReport);
    what->addRow(tr("&Run"), m_runs);
    what->addRow(tr("&Show"), m_shown);
    what->addRow(tr("Co&lour by"), m_colouring);
    what->addWide(m_report);
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { project().setCurrentRun(m_runs->itemData(index).toLongLong()); });
    connect(m_shown, &QComboBox::activated, this, [this] { evaluate(); });
    connect(m_colouring, &QComboBox::currentIndexChanged, this, [this] {
        m_parity->setColouring(m_colouring->currentData().toString());
        showSelection();
    });
    m_form = new SelectionForm(
        project(), [this] { return chosenIds(); }, *m_inspector);

    InspectorGroup* errors = m_inspector->addGroup(tr("Errors"));
    m_summary = new FitSummary;
    errors->addWide(m_summary);
    auto* units = new QLabel(tr("Energy and virial in meV/atom, force in meV/Å"));
    units->setWordWrap(true);
    errors->addWide(units);
}

void InspectPage::connectSelection() {
    connect(m_parity, &ParityPanel::rowsChosen, this, &InspectPage::choose);
    connect(m_errors, &ErrorPanel::rowsChosen, this, &InspectPage::choose);
    connect(m_parity, &ParityPanel::pointClicked, this, &InspectPage::showPoint);
    connect(m_errors, &ErrorPanel::pointClicked, this, &InspectPage::showPoint);
    connect(m_compare, &ComparePanel::pointClicked, this, &InspectPage::showPoint);
    connect(m_compare, &ComparePanel::failed, this, &InspectPage::showError);
    connect(m_trust, &TrustPanel::failed, this, &InspectPage::showError);
    connect(m_list, &NumberTable::rowsChosen, this,
            [this](const std::vector<int>& rows) { choose(m_list->table(), rows, {}); });
    connect(m_list, &NumberTable::currentRowChanged, this, [this](int row) {
        if (m_result && row >= 0)
            showPoint(m_list->table(), row);
    });
    connect(m_form, &SelectionForm::toolChosen, this, [this](PointPlot::Tool tool) {
        m_parity->setTool(tool);
        m_errors->setTool(tool);
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
    connect(m_view, &StructureView::atomClicked, this,
            [this](int atom, Qt::KeyboardModifiers modifiers) {
                if (!m_current || atom < 0)
                    return;
                Table table;
                table.add("configuration", "", {static_cast<double>(*m_current)});
                table.add("atom", "", {static_cast<double>(atom)});
                choose(table, {0}, modifiers);
            });
    const std::pair<Qt::Key, int> keys[] = {{Qt::Key_N, 1}, {Qt::Key_P, -1}};
    for (const auto& [key, by] : keys) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by = by] { stepToWorst(by); });
    }
}

Page::State InspectPage::state() const {
    if (m_isEvaluating)
        return State::Running;
    if (!m_result)
        return State::Empty;
    return m_isStale ? State::NeedsAttention : State::Ready;
}

QString InspectPage::counts() const {
    if (!m_result)
        return tr("No potential yet");
    return tr("%L1 configurations · %L2 atoms · %L3 selected")
        .arg(m_result->report.configurations)
        .arg(m_result->report.atoms)
        .arg(m_selection.configurations().size());
}

QString InspectPage::viewState() const {
    return QStringLiteral("%1 %2 %3")
        .arg(m_tabs->currentIndex())
        .arg(m_shown->currentIndex())
        .arg(m_colouring->currentIndex());
}

void InspectPage::setViewState(const QString& state) {
    const QStringList parts = (state.isEmpty() ? QStringLiteral("0 0 0") : state).split(' ');
    if (parts.size() != 3)
        return;
    m_tabs->setCurrentIndex(parts[0].toInt());
    m_colouring->setCurrentIndex(std::clamp(parts[2].toInt(), 0, m_colouring->count() - 1));
    // The configurations and runs of the project, which come next, are evaluated by it.
    m_shown->setCurrentIndex(std::clamp(parts[1].toInt(), 0, m_shown->count() - 1));
}

void InspectPage::openPath(const QString& path, const ImportChoice&) {
    try {
        RunRecord run;
        run.potential = readPotential(path.toStdString());
        run.name = QFileInfo(path).fileName().toStdString();
        run.stopReason = tr("read from a file").toStdString();
        run.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
        project().addRun(run);
    } catch (const Error& error) {
        showError(QString::fromUtf8(error.what()));
    }
}

void InspectPage::exportPotential() {
    const RunRecord* run = project().currentRun();
    if (!run || !run->potential)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Export potential"),
                                                      QStringLiteral("potential.almtp"),
                                                      tr("Potentials (*.almtp *.mtp)"));
    if (path.isEmpty())
        return;
    try {
        writePotential(path.toStdString(), *run->potential);
        banner()->show(Banner::Kind::Information, tr("Written: %1").arg(path));
    } catch (const Error& error) {
        showError(QString::fromUtf8(error.what()));
    }
}

void InspectPage::askReport() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Write a report"), QStringLiteral("report.html"), tr("Web page (*.html)"));
    if (!path.isEmpty())
        writeReport(path);
}

void InspectPage::writeReport(const QString& path) {
    const RunRecord* run = project().currentRun();
    if (!m_result || !run)
        return;
    jobs().run<QString>(
        tr("Writing the report"), this,
        [result = m_result, run = *run, path,
         projectPath = project().path().toStdString()](Progress&) {
            const std::string version = "MTP Workbench " MTP_VERSION;
            const std::string methods =
                methodsParagraph(ProjectStore::openForReading(projectPath), version);
            const std::string page = fitReport(*result, run, version, methods);
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(page.data(), static_cast<qint64>(page.size())) < 0 || !file.commit())
                throw FileError(tr("%1: %2").arg(path, file.errorString()).toStdString());
            return path;
        },
        [this](const QString& written) {
            banner()->show(Banner::Kind::Information, tr("Written: %1").arg(written));
        },
        [this](const QString& message) { showError(message); });
}

void InspectPage::showRuns() {
    m_runs->clear();
    for (const RunRecord& run : project().runs())
        m_runs->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
    const RunRecord* run = project().currentRun();
    if (run)
        m_runs->setCurrentIndex(m_runs->findData(QVariant::fromValue<qlonglong>(run->id)));
    primaryAction()->setEnabled(run && run->potential);
    m_report->setEnabled(run && run->potential);
    m_compare->followRuns();
}

InspectPage::Wanted InspectPage::wantedConfigurations() const {
    const int shown = m_shown->currentIndex();
    Wanted wanted;
    int number = 0;
    for (const ConfigurationRecord& record : project().configurations()) {
        ++number;
        if (!record.energy || (shown > 0 && static_cast<int>(record.part) != shown - 1))
            continue;
        wanted.records.push_back(record);
        wanted.numbers.push_back(number);
    }
    return wanted;
}

void InspectPage::evaluate() {
    const RunRecord* run = project().currentRun();
    Wanted wanted = wantedConfigurations();
    if (!run || !run->potential || wanted.records.empty())
        return take(nullptr, 0);
    m_isEvaluating = true;
    emit stateChanged();
    jobs().run<std::shared_ptr<FitResult>>(
        tr("Evaluating %1").arg(QString::fromStdString(run->name)), this,
        [potential = *run->potential, wanted = std::move(wanted),
         loader = project().frames()](Progress& progress) {
            return evaluateFit(potential, wanted.records, wanted.numbers, *loader, progress);
        },
        [this, id = run->id](std::shared_ptr<FitResult> result) { take(std::move(result), id); },
        [this](const QString& message) {
            m_isEvaluating = false;
            showError(message);
            emit stateChanged();
        });
}

void InspectPage::take(std::shared_ptr<FitResult> result, std::int64_t run) {
    m_isEvaluating = false;
    const RunRecord* current = project().currentRun();
    if (result && (!current || current->id != run))
        return;  // another run was chosen meanwhile; its own result comes
    const bool isSameSet = m_result && result && m_result->records.size() == result->records.size();
    m_result = std::move(result);
    m_run = run;
    m_isStale = false;
    if (!isSameSet) {
        m_selection.clear();
        m_current.reset();
        m_view->clear();
        m_form->point()->setText(tr("None chosen"));
    }
    showResult();
}

void InspectPage::showResult() {
    m_parity->setResult(m_result);
    m_errors->setResult(m_result);
    const RunRecord* run = project().currentRun();
    m_trust->setResult(m_result, m_result && run && run->potential
                                     ? std::make_shared<const Potential>(*run->potential)
                                     : nullptr);
    m_compare->setResult(m_result, run ? QString::fromStdString(run->name) : QString());
    m_list->setTable(m_result ? listedErrors(*m_result) : Table(), {"configuration"});
    m_statistics->setTable(m_result ? m_result->statistics : Table());
    if (!m_result)
        m_view->clear();
    else if (m_current)
        showConfiguration(*m_current, std::nullopt);
    m_summary->setReport(m_result ? &m_result->report : nullptr);
    showSelection();
    emit stateChanged();
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
        m_form->setProblem(QString::fromUtf8(error.what()));
    }
}

void InspectPage::chooseWorst(int count) {
    if (!m_result)
        return;
    std::vector<int> rows;
    for (const std::size_t row : worstRows(m_result->errors, m_form->worstColumn().toStdString(),
                                           static_cast<std::size_t>(count)))
        rows.push_back(static_cast<int>(row));
    choose(m_result->errors, rows, {});
    if (!rows.empty())
        showPoint(m_result->errors, rows.front());
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
    const auto row = static_cast<int>(order[static_cast<std::size_t>(next)]);
    choose(m_result->errors, {row}, {});
    showPoint(m_result->errors, row);
}

void InspectPage::showSelection() {
    m_parity->setSelection(m_selection);
    m_errors->setSelection(m_selection);
    if (m_result)
        m_list->setChosenRows(m_selection.rowsOf(m_result->errors));
    if (m_current)
        m_view->setSelectedAtoms(m_selection.atomsOf(*m_current));
    m_trust->setChosen(m_selection.configurations());
    m_form->setCounts(m_selection.configurations().size(), m_selection.singleAtomCount());
    emit stateChanged();
}

void InspectPage::showPoint(const Table& table, int row) {
    const auto at = static_cast<std::size_t>(row);
    const auto configuration = static_cast<std::size_t>(table.numbers("configuration")[at]);
    std::optional<int> atom;
    if (table.has("atom"))
        atom = static_cast<int>(table.numbers("atom")[at]);
    QString text = tr("Configuration %L1").arg(m_result->numbers[configuration]);
    if (atom)
        text += tr(", atom %L1 (%2)")
                    .arg(*atom + 1)
                    .arg(QString::fromStdString(table.texts("element")[at]));
    if (table.has("reference")) {
        const double reference = table.numbers("reference")[at];
        const double predicted = table.numbers("predicted")[at];
        const QString unit = QString::fromStdString(table.column("reference").unit);
        text += tr("\nreference %1\npredicted %2\nerror %3")
                    .arg(withUnit(reference, 4, unit), withUnit(predicted, 4, unit),
                         withUnit(predicted - reference, 4, unit));
    } else {
        const Table& errors = m_result->errors;
        text += tr("\nenergy error %1\nlargest force error %2")
                    .arg(withUnit(errors.numbers("dE")[configuration], 2, tr("meV/atom")),
                         withUnit(errors.numbers("dF_max")[configuration], 3, tr("eV/Å")));
        const double worst = errors.numbers("dF_atom")[configuration];
        if (!atom && worst >= 0)
            atom = static_cast<int>(worst);
    }
    m_form->point()->setText(text);
    showConfiguration(configuration, atom);
}

void InspectPage::showConfiguration(std::size_t configuration, std::optional<int> atom) {
    m_current = configuration;
    const Frame& frame = m_result->frames[configuration];
    m_view->setFrame(frame);
    if (frame.labels.forces) {
        const Positions error = m_result->predictions[configuration].forces - *frame.labels.forces;
        m_view->setArrows(error, tr("Force errors, eV/Å"));
        const Eigen::VectorXd lengths = error.rowwise().norm();
        m_view->setAtomValues(
            AtomValues{tr("Force error, eV/Å"), {lengths.begin(), lengths.end()}});
    } else {
        m_view->setArrows(std::nullopt, {});
        m_view->setAtomValues(std::nullopt);
    }
    if (atom)
        m_view->setSelectedAtoms({*atom});
    const auto known = density(frame);
    m_view->setCaption(
        tr("Configuration %L1").arg(m_result->numbers[configuration]) +
        (known ? QStringLiteral(" · ") + withUnit(*known, 2, tr("g/cm³")) : QString()));
}

std::vector<std::int64_t> InspectPage::chosenIds() const {
    std::vector<std::int64_t> ids;
    for (const std::size_t configuration : m_selection.configurations())
        ids.push_back(m_result->records[configuration].id);
    return ids;
}

// What is shown stays, and says that it is of before.
void InspectPage::followConfigurations() {
    if (!m_result && !m_isEvaluating)
        return evaluate();
    if (!m_result)
        return;
    const std::vector<ConfigurationRecord> now = wantedConfigurations().records;
    const auto isSame = [](const ConfigurationRecord& a, const ConfigurationRecord& b) {
        return a.id == b.id && a.labelsId == b.labelsId && a.part == b.part &&
               a.weight == b.weight && a.isExcluded == b.isExcluded;
    };
    const bool isStale = !std::equal(now.begin(), now.end(), m_result->records.begin(),
                                     m_result->records.end(), isSame);
    if (isStale == m_isStale)
        return;
    m_isStale = isStale;
    if (m_isStale)
        banner()->show(Banner::Kind::Warning,
                       tr("Stale: the configurations have changed since this was computed, and "
                          "since the potential was trained."),
                       tr("Evaluate again"), [this] { evaluate(); });
    else
        banner()->dismiss();
    emit stateChanged();
}

}  // namespace mtp::ui
