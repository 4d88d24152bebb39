// All tasks of a campaign with their states, and what is counted of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/labelling/Campaign.h"
#include "core/labelling/TaskState.h"

namespace mtp {

struct CampaignTask {
    TaskFiles files;
    TaskStatus status;
};

struct CampaignStatus {
    std::vector<CampaignTask> tasks;  // by key
    // What the queue or the other computer said instead of an answer; empty: it answered, or there
    // was nothing to ask for.
    std::string unheard;
    std::map<TaskState, std::size_t> counts() const;
    // 0: all are done; 4: some need attention; 3: others wait, run or can be started, or there is
    // none yet.
    int exitStatus() const;
};

// Outputs that have changed since they were last read are read; no queue is asked. Throws
// FileError, ParseError, Cancelled.
CampaignStatus campaignStatus(const Campaign& campaign, const QueueAnswer& queue,
                              Progress& progress);
// The same of tasks that were scanned elsewhere (on another machine).
CampaignStatus campaignStatus(const Campaign& campaign, const std::vector<TaskFiles>& tasks,
                              const QueueAnswer& queue, Progress& progress);

// campaign, recipe, counts by state, tasks with key, configuration, density, state, attempt, class,
// reason and seconds; absent values are null. One line.
std::string toStatusJson(const Campaign& campaign, const CampaignStatus& status);

// "3 of 8 done; 2 failed": for people.
std::string describe(const CampaignStatus& status);

}  // namespace mtp
