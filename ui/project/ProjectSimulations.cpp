#include "ui/project/ProjectSimulations.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/base/Error.h"
#include "core/workflow/SimulationRecords.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace fs = std::filesystem;

namespace {

const QString kList = QStringLiteral("simulations");  // among the notes of the project

QString nameOf(const fs::path& folder) {
    return QString::fromStdString(folder.filename().string());
}

}  // namespace

ProjectSimulations::ProjectSimulations(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    connect(&project, &ProjectModel::projectChanged, this, &ProjectSimulations::followProject);
    followProject();
}

void ProjectSimulations::followProject() {
    for (const Run& run : m_runs)
        if (run.job)
            run.job->leave();
    m_runs.clear();
    if (m_project.hasProject())
        for (const fs::path& folder :
             parseRunList(m_project.view(kList).toStdString(), m_project.path().toStdString()))
            m_runs.push_back({folder, {}, {}, {}});
    emit listChanged();
    for (const Run& run : std::vector<Run>(m_runs))
        look(run.folder);
}

const ProjectSimulations::Run* ProjectSimulations::find(const fs::path& folder) const {
    for (const Run& run : m_runs)
        if (run.folder == folder)
            return &run;
    return nullptr;
}

ProjectSimulations::Run* ProjectSimulations::change(const fs::path& folder) {
    for (Run& run : m_runs)
        if (run.folder == folder)
            return &run;
    return nullptr;
}

fs::path ProjectSimulations::nextFolder() const {
    std::vector<fs::path> taken;
    for (const Run& run : m_runs)
        taken.push_back(run.folder);
    return nextRunFolder(m_project.path().toStdString(), taken);
}

void ProjectSimulations::list(const fs::path& folder) {
    if (find(folder))
        return;
    m_runs.push_back({folder, {}, {}, {}});
    keep();
    emit listChanged();
}

void ProjectSimulations::keep() {
    std::vector<fs::path> folders;
    for (const Run& run : m_runs)
        folders.push_back(run.folder);
    m_project.setView(kList,
                      QString::fromStdString(toRunList(folders, m_project.path().toStdString())));
}

void ProjectSimulations::write(std::shared_ptr<const PlannedSimulation> plan,
                               const fs::path& folder) {
    prepareFolder(std::move(plan), folder, {}, 1);
}

void ProjectSimulations::start(std::shared_ptr<const PlannedSimulation> plan,
                               const fs::path& folder, const Engine& engine, int ranks) {
    prepareFolder(std::move(plan), folder, engine, ranks);
}

void ProjectSimulations::prepareFolder(std::shared_ptr<const PlannedSimulation> plan,
                                       const fs::path& folder, const std::optional<Engine>& engine,
                                       int ranks) {
    const fs::path own = QCoreApplication::applicationDirPath().toStdString();
    m_jobs.run<bool>(
        engine ? tr("Starting the simulation") : tr("Writing the run folder"), this,
        [plan = std::move(plan), folder, engine, ranks, own](Progress&) {
            writeRunFolder(folder, plan->request, plan->prepared, findKimLibrary(own));
            if (engine)
                startRun(folder, *engine, ranks);
            return true;
        },
        [this, folder, isStarted = engine.has_value()](bool) {
            list(folder);
            if (isStarted)
                watch(folder);
            else
                look(folder);
            isStarted ? emit started(folder) : emit written(folder);
        },
        [this, folder](const QString& message) {
            if (isRunFolder(folder)) {  // written, but it did not start
                list(folder);
                look(folder);
            }
            emit failed(message);
        });
}

void ProjectSimulations::resume(const fs::path& folder, const Engine& engine, int ranks) {
    m_jobs.run<bool>(
        tr("Continuing %1").arg(nameOf(folder)), this,
        [folder, engine, ranks](Progress&) {
            startRun(folder, engine, ranks);
            return true;
        },
        [this, folder](bool) {
            watch(folder);
            emit started(folder);
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectSimulations::stop(const fs::path& folder, StopRequest request) {
    const Run* run = find(folder);
    if (!run)
        return;
    if (run->job)
        return run->job->ask(request);
    try {
        stopRun(folder, request);
        look(folder);
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
}

void ProjectSimulations::add(const fs::path& folder) {
    if (!isRunFolder(folder))
        return emit failed(tr("%1 is no folder of a simulation: it has no run.json.")
                               .arg(QString::fromStdString(folder.string())));
    list(folder);
    look(folder);
}

void ProjectSimulations::remove(const fs::path& folder) {
    if (const Run* run = find(folder); run && run->job)
        run->job->leave();
    std::erase_if(m_runs, [&](const Run& run) { return run.folder == folder; });
    keep();
    emit listChanged();
}

void ProjectSimulations::look(const fs::path& folder) {
    m_jobs.run<SimulationRun::Snapshot>(
        tr("Reading %1").arg(nameOf(folder)), this,
        [folder](Progress&) {
            return std::make_shared<const SimulationSnapshot>(SimulationWatch(folder).look());
        },
        [this, folder](const SimulationRun::Snapshot& snapshot) {
            take(snapshot);
            if (snapshot->state == SimulationState::Running)
                watch(folder);
        },
        [this, folder](const QString& message) { setProblem(folder, message); });
}

void ProjectSimulations::watch(const fs::path& folder) {
    Run* run = change(folder);
    if (!run || run->job)
        return;
    auto* job = new SimulationRun(folder);
    run->job = job;
    connect(job, &SimulationRun::looked, this, &ProjectSimulations::take);
    connect(job, &SimulationRun::stopFailed, this, &ProjectSimulations::failed);
    connect(job, &SimulationRun::askedToEnd, this, [this, folder] { emit looked(folder); });
    connect(job, &Job::failed, this,
            [this, folder](const QString& message) { setProblem(folder, message); });
    connect(job, &Job::succeeded, this, [this, folder] {
        if (Run* ended = change(folder)) {
            ended->job.clear();
            emit looked(folder);
            emit this->ended(folder);
        }
    });
    m_jobs.add(job);
    job->start();
    emit looked(folder);
}

void ProjectSimulations::take(const SimulationRun::Snapshot& snapshot) {
    Run* run = change(snapshot->folder);
    if (!run)
        return;  // of another project, or removed from the list
    run->snapshot = snapshot;
    run->problem.clear();
    emit looked(snapshot->folder);
}

void ProjectSimulations::setProblem(const fs::path& folder, const QString& problem) {
    Run* run = change(folder);
    if (!run)
        return;
    run->job.clear();
    run->problem = problem;
    emit looked(folder);
}

}  // namespace mtp::ui
