// The configurations that a training can use, with their part of the split, weight and exclusion.
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;

namespace mtp::ui {

class ConfigurationEdits;
class ConfigurationTable;
class ProjectModel;

class TrainingSetPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainingSetPanel(ProjectModel& project, QWidget* parent = nullptr);
    // Ids of the rows that are selected.
    std::vector<std::int64_t> chosen() const;
    QLineEdit* searchField() const { return m_search; }

private:
    void buildTable();
    void showCounts();

    ProjectModel& m_project;
    ConfigurationTable* m_model;
    QSortFilterProxyModel* m_sorted;
    ConfigurationEdits* m_edits;
    QTableView* m_table;
    QLabel* m_counts;
    QLineEdit* m_search;
    QToolButton* m_menu;
};

}  // namespace mtp::ui
