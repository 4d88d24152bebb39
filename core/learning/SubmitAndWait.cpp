#include "core/learning/SubmitAndWait.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "core/base/Error.h"
#include "core/labelling/Runner.h"
#include "core/labelling/Submit.h"

namespace mtp {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Between two questions: as seldom as a queue with long tasks allows. The first are sooner.
constexpr milliseconds kLongestPause = seconds(30), kFirstPause = seconds(1);
constexpr milliseconds kStep = milliseconds(100);  // in which a cancel is noticed

void pauseFor(milliseconds pause, Progress& progress) {
    for (milliseconds gone{0}; gone < pause; gone += kStep) {
        if (progress.isCancelled())
            throw Cancelled();
        std::this_thread::sleep_for(kStep);
    }
}

// Without the tasks that an earlier turn has submitted, which Slurm or a person has ended since.
CampaignStatus withoutThose(CampaignStatus status, const std::set<std::string>& submitted) {
    std::erase_if(status.tasks, [&](const CampaignTask& task) {
        const bool hasGone =
            task.status.state == TaskState::Lost || task.status.state == TaskState::Failed;
        return hasGone && submitted.contains(task.files.key);
    });
    return status;
}

bool isUnderWay(TaskState state) {
    return state == TaskState::Waiting || state == TaskState::Running ||
           state == TaskState::Stalled || state == TaskState::Unknown;
}

void refuseWhatWillNotStart(const Campaign& campaign, const CampaignStatus& status) {
    for (const CampaignTask& task : status.tasks)
        if (task.status.state == TaskState::WillNotStart)
            throw InputError(fmt::format("{}: {} will not start: {}", campaign.folder().string(),
                                         task.files.key, task.status.reason));
}

void reportTasks(const CampaignStatus& status, Progress& progress) {
    const auto waiting =
        std::count_if(status.tasks.begin(), status.tasks.end(), [](const CampaignTask& task) {
            return isUnderWay(task.status.state) || task.status.state == TaskState::Exported;
        });
    const double all = static_cast<double>(std::max<std::size_t>(1, status.tasks.size()));
    progress.report(1 - static_cast<double>(waiting) / all,
                    status.unheard.empty() ? describe(status) : status.unheard);
}

int newestBatch(const CampaignStatus& status) {
    int newest = 0;
    for (const CampaignTask& task : status.tasks)
        if (task.files.submission)
            newest = std::max(newest, task.files.submission->batch);
    return newest;
}

bool isAnyUnderWay(const CampaignStatus& status) {
    return std::any_of(status.tasks.begin(), status.tasks.end(),
                       [](const CampaignTask& task) { return isUnderWay(task.status.state); });
}

class Submission {
public:
    Submission(const Campaign& campaign, const Machine& machine)
        : m_campaign(campaign), m_machine(machine) {}

    // Submits what can be. False if nothing is left to wait for.
    bool proceed(const CampaignStatus& status, Transport& transport) {
        if (!m_before)
            m_before = newestBatch(status);
        if (const auto fuse = blownFuse(status, *m_before)) {
            cancelTasks(m_campaign, transport, status, {});
            throw InputError(m_campaign.folder().string() + ": " + fuse->reason +
                             "; the others were cancelled");
        }
        refuseWhatWillNotStart(m_campaign, status);
        const CampaignStatus rest = withoutThose(status, m_submitted);
        const SubmitReport report = submitTasks(m_campaign, m_machine, transport, rest, false);
        for (const CampaignTask* task : startableTasks(rest))
            m_submitted.insert(task->files.key);
        return report.submitted > 0 || report.left > 0 || isAnyUnderWay(status);
    }

private:
    const Campaign& m_campaign;
    const Machine& m_machine;
    std::set<std::string> m_submitted;
    std::optional<int> m_before;  // batches of an earlier run tell nothing of this one
};

}  // namespace

CampaignStatus submitAndWait(const Campaign& campaign, const Machine& machine, Progress& progress) {
    const auto transport = transportTo(machine, campaign);
    Submission submission(campaign, machine);
    for (milliseconds pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
        CampaignStatus status = askStatus(campaign, *transport, progress);
        reportTasks(status, progress);
        try {
            if (status.unheard.empty() && !submission.proceed(status, *transport))
                return status;
        } catch (const NotReached&) {
            // The connection broke since it answered: it is asked again.
        }
        pauseFor(pause, progress);
    }
}

}  // namespace mtp
