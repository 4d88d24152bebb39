#include "ui/project/ProjectCampaigns.h"

#include <QFileInfo>
#include <algorithm>

#include "core/base/Error.h"
#include "core/labelling/Collect.h"
#include "core/labelling/CutoffCheck.h"
#include "core/labelling/Matching.h"
#include "core/labelling/Runner.h"
#include "core/labelling/Submit.h"
#include "core/labelling/Transport.h"
#include "core/project/edit/Configurations.h"
#include "core/project/edit/Operations.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace fs = std::filesystem;

namespace {

constexpr int kSeenPause = 15000, kUnseenPause = 120000, kRunningPause = 1500;  // ms
constexpr int kLongestPause = 600000;  // ms; of a queue that does not answer

Machine thisComputer() {
    Machine machine;
    machine.name = "here";
    machine.hasSlurm = true;
    return machine;
}

// Where the campaign was last given to, by the machines of the user.
Machine machineOfCampaign(const Campaign& campaign) {
    const std::string name = machineOf(campaign);
    return name.empty() || name == "here" ? thisComputer()
                                          : machineNamed(readMachines(machinesFile()), name);
}

std::vector<std::string> keysOf(const CampaignStatus& status) {
    std::vector<std::string> keys;
    for (const CampaignTask& task : status.tasks)
        keys.push_back(task.files.key);
    return keys;
}

// Tasks of the batch that have not ended.
std::vector<std::string> restOfBatch(const CampaignStatus& status, int batch) {
    std::vector<std::string> keys;
    for (const CampaignTask& task : status.tasks)
        if (task.files.submission && task.files.submission->batch == batch &&
            (task.status.state == TaskState::Waiting || task.status.state == TaskState::Running))
            keys.push_back(task.files.key);
    return keys;
}

// before: the last snapshot; what has not changed is taken from it.
ProjectCampaigns::Shared lookAt(const fs::path& folder, const ProjectCampaigns::Shared& before,
                                Progress& progress) {
    const Campaign campaign = Campaign::open(folder);
    const auto transport = transportTo(machineOfCampaign(campaign), campaign);
    ProjectCampaigns::Snapshot now{campaign, askStatus(campaign, *transport, progress), {}, {}, {}};
    if (const auto fuse = blownFuse(now.status)) {
        now.fuse = fuse->reason;
        if (const auto rest = restOfBatch(now.status, fuse->batch); !rest.empty())
            cancelTasks(campaign, *transport, now.status, rest);
    }
    if (before && keysOf(before->status) == keysOf(now.status))
        now.matrix = before->matrix;
    else
        now.matrix = std::make_shared<const TaskMatrix>(
            taskMatrix(now.status.tasks, campaign.configurations()));
    if (const auto check = cutoffCampaigns(folder.parent_path()); !check.empty())
        now.cutoffs = cutoffTable(check, progress);
    return std::make_shared<const ProjectCampaigns::Snapshot>(std::move(now));
}

}  // namespace

ProjectCampaigns::ProjectCampaigns(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    connect(&project, &ProjectModel::projectChanged, this, &ProjectCampaigns::followProject);
    connect(&project, &ProjectModel::campaignsChanged, this, &ProjectCampaigns::followList);
    connect(&m_timer, &QTimer::timeout, this, &ProjectCampaigns::look);
    setSeen(false);
    followProject();
}

bool ProjectCampaigns::isCurrentRunning() const {
    return m_run && std::find(m_running.begin(), m_running.end(), m_current) != m_running.end();
}

QString ProjectCampaigns::fuse() const {
    if (!m_stopped.isEmpty() && m_stoppedFolder == m_current)
        return m_stopped;
    return m_snapshot ? QString::fromStdString(m_snapshot->fuse) : QString();
}

void ProjectCampaigns::exportUnlabelled(const Recipe& recipe, const ExportOptions& options) {
    std::vector<ConfigurationRecord> missing = m_project.configurations();
    std::erase_if(missing, [](const ConfigurationRecord& record) {
        return record.energy.has_value() || record.isExcluded;
    });
    const fs::path folder = folderFor(recipe);
    m_jobs.run<ExportReport>(
        tr("Writing decks"), this,
        [missing, loader = m_project.frames(), folder, recipe, options](Progress& progress) {
            return exportTasks(folder, loader->load(missing, progress), recipe, options, progress);
        },
        [this, folder](const ExportReport& report) {
            list({folder});
            choose(folder);
            look();
            QStringList notes;
            for (const std::string& note : report.notes)
                notes << coreText(note);
            emit exported(static_cast<int>(report.written),
                          static_cast<int>(report.keys.size() - report.written), notes);
        },
        [this](const QString& message) { emit failed(message); });
}

template <class Result>
void ProjectCampaigns::work(const QString& title,
                            std::function<Result(const Campaign&, Progress&)> task,
                            std::function<void(Result)> done) {
    m_jobs.run<Result>(
        title, this,
        [folder = m_current, task = std::move(task)](Progress& progress) {
            return task(Campaign::open(folder), progress);
        },
        [this, done = std::move(done)](Result result) {
            done(std::move(result));
            look();
        },
        [this](const QString& message) {
            emit failed(message);
            look();
        });
}

void ProjectCampaigns::exportDynamics(const Frame& start, const Recipe& recipe,
                                      const ExportOptions& options, bool isRun) {
    // Each run has a folder of its own: its options stand in the head of the campaign.
    fs::path folder;
    std::error_code error;
    for (int i = 1; folder.empty() || fs::exists(folder, error); ++i)
        folder = dftFolder() / ("aimd-" + nameOfCampaign(recipe) +
                                (i > 1 ? "-" + std::to_string(i) : std::string()));
    m_jobs.run<ExportReport>(
        tr("Writing the deck of an AIMD run"), this,
        [start, folder, recipe, options](Progress& progress) {
            return exportTasks(folder, {start}, recipe, options, progress);
        },
        [this, folder, isRun](const ExportReport& report) {
            list({folder});
            choose(folder);
            QStringList notes;
            for (const std::string& note : report.notes)
                notes << coreText(note);
            emit exported(static_cast<int>(report.written), 0, notes);
            if (isRun)
                run(1, false);
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectCampaigns::checkCutoff(const Recipe& recipe, const ExportOptions& options, int atOnce) {
    if (m_run)
        return;
    const fs::path folder = dftFolder() / ("cutoff-" + nameOfCampaign(recipe));
    m_jobs.run<std::vector<fs::path>>(
        tr("Writing decks"), this,
        [records = m_project.configurations(), loader = m_project.frames(), folder, recipe,
         options](Progress& progress) {
            return exportCutoffCheck(folder, loader->load(records, progress), recipe, options,
                                     progress);
        },
        [this, atOnce](const std::vector<fs::path>& campaigns) {
            list(campaigns);
            choose(campaigns.front());
            runAll(campaigns, atOnce);
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectCampaigns::runAll(const std::vector<fs::path>& campaigns, int atOnce) {
    if (m_run)
        return;
    followRun(m_jobs.run<int>(
                  tr("Checking the cutoff"), this,
                  [campaigns, atOnce](Progress& progress) {
                      for (const fs::path& campaign : campaigns)
                          runHere(Campaign::open(campaign), atOnce, false, progress);
                      return 0;
                  },
                  [](int) {}, [this](const QString& message) { emit failed(message); }),
              campaigns);
}

void ProjectCampaigns::run(int atOnce, bool isFirstOnly) {
    if (m_run)
        return;
    m_stopped.clear();
    followRun(m_jobs.run<QString>(
                  tr("Running single points"), this,
                  [folder = m_current, atOnce, isFirstOnly](Progress& progress) {
                      const RunReport report =
                          runHere(Campaign::open(folder), atOnce, isFirstOnly, progress);
                      return coreText(report.stopped);
                  },
                  [this, folder = m_current](const QString& reason) {
                      m_stopped = reason;
                      m_stoppedFolder = folder;
                      if (!reason.isEmpty())
                          emit stopped(reason);
                  },
                  [this](const QString& message) { emit failed(message); }),
              {m_current});
}

void ProjectCampaigns::followRun(Job* job, std::vector<fs::path> campaigns) {
    m_run = job;
    m_running = std::move(campaigns);
    connect(m_run, &QObject::destroyed, this, [this] {
        m_run = nullptr;
        setSeen(m_isSeen);
        look();
    });
    setSeen(m_isSeen);
    look();
}

void ProjectCampaigns::submit(const Machine& machine, bool isFirstOnly) {
    work<SubmitReport>(
        tr("Submitting single points"),
        [machine, isFirstOnly](const Campaign& campaign, Progress& progress) {
            const auto transport = transportTo(machine, campaign);
            const CampaignStatus status = askStatus(campaign, *transport, progress);
            return submitTasks(campaign, machine, *transport, status, isFirstOnly);
        },
        [this, folder = m_current, name = machine.name](const SubmitReport& report) {
            noteMachine(folder, name);
            emit submitted(static_cast<int>(report.submitted), static_cast<int>(report.left));
        });
}

void ProjectCampaigns::cancel() {
    if (isCurrentRunning())
        m_run->cancel();
    work<std::size_t>(
        tr("Cancelling single points"),
        [](const Campaign& campaign, Progress& progress) {
            const auto transport = transportTo(machineOfCampaign(campaign), campaign);
            return cancelTasks(campaign, *transport, askStatus(campaign, *transport, progress), {});
        },
        [](std::size_t) {});
}

void ProjectCampaigns::retry(const RetryOptions& options) {
    work<RetryReport>(
        tr("Preparing another attempt"),
        [options](const Campaign& campaign, Progress& progress) {
            const auto transport = transportTo(machineOfCampaign(campaign), campaign);
            return prepareRetries(campaign, askStatus(campaign, *transport, progress), options);
        },
        [this](const RetryReport& report) {
            if (report.keys.empty() && !report.left.empty())
                emit failed(coreText(report.left.front().second));
        });
}

void ProjectCampaigns::leaveOut(const std::string& key) {
    work<std::vector<ConfigurationRecord>>(
        tr("Leaving a single point out"),
        [key, records = m_project.configurations(), loader = m_project.frames()](
            const Campaign& campaign, Progress& progress) {
            const std::vector<Frame> all = campaign.configurations();
            const auto number = static_cast<std::size_t>(parseTaskKey(key).value().number);
            // The geometry tells which one of the project it is.
            const MatchResult match =
                matchByGeometry(loader->load(records, progress), {all.at(number - 1)});
            std::vector<ConfigurationRecord> left;
            for (std::size_t i = 0; i < records.size(); ++i)
                if (match.labelOf[i] >= 0) {
                    left.push_back(records[i]);
                    left.back().isExcluded = true;
                }
            return left;
        },
        [this, name = QString::fromStdString(key)](const std::vector<ConfigurationRecord>& left) {
            if (left.empty())
                emit failed(tr("No configuration of the project has the geometry of %1").arg(name));
            else if (m_project.updateConfigurations(left, tr("Leave out %1").arg(name)))
                emit leftOut(name);
        });
}

void ProjectCampaigns::collect() {
    struct Collected {
        LabelOutcome outcome;
        int others = 0;
    };
    work<std::shared_ptr<Collected>>(
        tr("Collecting labels"),
        [records = m_project.configurations(), loader = m_project.frames()](
            const Campaign& campaign, Progress& progress) {
            const auto transport = transportTo(machineOfCampaign(campaign), campaign);
            const CollectedLabels labels =
                collectLabels(campaign, askStatus(campaign, *transport, progress), progress);
            auto collected = std::make_shared<Collected>();
            // Tasks that have not ended yet are no news.
            collected->others = static_cast<int>(std::count_if(
                labels.others.begin(), labels.others.end(),
                [](const CampaignTask& task) { return needsAttention(task.status.state); }));
            collected->outcome =
                applyLabels(records, loader->load(records, progress), labels.labelled);
            return collected;
        },
        [this](std::shared_ptr<Collected> collectedLabels) {
            const auto& labelled = collectedLabels->outcome.labelled;
            if (!labelled.empty() &&
                !m_project.setLabels(labelled,
                                     tr("Collect the labels of %Ln single point(s)", nullptr,
                                        static_cast<int>(labelled.size())),
                                     collectOperation(m_current)))
                return;
            emit collected(static_cast<int>(labelled.size()), collectedLabels->others);
        });
}

void ProjectCampaigns::look() {
    m_isLookWanted = m_look != nullptr;  // what is found now may be older than what has changed
    if (m_look || m_current.empty())
        return;
    m_look = m_jobs.run<Shared>(
        tr("Looking at single points"), this,
        [folder = m_current, before = m_snapshot](Progress& progress) {
            return lookAt(folder, before, progress);
        },
        [this, folder = m_current](Shared snapshot) {
            if (folder == m_current)
                show(std::move(snapshot));
        },
        [this, folder = m_current](const QString& message) {
            if (folder == m_current)
                emit failed(message);
        });
    connect(m_look, &QObject::destroyed, this, [this] {
        m_look = nullptr;
        if (m_isLookWanted)
            look();
        else if (!m_snapshot)  // it has failed
            emit looked();
    });
}

void ProjectCampaigns::show(Shared snapshot) {
    m_snapshot = std::move(snapshot);
    if (m_snapshot->status.unheard.empty()) {
        m_silentSince = {};
        m_unheard = 0;
    } else {
        if (!m_silentSince.isValid())
            m_silentSince = QDateTime::currentDateTime();
        ++m_unheard;
    }
    setSeen(m_isSeen);
    emit looked();
}

void ProjectCampaigns::setSeen(bool isSeen) {
    m_isSeen = isSeen;
    m_timer.start(pauseBeforeLook(m_run != nullptr, isSeen, m_unheard));
}

int pauseBeforeLook(bool isRunning, bool isSeen, int unheard) {
    int pause = isRunning ? kRunningPause : isSeen ? kSeenPause : kUnseenPause;
    for (int i = 1; i < unheard && pause < kLongestPause; ++i)
        pause *= 2;
    return std::min(pause, kLongestPause);
}

}  // namespace mtp::ui

#include "moc_ProjectCampaigns.cpp"
