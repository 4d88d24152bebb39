// Gives the tasks of a campaign to Slurm, here or on another computer, and asks how they are.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/labelling/CampaignStatus.h"
#include "core/labelling/Machine.h"
#include "core/labelling/Transport.h"

namespace mtp {

// The name of the machine that the campaign was last given to; empty: this computer.
std::string machineOf(const Campaign& campaign);

// Files, what the queue says if anything was submitted, and results: one call of the other side.
// Attempts that have ended there are brought here first. A side or a queue that does not answer
// makes tasks unknown and is no error. Throws FileError (of files here), Cancelled.
CampaignStatus askStatus(const Campaign& campaign, Transport& transport, Progress& progress);

// What a campaign that is to run on this machine is exported with.
ExportOptions exportOptionsFor(const Machine& machine);

struct SubmitReport {
    std::vector<std::string> jobs;  // numbers that Slurm gave
    std::size_t submitted = 0;      // tasks
    std::size_t left = 0;           // tasks that wait in the campaign until others have ended
};

// Submits what can be started, as arrays that Slurm takes (those that ran out of time with the
// limit that their retry asks for), and at most so many tasks that the queue then holds
// machine.mostSubmitted of them. Lists do not change any more when they are submitted, and a list
// is submitted once, whatever is lost in between. Throws FileError with the words of Slurm if it
// refuses them, and NotReached if it does not answer.
SubmitReport submitTasks(const Campaign& campaign, const Machine& machine, Transport& transport,
                         const CampaignStatus& status, bool isFirstOnly);

// Cancels tasks that wait or run, in the queue or on this computer; keys: empty for all. Returns
// how many were cancelled. Throws FileError.
std::size_t cancelTasks(const Campaign& campaign, Transport& transport,
                        const CampaignStatus& status, const std::vector<std::string>& keys);

}  // namespace mtp
