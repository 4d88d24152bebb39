// One training of the project from start to end: reads its configurations, runs, keeps checkpoints,
// writes the run when it ends.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <string>

#include "core/project/edit/Trainings.h"
#include "core/training/Trainer.h"
#include "ui/jobs/TrainingRun.h"

namespace mtp::ui {

class JobBoard;
class ProjectModel;

// One more than the highest number in the name of a run, or of a training that waits.
int nextRunNumber(const ProjectModel& project);

class TrainingSession : public QObject {
    Q_OBJECT

public:
    TrainingSession(ProjectModel& project, JobBoard& jobs, QObject* parent);

    bool isRunning() const { return m_run != nullptr; }
    bool isPaused() const { return m_run && m_run->isPaused(); }
    // From start() or resume() to the end, reading included.
    bool isBusy() const { return m_run || m_isPreparing; }
    // Of the training that runs.
    const TrainingRecord& record() const { return m_record; }
    const std::vector<IterationSummary>& iterations() const { return m_record.iterations; }
    // What the trainer said last, before the first iteration.
    const QString& phase() const { return m_phase; }
    // Of the iterations that are allowed, 0 to 1.
    double fraction() const;
    // Of one iteration, from the last few.
    std::optional<double> secondsPerStep() const;
    // Until the limit of iterations; a training often ends before.
    std::optional<double> secondsLeft() const;

    void start(TrainingRecord record);
    void resume(std::int64_t trainingId);
    void togglePause();
    // Ends with the best potential so far.
    void stop();
    // Leaves it as it is; its last checkpoint stays in the project.
    void abandon();

signals:
    void started();
    // An iteration, a note, a pause.
    void progressed();
    void parityReady(std::shared_ptr<const mtp::ui::LiveParity> parity);
    void noted(const QString& text);
    // isRunning() is false again. finished: the run is in the project.
    void ended();
    void finished(std::shared_ptr<const mtp::TrainingSummary> summary);
    void failed(const QString& message);

private:
    struct Prepared;

    void prepare(TrainingRecord record);
    void launch(Prepared prepared);
    void take(const IterationSummary& summary);
    void keepCheckpoint(const std::string& checkpoint);
    void finish(std::shared_ptr<const TrainingSummary> summary);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    TrainingRun* m_run = nullptr;
    TrainingRecord m_record;
    QString m_phase;
    bool m_isPreparing = false;
};

}  // namespace mtp::ui
