#include "ui/pages/labels/CampaignBoard.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "core/labelling/CutoffCheck.h"
#include "ui/pages/labels/CampaignNotices.h"
#include "ui/pages/labels/TaskMatrixTable.h"
#include "ui/pages/labels/TaskPane.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/NumberTable.h"
#include "ui/widgets/TableColumns.h"

namespace mtp::ui {

namespace {

constexpr int kCutoffRows = 6;  // three cutoffs at two densities

// All columns are in view, also in a small window; the caption says what the differences are to.
Table withShortNames(const Table& cutoffs) {
    Table table;
    const auto add = [&](const ColumnKey<double>& key, const char* name) {
        table.add(name, key.unit, cutoffs[key]);
    };
    add(kCheckedDensity, "density");
    add(kCheckedCutoff, "cutoff");
    add(kEnergyDifference, "ΔE");
    add(kForceDifference, "ΔF");
    add(kPressureDifference, "ΔP");
    return table;
}

// "melt", or "melt in carried" if there is another of that name.
QString nameAmong(const std::vector<std::filesystem::path>& folders,
                  const std::filesystem::path& folder) {
    const auto namesakes = std::count_if(
        folders.begin(), folders.end(),
        [&](const std::filesystem::path& other) { return other.filename() == folder.filename(); });
    const QString name = QString::fromStdString(folder.filename().string());
    return namesakes <= 1
               ? name
               : CampaignBoard::tr("%1 in %2")
                     .arg(name, QString::fromStdString(folder.parent_path().filename().string()));
}

}  // namespace

CampaignBoard::CampaignBoard(ProjectCampaigns& campaigns, QWidget* parent)
    : QWidget(parent)
    , m_campaigns(campaigns)
    , m_views(new QStackedWidget)
    , m_list(new QComboBox)
    , m_chips(new QWidget)
    , m_chipRow(new QHBoxLayout(m_chips))
    , m_model(new CampaignTable(this))
    , m_filter(new TaskFilter(this))
    , m_table(new QTableView)
    , m_matrix(new TaskMatrixTable(this))
    , m_matrixView(matrixView(*m_matrix))
    , m_tasks(new QStackedWidget)
    , m_switch(new QWidget)
    , m_cutoffs(new NumberTable)
    , m_cutoffPane(new QWidget)
    , m_open(new QToolButton)
    , m_pane(new TaskPane(campaigns)) {
    build();
    connect(&campaigns, &ProjectCampaigns::listChanged, this, &CampaignBoard::refreshList);
    connect(&campaigns, &ProjectCampaigns::looked, this, &CampaignBoard::refresh);
    connect(m_list, &QComboBox::activated, this, [this](int index) {
        m_campaigns.choose(m_campaigns.folders()[static_cast<std::size_t>(index)]);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CampaignBoard::showChosen);
    connect(m_matrixView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CampaignBoard::showChosen);
    refreshList();
    refresh();
}

void CampaignBoard::build() {
    buildTable();
    buildChipsAndSwitch();
    auto* notices = new CampaignNotices(m_campaigns);
    connect(notices, &CampaignNotices::stateWanted, this, [this](TaskState state) {
        showMatrix(false);
        showState(state);
    });
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(taskViews());
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, kGap, 0, 0);
    column->addLayout(head());
    column->addWidget(notices);
    column->addWidget(m_chips);
    column->addWidget(m_cutoffPane);
    column->addWidget(splitter, 1);
    auto* empty = new EmptyState(
        QStringLiteral("labels"),
        tr("Choose a recipe and export configurations: their single points are followed here"),
        tr("Add a folder…"));
    empty->button()->setToolTip(
        tr("A campaign that was made by another project, by mtp label, or on a cluster"));
    connect(empty->button(), &QPushButton::clicked, this, &CampaignBoard::addFolder);
    m_views->addWidget(empty);
    m_views->addWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_views);
}

QWidget* CampaignBoard::taskViews() {
    m_tasks->addWidget(m_table);
    m_tasks->addWidget(m_matrixView);
    m_cutoffs->setObjectName("cutoffs");
    m_cutoffs->setAccessibleName(tr("Check of the cutoff"));
    m_cutoffs->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_cutoffs->setFixedHeight(m_cutoffs->horizontalHeader()->sizeHint().height() +
                              kCutoffRows * m_cutoffs->verticalHeader()->defaultSectionSize() +
                              2 * m_cutoffs->frameWidth());
    auto* caption = new QLabel(
        tr("Check of the cutoff: differences to the highest one. A cutoff is high enough if its "
           "differences are smaller than the errors that you accept."));
    caption->setWordWrap(true);
    auto* column = new QVBoxLayout(m_cutoffPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(caption);
    column->addWidget(m_cutoffs);
    return m_tasks;
}

void CampaignBoard::buildChipsAndSwitch() {
    m_chips->setObjectName("taskStates");
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_waiting = new QLabel(tr("The files and the queue of this campaign are asked…"));
    m_waiting->setObjectName("campaignWaiting");
    m_chipRow->addWidget(m_waiting);
    m_chipRow->addStretch();
    auto* row = new QHBoxLayout(m_switch);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* group = new QButtonGroup(this);
    const auto add = [&](const char* name, const QString& text, const QString& tip, int page) {
        auto* button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        group->addButton(button, page);
        row->addWidget(button);
    };
    add("showTable", tr("Table"), tr("A row for each single point"), 0);
    add("showMatrix", tr("Matrix"), tr("A row for each parent, a column for each density"), 1);
    group->button(0)->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { showMatrix(id == 1); });
}

void CampaignBoard::showMatrix(bool isMatrix) {
    m_tasks->setCurrentIndex(isMatrix ? 1 : 0);
    for (QToolButton* button : m_switch->findChildren<QToolButton*>())
        button->setChecked((button->objectName() == QLatin1String("showMatrix")) == isMatrix);
    showChosen();
}

QLayout* CampaignBoard::head() {
    m_list->setObjectName("campaigns");
    m_list->setAccessibleName(tr("Campaign"));
    m_list->setToolTip(
        tr("The campaign that is shown: a folder with the single points of one recipe"));
    auto* open = new QToolButton;
    open->setObjectName("openCampaign");
    open->setToolTip(
        tr("Shows the campaign among your files: a folder for each single point, and the scripts"));
    open->setText(tr("Open folder"));
    auto* add = new QToolButton;
    add->setObjectName("addCampaign");
    add->setText(tr("Add…"));
    add->setToolTip(tr("Add a campaign that was made or run elsewhere"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto* ways = new QMenu(add);
    ways->addAction(tr("Folder…"), this, &CampaignBoard::addFolder);
    ways->addAction(tr("Zip file…"), this, [this] {
        const QString zip = askForFile(this, tr("Bring in a campaign"), tr("Zip files (*.zip)"));
        if (!zip.isEmpty())
            m_campaigns.bringBack(zip.toStdString());
    });
    add->setMenu(ways);
    auto* save = new QToolButton;
    save->setObjectName("saveZip");
    save->setText(tr("Save as zip…"));
    save->setToolTip(tr("To be carried to another computer and back"));
    connect(save, &QToolButton::clicked, this, [this] {
        const QString name = QString::fromStdString(m_campaigns.current().filename().string());
        const QString zip = askForSavePath(this, tr("Save as zip"), name + QStringLiteral(".zip"),
                                           tr("Zip files (*.zip)"));
        if (!zip.isEmpty())
            m_campaigns.saveZip(zip.toStdString());
    });
    connect(open, &QToolButton::clicked, this, [this] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QString::fromStdString(m_campaigns.current().string())));
    });
    m_open->setObjectName("openTrajectory");
    m_open->setText(tr("Open trajectory"));
    m_open->setToolTip(tr("Show what the AIMD run has calculated so far"));
    connect(m_open, &QToolButton::clicked, this, &CampaignBoard::trajectoryWanted);
    auto* remove = new QToolButton;
    remove->setObjectName("removeCampaign");
    remove->setText(tr("Remove"));
    remove->setToolTip(tr("Take this campaign out of the project; its folder stays as it is"));
    connect(remove, &QToolButton::clicked, this,
            [this] { m_campaigns.remove(m_campaigns.current()); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addWidget(m_switch);
    row->addWidget(m_open);
    row->addWidget(open);
    row->addWidget(save);
    row->addWidget(remove);
    row->addWidget(add);
    return row;
}

void CampaignBoard::buildTable() {
    m_filter->setSourceModel(m_model);
    m_filter->setSortRole(CampaignTable::kSortRole);
    m_table->setObjectName("tasks");
    m_table->setAccessibleName(tr("Single points"));
    m_table->setModel(m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CampaignTable::Number, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    keepTextsInView(*m_table);
}

void CampaignBoard::refreshList() {
    m_list->clear();
    for (const auto& folder : m_campaigns.folders()) {
        m_list->addItem(nameAmong(m_campaigns.folders(), folder));
        m_list->setItemData(m_list->count() - 1, QString::fromStdString(folder.string()),
                            Qt::ToolTipRole);
    }
    const auto& folders = m_campaigns.folders();
    const auto current = std::find(folders.begin(), folders.end(), m_campaigns.current());
    m_list->setCurrentIndex(current == folders.end() ? -1
                                                     : static_cast<int>(current - folders.begin()));
    m_views->setCurrentIndex(folders.empty() ? 0 : 1);
}

void CampaignBoard::refresh() {
    if (const int at = m_list->findData(QString::fromStdString(m_campaigns.current().string()),
                                        Qt::ToolTipRole);
        at >= 0)
        m_list->setCurrentIndex(at);
    m_model->setSnapshot(m_campaigns.snapshot());
    m_matrix->setSnapshot(m_campaigns.snapshot());
    const bool isDynamics = m_campaigns.snapshot() && m_campaigns.snapshot()->campaign.isDynamics();
    const bool hasStarted =
        isDynamics && std::any_of(m_campaigns.snapshot()->status.tasks.begin(),
                                  m_campaigns.snapshot()->status.tasks.end(),
                                  [](const CampaignTask& task) { return task.status.attempt > 0; });
    m_waiting->setVisible(m_campaigns.isFirstLook());
    m_open->setVisible(isDynamics);
    m_open->setEnabled(hasStarted);
    m_switch->setVisible(!isDynamics);
    if (isDynamics && !m_table->currentIndex().isValid())
        m_table->selectRow(0);  // the only one
    refreshCutoffs();
    refreshChips();
    showChosen();
}

void CampaignBoard::refreshChips() {
    const auto counts = m_campaigns.snapshot() ? m_campaigns.snapshot()->status.counts()
                                               : std::map<TaskState, std::size_t>();
    for (const TaskState state : allTaskStates()) {
        const auto found = counts.find(state);
        QToolButton*& chip = m_chipOf[state];
        if (!chip) {
            chip = new QToolButton;
            chip->setObjectName(QString::fromStdString("state_" + std::string(stateKey(state))));
            chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            chip->setCheckable(true);
            chip->setToolTip(tr("Show only these; press again to show all"));
            connect(chip, &QToolButton::clicked, this, [this, state](bool isChecked) {
                showState(isChecked ? std::optional(state) : std::nullopt);
            });
            m_chipRow->insertWidget(m_chipRow->count() - 1, chip);
        }
        chip->setIcon(stateIcon(state, palette()));
        chip->setText(QStringLiteral("%1 %L2")
                          .arg(stateText(state))
                          .arg(found == counts.end() ? 0 : found->second));
        chip->setVisible(found != counts.end() || m_shownState == state);
    }
}

void CampaignBoard::showState(std::optional<TaskState> state) {
    m_shownState = state;
    for (const auto& [other, button] : m_chipOf)
        button->setChecked(m_shownState == other);
    m_filter->setState(m_shownState);
}

void CampaignBoard::refreshCutoffs() {
    const bool isCheck = m_campaigns.snapshot() && m_campaigns.snapshot()->cutoffs;
    m_cutoffPane->setVisible(isCheck);
    if (isCheck)
        m_cutoffs->setTable(withShortNames(*m_campaigns.snapshot()->cutoffs));
}

const CampaignTask* CampaignBoard::chosen() const {
    if (m_tasks->currentWidget() == m_matrixView)
        return m_matrix->task(m_matrixView->currentIndex());
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_model->task(m_filter->mapToSource(current).row()) : nullptr;
}

void CampaignBoard::showChosen() {
    m_pane->showTask(m_campaigns.snapshot(), chosen());
}

void CampaignBoard::addFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a campaign"));
    if (!folder.isEmpty())
        m_campaigns.add(folder.toStdString());
}

}  // namespace mtp::ui

#include "moc_CampaignBoard.cpp"
