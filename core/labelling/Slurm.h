// The words of Slurm: its states, the answer of its queue, the limits of a cluster.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/labelling/TaskState.h"

namespace mtp {

// The long and the short name of a state ("PENDING", "PD"), with what may follow it ("CANCELLED by
// 0", "RUNNING+"). A word that is not known is a task in the queue.
bool isWaitingInSlurm(std::string_view state);
bool hasEndedInSlurm(std::string_view state);
FailureClass failureOfSlurmState(std::string_view state);
// Whether a task that waits for this reason waits for ever unless a person does something.
bool willNeverStart(std::string_view reason);

// The lines "queue|..." of status.sh: "queue|mtp-k3b9-2|20|5|PENDING|Resources|0:00". `campaign` is
// the id in the names of its jobs. Other jobs are passed over; a line "queue-error|..." or the lack
// of "queue-ok" make the answer incomplete.
QueueAnswer parseSlurmQueue(std::string_view text, std::string_view campaign);

// The name of the job of a batch.
std::string slurmJobName(std::string_view campaign, int batch);

// MaxArraySize of `scontrol show config`; an array has one task less. Absent if it is not told.
std::optional<int> mostArrayTasks(std::string_view configuration);

// MaxTime in minutes of a partition (empty: the default one) in what `scontrol -o show partition`
// says. Absent if it is unlimited or not told.
std::optional<int> mostMinutes(std::string_view partitions, std::string_view name);

}  // namespace mtp
