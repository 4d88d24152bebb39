#include "ui/widgets/TableColumns.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolTip>
#include <algorithm>

namespace mtp::ui {

namespace {

constexpr double kWidestText = 0.35;  // of the table
constexpr int kLeastText = 120;       // pixels
constexpr int kLooked = 200;          // rows that decide a width

class ElidingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override {
        const QString text = index.data(Qt::DisplayRole).toString();
        if (event->type() != QEvent::ToolTip || !index.data(Qt::ToolTipRole).toString().isEmpty() ||
            view->sizeHintForIndex(index).width() <= option.rect.width())
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        QToolTip::showText(event->globalPos(), text, view);
        return true;
    }
};

bool isText(const QAbstractItemModel& model, int column) {
    const auto alignment =
        static_cast<Qt::Alignment>(model.index(0, column).data(Qt::TextAlignmentRole).toInt());
    return !alignment.testFlag(Qt::AlignRight);
}

}  // namespace

void keepTextsInView(QTableView& table) {
    table.setItemDelegate(new ElidingDelegate(&table));
    table.setTextElideMode(Qt::ElideMiddle);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table.horizontalHeader()->setResizeContentsPrecision(kLooked);
    table.horizontalHeader()->setTextElideMode(Qt::ElideRight);
}

void fitColumns(QTableView& table) {
    if (!table.model() || table.model()->rowCount() == 0)
        return table.resizeColumnsToContents();
    const int widest =
        std::max(kLeastText, static_cast<int>(kWidestText * table.viewport()->width()));
    table.resizeColumnsToContents();
    for (int column = 0; column < table.model()->columnCount(); ++column)
        if (isText(*table.model(), column))
            table.setColumnWidth(column, std::min(widest, table.columnWidth(column)));
}

}  // namespace mtp::ui
