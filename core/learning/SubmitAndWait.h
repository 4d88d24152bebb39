// Gives a campaign to Slurm, here or on another computer, and waits until its tasks have ended.
#pragma once

#include "core/labelling/CampaignStatus.h"
#include "core/labelling/Machine.h"

namespace mtp {

// Each attempt is submitted once: a task that is lost or cancelled on the way stays as it is. A
// machine that does not answer is asked again and again. Throws InputError if the first tasks of a
// batch have failed alike, after the others were cancelled, or if a task will not start unless
// somebody does something; FileError if Slurm refuses the tasks; Cancelled, with the tasks left in
// the queue.
CampaignStatus submitAndWait(const Campaign& campaign, const Machine& machine, Progress& progress);

}  // namespace mtp
