// Any table of core as a list: sorted by a click on a header, copied with its headers, rows chosen.
#pragma once

#include <QTableView>
#include <vector>

#include "core/base/Table.h"

class QSortFilterProxyModel;

namespace mtp::ui {

class NumberTable : public QTableView {
    Q_OBJECT

public:
    explicit NumberTable(QWidget* parent = nullptr);

    // Columns of which names are in `hidden` are not shown. Keeps the order of sorting.
    void setTable(const Table& table, const QStringList& hidden = {});
    // Shown in a table without rows.
    void setEmptyText(const QString& text);
    // From the next table on: a column has at most so many decimals.
    void setMostDecimals(const std::string& column, int decimals);
    const Table& table() const;
    // Rows of the table, whatever the order on the screen; does not emit rowsChosen().
    void setChosenRows(const std::vector<bool>& isChosen);
    std::vector<int> chosenRows() const;
    // The chosen rows (all if none is) with headers, tab separated, as they are on the screen.
    QString copiedText() const;

signals:
    void rowsChosen(const std::vector<int>& rows);
    // The row with the focus; -1 for none.
    void currentRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Model;
    Model* m_model;
    QSortFilterProxyModel* m_sorted;
    QString m_emptyText;
    bool m_isFollowing = false;
};

}  // namespace mtp::ui
