#include "ui/pages/labels/CampaignBoard.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "core/base/Lists.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/TableColumns.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kTailBytes = 8192;
constexpr std::size_t kTailLines = 20;

QString lastLines(const std::string& text) {
    const std::vector<std::string_view> lines = splitAt(text, '\n');
    const std::size_t begin = lines.size() > kTailLines ? lines.size() - kTailLines : 0;
    QStringList last;
    for (std::size_t i = begin; i < lines.size(); ++i)
        last << QString::fromUtf8(lines[i].data(), static_cast<qsizetype>(lines[i].size()));
    return last.join(QLatin1Char('\n')).trimmed();
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
    , m_caption(new QLabel)
    , m_output(new QPlainTextEdit) {
    build();
    connect(&campaigns, &ProjectCampaigns::listChanged, this, &CampaignBoard::refreshList);
    connect(&campaigns, &ProjectCampaigns::looked, this, &CampaignBoard::refresh);
    connect(m_list, &QComboBox::activated, this, [this](int index) {
        m_campaigns.choose(m_campaigns.folders()[static_cast<std::size_t>(index)]);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CampaignBoard::showOutput);
    refreshList();
    refresh();
}

void CampaignBoard::build() {
    m_chips->setObjectName("taskStates");
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->addStretch();
    buildTable();
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(outputPane());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, kGap, 0, 0);
    column->addLayout(head());
    column->addWidget(m_chips);
    column->addWidget(splitter, 1);
    auto* empty = new EmptyState(
        QStringLiteral("labels"),
        tr("Choose a recipe and export configurations: their single points are followed here"),
        tr("Add a folder…"));
    connect(empty->button(), &QPushButton::clicked, this, &CampaignBoard::addFolder);
    m_views->addWidget(empty);
    m_views->addWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_views);
}

QLayout* CampaignBoard::head() {
    m_list->setObjectName("campaigns");
    m_list->setAccessibleName(tr("Campaign"));
    auto* open = new QToolButton;
    open->setObjectName("openCampaign");
    open->setText(tr("Open folder"));
    auto* add = new QToolButton;
    add->setObjectName("addCampaign");
    add->setText(tr("Add…"));
    add->setToolTip(tr("Add the folder of a campaign that was made or run elsewhere"));
    connect(open, &QToolButton::clicked, this, [this] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QString::fromStdString(m_campaigns.current().string())));
    });
    connect(add, &QToolButton::clicked, this, &CampaignBoard::addFolder);
    auto* row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addWidget(open);
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

QWidget* CampaignBoard::outputPane() {
    m_output->setObjectName("output");
    m_output->setReadOnly(true);
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_output->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_output->setAccessibleName(tr("End of the output"));
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_caption);
    column->addWidget(m_output, 1);
    return pane;
}

void CampaignBoard::refreshList() {
    m_list->clear();
    for (const auto& folder : m_campaigns.folders()) {
        m_list->addItem(QString::fromStdString(folder.filename().string()));
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
    m_filter->invalidate();
    refreshChips();
    showOutput();
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
                m_shownState = isChecked ? std::optional(state) : std::nullopt;
                for (const auto& [other, button] : m_chipOf)
                    button->setChecked(m_shownState == other);
                m_filter->setState(m_shownState);
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

const CampaignTask* CampaignBoard::chosen() const {
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_model->task(m_filter->mapToSource(current).row()) : nullptr;
}

void CampaignBoard::showOutput() {
    const CampaignTask* task = chosen();
    const bool hasAttempt = task && task->status.attempt > 0 && m_campaigns.snapshot();
    m_caption->setText(hasAttempt ? tr("End of the output of %1, attempt %L2")
                                        .arg(QString::fromStdString(task->files.key))
                                        .arg(task->status.attempt)
                                  : tr("Choose a single point that was started to see its output"));
    m_output->clear();
    if (!hasAttempt)
        return;
    const Campaign& campaign = m_campaigns.snapshot()->campaign;
    const auto folder = campaign.attemptFolder(task->files.key, task->status.attempt);
    QString text = lastLines(tailOf(storedPath(folder / "out"), kTailBytes));
    const QString errors = lastLines(tailOf(storedPath(folder / "err"), kTailBytes));
    if (!errors.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + errors;
    m_output->setPlainText(text);
    m_output->moveCursor(QTextCursor::End);
}

void CampaignBoard::addFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a campaign"));
    if (!folder.isEmpty())
        m_campaigns.add(folder.toStdString());
}

}  // namespace mtp::ui

#include "moc_CampaignBoard.cpp"
