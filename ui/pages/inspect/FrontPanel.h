// Smaller, faster potentials of a run: their errors against their costs, beside the other runs.
// One click makes a potential the current one.
#pragma once

#include <QPointer>
#include <QWidget>
#include <array>
#include <memory>
#include <optional>

#include "core/project/file/Records.h"
#include "core/workflow/RunFront.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class FrontPlot;
class Job;
class JobBoard;
class NumberTable;
class ProjectModel;

class FrontPanel : public QWidget {
    Q_OBJECT

public:
    FrontPanel(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    // The current run; null for none, which the message explains.
    void setRun(const RunRecord* run, const QString& message);

private:
    struct Shown;  // what is drawn over the time
    static const std::array<Shown, 3>& offered();
    const Shown& shown() const;
    void build();
    void connectParts();
    void make();
    void take(std::int64_t run, std::shared_ptr<const RunFront> front, const QString& message);
    void showProgress();
    void draw();
    void drawPoints();
    void use(int row);
    void usePoint(std::size_t point);
    // The row of the potential that is the current one; -1 if it is none of them.
    int currentRow() const;
    QString noteText() const;
    bool hasValidation() const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    FrontPlot* m_plot;
    QComboBox* m_error;
    NumberTable* m_table;
    QLabel* m_note;
    QProgressBar* m_progress;
    QSpinBox* m_points;
    QPushButton* m_make;
    QPushButton* m_use;
    QPointer<Job> m_job;
    std::optional<RunRecord> m_run;
    std::shared_ptr<const RunFront> m_front;
    QString m_message;  // why there is none
};

}  // namespace mtp::ui
