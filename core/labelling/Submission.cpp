#include "core/labelling/Submission.h"

#include <algorithm>

namespace mtp {

namespace {

int newestBatch(const CampaignStatus& status) {
    int newest = 0;
    for (const CampaignTask& task : status.tasks)
        if (task.files.submission)
            newest = std::max(newest, task.files.submission->batch);
    return newest;
}

}  // namespace

bool isUnderWay(TaskState state) {
    return state == TaskState::Waiting || state == TaskState::Running ||
           state == TaskState::Stalled || state == TaskState::Unknown;
}

bool isAnyUnderWay(const CampaignStatus& status) {
    return std::any_of(status.tasks.begin(), status.tasks.end(),
                       [](const CampaignTask& task) { return isUnderWay(task.status.state); });
}

SubmissionTurn Submission::proceed(const CampaignStatus& status, Transport& transport) {
    if (!m_before)
        m_before = newestBatch(status);
    SubmissionTurn turn;
    turn.fuse = blownFuse(status, *m_before);
    if (turn.fuse) {
        cancelTasks(m_campaign, transport, status, {});
        turn.isOver = true;
        return turn;
    }
    turn.report = submitTasks(m_campaign, m_machine, transport, withoutLost(status), m_isFirstOnly);
    turn.isOver = turn.report.submitted == 0 && turn.report.left == 0 && !isAnyUnderWay(status);
    return turn;
}

CampaignStatus Submission::withoutLost(CampaignStatus status) const {
    std::erase_if(status.tasks, [this](const CampaignTask& task) {
        const bool hasGone =
            task.status.state == TaskState::Lost || task.status.state == TaskState::Failed;
        return hasGone && task.files.submission && task.files.submission->batch > *m_before;
    });
    return status;
}

}  // namespace mtp
