// The next simulation, worked out beside the window a moment after its options changed: its start
// cell, its schedule, its warnings.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>

#include "core/project/file/FrameLoader.h"
#include "ui/pages/simulate/StartCellForm.h"
#include "ui/project/ProjectSimulations.h"

namespace mtp::ui {

class Job;

class SimulationPlan : public QObject {
    Q_OBJECT

public:
    SimulationPlan(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // A later request replaces it. options: with the supercell. grades: if they are asked for; they
    // need an active set, which is built if the potential has none and its training set is known.
    void request(const RunRecord& run, const StartCell& start, const SimulationOptions& options,
                 const std::optional<GradeLimits>& grades);
    // There is nothing to work out; why, in a sentence.
    void refuse(const QString& problem);

    // Null while it is worked out, and if it cannot be.
    std::shared_ptr<const PlannedSimulation> plan() const { return m_plan; }
    const QString& problem() const { return m_problem; }
    bool isBusy() const { return m_isBusy; }
    // "20 ps of 768 atoms"; empty without a plan.
    QString sizeText() const;
    // Its stages, a line each.
    QString stagesText() const;
    const Frame* cell() const { return m_cell.get(); }  // before it is repeated

signals:
    void changed();

private:
    struct Wanted;
    struct Result;
    void work();
    Wanted wanted() const;
    static Result prepare(Wanted wanted, const StartCell& start, FrameLoader& loader,
                          Progress& progress);
    void take(const Result& result);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QTimer m_soon;
    QPointer<Job> m_job;
    std::optional<RunRecord> m_run;
    StartCell m_start;
    SimulationOptions m_options;
    std::optional<GradeLimits> m_grades;
    int m_request = 0;
    bool m_isBusy = false;
    QString m_problem;
    std::shared_ptr<const PlannedSimulation> m_plan;
    // The cell that was loaded last, and what the set of a run held, with what they are of.
    std::shared_ptr<const Frame> m_cell;
    QString m_cellKey;
    std::map<std::int64_t, TrainedRange> m_ranges;
};

}  // namespace mtp::ui
