// Which level, which cutoff, how many configurations: trainings over several of them, their errors
// against their costs, learning curves, and which to take in words. One click makes a run of it.
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "core/workflow/ProjectScan.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace mtp::ui {

class CurvePlot;
class FrontPlot;
class Job;
class JobBoard;
class NumberTable;
class ProjectModel;
class ScanForm;

class ScanPanel : public QWidget {
    Q_OBJECT

public:
    // What the page knows of the next training.
    struct Training {
        std::function<std::vector<ConfigurationRecord>()> records;  // with their parts
        std::function<TrainingOptions()> options;
        std::function<bool()> apply;  // makes the split; false: it cannot be, which the page says
    };

    ScanPanel(ProjectModel& project, JobBoard& jobs, Training training, QWidget* parent = nullptr);

    // The training set or its options have changed.
    void refresh();

protected:
    void showEvent(QShowEvent* event) override;

private:
    // Points on their way from the thread that trains them.
    struct Arrived {
        std::mutex mutex;
        std::optional<ProjectScan> begun;
        std::vector<ScanPoint> points;
    };

    void build();
    void connectParts();
    std::optional<ProjectScan> kept() const;
    void load();
    std::optional<ScanRequest> request() const;
    void estimate();
    void showEstimate(const ScanEstimate& estimate);
    void start();
    void take(std::shared_ptr<ProjectScan> scan, const QString& message);
    void takeArrived();
    void showProgress();
    void draw();
    void showTable();
    void drawBases(const std::optional<ScanAdvice>& advice);
    void drawCurves(const std::optional<ScanAdvice>& advice);
    void usePoint(const ScanPoint& point);
    void useBasis(int row);
    std::optional<ScanPoint> chosenPoint() const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    Training m_training;
    ScanForm* m_form;
    QLabel* m_note;
    QProgressBar* m_progress;
    QPushButton* m_start;
    QLabel* m_advice;
    FrontPlot* m_bases;
    CurvePlot* m_curves;
    NumberTable* m_table;
    QPushButton* m_use;
    QTimer m_soon;
    QPointer<Job> m_job;
    std::shared_ptr<Arrived> m_arrived;
    std::optional<ProjectScan> m_scan;
    std::vector<ScanSettings> m_listed;      // the rows of the table
    std::shared_ptr<const ScanSets> m_sets;  // those of the last estimate
    std::vector<std::int64_t> m_setsOf;      // ids of their configurations
    QString m_message;
};

}  // namespace mtp::ui
