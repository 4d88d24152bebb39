// The DFT campaigns of the open project: where their folders are, how the shown one is, and what is
// done with it. All work is done by jobs; nothing here waits for a queue.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/labelling/Campaign.h"
#include "core/labelling/CampaignStatus.h"
#include "core/labelling/Machine.h"
#include "core/labelling/Retry.h"
#include "ui/jobs/JobBoard.h"

namespace mtp::ui {

class ProjectModel;

// The list is a note in the project, not a command: what runs is not undone. Labels that are
// collected are a command.
class ProjectCampaigns : public QObject {
    Q_OBJECT

public:
    struct Snapshot {
        Campaign campaign;
        CampaignStatus status;
    };
    using Shared = std::shared_ptr<const Snapshot>;

    ProjectCampaigns(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // In the order in which they were made.
    const std::vector<std::filesystem::path>& folders() const { return m_folders; }
    // The one that is shown; empty if there is none.
    const std::filesystem::path& current() const { return m_current; }
    // What was last found of it; null: not looked at yet.
    const Shared& snapshot() const { return m_snapshot; }
    bool isRunning() const { return m_run != nullptr; }

    void choose(const std::filesystem::path& folder);
    // A campaign that another program or project made, or that was brought back.
    void add(const std::filesystem::path& folder);
    // From the list; the folder stays.
    void remove(const std::filesystem::path& folder);

    // Configurations without labels, to the campaign of this recipe, which is made beside the
    // project if it is not there.
    void exportUnlabelled(const Recipe& recipe, const ExportOptions& options);
    std::filesystem::path folderFor(const Recipe& recipe) const;
    // isFirstOnly: one task, to see that everything is right.
    void run(int atOnce, bool isFirstOnly);
    void submit(const Machine& machine, bool isFirstOnly);
    void cancel();
    void retry(const RetryOptions& options);
    // Gives the labels of finished tasks to the project's configurations.
    void collect();
    // Looks again, in a job; the answer of a queue may take its time.
    void look();
    // How often it is looked at: soon while somebody sees it.
    void setSeen(bool isSeen);

signals:
    void listChanged();
    // There is a newer snapshot.
    void looked();
    void exported(int written, int already, const QStringList& notes);
    void submitted(int tasks, int left);
    void collected(int labels, int others);
    // A run here was stopped, because its first tasks failed alike.
    void stopped(const QString& reason);
    void failed(const QString& message);

private:
    template <class Result>
    void work(const QString& title, std::function<Result(const Campaign&, Progress&)> task,
              std::function<void(Result)> done);
    void followProject();
    void list(const std::filesystem::path& folder);
    void keep();
    void show(Shared snapshot);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::vector<std::filesystem::path> m_folders;
    std::filesystem::path m_current;
    Shared m_snapshot;
    QPointer<Job> m_look, m_run;
    QTimer m_timer;
    bool m_isLookWanted = false;
    bool m_isSeen = false;
};

}  // namespace mtp::ui
