// The board of a campaign: what needs somebody, how many tasks are in which state, the tasks as a
// table or as a matrix of parents and densities, and the chosen one.
#pragma once

#include <QWidget>
#include <map>

#include "ui/pages/labels/CampaignTable.h"

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLayout;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace mtp::ui {

class NumberTable;
class TaskMatrixTable;
class TaskPane;

class CampaignBoard : public QWidget {
    Q_OBJECT

public:
    explicit CampaignBoard(ProjectCampaigns& campaigns, QWidget* parent = nullptr);

    // The task that is chosen in the table; null if none is.
    const CampaignTask* chosen() const;

signals:
    // The trajectory of the AIMD run that is shown is to be opened.
    void trajectoryWanted();

private:
    void build();
    QLayout* head();
    void buildTable();
    QWidget* taskViews();
    void buildChipsAndSwitch();
    void showMatrix(bool isMatrix);
    void showState(std::optional<TaskState> state);
    void refreshCutoffs();
    void refreshList();
    void refresh();
    void refreshChips();
    void showChosen();
    void addFolder();

    ProjectCampaigns& m_campaigns;
    QStackedWidget* m_views;  // what to do if there is no campaign; the board
    QComboBox* m_list;
    QWidget* m_chips;
    QHBoxLayout* m_chipRow;
    QLabel* m_waiting = nullptr;  // said until the first look has ended
    std::map<TaskState, QToolButton*> m_chipOf;
    CampaignTable* m_model;
    TaskFilter* m_filter;
    QTableView* m_table;
    TaskMatrixTable* m_matrix;
    QTableView* m_matrixView;
    QStackedWidget* m_tasks;  // the table; the matrix
    QWidget* m_switch;        // between them
    NumberTable* m_cutoffs;
    QWidget* m_cutoffPane;
    QToolButton* m_open;
    TaskPane* m_pane;
    std::optional<TaskState> m_shownState;
};

}  // namespace mtp::ui
