#include "ui/pages/train/TrainingSetPanel.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ConfigurationTable.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/TableColumns.h"

namespace mtp::ui {

namespace {

// A part is chosen from a list.
class PartDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                          const QModelIndex&) const override {
        auto* choice = new QComboBox(parent);
        for (const Part part : {Part::Training, Part::Validation, Part::Test})
            choice->addItem(partText(part), static_cast<int>(part));
        return choice;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        auto* choice = qobject_cast<QComboBox*>(editor);
        choice->setCurrentIndex(choice->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override {
        const int part = qobject_cast<QComboBox*>(editor)->currentData().toInt();
        if (part != index.data(Qt::EditRole).toInt())
            model->setData(index, part, Qt::EditRole);
    }
};

}  // namespace

TrainingSetPanel::TrainingSetPanel(ProjectModel& project, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_model(new ConfigurationTable(project, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_edits(new ConfigurationEdits(
          project, [this] { return chosen(); }, this))
    , m_table(new QTableView)
    , m_counts(new QLabel)
    , m_search(new QLineEdit)
    , m_menu(new QToolButton) {
    buildTable();
    m_counts->setObjectName("splitCounts");
    m_search->setObjectName("searchConfigurations");
    m_search->setPlaceholderText(tr("Search (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(220);
    m_search->setToolTip(tr("Shows only rows that contain this text in any column"));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_sorted->setFilterFixedString(text);
        showCounts();
    });
    m_menu->setObjectName("changeChosen");
    m_menu->setText(tr("Change selected"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_menu);
    m_edits->fillMenu(*menu);
    m_menu->setMenu(menu);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_counts, 1);
    head->addWidget(m_search);
    head->addWidget(m_menu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(&project, &ProjectModel::configurationsChanged, this, &TrainingSetPanel::showCounts);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TrainingSetPanel::showCounts);
    showCounts();
}

void TrainingSetPanel::buildTable() {
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ConfigurationTable::kSortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setObjectName("trainingSet");
    m_table->setAccessibleName(tr("Configurations"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ConfigurationTable::Number, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::ExtendedSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    keepTextsInView(*m_table);
    m_table->setItemDelegateForColumn(ConfigurationTable::Split, new PartDelegate(m_table));
    m_table->setEditTriggers(QTableView::DoubleClicked | QTableView::EditKeyPressed);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, [this](const QPoint& at) {
        if (!chosen().empty())
            m_menu->menu()->exec(m_table->viewport()->mapToGlobal(at));
    });
}

std::vector<std::int64_t> TrainingSetPanel::chosen() const {
    std::vector<std::int64_t> ids;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        const int row = m_sorted->mapToSource(index).row();
        ids.push_back(m_project.configurations()[static_cast<std::size_t>(row)].id);
    }
    return ids;
}

void TrainingSetPanel::showCounts() {
    std::size_t parts[3] = {}, excluded = 0, unlabelled = 0, unconverged = 0;
    for (const ConfigurationRecord& record : m_project.configurations()) {
        if (record.isExcluded)
            ++excluded;
        else if (!record.energy)
            ++unlabelled;
        else if (!isUsable(record))
            ++unconverged;
        else
            ++parts[static_cast<int>(record.part)];
    }
    const auto selected = m_table->selectionModel()->selectedRows().size();
    QString text = tr("%L1 training · %L2 validation").arg(parts[0]).arg(parts[1]);
    if (parts[2] > 0)
        text += tr(" · %L1 test").arg(parts[2]);
    if (unlabelled > 0)
        text += tr(" · %L1 without labels").arg(unlabelled);
    if (unconverged > 0)
        text += tr(" · %L1 not converged").arg(unconverged);
    if (excluded > 0)
        text += tr(" · %L1 excluded").arg(excluded);
    if (selected > 0)
        text += tr(" · %L1 selected").arg(selected);
    m_counts->setText(text);
    m_menu->setEnabled(selected > 0);
    m_menu->setToolTip(selected > 0 ? tr("Exclude, weigh or move the selected configurations")
                                    : tr("Select configurations in the list first"));
}

}  // namespace mtp::ui

#include "moc_TrainingSetPanel.cpp"
