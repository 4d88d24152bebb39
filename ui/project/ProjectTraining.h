// The training of the open project: reads its configurations, runs as a job, keeps checkpoints in
// the project, adds the run when it ends.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <memory>

#include "core/workflow/TrainingSession.h"
#include "ui/jobs/TrainingJob.h"

namespace mtp::ui {

class JobBoard;
class ProjectModel;

// One at a time. A window has one.
class ProjectTraining : public QObject {
    Q_OBJECT

public:
    ProjectTraining(ProjectModel& project, JobBoard& jobs, QObject* parent);

    bool isRunning() const { return !m_job.isNull(); }
    bool isPaused() const;
    // From start() or resume() to the end, reading included.
    bool isBusy() const { return isRunning() || m_isPreparing; }
    // The training that runs, and how far it is.
    const TrainingSession& session() const { return m_session; }
    const TrainingRecord& record() const { return m_session.record(); }
    // "Training · step 41 · 4.1 meV/atom · 52 meV/Å"; empty if nothing runs.
    QString text() const;

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
    // What it does before its next iteration; fraction: of the present pass over the set.
    void worked(const QString& text, double fraction);
    void parityReady(std::shared_ptr<const mtp::LiveParity> parity);
    void noted(const QString& text);
    // isRunning() is false again. finished: the run is in the project.
    void ended();
    void finished(const mtp::TrainingSummary& summary);
    void failed(const QString& message);

private:
    void prepare(TrainingRecord record);
    void launch(TrainingRecord record, TrainingInput input);
    void connectJob();
    void keepCheckpoint(const std::string& checkpoint);
    void finish();
    void fail(const QString& message);
    void reportProgress();

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QPointer<TrainingJob> m_job;
    TrainingSession m_session;
    QString m_phase;  // what the trainer said last, before the first iteration
    bool m_isPreparing = false;
};

}  // namespace mtp::ui
