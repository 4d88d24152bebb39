// Shows what was understood of the inputs before any of it is taken, with the choices that matter.
#pragma once

#include <QDialog>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/inspection/InputSummary.h"
#include "core/io/FormatRegistry.h"
#include "core/io/ImportChoice.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace mtp::ui {

// An input as it was understood, or why it cannot be.
struct ImportCandidate {
    QString path;
    std::optional<InputSummary> summary;
    QString error;
};

// Opens each input and looks at up to a few hundred frames of it; one that fails does not stop the
// others. Runs in a job; throws Cancelled.
std::vector<ImportCandidate> lookAt(const FormatRegistry& registry, const QStringList& paths,
                                    Progress& progress);

// What to do with one input.
struct ImportOrder {
    enum class Use { Trajectory, Configurations, Labels, Nothing };
    QString path;
    Use use = Use::Nothing;
    ImportChoice choice;               // of configurations
    std::vector<std::string> species;  // of numbered types, empty: as in the file
};

class ImportPreview : public QDialog {
    Q_OBJECT

public:
    // Labels are proposed as the use where `areLabels`, else a trajectory and configurations.
    ImportPreview(std::vector<ImportCandidate> candidates, bool areLabels, QWidget* parent);

    // Of the inputs that can be used, in their order.
    std::vector<ImportOrder> orders() const;

private:
    void buildList();
    QWidget* buildFacts();
    QWidget* buildChoices();
    void proposeUses(bool areLabels);
    void showCurrent();
    void takeChoices();
    void showRow(int row);
    void showPrimary();
    int current() const;

    std::vector<ImportCandidate> m_candidates;
    std::vector<ImportOrder> m_orders;
    bool m_isShowing = false;
    QTreeWidget* m_list;
    QLabel* m_facts;
    QPlainTextEdit* m_warnings;
    QWidget* m_choices;
    QComboBox* m_use;
    QSpinBox *m_first, *m_last, *m_stride;
    QCheckBox* m_geometryOnly;
    QLineEdit* m_species;
    QPushButton* m_hints;
    QLabel* m_count;
    QLabel* m_missing;  // why nothing can be taken yet
    QPushButton* m_take;
};

}  // namespace mtp::ui
