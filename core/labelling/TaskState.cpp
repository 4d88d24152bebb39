#include "core/labelling/TaskState.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/labelling/Slurm.h"

namespace mtp {

namespace {

struct StateKey {
    TaskState state;
    std::string_view key;
    bool needsAttention;
};
constexpr std::array kStates{StateKey{TaskState::ToDo, "to_do", false},
                             StateKey{TaskState::Exported, "exported", false},
                             StateKey{TaskState::Waiting, "waiting", false},
                             StateKey{TaskState::WillNotStart, "will_not_start", true},
                             StateKey{TaskState::Running, "running", false},
                             StateKey{TaskState::Stalled, "stalled", true},
                             StateKey{TaskState::Lost, "lost", true},
                             StateKey{TaskState::Done, "done", false},
                             StateKey{TaskState::NotConverged, "not_converged", true},
                             StateKey{TaskState::Failed, "failed", true},
                             StateKey{TaskState::Mismatched, "mismatched", true},
                             StateKey{TaskState::Incomplete, "incomplete", true},
                             StateKey{TaskState::Unknown, "unknown", false}};

const StateKey& entryOf(TaskState state) {
    return kStates[static_cast<std::size_t>(state)];
}

const QueuedTask* findQueued(const TaskFiles& task, const QueueAnswer& queue) {
    if (!task.submission)
        return nullptr;
    const auto found = queue.tasks.find({task.submission->batch, task.submission->index});
    return found == queue.tasks.end() ? nullptr : &found->second;
}

TaskStatus stateWith(TaskState state, std::string reason = {},
                     FailureClass failure = FailureClass::None) {
    TaskStatus status;
    status.state = state;
    status.reason = std::move(reason);
    status.failure = failure;
    return status;
}

TaskStatus unheard(const QueueAnswer& queue) {
    return stateWith(TaskState::Unknown, "the queue does not answer: " + queue.error);
}

TaskStatus lost(const QueuedTask* queued, std::string_view otherwise) {
    FailureClass failure = FailureClass::Lost;
    std::string reason(otherwise);
    if (queued) {
        failure = failureOfSlurmState(queued->state);
        reason = "the queue says " + queued->state;
    }
    return stateWith(TaskState::Lost, std::move(reason), failure);
}

// Of a task whose next attempt has not been started.
TaskStatus statusBeforeStart(const TaskFiles& task, const QueueAnswer& queue, std::int64_t now) {
    if (!task.isNextSubmitted())
        return stateWith(TaskState::Exported);
    const SubmittedTask& submitted = *task.submission;
    if (!queue.isComplete)
        return unheard(queue);
    const QueuedTask* queued = findQueued(task, queue);
    if (queued && isWaitingInSlurm(queued->state))
        return stateWith(
            willNeverStart(queued->reason) ? TaskState::WillNotStart : TaskState::Waiting,
            queued->reason);
    if (queued && !hasEndedInSlurm(queued->state))
        return stateWith(TaskState::Running, queued->state);
    if (submitted.isFused)
        return stateWith(TaskState::Exported,
                         "its batch was cancelled: the first tasks had failed alike");
    if (!queued && submitted.job.empty() && !submitted.refusal.empty())
        return stateWith(TaskState::Exported, "the scheduler refused it: " + submitted.refusal);
    if (now - submitted.at.value_or(0) < kFileDelay)
        return stateWith(TaskState::Waiting, "submitted");
    return lost(queued,
                "it was submitted, and the queue does not know it: it was lost before it "
                "started");
}

// Of an attempt that was started and has not ended.
TaskStatus statusOfStarted(const TaskFiles& task, const QueueAnswer& queue, std::int64_t now) {
    const AttemptFiles& attempt = *task.attempt;
    const std::int64_t heard =
        std::max(attempt.startedAt.value_or(0), attempt.lastOutputAt.value_or(0));
    // Right after its start not even the file that tells the time of it is there.
    const bool isHeard = attempt.startedAt || attempt.lastOutputAt;
    const auto running = [&](std::string reason = {}) {
        return isHeard && now - heard >= kStallTime
                   ? stateWith(TaskState::Stalled,
                               fmt::format("no output for {} minutes", (now - heard) / 60))
                   : stateWith(TaskState::Running, std::move(reason));
    };
    if (attempt.isAlive)
        return running();
    const QueuedTask* queued = findQueued(task, queue);
    // The file that tells the job may come later than the folder of the attempt.
    const bool isOfQueue = !attempt.job.empty() || (attempt.host.empty() && task.submission);
    if (isOfQueue) {
        if (!queue.isComplete)
            return unheard(queue);
        if (queued && !hasEndedInSlurm(queued->state))
            return running(queued->state == "RUNNING" ? "" : queued->state);
    }
    // The file that tells the end may come later than the word of the queue.
    if (now - heard < kFileDelay && isOfQueue)
        return running();
    return lost(queued, "it was started and ended without a word");
}

}  // namespace

std::string_view stateKey(TaskState state) {
    return entryOf(state).key;
}

std::string stateName(TaskState state) {
    std::string name(entryOf(state).key);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

const std::vector<TaskState>& allTaskStates() {
    static const std::vector<TaskState> all = [] {
        std::vector<TaskState> states;
        for (const StateKey& entry : kStates)
            states.push_back(entry.state);
        return states;
    }();
    return all;
}

bool needsAttention(TaskState state) {
    return entryOf(state).needsAttention;
}

TaskStatus statusOf(const TaskFiles& task, const QueueAnswer& queue,
                    const std::optional<Verdict>& verdict, std::int64_t now) {
    TaskStatus status;
    const std::optional<AttemptFiles>& attempt = task.attempt;
    const bool isDone = verdict && verdict->state == TaskState::Done;
    const bool isBeforeStart = !attempt || task.hasRetry || (task.isNextSubmitted() && !isDone);
    if (!task.hasDeck)
        status = stateWith(TaskState::ToDo);
    else if (isBeforeStart)
        status = statusBeforeStart(task, queue, now);
    else if (!attempt->hasEnded())
        status = statusOfStarted(task, queue, now);
    else if (verdict)
        status = stateWith(verdict->state, verdict->reason, verdict->failure);
    else
        status = stateWith(TaskState::Incomplete, "its output has not been read");
    status.attempt = attempt ? attempt->number : 0;
    if (attempt && attempt->startedAt && !isBeforeStart)
        status.seconds = static_cast<double>(attempt->endedAt.value_or(now) - *attempt->startedAt);
    return status;
}

}  // namespace mtp
