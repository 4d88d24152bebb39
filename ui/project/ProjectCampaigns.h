// The DFT campaigns of the open project: where their folders are, how the shown one is, and what is
// done with it. All work is done by jobs; nothing here waits for a queue.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Table.h"
#include "core/labelling/Campaign.h"
#include "core/labelling/CampaignStatus.h"
#include "core/labelling/Machine.h"
#include "core/labelling/Retry.h"
#include "core/labelling/TaskMatrix.h"
#include "core/project/file/Records.h"
#include "ui/jobs/JobBoard.h"

namespace mtp::ui {

class ProjectModel;

// Milliseconds until a campaign is looked at again: soon while it runs here or somebody sees it,
// and less and less often, but never more seldom than every ten minutes, while its queue is silent.
// unheard: looks in a row that it did not answer.
int pauseBeforeLook(bool isRunning, bool isSeen, int unheard);

// Adding a campaign to the project and removing it are commands that can be undone, and so are
// labels that are collected. What runs in its folder is not undone.
class ProjectCampaigns : public QObject {
    Q_OBJECT

public:
    struct Snapshot {
        Campaign campaign;
        CampaignStatus status;
        // Of the same tasks; the same object as long as the tasks are.
        std::shared_ptr<const TaskMatrix> matrix;
        std::string fuse;              // why the rest of a batch was cancelled, or empty
        std::optional<Table> cutoffs;  // if the campaign is part of a check of the cutoff
    };
    using Shared = std::shared_ptr<const Snapshot>;

    ProjectCampaigns(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // In the order in which they were made.
    const std::vector<std::filesystem::path>& folders() const { return m_folders; }
    // The one that is shown; empty if there is none.
    const std::filesystem::path& current() const { return m_current; }
    // What was last found of it; null: not looked at yet.
    const Shared& snapshot() const { return m_snapshot; }
    // While nothing is known of the shown one yet.
    bool isFirstLook() const { return m_look && !m_snapshot; }
    // Whether one runs here, maybe another than the shown one: one at a time.
    bool isRunning() const { return m_run != nullptr; }
    bool isCurrentRunning() const;
    // Why the others were not started: of the last run here, or of a batch; empty if all were.
    QString fuse() const;
    // When the queue stopped answering; not valid while it answers.
    const QDateTime& silentSince() const { return m_silentSince; }

    void choose(const std::filesystem::path& folder);
    // A campaign that another program or project made, or that was brought back.
    void add(const std::filesystem::path& folder);
    // A zip that was carried back: its campaign comes to the others of the project.
    void bringBack(const std::filesystem::path& zip);
    // The one that is shown, to be carried.
    void saveZip(const std::filesystem::path& zip);
    // From the project; the folder stays.
    void remove(const std::filesystem::path& folder);

    // Configurations without labels, to the campaign of this recipe, which is made beside the
    // project if it is not there.
    void exportUnlabelled(const Recipe& recipe, const ExportOptions& options);
    std::filesystem::path folderFor(const Recipe& recipe) const;
    // An AIMD run from this cell, in a campaign of its own beside the project, which is shown.
    void exportDynamics(const Frame& start, const Recipe& recipe, const ExportOptions& options,
                        bool isRun);
    // The lowest and the highest density of the configurations with higher cutoffs: writes the
    // campaigns and runs them here.
    void checkCutoff(const Recipe& recipe, const ExportOptions& options, int atOnce);
    // isFirstOnly: one task, to see that everything is right.
    void run(int atOnce, bool isFirstOnly);
    void submit(const Machine& machine, bool isFirstOnly);
    void cancel();
    void retry(const RetryOptions& options);
    // Excludes the configuration of this task from the training, so that it is no longer missing.
    void leaveOut(const std::string& key);
    // Gives the labels of finished tasks to the project's configurations.
    void collect();
    // Looks again, in a job; the answer of a queue may take its time.
    void look();
    // What a look has found.
    void show(Shared snapshot);
    // How often it is looked at: soon while somebody sees it.
    void setSeen(bool isSeen);

signals:
    void listChanged();
    // There is a newer snapshot.
    void looked();
    void exported(int written, int already, const QStringList& notes);
    void submitted(int tasks, int left);
    // step: how undo names it.
    void removed(const QString& name, const QString& step);
    void zipped(const QString& path);
    // The campaign of a zip is in this folder now.
    void broughtBack(const QString& folder);
    void collected(int labels, int others);
    void leftOut(const QString& key);
    // A run here was stopped, because its first tasks failed alike.
    void stopped(const QString& reason);
    void failed(const QString& message);

private:
    template <class Result>
    void work(const QString& title, std::function<Result(const Campaign&, Progress&)> task,
              std::function<void(Result)> done);
    void followProject();
    void followList();
    // Adds those to the project that it has not got.
    void list(const std::vector<std::filesystem::path>& folders);
    // That the campaign was given to.
    void noteMachine(const std::filesystem::path& folder, const std::string& name);
    void followRun(Job* job, std::vector<std::filesystem::path> campaigns);
    void runAll(const std::vector<std::filesystem::path>& campaigns, int atOnce);
    std::filesystem::path dftFolder() const;
    // "pbe-qe": of its folder if nobody names another, and of the rows of the project.
    static std::string nameOfCampaign(const Recipe& recipe);
    static CampaignRecord campaignRecord(const std::filesystem::path& folder);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::vector<std::filesystem::path> m_folders;
    std::filesystem::path m_current;
    Shared m_snapshot;
    QPointer<Job> m_look, m_run;
    std::vector<std::filesystem::path> m_running;  // by m_run
    QTimer m_timer;
    QString m_stopped;  // why the last run here ended early
    std::filesystem::path m_stoppedFolder;
    QDateTime m_silentSince;
    int m_unheard = 0;  // looks in a row that the queue did not answer
    bool m_isLookWanted = false;
    bool m_isSeen = false;
};

}  // namespace mtp::ui
