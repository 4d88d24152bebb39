#include "ui/pages/labels/LabelsPage.h"

#include <QAction>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/io/ImportChoice.h"
#include "core/labelling/Matching.h"
#include "core/project/edit/Operations.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/labels/AimdDialog.h"
#include "ui/pages/labels/CampaignBoard.h"
#include "ui/pages/labels/CampaignForm.h"
#include "ui/pages/labels/RecipeForm.h"
#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ConfigurationTable.h"
#include "ui/project/ProjectCampaigns.h"
#include "ui/project/ProjectModel.h"
#include "ui/project/SettingTexts.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/TableColumns.h"

namespace mtp::ui {

LabelsPage::LabelsPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_campaigns(new ProjectCampaigns(project, jobs, this))
    , m_board(new CampaignBoard(*m_campaigns))
    , m_tabs(new QTabWidget)
    , m_view(new StructureView)
    , m_model(new ConfigurationTable(project, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView) {
    m_view->setObjectName("labelsView");
    m_table->setObjectName("configurations");
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ConfigurationTable::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ConfigurationTable::Number, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    keepTextsInView(*m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Configurations"));
    for (const int ofTraining :
         {ConfigurationTable::Use, ConfigurationTable::Split, ConfigurationTable::Weight})
        m_table->hideColumn(ofTraining);

    addKeyedTab(*m_tabs, makeStack(m_view, 1, m_table, 1), tr("Configurations"),
                QStringLiteral("configurations"),
                tr("All configurations of the project with what is known of them"));
    addKeyedTab(
        *m_tabs, m_board, tr("Single points"), QStringLiteral("single_points"),
        tr("The calculations of the chosen campaign: which wait, run, are done or have failed"));
    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName("labelTabs");
    buildInspector();
    auto* empty = new EmptyState(
        iconName(), tr("Drop single points or labelled configurations here"), tr("Import labels…"));
    empty->button()->setToolTip(
        tr("Energies, forces and stresses that VASP, Quantum ESPRESSO or CP2K has calculated; "
           "other sets with labels too"));
    connect(empty->button(), &QPushButton::clicked, this, &LabelsPage::chooseInputs);
    setContent(m_tabs, m_inspector, empty);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    showConfiguration(m_sorted->mapToSource(current).row());
            });
    connect(&project, &ProjectModel::configurationsChanged, this, &LabelsPage::showConfigurations);
    followCampaigns();
    showConfigurations();
}

void LabelsPage::chooseInputs() {
    const QStringList paths =
        askForInputs(this, tr("Import single points"), readFilters(project().registry()));
    if (!paths.isEmpty())
        emit inputsChosen(paths);
}

void LabelsPage::followCampaigns() {
    connect(m_campaigns, &ProjectCampaigns::failed, this, &LabelsPage::showError);
    connect(m_campaigns, &ProjectCampaigns::exported, this,
            [this](int written, int already, const QStringList& notes) {
                showTab(*m_tabs, QStringLiteral("single_points"));
                QStringList text{tr("%Ln task(s) written.", nullptr, written)};
                if (already > 0)
                    text << tr("%Ln {was|were} there already.", nullptr, already);
                banner()->show(Banner::Kind::Information, (text + notes).join(QLatin1Char(' ')));
            });
    connect(m_campaigns, &ProjectCampaigns::submitted, this, [this](int tasks, int left) {
        QString text = tr("%Ln task(s) submitted.", nullptr, tasks);
        if (left > 0)
            text += QLatin1Char(' ') +
                    tr("%Ln {waits|wait} here until others have ended.", nullptr, left);
        banner()->show(Banner::Kind::Information, text);
    });
    connect(m_campaigns, &ProjectCampaigns::collected, this, [this](int labels, int others) {
        QString text = tr("%Ln label(s) collected.", nullptr, labels);
        if (others > 0)
            text += QLatin1Char(' ') +
                    tr("%Ln task(s) {gives|give} none: the table says why.", nullptr, others);
        banner()->show(others > 0 ? Banner::Kind::Warning : Banner::Kind::Information, text);
    });
    connect(m_campaigns, &ProjectCampaigns::removed, this,
            [this](const QString& name, const QString& step) {
                banner()->show(Banner::Kind::Information,
                               tr("%1 is no longer in the project. Its folder stays.").arg(name),
                               tr("Undo"), [this, step] {
                                   if (project().undoText() == step)
                                       project().undo();
                               });
            });
    connect(m_campaigns, &ProjectCampaigns::leftOut, this, [this](const QString& key) {
        banner()->show(Banner::Kind::Information,
                       tr("The configuration of %1 is excluded from the training.").arg(key));
    });
    connect(m_campaigns, &ProjectCampaigns::zipped, this, [this](const QString& path) {
        banner()->showWritten(tr("Saved as %1").arg(path), path);
    });
    connect(m_campaigns, &ProjectCampaigns::broughtBack, this, [this](const QString& folder) {
        banner()->show(Banner::Kind::Information,
                       tr("The campaign of the zip file is in %1").arg(folder));
    });
    connect(m_campaigns, &ProjectCampaigns::listChanged, this, &LabelsPage::showWhetherEmpty);
    connect(m_form, &CampaignForm::failed, this, &LabelsPage::showError);
    connect(m_form, &CampaignForm::importWanted, this, &LabelsPage::chooseInputs);
    connect(m_form, &CampaignForm::trainingWanted, this,
            [this] { emit pageRequested(PageId::Train); });
    connect(m_form, &CampaignForm::trajectoryWanted, this, &LabelsPage::openRunningTrajectory);
    connect(m_board, &CampaignBoard::trajectoryWanted, this, &LabelsPage::openRunningTrajectory);
    connect(m_campaigns, &ProjectCampaigns::looked, this, &LabelsPage::stateChanged);
}

void LabelsPage::startAimd(const Frame& start) {
    showTab(*m_tabs, QStringLiteral("single_points"));
    AimdDialog dialog(start, project(), QString::fromStdString(m_form->recipeForm().library()),
                      window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (!dialog.library().empty())  // single points come next
        m_form->recipeForm().setLibrary(dialog.library());
    ExportOptions options = m_form->exportOptions();
    options.library = dialog.library();
    options.dynamics = dialog.options();
    m_campaigns->exportDynamics(start, dialog.recipe(), options, dialog.isRun());
}

// Of the newest attempt, as far as it has come.
void LabelsPage::openRunningTrajectory() {
    if (!m_campaigns->snapshot())
        return;
    const ProjectCampaigns::Snapshot& shown = *m_campaigns->snapshot();
    for (const CampaignTask& task : shown.status.tasks)
        if (task.status.attempt > 0) {
            const auto folder = shown.campaign.attemptFolder(task.files.key, task.status.attempt);
            emit trajectoryRequested(QString::fromStdString(folder.string()));
            return;
        }
}

void LabelsPage::showWhetherEmpty() {
    setEmpty(project().configurations().empty() && m_campaigns->folders().empty());
}

QJsonObject LabelsPage::viewState() const {
    QJsonObject state = m_form->values();
    state["tab"] = currentTabKey(*m_tabs);
    return state;
}

void LabelsPage::setViewState(const QJsonObject& state) {
    m_form->setValues(state);
    showTab(*m_tabs, state["tab"].toString());
}

void LabelsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_campaigns->setSeen(true);
}

void LabelsPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_campaigns->setSeen(false);
}

void LabelsPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* board = m_inspector->addGroup(tr("State"));
    auto* figures = new FigureRow;
    figures->setObjectName("labelBoard");
    m_toDo = figures->add(tr("to do"));
    m_done = figures->add(tr("done"));
    m_unconverged = figures->add(tr("not converged"));
    board->addWide(figures);
    auto* import = new QPushButton(tr("&Import labels…"));
    import->setObjectName("importLabels");
    import->setToolTip(
        tr("Read single points that were calculated elsewhere; the geometry says "
           "which configurations they belong to"));
    board->addWide(import);
    connect(import, &QPushButton::clicked, this, &LabelsPage::chooseInputs);
    m_form = new CampaignForm(project(), *m_campaigns, *m_inspector, *primaryAction(), this);
    InspectorGroup* settings = m_inspector->addGroup(tr("DFT settings"));
    m_settings = new QLabel;
    m_settings->setWordWrap(true);
    m_settings->setTextFormat(Qt::PlainText);
    settings->addWide(m_settings);
    m_excludeDiffering = new QPushButton(tr("E&xclude those that differ"));
    m_excludeDiffering->setObjectName("excludeDiffering");
    m_excludeDiffering->setToolTip(
        tr("Exclude from the training what was calculated with other settings than most "
           "configurations"));
    settings->addWide(m_excludeDiffering);
    connect(m_excludeDiffering, &QPushButton::clicked, this, [this] {
        const int excluded = ConfigurationEdits(project(), {}, this).excludeDiffering();
        banner()->show(Banner::Kind::Information,
                       tr("%Ln configuration(s) excluded from the training.", nullptr, excluded));
    });
}

std::size_t LabelsPage::labelledCount() const {
    const auto& records = project().configurations();
    return static_cast<std::size_t>(
        std::count_if(records.begin(), records.end(),
                      [](const ConfigurationRecord& record) { return record.energy.has_value(); }));
}

Page::State LabelsPage::state() const {
    return labelledCount() > 0 ? State::Ready : State::Empty;
}

QString LabelsPage::counts() const {
    const auto& records = project().configurations();
    const auto excluded =
        std::count_if(records.begin(), records.end(),
                      [](const ConfigurationRecord& record) { return record.isExcluded; });
    QString text =
        tr("%L1 of %Ln configuration(s) labelled", nullptr, static_cast<int>(records.size()))
            .arg(labelledCount());
    if (excluded > 0)
        text += QStringLiteral(" · ") + tr("%L1 excluded").arg(excluded);
    return text;
}

void LabelsPage::openPath(const QString& path, const ImportChoice& choice) {
    jobs().run<std::shared_ptr<Incoming>>(
        tr("Reading single points from %1").arg(QFileInfo(path).fileName()), this,
        [&registry = project().registry(), file = path.toStdString(), choice,
         records = project().configurations(), loader = project().frames()](Progress& progress) {
            auto incoming = std::make_shared<Incoming>();
            incoming->path = file;
            incoming->species = choice.species;
            incoming->labels = importLabels(*openChosen(registry, file, choice, &progress), records,
                                            *loader, progress);
            return incoming;
        },
        [this](std::shared_ptr<Incoming> incoming) { take(std::move(*incoming)); },
        [this](const QString& message) { showError(message); });
}

void LabelsPage::take(Incoming incoming) {
    if (!project().setLabels(incoming.labels.outcome.labelled, {},
                             labelOperation(incoming.path, incoming.species)))
        return;
    QString text = tr("%L1 of %Ln single point(s) {has|have} the geometry of a configuration.",
                      nullptr, static_cast<int>(incoming.labels.singlePoints))
                       .arg(incoming.labels.outcome.labelled.size());
    if (!incoming.labels.warnings.empty())
        text += QLatin1Char(' ') + coreText(incoming.labels.warnings.front());
    const auto unmatched = incoming.labels.outcome.unmatched;
    if (unmatched.empty()) {
        banner()->show(
            incoming.labels.warnings.empty() ? Banner::Kind::Information : Banner::Kind::Warning,
            text);
        return;
    }
    banner()->show(Banner::Kind::Warning, text,
                   tr("Add the other %Ln as {a configuration|configurations}", nullptr,
                      static_cast<int>(unmatched.size())),
                   [this, unmatched] { addAsConfigurations(unmatched); });
}

void LabelsPage::addAsConfigurations(const std::vector<Frame>& singlePoints) {
    project().addConfigurations(
        asConfigurations(singlePoints, project().reference()),
        tr("Add %Ln labelled configuration(s)", nullptr, static_cast<int>(singlePoints.size())));
}

void LabelsPage::showConfigurations() {
    const std::size_t labelled = labelledCount();
    const auto& records = project().configurations();
    const auto unconverged =
        std::count_if(records.begin(), records.end(), [](const ConfigurationRecord& record) {
            return record.energy && !record.isConverged.value_or(true);
        });
    m_toDo->setValue(QStringLiteral("%L1").arg(records.size() - labelled));
    m_done->setValue(QStringLiteral("%L1").arg(labelled));
    m_unconverged->setValue(QStringLiteral("%L1").arg(unconverged));
    showWhetherEmpty();
    std::vector<std::shared_ptr<const Provenance>> provenances;
    for (const ConfigurationRecord& record : records)
        if (record.energy && !record.isExcluded)
            provenances.push_back(record.provenance);
    QStringList lines;
    if (!provenances.empty() && provenances.front()) {
        const Provenance& provenance = *provenances.front();
        if (!provenance.code.empty())
            lines << QString::fromStdString(provenance.code + " " + provenance.version).trimmed();
        for (const auto& [key, value] : provenance.settings)
            lines << settingText(QString::fromStdString(key), QString::fromStdString(value));
    }
    const std::vector<std::string> conflicts = conflictingSettings(provenances);
    for (const std::string& conflict : conflicts)
        lines << QStringLiteral("⚠ ") + differenceText(QString::fromStdString(conflict));
    m_excludeDiffering->setVisible(!conflicts.empty());
    if (lines.isEmpty())
        lines << (labelled == 0 ? tr("No labels yet")
                                : tr("The files do not say how the labels were calculated"));
    m_settings->setText(lines.join(QLatin1Char('\n')));

    if (records.empty())
        m_view->clear();
    else
        selectChosen();
    emit stateChanged();
}

void LabelsPage::chooseConfiguration(std::int64_t id) {
    m_chosen = id;
    selectChosen();
}

// The first if there is none of that id any more.
void LabelsPage::selectChosen() {
    const auto& records = project().configurations();
    const auto found =
        std::find_if(records.begin(), records.end(),
                     [&](const ConfigurationRecord& record) { return record.id == m_chosen; });
    const QModelIndex index =
        found == records.end()
            ? m_sorted->index(0, 0)
            : m_sorted->mapFromSource(m_model->index(static_cast<int>(found - records.begin()), 0));
    m_table->selectRow(index.row());
    m_table->scrollTo(index);
}

void LabelsPage::showConfiguration(int row) {
    const ConfigurationRecord& record = project().configurations()[static_cast<std::size_t>(row)];
    m_chosen = record.id;
    try {
        const Frame frame = project().frame(record);
        m_view->setFrame(frame);
        m_view->setArrows(frame.labels.forces, tr("Forces, eV/Å"));
    } catch (const Error& error) {
        return showError(errorText(error));
    }
    m_view->setCaption(record.density ? withUnit(*record.density, 2, tr("g/cm³")) : QString());
}

}  // namespace mtp::ui

#include "moc_LabelsPage.cpp"
