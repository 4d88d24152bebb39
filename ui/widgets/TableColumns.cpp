#include "ui/widgets/TableColumns.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolTip>
#include <algorithm>
#include <utility>

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

void fitColumns(QTableView& table) {
    const int widest =
        std::max(kLeastText, static_cast<int>(kWidestText * table.viewport()->width()));
    // A section that stretches would keep the width of its content.
    QHeaderView& header = *table.horizontalHeader();
    const bool isLastStretched = header.stretchLastSection();
    header.setStretchLastSection(false);
    table.resizeColumnsToContents();
    if (table.model()->rowCount() > 0)
        for (int column = 0; column < table.model()->columnCount(); ++column)
            if (isText(*table.model(), column))
                table.setColumnWidth(column, std::min(widest, table.columnWidth(column)));
    header.setStretchLastSection(isLastStretched);
}

class ColumnFitter : public QObject {
public:
    explicit ColumnFitter(QTableView& table) : QObject(&table), m_table(table) {
        table.installEventFilter(this);
        const auto* model = table.model();
        connect(model, &QAbstractItemModel::modelReset, this, &ColumnFitter::fitSoon);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnFitter::fitSoon);
        connect(model, &QAbstractItemModel::dataChanged, this, &ColumnFitter::fitSoon);
        connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
            // A hidden column is resized, too: only the mouse is the user.
            m_isSetByUser =
                m_isSetByUser || (!m_isFitting && QGuiApplication::mouseButtons() != Qt::NoButton);
        });
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Show && !event->spontaneous())
            fit();  // only now the width that columns share is known
        return QObject::eventFilter(watched, event);
    }

private:
    // The texts of new rows may come after the rows, and many changes in a row are one.
    void fitSoon() {
        if (!std::exchange(m_isFitWanted, true))
            QMetaObject::invokeMethod(this, &ColumnFitter::fit, Qt::QueuedConnection);
    }

    void fit() {
        m_isFitWanted = false;
        const int columns = m_table.model()->columnCount();
        if (columns != std::exchange(m_columns, columns))
            m_isSetByUser = false;
        if (m_isSetByUser || !m_table.isVisible())
            return;
        m_isFitting = true;
        fitColumns(m_table);
        m_isFitting = false;
    }

    QTableView& m_table;
    int m_columns = 0;
    bool m_isFitWanted = false;
    bool m_isFitting = false;
    bool m_isSetByUser = false;
};

}  // namespace

void keepTextsInView(QTableView& table) {
    table.setItemDelegate(new ElidingDelegate(&table));
    table.setTextElideMode(Qt::ElideMiddle);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table.horizontalHeader()->setResizeContentsPrecision(kLooked);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setTextElideMode(Qt::ElideRight);
    new ColumnFitter(table);  // the table owns it
}

}  // namespace mtp::ui
