// The simulations of the open project: where their folders are, what is known of each, start, stop,
// continue. Runs that go on from before are found again and watched.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/simulation/Engine.h"
#include "core/simulation/RunFolder.h"
#include "ui/jobs/SimulationRun.h"

namespace mtp::ui {

class JobBoard;
class ProjectModel;

// A run as it is to be written.
struct PlannedSimulation {
    SimulationRequest request;
    PreparedRun prepared;
};

// The list is a note in the project, not a command: what runs is not undone.
class ProjectSimulations : public QObject {
    Q_OBJECT

public:
    struct Run {
        std::filesystem::path folder;
        SimulationRun::Snapshot snapshot;  // null: not looked at yet
        QString problem;                   // why it cannot be
        QPointer<SimulationRun> job;       // while it runs
    };

    ProjectSimulations(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // In the order in which they were started.
    const std::vector<Run>& runs() const { return m_runs; }
    const Run* find(const std::filesystem::path& folder) const;
    // Of the next run; it does not exist yet.
    std::filesystem::path nextFolder() const;

    // Each is a job: the list changes, or failed() comes.
    void write(std::shared_ptr<const PlannedSimulation> plan, const std::filesystem::path& folder);
    void start(std::shared_ptr<const PlannedSimulation> plan, const std::filesystem::path& folder,
               const Engine& engine, int ranks);
    void resume(const std::filesystem::path& folder, const Engine& engine, int ranks);
    // Of a run that is paused, Stop says that it will not go on.
    void stop(const std::filesystem::path& folder, StopRequest request);
    // A run folder that another program or project made.
    void add(const std::filesystem::path& folder);
    // From the list; the folder stays, and what runs goes on.
    void remove(const std::filesystem::path& folder);

signals:
    void listChanged();
    // There is a newer snapshot of it.
    void looked(const std::filesystem::path& folder);
    // A run that was watched is over.
    void ended(const std::filesystem::path& folder);
    void written(const std::filesystem::path& folder);
    void started(const std::filesystem::path& folder);
    void failed(const QString& message);

private:
    void followProject();
    void prepareFolder(std::shared_ptr<const PlannedSimulation> plan,
                       const std::filesystem::path& folder, const std::optional<Engine>& engine,
                       int ranks);
    void list(const std::filesystem::path& folder);
    void keep();
    void look(const std::filesystem::path& folder);
    void watch(const std::filesystem::path& folder);
    void take(const SimulationRun::Snapshot& snapshot);
    void setProblem(const std::filesystem::path& folder, const QString& problem);
    Run* change(const std::filesystem::path& folder);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::vector<Run> m_runs;
};

}  // namespace mtp::ui
