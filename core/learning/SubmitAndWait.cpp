#include "core/learning/SubmitAndWait.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "core/base/Error.h"
#include "core/labelling/Submission.h"

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

// Submits what can be. False if nothing is left to wait for.
bool proceed(const Campaign& campaign, Submission& submission, const CampaignStatus& status,
             Transport& transport) {
    refuseWhatWillNotStart(campaign, status);
    const SubmissionTurn turn = submission.proceed(status, transport);
    if (turn.fuse)
        throw InputError(campaign.folder().string() + ": " + turn.fuse->reason +
                         "; the others were cancelled");
    return !turn.isOver;
}

}  // namespace

CampaignStatus submitAndWait(const Campaign& campaign, const Machine& machine, Progress& progress) {
    const auto transport = transportTo(machine, campaign);
    Submission submission(campaign, machine);
    for (milliseconds pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
        CampaignStatus status = askStatus(campaign, *transport, progress);
        reportTasks(status, progress);
        try {
            if (status.unheard.empty() && !proceed(campaign, submission, status, *transport))
                return status;
        } catch (const NotReached&) {
            // The connection broke since it answered: it is asked again.
        }
        pauseFor(pause, progress);
    }
}

}  // namespace mtp
