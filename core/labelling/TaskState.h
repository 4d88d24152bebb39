// The state of a task: a function of its files, of what the queue says now, and of what its output
// was found to be. Nothing about it is stored.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/labelling/Failure.h"
#include "core/labelling/TaskFiles.h"

namespace mtp {

enum class TaskState {
    ToDo,          // its deck is not written
    Exported,      // it can be started
    Waiting,       // in the queue
    WillNotStart,  // in the queue, for a reason that time does not change
    Running,
    Stalled,  // running without a byte of output for half an hour
    Lost,     // started or submitted, and gone without an end
    Done,     // with positive evidence for each label
    NotConverged,
    Failed,      // FailureClass tells why
    Mismatched,  // settings, pseudopotentials or geometry are not those of the recipe
    Incomplete,  // ended, but a part of what was asked for is missing
    Unknown,     // submitted or started, and the queue does not answer
};
// "to_do", "exported", ..., and "to do", "exported", ... for people.
std::string_view stateKey(TaskState state);
std::string stateName(TaskState state);
const std::vector<TaskState>& allTaskStates();
// Whether a person has to look: 4 is the exit status of such a campaign.
bool needsAttention(TaskState state);

// What a scheduler says of one task of a batch.
struct QueuedTask {
    std::string state;   // its own word: "PENDING", "RUNNING", "RD"
    std::string reason;  // of waiting: "Resources"
};

struct QueueAnswer {
    bool isComplete = true;  // else it was not reached: nothing may be concluded from absence
    std::string error;       // what it said instead
    std::map<std::pair<int, int>, QueuedTask> tasks;  // by batch and index
};

// What the output of an attempt that has ended was found to be.
struct Verdict {
    TaskState state = TaskState::Incomplete;  // Done, NotConverged, Failed, Mismatched, Incomplete
    FailureClass failure = FailureClass::None;
    std::string reason;
    bool operator==(const Verdict&) const = default;
};

struct TaskStatus {
    TaskState state = TaskState::ToDo;
    FailureClass failure = FailureClass::None;
    std::string reason;             // a sentence, or empty
    std::optional<double> seconds;  // wall time, to its end or to now
    int attempt = 0;                // the newest, or the one that waits; 0: none
};

// Seconds that files may come later than the word of a queue.
inline constexpr std::int64_t kFileDelay = 60;
// Seconds without a byte of output after which a task counts as stalled.
inline constexpr std::int64_t kStallTime = 1800;

// verdict: of the newest attempt if it has ended. now: seconds since 1970.
TaskStatus statusOf(const TaskFiles& task, const QueueAnswer& queue,
                    const std::optional<Verdict>& verdict, std::int64_t now);

}  // namespace mtp
