// The column of options at the right of a page: titled groups that fold, rows of label, field,
// unit.
#pragma once

#include <QHash>
#include <QScrollArea>

class QFormLayout;
class QLabel;
class QLayout;
class QToolButton;
class QVBoxLayout;

namespace mtp::ui {

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

private:
    QToolButton* m_title;
    QWidget* m_body;
    QFormLayout* m_form;
    QHash<QWidget*, QLayout*> m_rows;
};

class Inspector : public QScrollArea {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);
    InspectorGroup* addGroup(const QString& title);
    QSize sizeHint() const override;

private:
    QVBoxLayout* m_column;
};

}  // namespace mtp::ui
