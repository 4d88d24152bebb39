#include "ui/pages/labels/TaskMatrixTable.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

#include "ui/language/CoreText.h"
#include "ui/pages/labels/CampaignTable.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

constexpr int kCellWidth = 64, kCellHeight = 24;

// The sign stands in the middle of its cell.
class SignDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationPosition = QStyleOptionViewItem::Top;
        option->decorationAlignment = Qt::AlignCenter;
    }
};

}  // namespace

void TaskMatrixTable::setSnapshot(const ProjectCampaigns::Shared& snapshot) {
    const bool isSameShape = m_snapshot && snapshot && m_snapshot->matrix == snapshot->matrix;
    if (isSameShape) {
        m_snapshot = snapshot;
        if (!isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_snapshot = snapshot;
    endResetModel();
}

const CampaignTask* TaskMatrixTable::task(const QModelIndex& at) const {
    return at.isValid() ? shownTask(matrix(), static_cast<std::size_t>(at.row()),
                                    static_cast<std::size_t>(at.column()), m_snapshot->status.tasks)
                        : nullptr;
}

int TaskMatrixTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(matrix().parents.size());
}

int TaskMatrixTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(matrix().densities.size());
}

QVariant TaskMatrixTable::data(const QModelIndex& at, int role) const {
    const CampaignTask* found = task(at);
    if (!found)
        return {};
    if (role == Qt::DecorationRole)
        return stateIcon(found->status.state, QGuiApplication::palette());
    if (role == Qt::AccessibleTextRole)
        return stateText(found->status.state);
    if (role != Qt::ToolTipRole)
        return {};
    QString text =
        tr("%1: %2").arg(QString::fromStdString(found->files.key), stateText(found->status.state));
    if (!found->status.reason.empty())
        text += QLatin1Char('\n') + coreText(found->status.reason);
    return text;
}

QVariant TaskMatrixTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_snapshot || role != Qt::DisplayRole)
        return {};
    const auto at = static_cast<std::size_t>(section);
    if (orientation == Qt::Vertical)
        return QString::fromStdString(matrix().parents[at]);
    const QString number = shortNumberText(matrix().densities[at], 4);
    return matrix().hasRatios ? QStringLiteral("× ") + number : number;
}

QTableView* matrixView(TaskMatrixTable& model) {
    auto* view = new QTableView;
    view->setObjectName("taskMatrix");
    view->setAccessibleName(TaskMatrixTable::tr("Single points by parent and density"));
    view->setModel(&model);
    view->setItemDelegate(new SignDelegate(view));
    view->setSelectionMode(QTableView::SingleSelection);
    view->setShowGrid(false);
    view->setIconSize({16, 16});
    view->horizontalHeader()->setDefaultSectionSize(kCellWidth);
    view->horizontalHeader()->setToolTip(
        TaskMatrixTable::tr("Density: × the reference density, or g/cm³"));
    view->verticalHeader()->setDefaultSectionSize(kCellHeight);
    view->verticalHeader()->setToolTip(
        TaskMatrixTable::tr("The frame that the configurations were made from"));
    return view;
}

}  // namespace mtp::ui

#include "moc_TaskMatrixTable.cpp"
