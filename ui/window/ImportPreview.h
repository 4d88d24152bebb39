// Shows what was understood of the inputs before any of it is taken, with the choices that matter.
#pragma once

#include <QDialog>
#include <vector>

#include "ui/window/ImportCandidate.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace mtp::ui {

class ImportChoices;

class ImportPreview : public QDialog {
    Q_OBJECT

public:
    // Labels are proposed as the use if `areLabels`, else a trajectory and configurations.
    ImportPreview(std::vector<ImportCandidate> candidates, bool areLabels, QWidget* parent);

    // Of the inputs that can be used, in their order.
    std::vector<ImportOrder> orders() const;

private:
    void buildList();
    void addWarnings(QTreeWidgetItem& item, const ImportCandidate& candidate);
    QWidget* buildFacts();
    QLayout* buildBottom();
    void proposeUses(bool areLabels);
    void showCurrent();
    void takeChoices();
    void showRow(int row);
    void showPrimary();
    int current() const;

    std::vector<ImportCandidate> m_candidates;
    std::vector<ImportOrder> m_orders;
    QTreeWidget* m_list;
    QLabel* m_facts;
    QPlainTextEdit* m_warnings;
    ImportChoices* m_choices;
    QLabel* m_missing;  // why nothing can be taken yet
    QPushButton* m_take;
};

}  // namespace mtp::ui
