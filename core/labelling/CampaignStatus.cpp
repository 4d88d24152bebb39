#include "core/labelling/CampaignStatus.h"

#include <fmt/format.h>

#include <ctime>

#include "core/base/JsonFields.h"
#include "core/labelling/Evidence.h"

namespace mtp {

namespace {

using nlohmann::json;

json taskJson(const CampaignTask& task) {
    const TaskStatus& status = task.status;
    const bool isNamed = status.failure != FailureClass::None;
    return {{"key", task.files.key},
            {"configuration", task.files.number},
            {"density", orNull(task.files.density)},
            {"state", stateKey(status.state)},
            {"attempt", status.attempt},
            {"class", isNamed ? json(failureKey(status.failure)) : json()},
            {"reason", status.reason.empty() ? json() : json(status.reason)},
            {"seconds", orNull(status.seconds)}};
}

// Reads the configurations only if an output has to be read.
class VerdictReader {
public:
    explicit VerdictReader(const Campaign& campaign) : m_campaign(campaign), m_known(campaign) {}
    ~VerdictReader() { m_known.save(); }
    VerdictReader(const VerdictReader&) = delete;
    VerdictReader& operator=(const VerdictReader&) = delete;

    std::optional<Verdict> verdictOf(const TaskFiles& task) {
        if (!task.attempt || !task.attempt->hasEnded() || task.hasRetry)
            return std::nullopt;
        if (const std::optional<Verdict> known = m_known.find(task))
            return known;
        if (m_configurations.empty())
            m_configurations = m_campaign.configurations();
        const auto index = static_cast<std::size_t>(task.number) - 1;
        if (index >= m_configurations.size())
            return Verdict{TaskState::Mismatched, FailureClass::Settings,
                           "the campaign has no configuration with this number"};
        const Verdict verdict = readEvidence(m_campaign, m_configurations[index], task).verdict;
        m_known.put(task, verdict);
        return verdict;
    }

private:
    const Campaign& m_campaign;
    KnownResults m_known;
    std::vector<Frame> m_configurations;
};

}  // namespace

std::map<TaskState, std::size_t> CampaignStatus::counts() const {
    std::map<TaskState, std::size_t> counts;
    for (const CampaignTask& task : tasks)
        ++counts[task.status.state];
    return counts;
}

int CampaignStatus::exitStatus() const {
    constexpr int kDone = 0, kUnderWay = 3, kAttention = 4;
    if (tasks.empty())
        return kUnderWay;  // an export was interrupted before it came to its tasks
    int status = kDone;
    for (const CampaignTask& task : tasks) {
        if (needsAttention(task.status.state))
            return kAttention;
        if (task.status.state != TaskState::Done)
            status = kUnderWay;
    }
    return status;
}

CampaignStatus campaignStatus(const Campaign& campaign, const QueueAnswer& queue,
                              Progress& progress) {
    return campaignStatus(campaign, campaign.tasks(), queue, progress);
}

CampaignStatus campaignStatus(const Campaign& campaign, const std::vector<TaskFiles>& tasks,
                              const QueueAnswer& queue, Progress& progress) {
    CampaignStatus status;
    if (!queue.isComplete)
        status.unheard = queue.error;
    VerdictReader verdicts(campaign);
    const std::int64_t now = std::time(nullptr);
    for (const TaskFiles& task : tasks) {
        status.tasks.push_back({task, statusOf(task, queue, verdicts.verdictOf(task), now)});
        progress.step(static_cast<double>(status.tasks.size()) / static_cast<double>(tasks.size()),
                      "Reading results");
    }
    return status;
}

std::string toStatusJson(const Campaign& campaign, const CampaignStatus& status) {
    json counts = json::object(), tasks = json::array();
    std::map<TaskState, std::size_t> counted = status.counts();
    for (const TaskState state : allTaskStates())
        counts[std::string(stateKey(state))] = counted[state];
    for (const CampaignTask& task : status.tasks)
        tasks.push_back(taskJson(task));
    const json all{{"campaign", campaign.folder().string()},
                   {"recipe", campaign.recipe().name},
                   {"counts", counts},
                   {"tasks", tasks}};
    return all.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string describe(const CampaignStatus& status) {
    const std::map<TaskState, std::size_t> counts = status.counts();
    const auto done = counts.find(TaskState::Done);
    std::string text =
        fmt::format("{} of {} done", done == counts.end() ? 0 : done->second, status.tasks.size());
    for (const auto& [state, count] : counts)
        if (state != TaskState::Done)
            text += fmt::format("; {} {}", count, stateName(state));
    return text;
}

}  // namespace mtp
