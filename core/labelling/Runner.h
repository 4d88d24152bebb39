// Runs the tasks of a campaign on this machine, several at once, in processes that outlive this
// one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/labelling/CampaignStatus.h"

namespace mtp {

// The tasks that a start may begin with: exported, lost, or cancelled, in the order of their keys.
std::vector<const CampaignTask*> startableTasks(const CampaignStatus& status);

// The one to try first: of the middle density, the first.
const CampaignTask* firstToTry(const std::vector<const CampaignTask*>& tasks);

// Ends a batch whose first tasks fail alike.
class Fuse {
public:
    // Of a task that has ended. True from the moment on when three first ones have ended in the
    // same class, each within a minute of its start.
    bool take(const TaskStatus& status);
    bool isBlown() const { return m_isBlown; }
    // "the first 3 failed alike (code not found): ...".
    const std::string& reason() const { return m_reason; }

private:
    int m_alike = 0;
    TaskState m_state = TaskState::Failed;
    FailureClass m_failure = FailureClass::None;
    bool m_isClosed = false, m_isBlown = false;
    std::string m_reason;
};

struct BlownFuse {
    int batch = 0;
    std::string reason;
};
// Of the batches behind `after` that were submitted to a scheduler: the last one of which the first
// tasks have failed alike, whether the rest has been cancelled yet or not. Tasks that another
// attempt is prepared for tell nothing any more.
std::optional<BlownFuse> blownFuse(const CampaignStatus& status, int after = 0);

struct RunReport {
    std::size_t started = 0;
    std::string stopped;  // why no more were started; empty: all were
};

// Starts those that can be started, at most `atOnce` at a time, and returns when they have ended.
// A task that another process runs is left to it. If the work is cancelled, the tasks that were
// started are cancelled too, and Cancelled is thrown. Throws FileError.
RunReport runHere(const Campaign& campaign, int atOnce, bool isFirstOnly, Progress& progress);

// Asks the processes of a task on this machine to end; they note that they were cancelled. False if
// none runs here.
bool cancelHere(const TaskFiles& task);

}  // namespace mtp
