// The runs of the project as a list: their options and errors side by side, laid over each other in
// the plots, renamed, deleted; trainings that were interrupted go on from here.
#pragma once

#include <QWidget>
#include <cstdint>
#include <set>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace mtp {
struct RunRecord;
struct TrainingRecord;
}  // namespace mtp

namespace mtp::ui {

class ProjectModel;

class RunTable : public QWidget {
    Q_OBJECT

public:
    explicit RunTable(ProjectModel& project, QWidget* parent = nullptr);

    // Colour of a run, the same wherever it is drawn.
    static QColor colourOf(std::size_t index, bool isDark);
    // Indices of the runs to draw: the current one first, then those that are checked.
    std::vector<std::size_t> shownRuns() const;
    bool isOverlaid(std::int64_t run) const { return m_overlaid.contains(run); }
    void setEnabledForTraining(bool isTraining);
    void refresh();

signals:
    void shownChanged();
    void resumeRequested(std::int64_t trainingId);

private:
    void build();
    void describeTable();
    void showUnits();
    void addRun(int row, const RunRecord& run, std::size_t index);
    void addTraining(int row, const TrainingRecord& training);
    void setCell(int row, int column, const QString& text, bool isNumber = true);
    void showActions();
    void showNote();
    void takeChange(std::int64_t run, const QString& name, bool isChecked);
    void remove();
    void makeCurrent();
    int chosenRow() const;
    bool isTrainingRow(int row) const;
    std::int64_t idOf(int row) const;

    ProjectModel& m_project;
    QTableWidget* m_table;
    QPushButton* m_show;
    QPushButton* m_resume;
    QPushButton* m_delete;
    QLabel* m_note;
    std::set<std::int64_t> m_overlaid;
    bool m_isFilling = false;
    bool m_isTraining = false;
};

}  // namespace mtp::ui
