// A campaign on its way through Slurm: turn by turn, until nothing is left to do.
#pragma once

#include <optional>

#include "core/labelling/Runner.h"
#include "core/labelling/Submit.h"

namespace mtp {

// Waits, runs, or may do so.
bool isUnderWay(TaskState state);
bool isAnyUnderWay(const CampaignStatus& status);

struct SubmissionTurn {
    SubmitReport report;
    std::optional<BlownFuse> fuse;  // of a batch of this submission; the others were cancelled
    bool isOver = false;            // nothing is left to submit or to wait for
};

class Submission {
public:
    Submission(const Campaign& campaign, Machine machine, bool isFirstOnly = false)
        : m_campaign(campaign), m_machine(std::move(machine)), m_isFirstOnly(isFirstOnly) {}

    // Submits what can be. A task that was lost or cancelled after this submission had given it to
    // Slurm stays as it is: somebody has to look at it. Throws what submitTasks() does.
    SubmissionTurn proceed(const CampaignStatus& status, Transport& transport);

private:
    // Without the tasks that batches of this submission have lost.
    CampaignStatus withoutLost(CampaignStatus status) const;

    const Campaign& m_campaign;
    Machine m_machine;
    bool m_isFirstOnly;
    std::optional<int> m_before;  // the newest batch of an earlier submission
};

}  // namespace mtp
