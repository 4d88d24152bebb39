// The column of options at the right of a page: titled groups that fold, rows of label, field,
// unit. The titles stay in reach while the column scrolls.
#pragma once

#include <QAbstractButton>
#include <QHash>
#include <QScrollArea>
#include <vector>

class QFormLayout;
class QLabel;
class QLayout;
class QVBoxLayout;

namespace mtp::ui {

class WideColumn;

// The title of a group: text with a triangle that tells whether the group is open.
class GroupHead : public QAbstractButton {
    Q_OBJECT

public:
    explicit GroupHead(const QString& title, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
};

// A titled group whose content folds away.
class InspectorGroup : public QWidget {
    Q_OBJECT

public:
    explicit InspectorGroup(const QString& title, QWidget* parent = nullptr);

    // A row "label [field] unit"; the label's mnemonic and accessible name go to the field.
    QLabel* addRow(const QString& label, QWidget* field, const QString& unit = {});
    // The row of a field that addRow() took.
    void setRowVisible(QWidget* field, bool isVisible);
    // A widget across the full width.
    void addWide(QWidget* widget);
    void setFolded(bool isFolded);
    bool isFolded() const;
    GroupHead* head() const { return m_head; }

private:
    GroupHead* m_head;
    QWidget* m_body;
    QFormLayout* m_form;
    WideColumn* m_wide = nullptr;  // of the wide widgets at the end; null after a row
    QHash<QWidget*, QLayout*> m_rows;
};

class Inspector : public QScrollArea {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);
    InspectorGroup* addGroup(const QString& title);
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int shownGroups() const;
    void placeHeads();
    void reveal(InspectorGroup& group);

    QVBoxLayout* m_column;
    std::vector<InspectorGroup*> m_groups;
};

}  // namespace mtp::ui
