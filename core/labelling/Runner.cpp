#include "core/labelling/Runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <thread>

#include "core/base/Error.h"
#include "core/base/Plural.h"
#include "core/base/Process.h"
#include "core/base/ThisProcess.h"
#include "core/labelling/CampaignScripts.h"

namespace mtp {

namespace {

constexpr std::chrono::milliseconds kPause{50};

// The tasks of one campaign that this process has started.
class Pool {
public:
    Pool(const Campaign& campaign, Progress& progress)
        : m_campaign(campaign), m_progress(progress) {}

    RunReport run(const std::vector<const CampaignTask*>& tasks, std::size_t atOnce) {
        m_count = tasks.size();
        try {
            for (const CampaignTask* task : tasks) {
                waitForLessThan(atOnce);
                if (m_fuse.isBlown())
                    break;
                start(task->files);
            }
            waitForLessThan(1);
        } catch (const Cancelled&) {
            cancelAll();
            throw;
        }
        m_report.stopped = m_fuse.reason();
        return m_report;
    }

private:
    void start(const TaskFiles& task) {
        const std::filesystem::path lock = lockOfTask(m_campaign.folder(), task.key);
        if (isLocked(lock))
            return;  // another process was faster
        try {
            startDetached(m_campaign.folder() / kTaskScript, {}, lock,
                          {task.key, fmt::format("{}", task.nextAttempt())});
        } catch (const FileError&) {
            // Another process may have taken the lock, and even have ended, in between.
            std::error_code error;
            if (isLocked(lock) ||
                std::filesystem::exists(m_campaign.attemptFolder(task.key, task.nextAttempt()),
                                        error))
                return;
            throw;
        }
        m_running.insert(task.key);
        ++m_report.started;
    }

    void waitForLessThan(std::size_t count) {
        for (;;) {
            for (auto key = m_running.begin(); key != m_running.end();) {
                const bool runs = isLocked(lockOfTask(m_campaign.folder(), *key));
                if (!runs)
                    takeEnded(*key);
                key = runs ? std::next(key) : m_running.erase(key);
            }
            m_progress.step(
                m_count == 0 ? 1 : static_cast<double>(m_ended) / static_cast<double>(m_count),
                "Running");
            if (m_running.size() < count)
                return;
            std::this_thread::sleep_for(kPause);
        }
    }

    std::vector<TaskFiles> filesOf(const std::set<std::string>& keys) const {
        std::vector<TaskFiles> tasks = m_campaign.tasks();
        std::erase_if(tasks, [&](const TaskFiles& task) { return !keys.contains(task.key); });
        return tasks;
    }

    void takeEnded(const std::string& key) {
        ++m_ended;
        if (m_ended > kFuseTasks)
            return;
        Progress quiet;
        for (const CampaignTask& task : campaignStatus(m_campaign, filesOf({key}), {}, quiet).tasks)
            m_fuse.take(task.status);
    }

    void cancelAll() {
        for (const TaskFiles& task : filesOf(m_running))
            cancelHere(task);
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (std::chrono::steady_clock::now() < deadline &&
               std::any_of(m_running.begin(), m_running.end(), [&](const std::string& key) {
                   return isLocked(lockOfTask(m_campaign.folder(), key));
               }))
            std::this_thread::sleep_for(kPause);
    }

    static constexpr std::size_t kFuseTasks = 3;  // behind them the fuse is closed

    const Campaign& m_campaign;
    Progress& m_progress;
    std::set<std::string> m_running;
    std::size_t m_count = 0, m_ended = 0;
    Fuse m_fuse;
    RunReport m_report;
};

}  // namespace

std::vector<const CampaignTask*> startableTasks(const CampaignStatus& status) {
    std::vector<const CampaignTask*> tasks;
    for (const CampaignTask& task : status.tasks) {
        const TaskStatus& is = task.status;
        const bool wasCancelled =
            is.state == TaskState::Failed && is.failure == FailureClass::Cancelled;
        if (is.state == TaskState::Exported || is.state == TaskState::Lost || wasCancelled)
            tasks.push_back(&task);
    }
    return tasks;
}

const CampaignTask* firstToTry(const std::vector<const CampaignTask*>& tasks) {
    if (tasks.empty())
        return nullptr;
    std::vector<const CampaignTask*> sorted = tasks;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        return a->files.density.value_or(0) < b->files.density.value_or(0);
    });
    const double middle = sorted[sorted.size() / 2]->files.density.value_or(0);
    return *std::find_if(tasks.begin(), tasks.end(), [&](const CampaignTask* task) {
        return task->files.density.value_or(0) == middle;
    });
}

bool Fuse::take(const TaskStatus& status) {
    constexpr int kAlike = 3;
    constexpr double kSoon = 60;  // s
    const bool hasNoResult =
        status.state == TaskState::Failed || status.state == TaskState::Mismatched ||
        status.state == TaskState::NotConverged || status.state == TaskState::Incomplete;
    const bool hasFailed = hasNoResult && status.failure != FailureClass::Cancelled;
    const bool isAlike = m_alike == 0 || (status.state == m_state && status.failure == m_failure);
    if (!hasFailed || !isAlike || status.seconds.value_or(0) > kSoon)
        m_isClosed = true;
    if (m_isClosed)
        return m_isBlown;
    m_state = status.state;
    m_failure = status.failure;
    if (++m_alike == kAlike) {
        m_isBlown = m_isClosed = true;
        std::string name(m_failure == FailureClass::None ? stateKey(m_state)
                                                         : failureKey(m_failure));
        std::replace(name.begin(), name.end(), '_', ' ');
        m_reason = fmt::format("the first {} failed alike ({}): {}", kAlike, name, status.reason);
    }
    return m_isBlown;
}

std::optional<BlownFuse> blownFuse(const CampaignStatus& status, int after) {
    struct Batch {
        std::vector<const CampaignTask*> ended;
        bool isFused = false;
    };
    std::map<int, Batch, std::greater<>> batches;
    for (const CampaignTask& task : status.tasks) {
        const auto& submission = task.files.submission;
        if (!submission || submission->batch <= after || task.files.hasRetry)
            continue;
        Batch& batch = batches[submission->batch];
        if (task.files.attempt && task.files.attempt->hasEnded())
            batch.ended.push_back(&task);
        batch.isFused = batch.isFused || submission->isFused;
    }
    for (auto& [number, batch] : batches) {
        std::stable_sort(batch.ended.begin(), batch.ended.end(), [](const auto* a, const auto* b) {
            return a->files.attempt->endedAt.value_or(0) < b->files.attempt->endedAt.value_or(0);
        });
        Fuse fuse;
        for (const CampaignTask* task : batch.ended)
            fuse.take(task->status);
        if (fuse.isBlown())
            return BlownFuse{number, fuse.reason()};
        if (batch.isFused)
            return BlownFuse{number,
                             fmt::format("the first tasks of batch {} failed alike", number)};
    }
    return std::nullopt;
}

RunReport runHere(const Campaign& campaign, int atOnce, bool isFirstOnly, Progress& progress) {
    Progress quiet;
    const CampaignStatus status = campaignStatus(campaign, {}, quiet);
    std::vector<const CampaignTask*> tasks = startableTasks(status);
    if (isFirstOnly && !tasks.empty())
        tasks = {firstToTry(tasks)};
    return Pool(campaign, progress).run(tasks, static_cast<std::size_t>(std::max(atOnce, 1)));
}

bool cancelHere(const TaskFiles& task) {
    if (!task.attempt || !task.attempt->isAlive || !task.attempt->process)
        return false;
    return askToEnd(*task.attempt->process);
}

}  // namespace mtp
